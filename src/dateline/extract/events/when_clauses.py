"""Clauses that tell what happened at a time just named: "since 26 April, when ten were killed"."""

from __future__ import annotations

from dateline.extract.events.mentions import Page
from dateline.model.mentions import TimeMention


def opens_clause(page: Page, time: TimeMention) -> int | None:
    """The index of the "when" that stands behind a time, which everything behind it in the
    sentence happened at, whatever stands before the time ("since", "until")."""
    tokens = page.syntax.tokens_in(time.span)
    if not tokens:
        return None
    after = tokens[-1].index + 1
    while after < len(page.tokens) and page.tokens[after].text in {",", "–", "-"}:
        after += 1
    here = page.sentence_of.get(tokens[-1].index)
    if here is None or not after < here.last:
        return None
    return after if page.tokens[after].lemma == "when" else None
