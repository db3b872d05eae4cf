"""Dates that come with a report, as days of publication."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from dateline.model.errors import RefusedError
from dateline.model.report import UNDATED, Basis, Published

MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
EARLIEST = 1800


def parse_published(text: str | None, basis: Basis = Basis.GIVEN) -> Published:
    """The day that an ISO 8601 or RFC 2822 date names, in the time zone that it is written in;
    a month gives all its days; `RefusedError` where it names none.

    >>> parse_published("2031-03-05T23:30:00+04:30").day
    datetime.date(2031, 3, 5)
    """
    if text is None or not text.strip():
        return UNDATED
    first, last = _days(text.strip())
    if first.year < EARLIEST:
        raise RefusedError(f"published {text!r} is before {EARLIEST}")
    whence = "given with the report" if basis is Basis.GIVEN else "in the page's own metadata"
    what = "date" if first == last else "month"
    return Published(first, last, basis, f"The {what} was {whence}.")


def _days(text: str) -> tuple[date, date]:
    if month := MONTH.match(text):
        year, number = int(month[1]), int(month[2])
        if year and 1 <= number <= 12:
            return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            day = parse(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return day, day
    raise RefusedError(f"published {text!r} is not a date; write it as 2031-03-05")
