"""What is told as so long before something else: "two days after a bomb killed 13 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.mentions import Page
from dateline.model.text import Token

AFTER = frozenset({"after", "since"})
LENGTH = re.compile(r"P(\d{1,2})([DWM])")
DAYS = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The word "after" with the clause or noun that it opens, and how long before that was."""

    word: Token
    top: Token
    days: int = 0
    months: int = 0


def earlier_than(page: Page, token: Token) -> Earlier | None:
    """The clause with "so long after" that the token stands in."""
    for top in (token, *page.syntax.ancestors(token)):
        for word in _opening(page, top):
            found = _length(page, word)
            if found is not None:
                number, unit = int(found[1]), found[2]
                months = number if unit == "M" else 0
                return Earlier(word, top, number * DAYS.get(unit, 0), months)
    return None


def _opening(page: Page, top: Token) -> Iterator[Token]:
    yield from (c for c in page.syntax.children(top, "mark", "advmod") if c.lemma in AFTER)
    above = page.tokens[top.head]
    if top.dep in {"pobj", "pcomp"} and above.lemma in AFTER:
        yield above


def _length(page: Page, word: Token) -> re.Match[str] | None:
    times = (t for t in page.annotated.times if 0 <= word.start - t.span.end <= 1)
    return next((m for t in times if (m := LENGTH.fullmatch(t.value or ""))), None)
