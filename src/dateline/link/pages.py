"""The page that a report was taken from, whichever address led to it."""

from __future__ import annotations

import re

from dateline.model.addresses import before_archiving


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
