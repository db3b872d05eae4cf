"""When bytes were fetched or saved, where they say so themselves.

Of a file no clock is asked, nor when it was last written: a copy of it would give another
report.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

SAVED = re.compile(
    r"<!--\s*Page saved with SingleFile\b[^>]{0,4000}?\bsaved date:\s*"
    r"\w{3} (?P<single>\w{3} \d{1,2} \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})"
    r"|<!--\s*Saved from [^>]{1,4000}? at (?P<monolith>\S+) using monolith\b"
)
"""What programs that save pages write into them."""
WITHIN = 8_192
"""Characters of a page in which they write it."""


def by_iso(text: str | None) -> datetime | None:
    """A moment as web archives have it, in UTC where no zone is told; None: it is none.

    >>> by_iso("2031-03-05T10:12:13Z")
    datetime.datetime(2031, 3, 5, 10, 12, 13, tzinfo=datetime.timezone.utc)
    >>> by_iso("2031")
    """
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    if "T" not in (text or "").upper():
        return None
    return _in_utc(found)


def by_mail(text: str | None) -> datetime | None:
    """A moment as e-mail and HTTP have it; None: it is none.

    >>> by_mail("Wed, 05 Mar 2031 10:12:13 +0100")
    datetime.datetime(2031, 3, 5, 9, 12, 13, tzinfo=datetime.timezone.utc)
    """
    try:
        return _in_utc(parsedate_to_datetime((text or "").strip()))
    except (ValueError, TypeError, OverflowError):
        return None


def by_page(markup: str) -> datetime | None:
    """When a page was saved, by the program that saved it; None: it doesn't say."""
    found = SAVED.search(markup[:WITHIN])
    if found is None:
        return None
    if found["monolith"]:
        return by_iso(found["monolith"])
    try:
        return _in_utc(datetime.strptime(found["single"], "%b %d %Y %H:%M:%S GMT%z"))
    except (ValueError, OverflowError):
        return None


def _in_utc(found: datetime) -> datetime | None:
    try:
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
