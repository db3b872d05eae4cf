"""The days that a told time means, once the day of publication is known, or its range."""

from __future__ import annotations

from calendar import isleap
from datetime import date

from dateline.model.report import Published
from dateline.model.values import TimePrecision, TimeSpan, When

STEPS = (
    (1, TimePrecision.DAY), (6, TimePrecision.FEW_DAYS), (7, TimePrecision.WEEK),
    (31, TimePrecision.MONTH), (366, TimePrecision.YEAR),
)  # fmt: skip
"""Lengths in days of the contract's precisions (codebooks.md 1.1.2, date_prec)."""


def days_meant(when: When, published: Published) -> TimeSpan | None:
    """The days of a time; relative ones are counted from the day of publication, or from
    both ends of the range in which the report was published.

    >>> from dateline.model.calendar import Relative
    >>> monday = When(None, relative=Relative(weekday=0))
    >>> days_meant(monday, Published.given(date(2031, 3, 5))).first
    datetime.date(2031, 3, 3)
    """
    if when.span or not when.relative or not published.first or not published.last:
        return when.span
    early, late = when.relative.resolve(published.first), when.relative.resolve(published.last)
    if not early or not late:
        return None
    first, last = min(early[0], late[0]), max(early[1], late[1])
    return TimeSpan(first, last, precision_of(first, last))


def precision_of(first: date, last: date) -> TimePrecision:
    """The contract's precision for a stretch of days, by its length."""
    days = (last - first).days + 1
    return next((name for most, name in STEPS if days <= most), TimePrecision.LONGER)


def years_after(day: date, years: int) -> date:
    """The same date so many years later; 28 February for a 29th."""
    leap = day.month == 2 and day.day == 29 and not isleap(day.year + years)
    return day.replace(year=day.year + years, day=28 if leap else day.day)
