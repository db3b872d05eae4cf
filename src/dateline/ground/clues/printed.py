"""Dates that a report prints as its own: in its dateline, after "Published", on a line of
their own or behind the outlet's name, or as its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from dateline.ground.clues.context import WEEKDAYS, Evidence, in_each_year, written
from dateline.ground.times import meanings_in
from dateline.ground.times.meaning import Meaning, Sort
from dateline.model.calendar import Relative
from dateline.model.clues import ClueKind, DateClue
from dateline.model.mentions import TimeMention
from dateline.model.span import Span
from dateline.model.text import Zone, ZoneKind

POSTED = re.compile(
    r"^(?:posted|published|uploaded|updated|filed)\b.{0,60}?\b"
    rf"(?P<day>{'|'.join(WEEKDAYS)})\b.{{0,60}}$",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of its own that says on which day of the week a page appeared."""
LINE = re.compile(r"[^\n]+")
LABEL = re.compile(
    r"\W{0,4}(?:first |originally |date |last )?"
    r"(?:published|posted|publication date|issued|filed|dated|created|added|released)"
    r"(?: on| at| by)?\b",
    re.IGNORECASE,
)
AS_OF = re.compile(r"\W{0,4}(?:situation |data |status )?as (?:of|at)\b", re.IGNORECASE)
ISSUED = re.compile(r"\((?:published|posted|issued|released|updated)(?: on| at)?\b", re.IGNORECASE)
REST = re.compile(
    r"[\s\d:.,،|•·/()–—-]|\b(?:at|on|am|pm|gmt|utc|est|edt|ist|bst|hrs?|local|time)\b", re.I
)
NAME = re.compile(r"\s*[A-Z][\w'’.&]*(?: (?:of|the|and|&|[A-Z][\w'’.&]*)){0,5}\s*[,|–—-]\s*")
HEAD_LINES, LABEL_LINES = 8, 25
LONGEST_LINE = 120
SOON = 60  # days after its period within which a summary is issued
LABELLED = 80  # characters from a label within which its date stands
HEADS = frozenset({ZoneKind.DATELINE, ZoneKind.BYLINE, ZoneKind.CREDIT})


def printed(evidence: Evidence) -> Iterator[DateClue]:
    """The report prints its own date."""
    for span in _places(evidence):
        for found, meaning in meanings_in(evidence.text, span):
            clue = _clue(found, meaning)
            if clue is not None:
                yield _after_its_period(evidence.text, clue)
                break


def _after_its_period(text: str, clue: DateClue) -> DateClue:
    """The same, with the year of the days that stand before it in its line: "8 to 14 May 2023
    (issued on 16 May)"."""
    if clue.span is None or len(clue.ranges) == 1:
        return clue
    before = Span(text.rfind("\n", 0, clue.span.start) + 1, clue.span.start)
    ends = [meaning.days[1] for _, meaning in meanings_in(text, before) if meaning.days]
    days = [pair for pair in clue.ranges if ends and pair[0] >= ends[-1]]
    if not days or (days[0][0] - ends[-1]).days > SOON:
        return clue
    why = f"it prints {written(days[0][0])} as its date"
    return DateClue(ClueKind.PRINTED, clue.span, why, (days[0],))


def posted_on(evidence: Evidence) -> Iterator[DateClue]:
    """A line of its own says on which day of the week it appeared."""
    match = POSTED.search(evidence.text)
    if match is not None:
        name = match["day"].lower()
        why = f"it says that it appeared on a {name.capitalize()}"
        span = Span(*match.span("day"))
        yield DateClue(ClueKind.WEEKDAY, span, why, weekday=WEEKDAYS.index(name))


def wire_lead(evidence: Evidence) -> Iterator[DateClue]:
    """Its dateline gives day and month, and its first sentence the weekday of its news, which
    is that day's or, told the morning after, the day's before."""
    lead = next((s for s in evidence.annotated.sentences if s.zone is ZoneKind.BODY), None)
    if lead is None:
        return
    days = [t for t in evidence.times_in(lead.span) if _weekday_only(t) is not None]
    for head in _heads(evidence.annotated.zones) if days else ():
        for span, meaning in meanings_in(evidence.text, head):
            told, news = meaning.relative, days[0].when.relative
            if told is None or told.month is None or told.day is None or news is None:
                continue
            fits = tuple(
                pair
                for pair in in_each_year(told.month, told.day, timedelta(0), timedelta(0))
                if (pair[0].weekday() - (news.weekday or 0)) % 7 <= 1
            )
            said = span.of(evidence.text)
            yield DateClue(ClueKind.PAIR, span, f"{said} and its news fall on one day", fits)
            return


