"""How near two words of a sentence stand in its syntax."""

from __future__ import annotations

from dateline.extract.events.mentions import Page
from dateline.model.text import Token

FAR = 99
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})


def steps_between(page: Page, left: Token, right: Token) -> tuple[int, Token | None]:
    """Edges between two words by their nearest common governor, which comes along; clause
    boundaries count twice."""
    costs: dict[int, int] = {left.index: 0}
    cost = 0
    token = left
    for above in page.syntax.ancestors(left):
        cost += 2 if token.dep in CLAUSES else 1
        costs[above.index] = cost
        token = above
    cost, token = 0, right
    if token.index in costs:
        return costs[token.index], token
    for above in page.syntax.ancestors(right):
        cost += 2 if token.dep in CLAUSES else 1
        if above.index in costs:
            return cost + costs[above.index], above
        token = above
    return FAR, None
