"""Reads what arrives in folders and feeds, until it is stopped, and settles as it goes.

Feeds are asked no more often than every five minutes, only for what has changed, and less
and less often while they fail.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.annotate.parse import Parser
from dateline.ingest.fetching import Fetched, fetch, is_address
from dateline.ingest.inputs import Input, find_inputs
from dateline.model.errors import RefusedError, SettingError
from dateline.model.report import Refusal
from dateline.pipeline.api import settle_if_due
from dateline.pipeline.read import ReadOptions, Summary, read_found
from dateline.store import Store

FEED_SECONDS = 300.0
LONGEST_WAIT = 6 * 3600.0
STILL_SECONDS = 2.0
"""A file that was changed so recently may not be whole yet."""

Fetch = Callable[..., Fetched]


@dataclass(frozen=True, slots=True)
class World:
    """The clock, the rest between two looks, and the way to the network."""

    now: Callable[[], float] = time.time
    rest: Callable[[float], None] = time.sleep
    fetch: Fetch = fetch


@dataclass(slots=True)
class Feed:
    """An address, what to ask it with, when next, and how often it has failed in a row."""

    address: str
    validators: Mapping[str, str] = field(default_factory=dict)
    due: float = 0.0
    failures: int = 0


@dataclass(slots=True)
class Watch:
    """What is watched and what of it was seen."""

    store: Store
    paths: Sequence[str]
    options: ReadOptions
    every: float = 10.0
    world: World = field(default_factory=World)
    parser: Parser | None = None
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)
    feeds: list[Feed] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.every <= 0:
            raise SettingError(f"expected a time above 0 seconds between looks, got {self.every:g}")
        self.feeds = [Feed(path) for path in self.paths if is_address(path)]

    def rounds(self) -> Iterator[Summary]:
        """What each look comes to, for ever; nothing new is an empty summary."""
        while True:
            yield self.look()
            self.world.rest(self.every)

    def look(self) -> Summary:
        """Reads what is new in folders and feeds, and settles if anything was added."""
        failed: list[Refusal] = []
        inputs = [*self._arrived(), *self._told(failed)]
        if not inputs:
            return Summary(refused=failed)
        summary = read_found(self.store, inputs, options=self.options, parser=self.parser)
        summary.refused += failed
        if summary.read and settle_if_due(self.store):
            summary.incidents = self.store.totals()["incident"]
        return summary

    def _arrived(self) -> Iterator[Input]:
        """Files that are new or changed, and have come to rest."""
        folders = [path for path in self.paths if not is_address(path)]
        for given in find_inputs(folders, leave_out=self.store.files):
            path = Path(given.source)
            if given.wrong or not path.is_file():
                continue
            state = path.stat()
            looks = (state.st_size, state.st_mtime_ns)
            if self.seen.get(given.source) == looks:
                continue
            if self.world.now() - state.st_mtime >= STILL_SECONDS:
                self.seen[given.source] = looks
                yield given

    def _told(self, failed: list[Refusal]) -> Iterator[Input]:
        """Feeds that are due and have changed."""
        for feed in self.feeds:
            if self.world.now() < feed.due:
                continue
            try:
                fetched = self._ask(feed)
            except RefusedError as error:
                failed.append(Refusal(feed.address, str(error)))
                continue
            if fetched.changed:
                yield Input(feed.address, feed.address, named=True, data=fetched.data)

    def _ask(self, feed: Feed) -> Fetched:
        most = self.options.limits.max_bytes
        try:
            fetched = self.world.fetch(feed.address, most=most, validators=feed.validators)
        except RefusedError:
            feed.failures += 1
            wait = max(self.every, FEED_SECONDS) * 2.0 ** min(feed.failures, 20)
            feed.due = self.world.now() + min(wait, LONGEST_WAIT)
            raise
        feed.failures, feed.validators = 0, fetched.validators
        feed.due = self.world.now() + max(self.every, FEED_SECONDS)
        return fetched
