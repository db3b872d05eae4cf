"""What a time expression means before it is known from which day it is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.calendar import Days, Relative
from dateline.model.mentions import TimeType


class Grain(StrEnum):
    """The size of the stretch of the calendar that is meant; it decides how the TIMEX3
    value is written."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"


class Sort(StrEnum):
    """What kind of piece it is, for putting pieces together ("Friday" + "Oct. 3")."""

    WEEKDAY = "weekday"
    MONTH_DAY = "month_day"
    MONTH = "month"
    YEAR = "year"
    WEEK = "week"
    DAY = "day"
    CLOCK = "clock"
    PART = "part"
    LENGTH = "length"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a time expression says, as far as its own words go.

    Days come from one of: `days`, told outright; `relative`, counted from the day of
    publication; `story`, counted from the time that was told before. `tensed`: whether the
    last or the next one is meant follows from the verb. `value` is the TIMEX3 value where it
    doesn't depend on days; `open` what it is where the days aren't known. `suffix` is the
    clock or part of the day in TIMEX3 ("T10:35"), `local` the same in words, `offset` its zone in
    minutes from UTC. `narrow` is the part of the period that is meant ("end").
    `weekday` is one told beside a date. `letter` is the season's. `yearless`: the year follows from
    the verb or the story. `focal`: it asks for the stretch that the story speaks of ("the
    quarter"); `compared`: it may be that stretch a year before ("a year ago", said of a quarter's
    earnings). `since`: it lasts from then on ("since April").
    """

    type: TimeType
    sort: Sort = Sort.OTHER
    grain: Grain = Grain.DAY
    value: str | None = None
    days: Days | None = None
    relative: Relative | None = None
    story: Relative | None = None
    tensed: bool = False
    open: str | None = None
    suffix: str = ""
    local: str | None = None
    offset: int | None = None
    narrow: str | None = None
    weekday: int | None = None
    letter: str = ""
    yearless: bool = False
    focal: bool = False
    compared: bool = False
    since: bool = False


def render(grain: Grain, days: Days, letter: str = "") -> str:
    """The TIMEX3 value of a stretch of the calendar, known by its first day.

    >>> render(Grain.WEEK, (date(2031, 3, 3), date(2031, 3, 9)))
    '2031-W10'
    """
    first = days[0]
    year, week, _ = first.isocalendar()
    written = {
        Grain.DAY: first.isoformat(),
        Grain.WEEK: f"{year}-W{week:02d}",
        Grain.WEEKEND: f"{year}-W{week:02d}-WE",
        Grain.MONTH: f"{first.year}-{first.month:02d}",
        Grain.QUARTER: f"{first.year}-Q{(first.month + 2) // 3}",
        Grain.HALF: f"{first.year}-H{1 + (first.month > 6)}",
        Grain.SEASON: f"{first.year}-{letter}",
        Grain.YEAR: f"{first.year}",
        Grain.DECADE: f"{first.year // 10}",
        Grain.CENTURY: f"{first.year // 100}",
    }
    return written.get(grain) or _span(days)


def _span(days: Days) -> str:
    """A stretch that no unit of the calendar names: by its middle day where it is a few days
    long, else by both ends."""
    if (days[1] - days[0]).days < 7:
        return (days[0] + (days[1] - days[0]) / 2).isoformat()
    return f"{days[0].isoformat()}/{days[1].isoformat()}"


def year_days(first: int, last: int | None = None) -> Days | None:
    """The days of one year, or of several."""
    last = first if last is None else last
    if not (1 <= first <= last <= 9999):
        return None
    return date(first, 1, 1), date(last, 12, 31)


def fixed(kind: TimeType, value: str) -> Meaning:
    """A time whose value is known and that has no days: a duration, a set, a reference."""
    return Meaning(kind, value=value)
