"""Clues to the day on which a report was published: each allows some days and rules out the
rest, so that the clues of one report, or of reports that are linked, can be laid together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.model.calendar import Days
from dateline.model.span import Span

ALWAYS: tuple[Days, ...] = ((date.min, date.max),)


class ClueKind(StrEnum):
    """What a clue rests on: `printed` the report's own date line, `address` a day or month in its
    web address, `bound` a day that it
    tells as past or to come, `weekday` the weekday of the day it calls today, `pair` a
    weekday with a date, `told` a time told from the day of publication beside the date it
    means ("last year" and "in 2019"), `fact` a dated fact of the world ("ten years after
    the invasion"), `linked` what a linked report says."""

    PRINTED = "printed"
    ADDRESS = "address"
    BOUND = "bound"
    WEEKDAY = "weekday"
    PAIR = "pair"
    TOLD = "told"
    FACT = "fact"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class DateClue:
    """Days on which a report can have been published, by one of its clues.

    `ranges` are in order and don't touch; an open end is `date.min` or `date.max`.
    `weekday` (0 = Monday) narrows them where it is known. `span` are the words, `why` says
    in half a sentence what they tell ("it calls September 2015 last month").
    """

    kind: ClueKind
    span: Span | None
    why: str
    ranges: tuple[Days, ...] = ALWAYS
    weekday: int | None = None

    def allows(self, day: date) -> bool:
        """Whether the report can be of that day, as far as this clue goes."""
        if self.weekday is not None and day.weekday() != self.weekday:
            return False
        return any(first <= day <= last for first, last in self.ranges)


def allowed_days(clues: Iterable[DateClue]) -> tuple[Days, ...]:
    """The days that all the clues allow, as ranges; none where they contradict each other.

    Weekdays are applied where the other clues leave less than a month.

    >>> monday = DateClue(ClueKind.WEEKDAY, None, "it calls today Monday", weekday=0)
    >>> week = DateClue(ClueKind.BOUND, None, "", ((date(2031, 3, 4), date(2031, 3, 12)),))
    >>> allowed_days([monday, week])
    ((datetime.date(2031, 3, 10), datetime.date(2031, 3, 10)),)
    """
    known = list(clues)
    ranges = ALWAYS
    for clue in known:
        ranges = intersect(ranges, clue.ranges)
    weekdays = {clue.weekday for clue in known if clue.weekday is not None}
    if len(weekdays) > 1:
        return ()
    for weekday in weekdays:
        if ranges and (ranges[-1][1] - ranges[0][0]).days < 31:
            ranges = tuple(
                (day, day)
                for first, last in ranges
                for day in (first + timedelta(n) for n in range((last - first).days + 1))
                if day.weekday() == weekday
            )
    return ranges


def intersect(left: tuple[Days, ...], right: tuple[Days, ...]) -> tuple[Days, ...]:
    """The days that both sets of ranges hold; both are in order."""
    found: list[Days] = []
    one, other = list(left), list(right)
    while one and other:
        first, last = max(one[0][0], other[0][0]), min(one[0][1], other[0][1])
        if first <= last:
            found.append((first, last))
        (one if one[0][1] < other[0][1] else other).pop(0)
    return tuple(found)
