"""How near two words of a sentence stand in its syntax."""

from __future__ import annotations

from dateline.extract.events.mentions import Page
from dateline.model.text import Token

FAR = 99
CLAUSES = frozenset({"ccomp", "advcl", "relcl", "conj", "parataxis"})


def steps_between(page: Page, left: Token, right: Token) -> tuple[int, Token | None]:
    """Edges between two words by their nearest common governor, which comes along; clause
    boundaries count twice."""
    rising, falling, common = page.syntax.between(left, right)
    if common is None:
        return FAR, None
    clauses = sum(token.dep in CLAUSES for token in (*rising, *falling))
    return len(rising) + len(falling) + clauses, common
