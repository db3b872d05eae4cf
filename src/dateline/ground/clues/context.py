"""What the finders of clues look at, and the days by which they reckon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model.annotated import Annotated
from dateline.model.calendar import Days, Relative
from dateline.model.mentions import TimeMention, TimeType
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Sentence, ZoneKind

TELLING = frozenset({ZoneKind.BODY, ZoneKind.HEADLINE})
YEARS = range(1980, 2051)  # the years that a report without a date may be of
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
HALF_A_YEAR = timedelta(183)
TODAY = Relative(days=(0, 0))


@dataclass(frozen=True, slots=True)
class Evidence:
    """A report whose times were read without a day of publication, with its syntax."""

    annotated: Annotated
    syntax: Syntax

    @property
    def text(self) -> str:
        """The report's text."""
        return self.annotated.report.text

    def sentences(self) -> Iterator[tuple[Sentence, str]]:
        """The sentences with their words."""
        for sentence in self.annotated.sentences:
            yield sentence, sentence.span.of(self.text)

    def times_in(self, span: Span) -> tuple[TimeMention, ...]:
        """The times that stand in a span."""
        times = self.annotated.times  # in order of the text
        first = bisect_left(times, span.start, key=lambda time: time.span.start)
        last = bisect_left(times, span.end, lo=first, key=lambda time: time.span.start)
        return tuple(time for time in times[first:last] if span.contains(time.span))

    def told_times(self) -> Iterator[TimeMention]:
        """The times in what the report tells: not those of captions and datelines."""
        for zone in self.annotated.zones:
            if zone.kind in TELLING:
                yield from self.times_in(zone.span)

    def same_day(self) -> bool:
        """Whether it tells its news as of the day on which it is written: as today's, or by
        the hour alone."""
        return any(
            time.when.relative == TODAY
            for time in self.annotated.times
            if time.type in (TimeType.DATE, TimeType.TIME)
        )


def in_each_year(month: int, day: int, before: timedelta, after: timedelta) -> tuple[Days, ...]:
    """The days round that date, in every year."""
    return union(
        (found - before, found + after)
        for year in YEARS
        if (found := on_date(year, month, day)) is not None
    )


def on_date(year: int, month: int, day: int) -> date | None:
    """The day, where the year has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def union(ranges: Iterable[Days]) -> tuple[Days, ...]:
    """Ranges of days in order, those that touch made one."""
    found: list[Days] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + timedelta(1):
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def written(day: date) -> str:
    """A day as a reader would write it."""
    return f"{day.day} {day:%B %Y}"
