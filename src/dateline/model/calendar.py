"""Times that are told from another day, kept so that they can be worked out once that day
is known (at reading, or later, when other reports date the one that tells them)."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Days = tuple[date, date]
REACH = 400  # days on either side within which an anchor is looked for: more than a year
AGAINST = {
    -1: 2.5,
    0: 1.0,
    1: 1.5,
}  # by how much the likelier side is favoured, measured on TimeBank


@dataclass(frozen=True, slots=True)
class Relative:
    """The days of a time from the day it is told from (the anchor).

    What is meant is the first of these that is given: `days`, a range of days counted from
    the anchor (yesterday is (-1, -1)); `weeks`, `months` or `years`, calendar weeks (from
    Monday), months or years counted from the anchor's own, narrowed by `weekday` ("Monday
    last week"), `day` ("the 5th of last month"), `month` with or without `day`
    ("September 28 last year") or `part`; `month` with or without `day`; `part`, the first
    and last month of a part of the year (a winter is (12, 2)); `weekday` (0 = Monday);
    `day` of the month; one of the days that `among` lists (a feast that moves).

    Where no year, month or week is told, `direction` picks one: -1 the last (one that
    holds the anchor counts, unless `strict`), 0 the nearest, 1 the next; with `near` the
    nearest, but the other side must be nearer by a good deal. A `weekday` beside month and
    day must be that date's. `length` is the
    number of days from the day that is found (a weekend has two), `size` the months or years
    in what `months` or `years` count (3 for quarters, 10 for decades). `of` is where the anchor
    itself is told from another day ("two days before Monday"), `until` the time at whose
    end it ends ("from Friday to Sunday"; `Relative(days=(0, 0))`: it lasts to the anchor).
    """

    days: tuple[int, int] | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    direction: int = -1
    weeks: tuple[int, int] | None = None
    months: tuple[int, int] | None = None
    years: tuple[int, int] | None = None
    part: tuple[int, int] | None = None
    strict: bool = False
    near: bool = False
    among: tuple[Days, ...] = ()
    size: int = 1
    length: int = 1
    of: Relative | None = None
    until: Relative | None = None

    def resolve(self, anchor: date) -> Days | None:
        """First and last day, counted from the anchor; None where there are no such days.

        >>> Relative(weekday=0).resolve(date(2031, 3, 5))
        (datetime.date(2031, 3, 3), datetime.date(2031, 3, 3))
        >>> Relative(month=9, day=28, years=(-1, -1)).resolve(date(2031, 3, 5))
        (datetime.date(2030, 9, 28), datetime.date(2030, 9, 28))
        >>> Relative(month=10, strict=True).resolve(date(2031, 10, 5))
        (datetime.date(2030, 10, 1), datetime.date(2030, 10, 31))
        """
        try:
            return self._resolve(anchor)
        except (OverflowError, ValueError):  # beyond the calendar
            return None

    def told_on(self, meant: Days) -> tuple[Days, ...]:
        """The days from which the time would fall on the days that are meant, as ranges:
        what a report's "Monday" says of its own date once that Monday is known.

        >>> Relative(days=(-1, -1)).told_on((date(2031, 3, 5), date(2031, 3, 5)))
        ((datetime.date(2031, 3, 6), datetime.date(2031, 3, 6)),)
        """
        sample = self.resolve(meant[0])
        if sample is None:
            return ()
        shift = sample[0] - meant[0]
        try:
            start = meant[0] - shift - timedelta(REACH)
            size = (meant[1] - meant[0]).days + 2 * REACH
            anchors = [start + timedelta(n) for n in range(size + 1)]
        except OverflowError:
            return ()
        return as_ranges(anchor for anchor in anchors if _meets(self.resolve(anchor), meant))

    def _resolve(self, anchor: date) -> Days | None:
        origin = anchor
        if self.of is not None:
            base = self.of.resolve(anchor)
            if base is None:
                return None
            origin = base[0]
        found = self._own(origin)
        if found is None or self.until is None:
            return found
        end = self.until.resolve(anchor)
        return (found[0], end[1]) if end and end[1] >= found[0] else None

    def _own(self, anchor: date) -> Days | None:
        if self.days is not None:
            return anchor + timedelta(self.days[0]), anchor + timedelta(self.days[1])
        if self.weeks is not None:
            return self._in_weeks(anchor, *self.weeks)
        if self.months is not None:
            return self._in_months(anchor, *self.months)
        if self.years is not None:
            own, (low, high) = anchor.year // self.size, self.years
            return self._in_years((own + low) * self.size, (own + high + 1) * self.size - 1)
        return self._picked(self._candidates(anchor), anchor)

    def _in_weeks(self, anchor: date, low: int, high: int) -> Days:
        monday = anchor - timedelta(anchor.weekday())
        if self.weekday is not None:
            return self._lasting(monday + timedelta(7 * low + self.weekday))
        return monday + timedelta(7 * low), monday + timedelta(7 * high + 6)

    def _in_months(self, anchor: date, low: int, high: int) -> Days:
        own = (anchor.year * 12 + anchor.month - 1) // self.size
        year, month = divmod((own + low) * self.size, 12)
        if self.day is not None:
            return self._lasting(date(year, month + 1, self.day))
        end, last = divmod((own + high + 1) * self.size - 1, 12)
        return date(year, month + 1, 1), month_end(end, last + 1)

    def _in_years(self, low: int, high: int) -> Days:
        if self.month is not None and self.day is not None:
            return self._lasting(date(low, self.month, self.day))
        if self.month is not None:
            return date(low, self.month, 1), month_end(low, self.month)
        if self.part is not None:
            first, last = self.part
            return date(low, first, 1), month_end(low + (last < first), last)
        return date(low, 1, 1), date(high, 12, 31)

    def _candidates(self, anchor: date) -> Iterator[Days]:
        """The days that could be meant, round the anchor, in order."""
        if self.month is not None or self.part is not None:
            leap = self.month == 2 and self.day == 29
            reach = 8 if leap else 2
            for year in range(anchor.year - reach, anchor.year + reach + 1):
                days = self._in_years(year, year) if not leap or isleap(year) else None
                if days and (self.weekday is None or days[0].weekday() == self.weekday):
                    yield days
        elif self.weekday is not None:
            for step in range(-14, 15):
                found = anchor + timedelta(step)
                if found.weekday() == self.weekday:
                    yield self._lasting(found)
        elif self.day is not None:
            for step in range(-3, 4):
                year, month = _month_after(anchor.year, anchor.month, step)
                if self.day <= month_end(year, month).day:
                    yield self._lasting(date(year, month, self.day))
        else:
            yield from self.among

    def _picked(self, candidates: Iterable[Days], anchor: date) -> Days | None:
        """The candidate that lies in the direction."""
        near = list(candidates)
        if self.near:
            return min(near, key=lambda c: self._leaning(c, anchor), default=None)
        if self.direction < 0:
            near = [c for c in near if (c[1] < anchor if self.strict else c[0] <= anchor)]
            return near[-1] if near else None
        if self.direction > 0:
            near = [c for c in near if (c[0] > anchor if self.strict else c[1] >= anchor)]
            return near[0] if near else None
        return min(near, key=lambda c: _distance(c, anchor), default=None)

    def _leaning(self, days: Days, anchor: date) -> float:
        """The distance from the anchor, longer on the side to which it doesn't lean."""
        side = -1 if days[1] < anchor else int(days[0] > anchor)
        against = side * self.direction < 0
        return _distance(days, anchor) * (AGAINST[self.direction] if against else 1.0)

    def _lasting(self, first: date) -> Days:
        return first, first + timedelta(self.length - 1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    year, month = _month_after(year, month, 1)
    return date(year, month, 1) - timedelta(1)


def as_ranges(days: Iterable[date]) -> tuple[Days, ...]:
    """Days in order as unbroken ranges."""
    found: list[Days] = []
    for day in days:
        if found and (day - found[-1][1]).days == 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def _month_after(year: int, month: int, step: int) -> tuple[int, int]:
    years, months = divmod(month - 1 + step, 12)
    return year + years, months + 1


def _distance(days: Days, anchor: date) -> int:
    return max((days[0] - anchor).days, (anchor - days[1]).days, 0)


def _meets(days: Days | None, meant: Days) -> bool:
    return days is not None and days[0] <= meant[1] and meant[0] <= days[1]
