"""Months and days of events whose year isn't told: two reports that tell of "9 February" may tell
of one event before the year of either is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateline.model.calendar import Relative
from dateline.model.claims import Claim
from dateline.model.clues import ClueKind
from dateline.model.reading import Digest
from dateline.model.values import TimeSpan, When

MonthDay = tuple[int, int]
FEW_DAYS = 1
"""Days beyond the first that still tell a date."""
WEEK = 7
YEAR = 366
LEAP = 2000
"""A leap year, in which every month and day can be reckoned with."""


def dates_told(claims: Iterable[Claim], digest: Digest) -> frozenset[MonthDay]:
    """The months and days that are told without the year, or counted from the one that the report
    prints without the year ("yesterday", "on Friday" under a dateline of 9 May)."""
    told = [c.value.relative for c in claims if isinstance(c.value, When) and not c.value.span]
    known = [relative for relative in told if relative is not None]
    named = frozenset(one for relative in known for one in _named(relative))
    if named:
        return named
    printed = _printed(digest)
    if printed is None:
        return frozenset()
    return frozenset(one for relative in known for one in _counted(relative, printed, digest))


def dates_of(days: TimeSpan | None) -> frozenset[MonthDay]:
    """The months and days of a day or two."""
    if days is None or (days.last - days.first).days > FEW_DAYS:
        return frozenset()
    return frozenset((day.month, day.day) for day in (days.first, days.last))


def near_in_a_year(some: Iterable[MonthDay], others: Iterable[MonthDay]) -> bool:
    """Whether two of them are within a week of each other, in one year or over its end."""
    one, other = (list(map(_day_of_year, dates)) for dates in (some, others))
    gaps = (abs(a - b) for a in one for b in other)
    return any(min(gap, YEAR - gap) <= WEEK for gap in gaps)


def _day_of_year(told: MonthDay) -> int:
    return date(LEAP, *told).timetuple().tm_yday


def written(told: MonthDay) -> str:
    """A month and day as a reader would write them.

    >>> written((2, 9))
    '9 February'
    """
    return f"{told[1]} {date(LEAP, *told):%B}"


def _named(relative: Relative) -> Iterator[MonthDay]:
    if relative.month and relative.day and relative.length == 1 and not relative.years:
        yield relative.month, relative.day


def _printed(digest: Digest) -> MonthDay | None:
    """The month and day that the report prints as its own, in whichever year."""
    for clue in digest.clues:
        if clue.kind is ClueKind.PRINTED and len(clue.ranges) > 1:
            first = clue.ranges[0][0]
            return first.month, first.day
    return None


def _counted(relative: Relative, printed: MonthDay, digest: Digest) -> Iterator[MonthDay]:
    """The dates of a weekday, where the report's own weekday is known, and of days that are
    counted from the report's."""
    day = date(LEAP, *printed)
    if relative.days and relative.days[1] - relative.days[0] <= FEW_DAYS:
        for shift in range(relative.days[0], relative.days[1] + 1):
            found = day + timedelta(shift)
            yield found.month, found.day
    elif relative.weekday is not None and _told_plainly(relative):
        back = [(posted - relative.weekday) % 7 for posted in _weekdays(digest, printed)]
        for shift in back or range(7):
            found = day - timedelta(shift)
            yield found.month, found.day


def _told_plainly(relative: Relative) -> bool:
    """Whether it is the last such weekday and no more."""
    plain = relative.weeks is None and relative.of is None and relative.month is None
    return plain and relative.direction < 0 and not relative.strict


def _weekdays(digest: Digest, printed: MonthDay) -> frozenset[int]:
    """The weekdays on which the report can have appeared, by its other clues: "May 11" and news
    "on Friday" fall on one day, or on two that follow each other."""
    if digest.posted is not None:
        return frozenset({digest.posted})
    pairs = [clue for clue in digest.clues if clue.kind is ClueKind.PAIR]
    return frozenset(
        first.weekday()
        for clue in pairs
        for first, last in clue.ranges
        if first == last and (first.month, first.day) == printed
    )
