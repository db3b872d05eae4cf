"""The time line of the incidents page: how many incidents each stretch of time has."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MOST_BARS = 110
"""A stretch is a day, a week, a month or a year, whichever first gives no more bars."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time: incidents known to lie in it, and those that may (their share)."""

    first: date
    last: date
    known: int
    spread: float
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that is written under the line."""

    x: float
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class TimeLine:
    """Bars from the first day to the last, in shares of the whole width (0 to 100); one line
    is the same as itself alone."""

    first: date
    last: date
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    step: int

    @property
    def most(self) -> float:
        """The highest bar."""
        return max((bar.known + bar.spread for bar in self.bars), default=0.0) or 1.0

    def at(self, day: str, *, end: bool = False) -> float:
        """Where a day (ISO) lies, its end where asked; within the line."""
        days = date.fromisoformat(day).toordinal() + end - self.first.toordinal()
        return min(max(days / _length(self.first, self.last) * 100, 0.0), 100.0)


def time_line(spans: Mapping[tuple[date, date], int]) -> TimeLine | None:
    """The line of incidents by their first and last days, with how many have these; None
    where there are none."""
    if not spans:
        return None
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    starts, step = _starts(first, last)
    last = max(last, _before(starts[-1], step))
    return TimeLine(
        starts[0], last, tuple(_bars(starts, last, spans)), tuple(_marks(starts[0], last)), step
    )


def _length(first: date, last: date) -> int:
    return last.toordinal() - first.toordinal() + 1


def _starts(first: date, last: date) -> tuple[list[date], int]:
    """The first days of the stretches, and about how many days each has."""
    length = _length(first, last)
    for step in (1, 7):
        if length <= MOST_BARS * step:
            start = first - timedelta(first.weekday() if step == 7 else 0)
            count = (last - start).days // step + 1
            return [start + timedelta(step * n) for n in range(count)], step
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months <= MOST_BARS:
        of = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        return [date(n // 12, n % 12 + 1, 1) for n in of], 30
    return [date(year, 1, 1) for year in range(first.year, last.year + 1)], 365


def _before(start: date, step: int) -> date:
    """The last day of the stretch that starts then."""
    if step < 30:
        return start + timedelta(step - 1)
    later = start + timedelta(31 if step == 30 else 366)
    return later.replace(day=1, month=later.month if step == 30 else 1) - timedelta(1)


def _bars(
    starts: Sequence[date], last: date, spans: Mapping[tuple[date, date], int]
) -> Iterable[Bar]:
    ends = [*(start - timedelta(1) for start in starts[1:]), last]
    known, spread = [0] * len(starts), [0.0] * len(starts)
    for (begun, ended), count in sorted(spans.items()):
        left, right = bisect_right(starts, begun) - 1, bisect_right(starts, ended) - 1
        if left == right:
            known[left] += count
        for n in range(left, right + 1) if left < right else ():
            spread[n] += count / (right - left + 1)
    whole = _length(starts[0], last)
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        x = (start.toordinal() - starts[0].toordinal()) / whole * 100
        yield Bar(start, end, known[n], spread[n], x, _length(start, end) / whole * 100)


def _marks(first: date, last: date) -> Iterable[Mark]:
    """Days written under the line: years, else months, else days; never too many."""
    whole = _length(first, last)
    months = (last.year - first.year) * 12 + last.month - first.month
    if months > 30:
        years = last.year - first.year + 1
        every = next(n for n in (1, 2, 5, 10, 20, 50, 1000) if years / n <= 12)
        days = [date(y, 1, 1) for y in range(first.year, last.year + 1) if y % every == 0]
        words = "%Y"
    elif months > 2:
        every = next(n for n in (1, 2, 3, 6) if months / n <= 10 or n == 6)
        of = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        days = [date(n // 12, n % 12 + 1, 1) for n in of if (n % 12) % every == 0]
        words = "%b %Y"
    else:
        every = max(1, whole // 6)
        days = [first + timedelta(n) for n in range(0, whole, every)]
        words = "%-d %b %Y"
    for day in days:
        x = (day.toordinal() - first.toordinal()) / whole * 100
        if 0 <= x <= 94:
            yield Mark(x, day.strftime(words))
