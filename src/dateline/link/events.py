"""Which event mentions of different reports are one: candidates, scores, reasons, groups."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Self

from dateline.link.blocking import Blocking, candidate_pairs
from dateline.link.clusters import Clustering
from dateline.link.earth import kilometres
from dateline.link.mentions import Mention, mentions_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity
from dateline.link.retelling import combine
from dateline.link.rules import RULES, Rule
from dateline.model.incidents import Judgement, Link, Reason, Verdict
from dateline.model.reading import Reading
from dateline.model.report import Published

VERSION = "link.v1"

KEPT = -1.0
"""Links that score lower are of no interest to a reviewer and are not kept."""
CLASH_DAYS = 300
CLASH_DATES = 7
CLASH_DAYS_AFAR = 20
CLASH_KM = 150.0
"""Days from which two mentions contradict each other whatever else they share; fewer, where
both are told by their dates, or where they are so many kilometres apart (ours; wide, since
words for times and places are misread now and then)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the rules weigh, and where a pair starts."""

    start: float
    of: Mapping[str, float]
    rules: tuple[tuple[Rule, float], ...] = ()

    @classmethod
    def given(cls, start: float, of: Mapping[str, float]) -> Self:
        """Weights with the rules that they are of; a rule without one weighs nothing."""
        return cls(start, of, tuple((rule, of.get(rule.__name__, 0.0)) for rule in RULES))


@dataclass(frozen=True, slots=True)
class Linked:
    """The links that speak for something, and the groups of mentions that are one event."""

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]


@cache
def shipped_weights() -> Weights:
    """The weights of `data/link_weights.toml`."""
    text = resources.files("dateline.data").joinpath("link_weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return Weights.given(table["start"], table["for"] | table["against"] | table["fixed"])


def link_events(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    published: Mapping[str, Published] | None = None,
    *,
    blocking: Blocking | None = None,
) -> Linked:
    """The links between event mentions and the groups that follow, whatever the order of the
    readings; `published` are days of publication that were worked out across reports."""
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    told = mentions_of(ordered, published or {})
    apart = judged_pairs(judgements, Verdict.DIFFERENT, {mention.id for mention in told})
    mentions = combine(told, {frozenset(pair) for pair in apart})
    rarity = Rarity(reading.digest for reading in ordered)
    weights = shipped_weights()
    pairs = candidate_pairs(mentions, rarity, blocking or Blocking())
    scores = {(a.id, b.id): score(Pair(a, b, rarity), weights) for a, b in pairs}
    by_id = {mention.id: mention for mention in mentions}
    links = [
        Link(
            left, right, round(total, 3), reasons(Pair(by_id[left], by_id[right], rarity), weights)
        )
        for (left, right), total in scores.items()
        if total >= KEPT
    ]
    return Linked(tuple(links), _grouped(by_id, scores, judgements))


def score(pair: Pair, weights: Weights) -> float:
    """How much speaks for two mentions being one event."""
    total = weights.start
    for rule, weight in weights.rules:
        found = rule(pair)
        if found is not None:
            total += weight * found[0]
    return round(total, 6)


def reasons(pair: Pair, weights: Weights) -> tuple[Reason, ...]:
    """Why, the weightiest first."""
    found = [
        Reason(rule.__name__, round(weight * applied[0], 3), applied[1])
        for rule, weight in weights.rules
        if (applied := rule(pair))
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.rule)))


def _grouped(
    by_id: Mapping[str, Mention],
    scores: Mapping[tuple[str, str], float],
    judgements: Sequence[Judgement],
) -> tuple[tuple[str, ...], ...]:
    def contradict(left: str, right: str) -> bool:
        return clash(by_id[left], by_id[right])

    homes = {part: mention.id for mention in by_id.values() for part in mention.parts}
    clustering = Clustering(by_id, scores, contradict)
    same = _of_wholes(judged_pairs(judgements, Verdict.SAME, homes), homes)
    different = _of_wholes(judged_pairs(judgements, Verdict.DIFFERENT, homes), homes)
    groups = clustering.run(same, different)
    return tuple(
        sorted(tuple(sorted(p for m in group for p in by_id[m].parts)) for group in groups)
    )


def _of_wholes(pairs: Iterable[tuple[str, str]], homes: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(homes[left], homes[right]) for left, right in pairs]


def clash(a: Mention, b: Mention) -> bool:
    """Whether two mentions can't be one event: told by dates that are more than a week
    apart, by other words most of a year apart, or weeks and far apart, or a toll over a
    period against a single event."""
    if a.aggregate != b.aggregate:
        return True
    gap = a.days.days_apart(b.days) if a.days and b.days else 0
    if gap > CLASH_DAYS or (gap > CLASH_DATES and a.dated and b.dated):
        return True
    if gap > CLASH_DAYS_AFAR and a.pinned and b.pinned:
        return kilometres(a.pinned, b.pinned) > CLASH_KM
    return False


def judged_pairs(
    judgements: Iterable[Judgement], verdict: Verdict, known: Container[str]
) -> list[tuple[str, str]]:
    """The pairs of mentions that a person gave this verdict, in order."""
    return sorted(
        (min(j.left, j.right), max(j.left, j.right))
        for j in judgements
        if j.verdict is verdict and j.right and j.left in known and j.right in known
    )
