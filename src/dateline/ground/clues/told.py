"""What the times that a report tells say of its own date: days told as past or to come, a
weekday called today, a weekday beside a date, "last year" beside a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from dateline.ground.clues.context import (
    HALF_A_YEAR,
    WEEKDAYS,
    YEARS,
    Evidence,
    in_each_year,
    on_date,
    union,
)
from dateline.ground.times.tense import AHEAD, BEHIND, tense_told
from dateline.model.calendar import Relative, month_end
from dateline.model.clues import ClueKind, DateClue
from dateline.model.mentions import TimeMention, TimeType
from dateline.model.span import Span
from dateline.model.values import Anchor

DAY_NAME = "(?P<day>" + "|".join(WEEKDAYS) + ")"
CALLED_TODAY = re.compile(
    rf"\btoday\W{{1,3}}{DAY_NAME}\b|\b(?P<other>{'|'.join(WEEKDAYS)})\W{{1,3}}today\b", re.I
)
BESIDE = re.compile(r"\s?[(,]\s?$|\s?[(,]\s?(?:in )?$|\s?\((?:ie|i\.e\.) $")
COMING = re.compile(
    r"\b(?:will|shall|scheduled|slated|expected|due|ahead of|planned for|are to|is to"
    r"|meets?|gathers?|convenes?|opens|begins|starts)\b",
    re.I,
)
HOURS_OLD = re.compile(r"\bhours (?:after|ago|earlier)\b", re.I)
EARLY = ("midnight", "morning", "dawn", "early hours", "00:00", "sunrise")
LEADING = 90  # characters before a time in which it is said to be still to come
LEAD = 4  # sentences in which a report tells its news
NOT_BOUNDS = frozenset({"by", "until", "till", "for", "vision", "agenda", "than"})


def called_today(evidence: Evidence) -> Iterator[DateClue]:
    """It says which weekday is today."""
    match = CALLED_TODAY.search(evidence.text)
    if match is not None:
        name = (match["day"] or match["other"]).lower()
        why = f"it calls {name.capitalize()} today"
        span = Span(*match.span())
        yield DateClue(ClueKind.WEEKDAY, span, why, weekday=WEEKDAYS.index(name))


def weekday_and_date(evidence: Evidence) -> Iterator[DateClue]:
    """It names the weekday of a date: the year is one in which they fall together."""
    for time in evidence.annotated.times:
        told = time.when.relative
        if told is None or told.years is not None or told.of is not None:
            continue
        if told.month is None or told.day is None or told.weekday is None:
            continue
        days = [
            found
            for year in YEARS
            if (found := on_date(year, told.month, told.day)) and found.weekday() == told.weekday
        ]
        ranges = union((day - HALF_A_YEAR, day + HALF_A_YEAR) for day in days)
        said = time.span.of(evidence.text)
        yield DateClue(ClueKind.PAIR, time.span, f'"{said}" fits few years', ranges)


def _tense(evidence: Evidence, time: TimeMention) -> int | None:
    """Whether it is told as past or as to come; the latter only where words say so outright."""
    tense = tense_told(evidence.syntax, time.span)
    if tense != AHEAD:
        return tense
    before = evidence.text[max(0, time.span.start - LEADING) : time.span.start]
    return AHEAD if COMING.search(re.split(r"[.!?]\s|\n", before)[-1]) else None


def bounds(evidence: Evidence) -> Iterator[DateClue]:
    """It tells a dated day as past, so that it is no older; or as still to come."""
    past: list[tuple[date, TimeMention]] = []
    coming: list[tuple[date, TimeMention]] = []
    for time, tense in _explicit(evidence):
        days = time.days
        if days is None or _told_as_bound(evidence, time):
            continue
        if tense == BEHIND:
            past.append((days.first, time))
        elif tense == AHEAD and days.first == days.last:
            coming.append((days.last, time))
    if past:
        day, time = max(past, key=lambda pair: pair[0])
        why = f'it tells "{time.span.of(evidence.text)}" as past'
        yield DateClue(ClueKind.BOUND, time.span, why, ((day, date.max),))
    if coming:
        day, time = min(coming, key=lambda pair: pair[0])
        why = f'it tells "{time.span.of(evidence.text)}" as still to come'
        yield DateClue(ClueKind.BOUND, time.span, why, ((date.min, day),))


def _explicit(evidence: Evidence) -> Iterator[tuple[TimeMention, int | None]]:
    """The times with a year of their own in what is told, and their tense."""
    for time in evidence.told_times():
        if time.when.anchor is Anchor.EXPLICIT and time.type is not TimeType.SET:
            yield time, _tense(evidence, time)


def _told_as_bound(evidence: Evidence, time: TimeMention) -> bool:
    """Whether it is a deadline, a plan's name or a comparison rather than a time of events."""
    before = evidence.text[max(0, time.span.start - 12) : time.span.start].lower().split()
    return bool(before) and before[-1].strip("(\"'“‘") in NOT_BOUNDS


