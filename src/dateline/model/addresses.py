"""Web addresses of reports: archived ones, posts, and the days that they hold."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.model.calendar import Days

ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/(?P<at>\d+)[a-z_]*/")
STATUS = re.compile(
    r"^https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/(?P<author>\w{1,20})/status(?:es)?/(?P<id>\d+)"
)
X_BEGAN = 1_288_834_974_657
"""Milliseconds from which X counts in the ids of posts, whose upper bits they are ("Snowflake",
Twitter's announcement of 2010)."""
X_CLOCK_BITS = 22
FIRST_TIMED = 10**15
"""Ids of posts from here on hold the time; they were counted one by one until November 2010."""

SPLIT_DAY = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/_-]|$)")
MONTH_ONLY = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>\d{1,2})/(?!\d)")
JOINED_DAY = re.compile(r"/(?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?=[/_-]|$)")
BACKWARD_DAY = re.compile(r"/(?P<d>\d\d)(?P<m>\d\d)(?P<y>20\d\d)\d{0,2}(?=[/_-]|$)")
"""Day, month and year in one number, with or without the running number of that day."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post on X: who sent it, and its number."""

    author: str
    number: int

    @property
    def day(self) -> date | None:
        """The day (UTC) on which it was sent, which its number tells."""
        if self.number < FIRST_TIMED:
            return None
        milliseconds = (self.number >> X_CLOCK_BITS) + X_BEGAN
        try:
            return datetime.fromtimestamp(milliseconds / 1000, tz=UTC).date()
        except (OverflowError, ValueError, OSError):
            return None


def before_archiving(url: str) -> str:
    """The address that an archived page had.

    >>> before_archiving("http://web.archive.org/web/2031/http://www.ardunpost.example/news/12")
    'http://www.ardunpost.example/news/12'
    """
    return ARCHIVE.sub("", url)


def archived_on(url: str) -> date | None:
    """The day on which an archive took its copy, where the address tells it.

    >>> archived_on("https://web.archive.org/web/20310305120000/http://www.ardunpost.example/")
    datetime.date(2031, 3, 5)
    """
    found = ARCHIVE.match(url)
    at = found["at"] if found else ""
    return _day(at[:4], at[4:6], at[6:8]) if len(at) >= 8 else None


def post_of(url: str | None) -> Post | None:
    """The post on X that an address leads to.

    >>> post_of("https://x.com/ardunwatch/status/1863167020864323992").day
    datetime.date(2024, 12, 1)
    """
    found = STATUS.match(before_archiving(url)) if url else None
    return Post(found["author"], int(found["id"])) if found else None


def days_in(url: str) -> Days | None:
    """The day, or the month, that is a part of a page's address.

    >>> days_in("https://ardunpost.example/2031/03/05/two-shot")
    (datetime.date(2031, 3, 5), datetime.date(2031, 3, 5))
    >>> days_in("https://ardunpost.example/2031/03/two-shot")
    (datetime.date(2031, 3, 1), datetime.date(2031, 3, 31))
    >>> days_in("https://ardunpost.example/english/050320312")
    (datetime.date(2031, 3, 5), datetime.date(2031, 3, 5))
    """
    path = re.split(r"[?#]", before_archiving(url), maxsplit=1)[0]
    for form in (SPLIT_DAY, JOINED_DAY, BACKWARD_DAY):
        for found in form.finditer(path):
            day = _day(found["y"], found["m"], found["d"])
            if day is not None:
                return day, day
    month = MONTH_ONLY.search(path)
    first = _day(month["y"], month["m"], "1") if month else None
    if first is None:
        return None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
