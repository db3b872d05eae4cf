"""Circles of event mentions: nothing outside a circle bears on which of its mentions are one.

Two mentions are of one circle where their score is above zero or a person called them the
same, in any round of linking, directly or through others; so are all mentions of a report
whose day may follow from its links. Groups never grow across circles (see `clusters`), and so
a report that is added changes only the circles that it comes into.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.link.candidates import Candidates, Pair
from dateline.link.dating import date_reports, may_be_dated
from dateline.link.events import (
    KEPT,
    Decided,
    Linked,
    Weights,
    grouped,
    reasons,
    score,
    shipped_weights,
)
from dateline.link.index import Form, Index, MemoryIndex
from dateline.link.joining import Joining
from dateline.link.keys import Blocking
from dateline.link.mentions import Mention, mentions_of
from dateline.link.pairs import Pair as SideBySide
from dateline.link.rarity import Rarity, first_reports
from dateline.link.retelling import combine
from dateline.model.incidents import Link
from dateline.model.reading import Reading
from dateline.model.report import Published

ROUNDS = 3
"""How often links may date reports, whose days then make further links."""


@dataclass(frozen=True, slots=True)
class Circles:
    """What linking comes to: the circles with the report of each mention in them, the groups
    of mentions that are one event, the links of the `renewed` mentions, and the days of
    publication that follow."""

    circles: tuple[tuple[str, ...], ...]
    reports: Mapping[str, str]
    linked: Linked
    renewed: frozenset[str]
    published: Mapping[str, Published]


class Linker:
    """Links reports with all others that an index holds, circle by circle."""

    def __init__(
        self,
        index: Index,
        rarity: Rarity,
        weights: Weights,
        decided: Decided,
        options: Blocking,
        waiting: set[str],
    ) -> None:
        self._index = index
        self._rarity = rarity
        self._weights = weights
        self._decided = decided
        self._waiting = waiting
        self._known = Candidates(index, rarity, options)
        self._scores: dict[Pair, float] = {}

    def link(self, reports: Collection[str], others: Collection[str] = ()) -> Circles:
        """The circles of these reports, whose links to all others may have changed, and of
        `others`, event mentions that were of a circle with what is gone. Reports that wait for
        the same are taken in where they are met, and wait no more."""
        play = _Play(set(reports))
        self._enter(play, others)
        while (outcome := self._rounds(play)) is None:
            pass
        return outcome

    def _enter(self, play: _Play, events: Iterable[str]) -> None:
        """Takes in the whole circles of these events, and all of reports that are renewed."""
        wanted = set(events)
        while True:
            self._waiting -= play.renewed
            renewed = self._known.forms_in(sorted(play.renewed))
            wanted |= {part for form in renewed for part in form.mention.parts}
            homes = self._index.circles(sorted(wanted - play.events.keys()))
            if not homes:
                return
            play.events |= homes
            play.renewed |= self._waiting & set(homes.values())
            self._begin_anew(play, set(homes.values()))
            wanted = self._decided.partners(homes)

    def _begin_anew(self, play: _Play, reports: Collection[str]) -> None:
        """Reports that may be dated by their links begin anew, as told."""
        undated = sorted(
            {
                form.mention.report
                for form in self._known.forms_in(sorted(reports))
                if form.mention.published is None and form.since == 0
            }
            - play.dateable.keys()
        )
        found = {r: x for r, x in self._index.readings(undated).items() if may_be_dated(x)}
        if found:
            play.dateable.update(found)
            self._index.take_back(sorted(found), 1)
            self._known.forget(found)
            told = self._known.forms_in(sorted(found))
            play.events.update((p, f.mention.report) for f in told for p in f.mention.parts)

    def _rounds(self, play: _Play) -> Circles | None:
        """Links and dates by turns; None where a mention from outside comes in."""
        self._index.take_back(sorted(play.dateable), 1)
        self._known.forget(play.dateable)
        published: dict[str, Published] = {}
        joined = Joining(play.events)
        for turn in range(ROUNDS + 1):
            forms = self._standing(play, turn)
            scores = self._scored(play, forms, turn)
            strangers = self._strangers(play, scores)
            if strangers:
                self._enter(play, strangers)
                return None
            by_id = {form.mention.id: form.mention for form in forms}
            near = {
                (self._mention(a).id, self._mention(b).id): value
                for (a, b), value in scores.items()
                if self._mention(b).id in by_id and self._mention(a).id in by_id
            }
            groups = grouped(by_id, near, self._decided)
            _join(joined, forms, near, self._decided)
            dated = self._dated(play, Linked((), groups), published) if turn < ROUNDS else {}
            if not dated and not self._known.comes_later(turn):
                break
            published.update(dated)
            self._put_dated(play, dated, turn + 1)
        for report in sorted(play.dateable):
            _join_all(joined, [e for e, home in play.events.items() if home == report])
        return self._outcome(play, joined, groups, scores, published)

    def _mention(self, number: int) -> Mention:
        return self._known.forms[number].mention

    def _standing(self, play: _Play, turn: int) -> list[Form]:
        forms = self._known.forms_in(sorted(set(play.events.values())))
        standing = (f for f in forms if f.stands(turn))
        return [f for f in standing if not play.events.keys().isdisjoint(f.mention.parts)]

    def _scored(self, play: _Play, forms: Sequence[Form], turn: int) -> dict[Pair, float]:
        """The scores of all pairs of a renewed mention, and of all pairs that are in play."""
        numbers = {form.number for form in forms}
        renewed = {n for n in numbers if self._is_renewed(play, n)}
        found: dict[Pair, float] = {}
        for pair in self._known.pairs(forms, turn):
            left, right = pair
            if left in renewed or right in renewed or (left in numbers and right in numbers):
                if pair not in self._scores:
                    a, b = self._mention(left), self._mention(right)
                    self._scores[pair] = score(SideBySide(a, b, self._rarity), self._weights)
                found[pair] = self._scores[pair]
        return found

    def _is_renewed(self, play: _Play, number: int) -> bool:
        report = self._mention(number).report
        return report in play.renewed or report in play.dateable

    def _strangers(self, play: _Play, scores: Mapping[Pair, float]) -> set[str]:
        return {
            part
            for pair, value in scores.items()
            if value > 0
            for number in pair
            for part in self._mention(number).parts
            if part not in play.events
        }

    def _dated(
        self, play: _Play, linked: Linked, published: Mapping[str, Published]
    ) -> dict[str, Published]:
        """The days that follow from these groups and were not known before."""
        if not play.dateable:
            return {}
        concerned = {
            play.events[event]
            for group in linked.groups
            if any(play.events[event] in play.dateable for event in group)
            for event in group
        }
        readings = self._index.readings(sorted(concerned | play.dateable.keys()))
        ordered = [readings[report] for report in sorted(readings)]
        found = date_reports(ordered, linked, published)
        return {report: day for report, day in found.items() if report not in published}

    def _put_dated(self, play: _Play, dated: Mapping[str, Published], since: int) -> None:
        readings = [play.dateable[report] for report in sorted(dated)]
        self._index.put_forms(forms_of(readings, self._decided, dated), since)
        self._known.forget(dated)

    def _outcome(
        self,
        play: _Play,
        joined: Joining,
        groups: tuple[tuple[str, ...], ...],
        scores: Mapping[Pair, float],
        published: Mapping[str, Published],
    ) -> Circles:
        renewed = play.renewed | play.dateable.keys()
        links = []
        for pair, value in scores.items():
            a, b = map(self._mention, pair)
            if value >= KEPT and (a.report in renewed or b.report in renewed):
                told = reasons(SideBySide(a, b, self._rarity), self._weights)
                links.append(Link(a.id, b.id, round(value, 3), told))
        return Circles(
            circles=tuple(joined.groups()),
            reports=play.events,
            linked=Linked(tuple(sorted(links, key=lambda x: (x.left, x.right))), groups),
            renewed=frozenset(e for e, home in play.events.items() if home in renewed),
            published=published,
        )


@dataclass(slots=True)
class _Play:
    """Reports whose links are renewed, the events of all circles that they come into, each
    with its report, and the reports among theirs that may be dated by links."""

    renewed: set[str]
    events: dict[str, str] = field(default_factory=dict)
    dateable: dict[str, Reading] = field(default_factory=dict)


def _join(
    joined: Joining,
    forms: Iterable[Form],
    scores: Mapping[tuple[str, str], float],
    decided: Decided,
) -> None:
    homes = {}
    for form in forms:
        _join_all(joined, form.mention.parts)
        homes.update(dict.fromkeys(form.mention.parts, form.mention.id))
    for (left, right), value in scores.items():
        if value > 0:
            joined.join(left, right)
    for left, right in decided.same:
        if left in homes and right in homes:
            joined.join(left, right)


def _join_all(joined: Joining, events: Sequence[str]) -> None:
    for event in events[1:]:
        joined.join(events[0], event)


def forms_of(
    readings: Iterable[Reading], decided: Decided, published: Mapping[str, Published]
) -> dict[str, list[Mention]]:
    """The mentions of each report, its retellings laid together."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for reading in readings:
        told = mentions_of([reading], published)
        found[reading.report.id] += combine(told, decided.apart)
    return found


def link_events(
    readings: Sequence[Reading], decided: Decided, *, blocking: Blocking | None = None
) -> tuple[Linked, Mapping[str, Published]]:
    """The links between the event mentions of these readings, the groups that follow, and the
    days of publication that follow from those, whatever the order of the readings."""
    options = blocking or Blocking()
    by_id = {reading.report.id: reading for reading in readings}
    index = MemoryIndex({id: by_id[id].digest for id in sorted(by_id)}, options, by_id)
    index.put_forms(forms_of(readings, decided, {}), 0)
    rarity = Rarity(reading.digest for reading in first_reports(readings))
    linker = Linker(index, rarity, shipped_weights(), decided, options, set())
    found = linker.link(sorted(by_id))
    return found.linked, found.published
