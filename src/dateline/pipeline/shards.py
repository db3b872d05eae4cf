"""What workers do where linking is spread: with the shards, keys, pairs and names that they are
given (see `pipeline.spread`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any
from zlib import crc32

from dateline.link.circles import Circles
from dateline.link.lineage import COMMON, LEAST_SHARED, lineages_of
from dateline.link.sets import (
    OPTIONS,
    Beyond,
    Dated,
    Edge,
    Kind,
    Posted,
    SetIndex,
    edges_among,
    keys_in,
    kin_among,
    link_set,
)
from dateline.model.incidents import Lineage
from dateline.model.reading import Reading
from dateline.store.codec import decode_reading

LINKS, ORIGINS = "links", "origins"
"""Why reports are joined: their mentions are of one circle; one came by the other."""
Shard = Mapping[str, bytes]
"""Readings by report, packed."""
Labels = dict[str, str]
"""By report the least name of those that it is joined with, as far as is known."""


@dataclass(slots=True)
class Meeting:
    """How two reports meet: under a key of their mentions, by what their shared words tell, and
    by how many shingles; or as one page, mention or origin."""

    spot: bool = False
    tells: int = 0
    shingles: int = 0
    linked: bool = False
    kin: bool = False

    def add(self, other: Meeting) -> None:
        """Takes in how they meet elsewhere."""
        self.spot |= other.spot
        self.tells += other.tells
        self.shingles += other.shingles
        self.linked |= other.linked
        self.kin |= other.kin

    @property
    def counts(self) -> bool:
        """Whether the two are to be compared."""
        close = self.tells >= OPTIONS.near or self.shingles >= LEAST_SHARED
        return self.spot or close or self.linked or self.kin


Meetings = dict[Edge, Meeting]


@dataclass(slots=True)
class Crowds:
    """Keys that are crowded, with how many stand under each."""

    spots: dict[int, int] = field(default_factory=dict)
    wordings: dict[int, int] = field(default_factory=dict)


def shard_of(name: str | int, shards: int) -> int:
    """Where a report or a key belongs, the same on every machine."""
    return crc32(str(name).encode()) % shards


def send_keys(shards: int, beyond: Beyond, dated: Dated, *parts: Shard) -> list[list[Posted]]:
    """The keys of the reports of a shard, by where they are to meet."""
    found: list[list[Posted]] = [[] for _ in range(shards)]
    for packed in _all(parts).values():
        for posted in keys_in(decode_reading(packed), beyond, dated):
            found[shard_of(posted.key, shards)].append(posted)
    return found


def meet(shards: int, *sent: Sequence[Posted]) -> list[Any]:
    """Who meets whom under some keys, by the shard of the first of the two, and, last, which
    keys are crowded."""
    under: dict[tuple[str, int], list[Posted]] = defaultdict(list)
    for posted in (each for part in sent for each in part):
        same = Kind.SPOT if posted.kind is Kind.ASKED else posted.kind
        under[same, posted.key].append(posted)
    crowds = Crowds()
    found: list[Meetings] = [{} for _ in range(shards)]
    for (kind, key), standing in under.items():
        for edge, meeting in _meetings(Kind(kind), key, standing, crowds):
            found[shard_of(edge[0], shards)].setdefault(edge, Meeting()).add(meeting)
    return [*found, crowds]


def _meetings(
    kind: Kind, key: int, standing: Sequence[Posted], crowds: Crowds
) -> Iterator[tuple[Edge, Meeting]]:
    number = sum(posted.number for posted in standing)
    if kind is Kind.SPOT and number > OPTIONS.longest:
        crowds.spots[key] = number
        return
    if kind is Kind.WORD and number > OPTIONS.rare:
        crowds.wordings[key] = number
        if number > COMMON:
            return
    ordered = sorted(standing, key=lambda posted: posted.report)
    for left, right in combinations(ordered, 2):
        if left.report != right.report:
            yield (left.report, right.report), _meeting(kind, left, right, number)


def _meeting(kind: Kind, left: Posted, right: Posted, number: int) -> Meeting:
    if kind is Kind.WORD:
        tells = left.tells if number <= OPTIONS.rare else 0
        return Meeting(tells=tells, shingles=int(left.shingle and right.shingle))
    return Meeting(
        spot=kind is Kind.SPOT, linked=kind is Kind.SAME, kin=kind in {Kind.PAGE, Kind.ORIGIN}
    )


def weigh(shards: int, *met: Meetings) -> list[Meetings]:
    """The meetings that count, by the shard of the second of the two."""
    whole: Meetings = {}
    for part in met:
        for edge, meeting in part.items():
            whole.setdefault(edge, Meeting()).add(meeting)
    found: list[Meetings] = [{} for _ in range(shards)]
    for edge, meeting in whole.items():
        if meeting.counts:
            found[shard_of(edge[1], shards)][edge] = meeting
    return found


def compare(shards: int, beyond: Beyond, dated: Dated, met: Meetings, *parts: Shard) -> list[Any]:
    """Which reports that meet are joined, by the shards of both: whether for their
    links or their origin, and which two; and, last, the links that join nothing."""
    packed = _all(parts)
    readings = {r: decode_reading(packed[r]) for r in sorted({r for edge in met for r in edge})}
    links, loose = edges_among(met, readings, beyond, dated)
    links |= {edge for edge, meeting in met.items() if meeting.linked}
    alike = {r for edge, m in met.items() if m.shingles >= LEAST_SHARED for r in edge}
    kin = kin_among({r: readings[r] for r in sorted(alike)}, beyond)
    kin |= {edge for edge, meeting in met.items() if meeting.kin}
    found: list[list[tuple[str, Edge]]] = [[] for _ in range(shards)]
    for why, edges in ((LINKS, links), (ORIGINS, kin)):
        for edge in sorted(edges):
            for shard in {shard_of(report, shards) for report in edge}:
                found[shard].append((why, edge))
    return [*found, loose]


def names_in(*parts: Shard) -> Labels:
    """Every report by its own name."""
    return {report: report for report in _all(parts)}


def neighbours(*joined: Sequence[tuple[str, Edge]]) -> dict[str, dict[str, set[str]]]:
    """Whom each report is joined with, for their links and for their origin."""
    found: dict[str, dict[str, set[str]]] = {LINKS: {}, ORIGINS: {}}
    for why, edge in (each for part in joined for each in part):
        for one, other in (edge, edge[::-1]):
            found[why].setdefault(one, set()).add(other)
    return found


def tell_names(
    shards: int, labels: Labels, beside: Mapping[str, Mapping[str, set[str]]], why: str
) -> list[Labels]:
    """The least names that the neighbours of a shard's reports hear of, by their shards."""
    found: list[Labels] = [{} for _ in range(shards)]
    for report, label in labels.items():
        for other in (*beside[why].get(report, ()), label):
            heard = found[shard_of(other, shards)]
            heard[other] = min(heard.get(other, other), label)
    return found


