"""What a user may name as a store: a file, or the address of a PostgreSQL database."""

from __future__ import annotations

import re
from pathlib import Path

SCHEME = re.compile(r"(?:postgres|postgresql)(?:\+[a-z0-9]+)?://", re.I)
CREDENTIALS = re.compile(r"(?<=://)([^/?#]*)@")
SECRETS = re.compile(r"((?:[?&])(?:ssl)?password=)[^&#]*", re.I)


def is_address(where: Path | str) -> bool:
    """Whether this names a database server, not a file."""
    return isinstance(where, str) and SCHEME.match(where) is not None


def shown(where: Path | str) -> str:
    """The store as it may be printed: without a password.

    >>> shown("postgresql://ana:s3cret@db.example/desk?password=s3cret")
    'postgresql://ana:***@db.example/desk?password=***'
    >>> shown("kept/reports.sqlite")
    'kept/reports.sqlite'
    """
    if not is_address(where):
        return str(where)
    told = CREDENTIALS.sub(lambda found: _without_password(found[1]), str(where))
    return SECRETS.sub(r"\1***", told)


def _without_password(credentials: str) -> str:
    user, colon, _ = credentials.partition(":")
    return f"{user}:***@" if colon else f"{user}@"
