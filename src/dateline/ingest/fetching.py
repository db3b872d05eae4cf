"""What stands at an address that the user gave: the only way to the network there is."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.errors import RefusedError

SECONDS = 30.0
AGENT = "dateline (reads what its user names)"
UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes at an address, whether they are as before, and what to ask with next time."""

    data: bytes
    changed: bool = True
    validators: Mapping[str, str] = field(default_factory=dict)


def is_address(source: str) -> bool:
    """Whether the source is an address of the web.

    >>> is_address("https://post.example/feed.xml"), is_address("feed.xml")
    (True, False)
    """
    return source.startswith(("http://", "https://"))


def fetch(address: str, *, most: int, validators: Mapping[str, str] | None = None) -> Fetched:
    """What stands there, `most` bytes at most; with the validators of an earlier answer it is
    only asked for where it has changed. `RefusedError` where there is nothing to be had."""
    if not is_address(address):
        raise RefusedError("not an address of the web")
    headers = {"User-Agent": AGENT, **(validators or {})}
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            data = answer.read(most + 1)
            told = answer.headers
    except urllib.error.HTTPError as error:
        if error.code == UNCHANGED:
            return Fetched(b"", changed=False, validators=validators or {})
        raise RefusedError(f"can't be fetched: {error.code} {error.reason}") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise RefusedError(f"can't be fetched: {getattr(error, 'reason', error)}") from error
    if len(data) > most:
        raise RefusedError(f"too long: over {most:,} bytes")
    asked = {"If-None-Match": told["ETag"], "If-Modified-Since": told["Last-Modified"]}
    return Fetched(data, validators={name: value for name, value in asked.items() if value})
