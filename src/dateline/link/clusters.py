"""From scored pairs to groups of mentions that are one event.

Groups grow from the surest pair down, by the mean score of all pairs between two groups
(average linkage): a pair that was never compared counts as slightly against. Mentions that
contradict each other, or that a person called different, never come into one group, not
even through a third.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

UNSEEN = -0.5
"""What a pair counts that no block brought together."""
LEAST, MOST = -2.0, 6.0
"""No single pair counts for less or more: one misread day or one copied text doesn't decide."""

Pair = tuple[str, str]
Contradict = Callable[[str, str], bool]


@dataclass(slots=True)
class _Group:
    members: list[str]
    near: dict[str, tuple[float, int]] = field(default_factory=dict)


class Clustering:
    """Average linkage over sparse scores, with pairs that must join and pairs that never may."""

    def __init__(
        self, ids: Iterable[str], scores: Mapping[Pair, float], contradict: Contradict
    ) -> None:
        self._groups = {key: _Group([key]) for key in ids}
        self._contradict = contradict
        self._heap: list[tuple[float, str, str]] = []
        for (left, right), score in scores.items():
            bounded = max(LEAST, min(MOST, score))
            self._groups[left].near[right] = (bounded, 1)
            self._groups[right].near[left] = (bounded, 1)

    def run(self, together: Sequence[Pair], apart: Iterable[Pair]) -> list[tuple[str, ...]]:
        """The groups, each sorted, in order."""
        self._apart = {frozenset(pair) for pair in apart}
        homes = {key: key for key in self._groups}
        for left, right in together:
            one, other = homes[left], homes[right]
            if one != other and not self._parted(one, other):
                kept = self._merge(one, other)
                homes = {k: kept if home in (one, other) else home for k, home in homes.items()}
        for name in sorted(self._groups):
            self._offer(name)
        while self._heap:
            against, one, other = heapq.heappop(self._heap)
            if self._current(one, other, -against) and not self._forbidden(one, other):
                self._offer(self._merge(one, other))
        return sorted(tuple(sorted(group.members)) for group in self._groups.values())

    def _offer(self, name: str) -> None:
        for other in sorted(self._groups[name].near):
            mean = self._mean(name, other)
            if mean > 0:
                heapq.heappush(self._heap, (-mean, min(name, other), max(name, other)))

    def _mean(self, one: str, other: str) -> float:
        total, pairs = self._groups[one].near[other]
        size = len(self._groups[one].members) * len(self._groups[other].members)
        return round((total + UNSEEN * (size - pairs)) / size, 9)

    def _current(self, one: str, other: str, mean: float) -> bool:
        groups = self._groups
        return one in groups and other in groups[one].near and self._mean(one, other) == mean

    def _forbidden(self, one: str, other: str) -> bool:
        mine, theirs = self._groups[one].members, self._groups[other].members
        clash = any(self._contradict(a, b) for a in mine for b in theirs)
        if clash or self._parted(one, other):
            del self._groups[one].near[other]
            del self._groups[other].near[one]
            return True
        return False

    def _parted(self, one: str, other: str) -> bool:
        mine, theirs = self._groups[one].members, self._groups[other].members
        return bool(self._apart) and any(
            frozenset((a, b)) in self._apart for a in mine for b in theirs
        )

    def _merge(self, one: str, other: str) -> str:
        kept, gone = min(one, other), max(one, other)
        group, lost = self._groups[kept], self._groups.pop(gone)
        group.members += lost.members
        group.near.pop(gone, None)
        for neighbour, (total, pairs) in lost.near.items():
            if neighbour == kept:
                continue
            near = self._groups[neighbour].near
            near.pop(gone)
            known, seen = group.near.get(neighbour, (0.0, 0))
            near[kept] = group.near[neighbour] = (known + total, seen + pairs)
        return kept
