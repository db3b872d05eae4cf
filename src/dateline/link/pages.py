"""The page and the site that a report was taken from, whichever address led to it."""

from __future__ import annotations

import re

from dateline.model.addresses import before_archiving
from dateline.model.report import Report


def page_of(url: str | None) -> str | None:
    """The address of the page itself: without archive, scheme, query and fragment.

    >>> page_of("http://web.archive.org/web/2031/https://www.ardunpost.org/news/12?ref=home")
    'ardunpost.org/news/12'
    """
    if not url:
        return None
    bare = re.split(r"[?#]", before_archiving(url), maxsplit=1)[0]
    bare = re.sub(r"^https?://(?:www\.)?", "", bare).replace(":80/", "/").rstrip("/")
    return bare.casefold() if "/" in bare else None


NETWORKS = frozenset({"x.com", "twitter.com", "mobile.twitter.com", "facebook.com", "t.me"})
"""Sites on which everybody has a page of their own."""


def site_of(report: Report) -> str:
    """The web site of a report, or the account on a social network, else its outlet; "" where
    none is known.

    >>> site_of(Report("r1", "a.txt", "", url="https://x.com/ardunwatch/status/12"))
    'x.com/ardunwatch'
    """
    page = page_of(report.url)
    if not page:
        return (report.outlet or "").casefold()
    site, account, *_ = page.split("/")
    return f"{site}/{account}" if site in NETWORKS else site
