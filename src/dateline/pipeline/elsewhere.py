"""A settling's linking, done by an engine, as the settling takes it: part by part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.circles import Circles
from dateline.link.events import Linked
from dateline.link.sets import Beyond
from dateline.model.incidents import Judgement, Lineage, Link
from dateline.model.reading import Reading
from dateline.model.report import Published
from dateline.pipeline.indexing import words_in
from dateline.pipeline.kept_index import KeptIndex
from dateline.pipeline.spread import Engine, Spread

PER_SHARD = 5_000
"""Reports: a worker holds two shards at a time."""


@dataclass(frozen=True, slots=True)
class Spreading:
    """By which engine reports are linked, and in how many shards at the least."""

    engine: Engine
    shards: int


def linked_by(
    spread: Spreading,
    index: KeptIndex,
    parts: Sequence[Sequence[str]],
    judgements: tuple[Judgement, ...],
) -> Elsewhere:
    """What an engine finds of all reports of an index, which it is given some at a time."""
    shards = max(spread.shards, sum(map(len, parts)) // PER_SHARD)
    firsts = index.workings.firsts()
    beyond = Beyond(words_in(index, firsts), len(firsts), {}, {}, judgements)
    readings = (list(index.workings.readings(part).values()) for part in parts)
    return Elsewhere(spread.engine, shards, readings, beyond)


class Elsewhere:
    """What an engine found of all reports of a store."""

    def __init__(
        self, engine: Engine, shards: int, readings: Iterable[Sequence[Reading]], beyond: Beyond
    ) -> None:
        spread = Spread(engine, shards)
        for some in readings:
            spread.take(some)
        found = spread.link(beyond)
        self.lineages: Mapping[str, Lineage] = found.lineages
        self._sets = found.linked
        self._set_of = {
            report: number
            for number, (circles, _) in enumerate(found.linked)
            for report in circles.reports.values()
        }
        self._loose: dict[str, list[Link]] = defaultdict(list)
        for link in found.loose:
            self._loose[link.left].append(link)
            self._loose[link.right].append(link)

    def link(self, reports: Collection[str], waiting: set[str]) -> Circles:
        """The circles of these reports, as `Linker.link` gives them; who is of one waits no
        more."""
        numbers = sorted({self._set_of[report] for report in reports if report in self._set_of})
        sets = [self._sets[number][0] for number in numbers]
        homes = {event: home for circles in sets for event, home in circles.reports.items()}
        waiting -= {*reports, *homes.values()}
        renewed = frozenset(event for circles in sets for event in circles.renewed)
        loose = (link for event in sorted(renewed) for link in self._loose.get(event, ()))
        links = {(x.left, x.right): x for circles in sets for x in circles.linked.links}
        links |= {(x.left, x.right): x for x in loose if (x.left, x.right) not in links}
        groups = sorted(group for circles in sets for group in circles.linked.groups)
        return Circles(
            circles=tuple(sorted(circle for circles in sets for circle in circles.circles)),
            reports=homes,
            linked=Linked(tuple(links[pair] for pair in sorted(links)), tuple(groups)),
            renewed=renewed,
            published={r: day for circles in sets for r, day in circles.published.items()},
        )

    def dated(self, reports: Collection[str]) -> dict[int, dict[str, Published]]:
        """Those of the reports that links date, by the round from which on."""
        found: dict[int, dict[str, Published]] = defaultdict(dict)
        for number in sorted({self._set_of[r] for r in reports if r in self._set_of}):
            for report, (since, day) in self._sets[number][1].items():
                found[since][report] = day
        return found