def months_and_days(evidence: Evidence) -> Iterator[DateClue]:
    """It tells a day and month without a year as past, or as to come: it is of the half year
    after it, or before it."""
    for time in evidence.told_times():
        told = time.when.relative
        if told is None or told.month is None or told.day is None or told.years or told.of:
            continue
        if told.weekday is not None or told.strict:
            continue
        tense = _tense(evidence, time)
        if tense is None:
            continue
        before, after = (
            (HALF_A_YEAR, timedelta(0)) if tense == AHEAD else (timedelta(0), HALF_A_YEAR)
        )
        said = time.span.of(evidence.text)
        how = "still to come" if tense == AHEAD else "past"
        yield DateClue(
            ClueKind.BOUND,
            time.span,
            f'it tells "{said}" as {how} without naming the year',
            in_each_year(told.month, told.day, before, after),
        )


def hours_old(evidence: Evidence) -> Iterator[DateClue]:
    """Its first sentences tell of the early hours of a day as hours ago: it is of that day."""
    lead = evidence.annotated.sentences[:LEAD]
    if not lead or not any(HOURS_OLD.search(s.span.of(evidence.text)) for s in lead):
        return
    for time in evidence.annotated.times:
        told = time.when.relative
        if time.span.start >= lead[-1].span.end or told is None or told.years or told.of:
            continue
        around = evidence.text[max(0, time.span.start - 30) : time.span.end].lower()
        if told.month is None or told.day is None or not any(word in around for word in EARLY):
            continue
        said = time.span.of(evidence.text)
        days = in_each_year(told.month, told.day, timedelta(0), timedelta(0))
        why = f"it tells what began early on {said} as hours old"
        yield DateClue(ClueKind.TOLD, time.span, why, days)
        return


def beside_a_year(evidence: Evidence) -> Iterator[DateClue]:
    """It says "last year" or "this year" and names the year beside it."""
    times = evidence.annotated.times
    for left, right in pairwise(times):
        gap = evidence.text[left.span.end : right.span.start]
        pair = (left, right) if left.when.relative else (right, left)
        told, named = pair[0].when.relative, pair[1].days
        if not BESIDE.fullmatch(gap) or told is None or named is None:
            continue
        if pair[1].when.anchor is not Anchor.EXPLICIT or told != Relative(years=told.years):
            continue
        if told.years is None or (named.last - named.first).days < 364:
            continue
        year = named.first.year - told.years[0]
        said = evidence.text[left.span.start : right.span.end]
        why = f'it says "{said}"'
        yield DateClue(ClueKind.TOLD, left.span, why, ((date(year, 1, 1), date(year, 12, 31)),))


def month_of_a_period(evidence: Evidence) -> Iterator[DateClue]:
    """A month without a year in which a part of a year was summed up that had just ended: the
    month is of that year, and the report of the year from it."""
    for sentence in evidence.annotated.sentences:
        times = evidence.times_in(sentence.span)
        parts = [t for t in times if t.value and re.fullmatch(r"\d{4}-[HQ]\d", t.value) and t.days]
        months = [
            t
            for t in times
            if t.when.relative
            and t.when.relative.month
            and t.when.relative.day is None
            and t.when.relative.years is None
            and tense_told(evidence.syntax, t.span) == BEHIND
        ]
        for part, month in ((p, m) for p in parts for m in months):
            clue = _summed_up(evidence, part, month)
            if clue is not None:
                yield clue


def _summed_up(evidence: Evidence, part: TimeMention, month: TimeMention) -> DateClue | None:
    told = month.when.relative
    if told is None or told.month is None or part.days is None:
        return None
    ended = part.days.last
    gap = (told.month - ended.month) % 12
    if part.when.anchor is not Anchor.EXPLICIT or not 1 <= gap <= 2:
        return None
    year = ended.year + (told.month < ended.month)
    first = date(year, told.month, 1)
    last = month_end(year if told.month == 1 else year + 1, (told.month - 2) % 12 + 1)
    said, summed = month.span.of(evidence.text), part.span.of(evidence.text)
    why = f'"{said}", in which it sums up {summed}, is that of {year}'
    return DateClue(ClueKind.TOLD, month.span, why, ((first, last),))