def hear_names(labels: Labels, *told: Labels) -> list[Any]:
    """The names that the shard's reports have then, and whether one is another."""
    least = dict(labels)
    for report, label in (each for part in told for each in part.items()):
        if report in least:
            least[report] = min(least[report], label)
    return [least, least != labels]


def deal(shards: int, labels: Labels, *parts: Shard) -> list[dict[str, tuple[str, bytes]]]:
    """The readings of a shard with the names of their sets, by where these are linked."""
    found: list[dict[str, tuple[str, bytes]]] = [{} for _ in range(shards)]
    for report, packed in _all(parts).items():
        found[shard_of(labels[report], shards)][report] = labels[report], packed
    return found


def link_sets(
    beyond: Beyond, *dealt: Mapping[str, tuple[str, bytes]]
) -> list[tuple[Circles, Dated]]:
    """What each set comes to."""
    return [link_set(readings, beyond) for readings in _sets(dealt)]


def line_sets(
    beyond: Beyond, *dealt: Mapping[str, tuple[str, bytes]]
) -> list[Mapping[str, Lineage]]:
    """The lineages of each set."""
    return [
        lineages_of(sorted(readings), SetIndex(readings, beyond, {}), beyond.judgements)
        for readings in _sets(dealt)
    ]


def _sets(dealt: Iterable[Mapping[str, tuple[str, bytes]]]) -> Iterator[dict[str, Reading]]:
    sets: dict[str, dict[str, bytes]] = defaultdict(dict)
    for report, (label, packed) in (each for part in dealt for each in part.items()):
        sets[label][report] = packed
    for label in sorted(sets):
        yield {report: decode_reading(sets[label][report]) for report in sorted(sets[label])}


def _all(parts: Iterable[Shard]) -> dict[str, bytes]:
    return {report: packed for part in parts for report, packed in part.items()}
