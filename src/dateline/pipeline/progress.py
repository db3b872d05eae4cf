"""How far a running `read` has come, kept in the store while it runs, for others to see."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dateline.store import Store

if TYPE_CHECKING:
    from dateline.pipeline.read import Progress, Summary

KIND = "reading"
EVERY = timedelta(seconds=1)
SILENCE = timedelta(minutes=3)
"""A run that has said nothing for so long has ended without saying so: no report may take
longer than that."""
SHOWN = 20
"""Refusals that are told while it runs, the latest; all are kept in the store."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of reading: how many inputs there are, and what became of them so far."""

    expected: int
    read: int
    known: int
    refused: int
    claims: int
    latest: tuple[tuple[str, str], ...]
    at: str

    @property
    def done(self) -> int:
        """How many inputs were dealt with."""
        return self.read + self.known + self.refused


def moment() -> datetime:
    """The time now."""
    return datetime.now(UTC)


@contextmanager
def announced(
    store: Store, progress: Progress | None = None, clock: Callable[[], datetime] = moment
) -> Iterator[Progress]:
    """A progress that others can see, in front of the given one; gone when the run ends."""
    key = f"{socket.gethostname()}-{os.getpid()}"
    said: list[datetime] = []

    def tell(summary: Summary) -> None:
        if progress:
            progress(summary)
        at = clock()
        if not said or at - said[-1] >= EVERY:
            said[:] = [at]
            store.keep_entry(KIND, key, json.dumps(asdict(_run(summary, at))))

    try:
        yield tell
    finally:
        if said:
            store.drop_entry(KIND, key)


def _run(summary: Summary, at: datetime) -> Run:
    latest = tuple((r.source, r.reason) for r in summary.refused[-SHOWN:])
    return Run(
        expected=max(summary.expected, summary.done),
        read=summary.read,
        known=summary.known,
        refused=len(summary.refused),
        claims=summary.claims,
        latest=latest,
        at=at.isoformat(),
    )


def running(store: Store, at: datetime) -> list[Run]:
    """The runs that go on at this time."""
    runs = [Run(**json.loads(body)) for body in store.entries(KIND).values()]
    return [run for run in runs if at - datetime.fromisoformat(run.at) < SILENCE]
