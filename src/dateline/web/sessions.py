"""Sessions: signed, expiring, forgotten when the desk ends; and how often one may try."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass

IDLE = 8 * 3600.0
LONGEST = 24 * 3600.0
"""Seconds after which a session ends: without a request, and at the latest."""
MOST = 10_000


@dataclass(slots=True)
class _Session:
    name: str
    begun: float
    seen: float


class Sessions:
    """Who has signed in, by the value of a cookie that only this process can have made."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[str, _Session] = {}

    def begin(self, name: str) -> str:
        """A new session; the value of its cookie."""
        id, at = secrets.token_urlsafe(24), self._clock()
        with self._lock:
            self._forget_old(at)
            self._known[id] = _Session(name, at, at)
        return f"{id}.{self._signed(id)}"

    def name(self, cookie: str | None) -> str | None:
        """Who signed in; None for a forged, unknown or expired cookie."""
        id = self._id(cookie)
        with self._lock:
            session, at = self._known.get(id or ""), self._clock()
            if session is None or _over(session, at):
                return None
            session.seen = at
            return session.name

    def end(self, cookie: str | None) -> None:
        """Signs out."""
        with self._lock:
            self._known.pop(self._id(cookie) or "", None)

    def _id(self, cookie: str | None) -> str | None:
        id, _, sign = (cookie or "").partition(".")
        return id if hmac.compare_digest(self._signed(id).encode(), sign.encode()) else None

    def _signed(self, id: str) -> str:
        return hmac.new(self._key, b"session " + id.encode(), hashlib.sha256).hexdigest()

    def _forget_old(self, at: float) -> None:
        for id in [id for id, session in self._known.items() if _over(session, at)]:
            del self._known[id]
        if len(self._known) >= MOST:
            del self._known[min(self._known, key=lambda id: self._known[id].seen)]


def _over(session: _Session, at: float) -> bool:
    return at - session.seen > IDLE or at - session.begun > LONGEST


class Rate:
    """So many in a row, then so many a second, for each who asks."""

    def __init__(self, burst: float, per_second: float, clock: Callable[[], float]) -> None:
        self._burst, self._rate, self._clock = burst, per_second, clock
        self._lock = threading.Lock()
        self._left: dict[str, tuple[float, float]] = {}

    def wait(self, who: str) -> float:
        """Takes one; the seconds until there is one again, 0 where it was granted."""
        at = self._clock()
        with self._lock:
            left, seen = self._left.get(who, (self._burst, at))
            left = min(self._burst, left + (at - seen) * self._rate)
            granted = left >= 1
            self._left[who] = (left - 1 if granted else left, at)
            if len(self._left) > MOST:
                full = self._burst - 1
                self._left = {k: v for k, v in self._left.items() if v[0] < full or k == who}
            return 0.0 if granted else (1 - left) / self._rate
