"""Offices that a report names somebody by: it is no older than their first day in office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dateline.ground.clues.context import Evidence, written
from dateline.ground.clues.facts import news_days, of_the_news
from dateline.model.clues import ClueKind, DateClue
from dateline.model.days import years_after
from dateline.model.numerals import NUMBER, number_in
from dateline.model.span import Span
from dateline.model.text import ZoneKind

NOT_YET = re.compile(
    r"(?:former|ex-|then-|then|future|late|vice|deputy|interim|acting)[ -]?$", re.I
)
ANNIVERSARY = re.compile(
    rf"\b{NUMBER}(?:st|nd|rd|th|[- ]year)? anniversary in (?:office|power)\b", re.I
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


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
def _titles() -> re.Pattern[str]:
    titles = sorted({term.title for term in terms().values()}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, titles)) + r") ")


@cache
def _names() -> re.Pattern[str]:
    names = sorted({term.name.lower() for term in terms().values()}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, names)) + r")\b")


def _named(text: str) -> Iterator[tuple[Span, Term]]:
    """Where somebody is called by an office that he or she is known to have held."""
    lower = text.lower()
    if len(lower) != len(text):  # a letter that has no single small one: offsets would shift
        return
    for title in _titles().finditer(lower):
        name = _names().match(lower, title.end())
        term = terms().get(lower[title.start() : name.end()]) if name else None
        if term is not None and name is not None:
            yield Span(title.start(), name.end()), term


def years_in_office(evidence: Evidence) -> Iterator[DateClue]:
    """It tells an anniversary of somebody's coming to office, and how its news lies to it."""
    for sentence, words in evidence.sentences():
        match = ANNIVERSARY.search(words)
        holder = next(_named(words), None) if match else None
        if match is None or holder is None:
            continue
        term = holder[1]
        day = years_after(term.first, number_in(match))
        news = news_days(words[: match.start()].lower(), (day, day))
        if news is not None:
            why = f"{_since(term)}, and its news came then or as many days apart as it says"
            yield of_the_news(evidence, sentence, [news], why)


def in_office(evidence: Evidence) -> Iterator[DateClue]:
    """It calls somebody by an office."""
    seen: set[str] = set()
    for span, term in _named(evidence.text):
        key = span.of(evidence.text).lower()
        if key in seen or NOT_YET.search(evidence.text, max(0, span.start - 10), span.start):
            continue
        seen.add(key)
        last = term.last if term.last and _acts_now(evidence, span) else date.max
        why = _since(term)
        if last != date.max:
            why = f"{term.name} was {term.title} from {written(term.first)} to {written(last)}"
        yield DateClue(ClueKind.FACT, span, why, ((term.first, last),))


def _since(term: Term) -> str:
    return f"{term.name} has been {term.title} since {written(term.first)}"


def _acts_now(evidence: Evidence, span: Span) -> bool:
    """Whether the one who is named does something in the report's own time: is the subject
    of a sentence that names no year."""
    token = evidence.syntax.root_of(span)
    if token is None or token.dep not in ("nsubj", "nsubjpass"):
        return False
    sentence = evidence.syntax.sentence_of(token)
    return sentence.zone is ZoneKind.BODY and not YEAR.search(sentence.span.of(evidence.text))
