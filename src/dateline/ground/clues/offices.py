"""Offices that a report names somebody by: it is no older than their first day in office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.ground.clues.context import Evidence, written
from dateline.model.clues import ClueKind, DateClue
from dateline.model.span import Span

NOT_YET = re.compile(
    r"(?:former|ex-|then-|then|future|late|vice|deputy|interim|acting)[ -]?$", re.I
)
SAID_NOW = re.compile(
    r"^,?\s(?:said|says|told|announced|vowed|condemned|ordered)\b[^.]{0,60}?"
    r"\b(?:today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody's time in an office; `last` None: no end is known."""

    title: str
    name: str
    first: date
    last: date | None


@cache
def terms() -> dict[str, Term]:
    """The terms of the data file, by title and name in lower case."""
    text = files("dateline.data").joinpath("dated_offices.tsv").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            title, name, first, last = line.split("\t")
            end = None if last == "-" else date.fromisoformat(last)
            found[f"{title} {name}".lower()] = Term(title, name, date.fromisoformat(first), end)
    return found


@cache
def _named() -> re.Pattern[str]:
    names = sorted(terms(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.I)


def in_office(evidence: Evidence) -> Iterator[DateClue]:
    """It calls somebody by an office."""
    seen: set[str] = set()
    for match in _named().finditer(evidence.text):
        key = match[0].lower()
        if key in seen or NOT_YET.search(evidence.text, max(0, match.start() - 10), match.start()):
            continue
        seen.add(key)
        term = terms()[key]
        now = SAID_NOW.search(evidence.text[match.end() : match.end() + 100])
        last = term.last if now and term.last else date.max
        why = f"{term.name} has been {term.title} since {written(term.first)}"
        if last != date.max:
            why = f"{term.name} was {term.title} until {written(last)}"
        yield DateClue(ClueKind.FACT, Span(*match.span()), why, ((term.first, last),))
