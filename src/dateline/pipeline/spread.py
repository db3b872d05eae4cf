"""Linking spread over many workers, none of which holds all reports, keys or pairs.

Reports are dealt into shards. Each shard sends its keys to where all reports under a key meet;
who meets whom goes on to be compared, block by block of two shards; joined reports take each
other's least name, round by round, until sets have one; and each set is linked by itself, by the
functions that link everything at once (`link.sets`). Where links date reports, who meets whom
is worked out again with these days. What is kept in one place are the words of the earliest
reports, the keys that are crowded, and the ids of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from dateline.link.circles import Circles
from dateline.link.sets import (
    Beyond,
    Dated,
)
from dateline.model.incidents import Lineage, Link
from dateline.model.reading import Reading
from dateline.pipeline.shards import (
    LINKS,
    ORIGINS,
    compare,
    deal,
    hear_names,
    line_sets,
    link_sets,
    meet,
    names_in,
    neighbours,
    send_keys,
    shard_of,
    tell_names,
    weigh,
)
from dateline.store.codec import encode_reading

T = TypeVar("T")


class Engine(Protocol):
    """Where work is done: its values stay there, and only what is fetched comes here."""

    def run(self, work: Callable[..., Any], *given: Any, pieces: int = 1) -> list[Any]:
        """Works on values that are here or there; the pieces of what comes of it, there."""

    def fetch(self, there: Any) -> Any:
        """A value from there."""


class Here:
    """An engine that does all by itself."""

    def run(self, work: Callable[..., Any], *given: Any, pieces: int = 1) -> list[Any]:
        """Works on it here."""
        found = work(*given)
        return [found] if pieces == 1 else list(found)

    def fetch(self, there: Any) -> Any:
        """The value itself."""
        return there


@dataclass(frozen=True, slots=True)
class Outcome:
    """What linking comes to: the circles of each set with the reports that links date, the links
    that join nothing, and the lineage of each report."""

    linked: Sequence[tuple[Circles, Dated]]
    loose: Sequence[Link]
    lineages: Mapping[str, Lineage]


class Spread:
    """A settling's linking over an engine."""

    def __init__(self, engine: Engine, shards: int) -> None:
        self._engine = engine
        self._shards = shards
        self._parts: list[list[Any]] = [[] for _ in range(shards)]

    def take(self, readings: Iterable[Reading]) -> None:
        """Deals readings into shards; call it with some at a time."""
        dealt: list[dict[str, bytes]] = [{} for _ in range(self._shards)]
        for reading in readings:
            shard = dealt[shard_of(reading.report.id, self._shards)]
            shard[reading.report.id] = encode_reading(reading)
        for parts, shard in zip(self._parts, dealt, strict=True):
            parts += self._engine.run(_kept, shard)

    def link(self, beyond: Beyond) -> Outcome:
        """Links all that was taken."""
        dated: dict[str, Any] = {}
        while True:
            met, crowded = self._meet(beyond, dated)
            (whole,) = self._engine.run(_kept, crowded)
            beside, loose = self._compare(met, whole, dated)
            linked = self._by_set(link_sets, whole, self._joined(beside, why=LINKS))
            later = {report: when for _, days in linked for report, when in days.items()}
            if not later.keys() - dated.keys():
                break
            dated |= later
        lined = self._by_set(line_sets, whole, self._joined(beside, why=ORIGINS))
        return Outcome(linked, loose, {r: lineage for each in lined for r, lineage in each.items()})

    def _meet(self, beyond: Beyond, dated: Dated) -> tuple[list[list[Any]], Beyond]:
        (known,) = self._engine.run(_kept, beyond)
        sent = [self._run(send_keys, known, dated, *parts) for parts in self._parts]
        met = [
            self._engine.run(meet, self._shards, *column, pieces=self._shards + 1)
            for column in zip(*sent, strict=True)
        ]
        crowds = [self._engine.fetch(pieces.pop()) for pieces in met]
        whole = replace(
            beyond,
            spots={key: n for crowd in crowds for key, n in crowd.spots.items()},
            wordings={key: n for crowd in crowds for key, n in crowd.wordings.items()},
        )
        return [self._run(weigh, *column) for column in zip(*met, strict=True)], whole

    def _compare(
        self, met: Sequence[Sequence[Any]], whole: Any, dated: Dated
    ) -> tuple[list[Any], list[Link]]:
        given = self._shards, whole, dated
        pieces = self._shards + 1
        joined = [
            self._engine.run(compare, *given, block, *self._both(left, right), pieces=pieces)
            for left, blocks in enumerate(met)
            for right, block in enumerate(blocks)
        ]
        loose = [link for there in joined for link in self._engine.fetch(there.pop())]
        columns = zip(*joined, strict=True)
        return [self._engine.run(neighbours, *column)[0] for column in columns], loose

    def _both(self, left: int, right: int) -> list[Any]:
        others = self._parts[right] if left != right else []
        return [*self._parts[left], *others]

    def _joined(self, beside: Sequence[Any], *, why: str) -> list[Any]:
        """The labels of each shard, once they change no more."""
        labels = [self._engine.run(names_in, *parts)[0] for parts in self._parts]
        changing = True
        while changing:
            told = [
                self._run(tell_names, mine, near, why)
                for mine, near in zip(labels, beside, strict=True)
            ]
            heard = [
                self._engine.run(hear_names, mine, *column, pieces=2)
                for mine, column in zip(labels, zip(*told, strict=True), strict=True)
            ]
            labels = [mine for mine, _ in heard]
            changing = any([self._engine.fetch(changed) for _, changed in heard])
        return labels

    def _by_set(self, work: Callable[..., Any], whole: Any, labels: Sequence[Any]) -> list[Any]:
        dealt = [
            self._run(deal, mine, *parts) for mine, parts in zip(labels, self._parts, strict=True)
        ]
        found = [self._engine.run(work, whole, *column)[0] for column in zip(*dealt, strict=True)]
        return [each for there in found for each in self._engine.fetch(there)]

    def _run(self, work: Callable[..., Any], *given: Any) -> list[Any]:
        """The pieces of some work, one for each shard."""
        return self._engine.run(work, self._shards, *given, pieces=self._shards)


def _kept(value: T) -> T:
    """The value, which stays there."""
    return value
