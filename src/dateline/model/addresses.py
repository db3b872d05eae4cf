"""Web addresses of reports."""

from __future__ import annotations

import re

ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")


def before_archiving(url: str) -> str:
    """The address that an archived page had.

    >>> before_archiving("http://web.archive.org/web/2031/http://www.ardunpost.example/news/12")
    'http://www.ardunpost.example/news/12'
    """
    return ARCHIVE.sub("", url)
