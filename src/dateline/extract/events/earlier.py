"""What is told as so long before something else: "two days after a bomb killed 13 people", "days
after a raid"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.extract.events.mentions import Page
from dateline.model.text import Token

AFTER = frozenset({"after", "since"})
SOME = frozenset({"days", "weeks", "months", "years"})
LENGTH = re.compile(r"PT?(\d{1,3})([DWMHY])")
A_DAY = 20
"""Hours from which what was before is something else, not the beginning of the same."""
MONTHS = {"M": 1, "Y": 12}
DAYS = {"D": 1.0, "W": 7.0, "H": 1 / 24}


@dataclass(frozen=True, slots=True)
class Earlier:
    """The word "after" with the clause or noun that it opens, and how long before that was;
    `loose`: so many months more or less, where years are told."""

    word: Token
    top: Token
    days: int = 0
    months: int = 0
    loose: int = 0

    @property
    def counted(self) -> bool:
        """Whether it is told how long: "days after" says that it was before, not when."""
        return bool(self.days or self.months)


class Counted:
    """What a report tells as so long before something else."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._opened: dict[int, Earlier] = {}
        words = {**dict(_after_some(page)), **dict(_after_lengths(page))}
        for opened_by in (_introduced, _governed):
            for index, (number, unit) in words.items():
                word, months = page.tokens[index], number * MONTHS.get(unit, 0)
                for top in opened_by(page, word):
                    days = int(number * DAYS.get(unit, 0))
                    earlier = Earlier(word, top, days, months, loose=int(unit == "Y"))
                    self._opened.setdefault(top.index, earlier)

    def earlier_than(self, token: Token) -> Earlier | None:
        """The clause with "so long after" that the token stands in."""
        if not self._opened:
            return None
        chain = (token, *self._page.syntax.ancestors(token))
        return next((self._opened[top.index] for top in chain if top.index in self._opened), None)


def _after_lengths(page: Page) -> Iterator[tuple[int, tuple[int, str]]]:
    """The words "after" and "since" that stand behind a length of time, with its number and
    unit."""
    found = ((time.span.end, LENGTH.fullmatch(time.value or "")) for time in page.annotated.times)
    lengths = {end: (int(match[1]), match[2]) for end, match in found if match}
    lengths = {end: (n, unit) for end, (n, unit) in lengths.items() if unit != "H" or n >= A_DAY}
    for word in page.tokens if lengths else ():
        length = lengths.get(word.start - 1) or lengths.get(word.start)
        if length is not None and word.lemma in AFTER:
            yield word.index, length


def _after_some(page: Page) -> Iterator[tuple[int, tuple[int, str]]]:
    """The words "after" behind "days", "weeks", "months" without a number."""
    for before, word in pairwise(page.tokens):
        if word.lemma == "after" and before.text.lower() in SOME:
            yield word.index, (0, "")


def _introduced(page: Page, word: Token) -> list[Token]:
    """The clause that the word introduces."""
    introduces = word.dep in {"mark", "advmod"} and word.head != word.index
    return [page.tokens[word.head]] if introduces else []


def _governed(page: Page, word: Token) -> list[Token]:
    """What the word governs; of a clause whose verb the parse gave to the clause above ("comes
    two months after fighting left ten dead"), that verb too."""
    governed = page.syntax.children(word, "pobj", "pcomp")
    above = page.tokens[word.head]
    for verb in page.syntax.children(above, "advcl") if governed else ():
        alone = not page.syntax.children(verb, "mark", "nsubj", "nsubjpass", "advmod")
        if verb.tag == "VBD" and verb.index > governed[-1].index and alone:
            governed.append(verb)
    return governed