def _weekday_only(time: TimeMention) -> Relative | None:
    """The time's own rule, where it is the last such weekday and no more."""
    told = time.when.relative
    if told is None or told.weekday is None or told.month is not None or told.weeks is not None:
        return None
    return told if told.direction < 0 and not told.strict and told.of is None else None


def _places(evidence: Evidence) -> Iterator[Span]:
    """Where a report prints its date: labelled lines first, then datelines, then lines that
    hold nothing else, then its first words."""
    lines = [Span(*match.span()) for match in LINE.finditer(evidence.text) if match[0].strip()]
    short = [line for line in lines if len(line) <= LONGEST_LINE]
    labelled = {*lines[:LABEL_LINES], *lines[-HEAD_LINES:]}
    yield from (
        Span(line.start, min(line.end, line.start + LABELLED))
        for line in lines
        if line in labelled and LABEL.match(evidence.text, line.start, line.end)
    )
    yield from _said_in_headings(evidence.text, short[:HEAD_LINES])
    yield from _heads(evidence.annotated.zones)
    early = set(lines[:HEAD_LINES])
    yield from (line for line in short if line in early and _only_a_date(evidence.text, line))
    behind = early - set(lines[:1])
    yield from (line for line in short if line in behind and _name_and_date(evidence.text, line))
    if lines:
        yield from _first_words(evidence.text, lines[0])


def _said_in_headings(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """From where the lines above the text say when it was issued: "(issued on 16 May)", "as of
    06:00 on 12 May"."""
    for line in lines:
        words = line.of(text).rstrip()
        issued = ISSUED.search(words)
        if issued is not None:
            yield Span(line.start + issued.start(), line.end)
        elif AS_OF.match(words) and not words.endswith("."):
            yield Span(line.start, min(line.end, line.start + LABELLED))


def _heads(zones: tuple[Zone, ...]) -> Iterator[Span]:
    """Datelines, and the lines of names and credits before the text."""
    begun = False
    for zone in zones:
        begun = begun or zone.kind is ZoneKind.BODY
        if zone.kind is ZoneKind.DATELINE or (
            zone.kind in HEADS and not begun and len(zone.span) <= LONGEST_LINE
        ):
            yield zone.span


def _only_a_date(text: str, line: Span) -> bool:
    found = [span for span, _ in meanings_in(text, line)]
    rest = line.of(text)
    for span in found:
        rest = rest.replace(span.of(text), "")
    return bool(found) and not REST.sub("", rest).strip()


def _name_and_date(text: str, line: Span) -> bool:
    """An outlet's name and a day, and no more: "The Harbour Post, 9 August 2031"."""
    found = list(meanings_in(text, line))
    if not found or found[-1][1].days is None:
        return False
    span = found[-1][0]
    return not text[span.end : line.end].strip() and bool(
        NAME.fullmatch(text[line.start : span.start])
    )


def _first_words(text: str, line: Span) -> Iterator[Span]:
    """The date that the text begins with: "Wed 5 Apr 2017 Rockets hit …"."""
    head = Span(line.start, min(line.end, line.start + 60))
    for span, meaning in meanings_in(text, head):
        first = not text[line.start : span.start].strip()
        if first and meaning.sort in (Sort.MONTH_DAY, Sort.DAY) and meaning.days is not None:
            yield span
        break


def _clue(span: Span, meaning: Meaning) -> DateClue | None:
    if meaning.sort not in (Sort.MONTH_DAY, Sort.DAY) or meaning.value is not None:
        return None
    if meaning.days is not None and meaning.days[0] == meaning.days[1]:
        day = meaning.days[0]
        why = f"it prints {written(day)} as its date"
        return DateClue(ClueKind.PRINTED, span, why, (meaning.days,))
    told = meaning.relative
    if told is None or told.month is None or told.day is None:
        return None
    days = in_each_year(told.month, told.day, timedelta(0), timedelta(0))
    if meaning.weekday is not None:
        days = tuple(pair for pair in days if pair[0].weekday() == meaning.weekday)
    return DateClue(ClueKind.PRINTED, span, "its dateline gives the day and the month", days)
