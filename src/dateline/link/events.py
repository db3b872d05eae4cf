"""Which event mentions of different reports are one: candidates, scores, reasons, groups."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Self

from dateline.link.clusters import Clustering
from dateline.link.joining import Joining
from dateline.link.mentions import Mention, later_of
from dateline.link.pairs import Pair
from dateline.link.rules import RULES, Rule
from dateline.link.said import pairs_called
from dateline.model.earth import kilometres
from dateline.model.incidents import Judgement, Link, Reason, Verdict

VERSION = "link.v16"

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
    """What the rules weigh, and where a pair starts; `aside` where not both mentions lead
    their reports."""

    start: float
    of: Mapping[str, float]
    rules: tuple[tuple[Rule, float], ...] = ()
    weighty: tuple[tuple[Rule, float], ...] = ()
    aside: Self | None = None

    @classmethod
    def given(cls, start: float, of: Mapping[str, float], aside: Self | None = None) -> Self:
        """Weights with the rules that they are of; a rule without one weighs nothing."""
        rules = tuple((rule, of.get(rule.__name__, 0.0)) for rule in RULES)
        return cls(start, of, rules, tuple(each for each in rules if each[1]), aside)

    def of_pair(self, pair: Pair) -> Weights:
        """Those that hold for the pair."""
        return self if pair.leading or self.aside is None else self.aside


@dataclass(frozen=True, slots=True)
class Linked:
    """The links that speak for something, and the groups of mentions that are one event."""

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of event mentions that a person called the same or different, each in order, what
    was said last first."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()

    @classmethod
    def by(cls, judgements: Iterable[Judgement]) -> Self:
        """What these judgements say of pairs."""
        told = list(judgements)
        both = (Verdict.SAME, Verdict.DIFFERENT)
        return cls(*(tuple(pairs_called(verdict, told)) for verdict in both))

    @property
    def apart(self) -> frozenset[frozenset[str]]:
        """The pairs that are not one."""
        return frozenset(map(frozenset, self.different))

    def partners(self, events: Collection[str]) -> set[str]:
        """The mentions that are the same as one of these."""
        return {
            event for pair in self.same for event in pair if pair[0] in events or pair[1] in events
        }

    def of_wholes(self, homes: Mapping[str, str]) -> tuple[list[tuple[str, str]], ...]:
        """The pairs of known mentions that are the same, and those that aren't."""
        return tuple(
            [(homes[a], homes[b]) for a, b in pairs if a in homes and b in homes]
            for pairs in (self.same, self.different)
        )


@cache
def shipped_weights() -> Weights:
    """The weights of `data/link_weights.toml`."""
    text = resources.files("dateline.data").joinpath("link_weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    of = table["for"] | table["against"] | table["fixed"]
    aside = table["aside"]
    other = Weights.given(aside["start"], {name: aside.get(name, of[name]) for name in of})
    return Weights.given(table["start"], of, other)


def score(pair: Pair, weights: Weights) -> float:
    """How much speaks for two mentions being one event."""
    weights = weights.of_pair(pair)
    total = weights.start
    for rule, weight in weights.weighty:
        found = rule(pair)
        if found is not None:
            total += weight * found[0]
    return round(total, 6)


def reasons(pair: Pair, weights: Weights) -> tuple[Reason, ...]:
    """Why, the weightiest first."""
    found = [
        Reason(rule.__name__, round(weight * applied[0], 3), applied[1])
        for rule, weight in weights.of_pair(pair).rules
        if (applied := rule(pair))
    ]
    return tuple(sorted(found, key=lambda reason: (-abs(reason.weight), reason.rule)))


def grouped(
    by_id: Mapping[str, Mention], scores: Mapping[tuple[str, str], float], decided: Decided
) -> tuple[tuple[str, ...], ...]:
    """The groups of mentions that are one event, all tellings of each mention in them.

    Mentions that nothing above zero joins never come into one group, so that groups are
    made in each circle by itself."""

    def contradict(left: str, right: str) -> bool:
        return clash(by_id[left], by_id[right])

    homes = {part: mention.id for mention in by_id.values() for part in mention.parts}
    same, different = decided.of_wholes(homes)
    circles = Joining(by_id)
    for left, right in (*same, *(pair for pair, value in scores.items() if value > 0)):
        circles.join(left, right)
    within: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for (left, right), value in scores.items():
        if circles.home(left) == circles.home(right):
            within[circles.home(left)][left, right] = value
    groups: list[tuple[str, ...]] = []
    together, apart = (_by_circle(circles, pairs) for pairs in (same, different))
    for circle in circles.groups():
        home = circles.home(circle[0])
        if len(circle) == 1:
            groups.append(circle)
            continue
        clustering = Clustering(circle, within[home], contradict)
        groups += clustering.run(together[home], apart[home])
    return tuple(
        sorted(tuple(sorted(p for m in group for p in by_id[m].parts)) for group in groups)
    )


def _by_circle(
    circles: Joining, pairs: Iterable[tuple[str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """The pairs that are within one circle, by its name."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for left, right in pairs:
        if circles.home(left) == circles.home(right):
            found[circles.home(left)].append((left, right))
    return found


def clash(a: Mention, b: Mention) -> bool:
    """Whether two mentions can't be one event: told by dates that are more than a week
    apart, by other words most of a year apart, or weeks and far apart, or a toll over a
    period against a single event. A later day that no words tell is that of its report, which
    may come back to the event after a year."""
    if a.aggregate != b.aggregate:
        return True
    gap = a.days.days_apart(b.days) if a.days and b.days else 0
    if gap > CLASH_DATES and a.dated and b.dated:
        return True
    if gap > CLASH_DAYS and later_of(a, b).timed:
        return True
    if gap > CLASH_DAYS_AFAR and a.pinned and b.pinned:
        return kilometres(a.pinned.point, b.pinned.point) > CLASH_KM
    return False
