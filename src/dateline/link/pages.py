"""The page that a report was taken from, whichever address led to it."""

from __future__ import annotations

import re

ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")


def page_of(url: str | None) -> str | None:
    """The address of the page itself: without archive, scheme, query and fragment.

    >>> page_of("http://web.archive.org/web/2031/https://www.ardunpost.org/news/12?ref=home")
    'ardunpost.org/news/12'
    """
    if not url:
        return None
    bare = re.split(r"[?#]", ARCHIVE.sub("", url), maxsplit=1)[0]
    bare = re.sub(r"^https?://(?:www\.)?", "", bare).replace(":80/", "/").rstrip("/")
    return bare.casefold() if "/" in bare else None
