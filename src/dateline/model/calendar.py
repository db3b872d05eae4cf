"""Times that are told from another day, kept so that they can be worked out once that day
is known (at reading, or later, when other reports date the one that tells them)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Relative:
    """The days of a time from the day it is told from (the anchor).

    Exactly one of these is meant: `days` (offset range in days: yesterday is (-1, -1));
    `weekday` (0 = Monday) with `direction` -1 (the last one, today included), 0 (nearest) or
    1 (the next); `month` with or without `day` and with `direction`.
    """

    days: tuple[int, int] | None = None
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    direction: int = -1

    def resolve(self, anchor: date) -> tuple[date, date] | None:
        """First and last day, counted from the anchor; None where there is no such day.

        >>> Relative(weekday=0).resolve(date(2031, 3, 5))
        (datetime.date(2031, 3, 3), datetime.date(2031, 3, 3))
        """
        if self.days is not None:
            return anchor + timedelta(self.days[0]), anchor + timedelta(self.days[1])
        if self.weekday is not None:
            back = (anchor.weekday() - self.weekday) % 7
            ahead = (self.weekday - anchor.weekday()) % 7
            step = -back if self.direction < 0 or (self.direction == 0 and back <= 3) else ahead
            found = anchor + timedelta(step)
            return found, found
        return None
