"""Conclusions brought up to date: only what a new report or decision bears on is made anew.

What comes of it is what settling from nothing comes to. Links follow circle by circle (see
`link.circles`), lineages kin by kin, and an incident from its own mentions; what is common
among words is told by the earliest reports alone, so that later ones seldom change it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from dateline.link.circles import Circles, Linker, forms_of
from dateline.link.events import Decided, shipped_weights
from dateline.link.keys import Blocking
from dateline.link.lineage import lineages_of
from dateline.link.rarity import Rarity
from dateline.model.incidents import Incident, Judgement
from dateline.model.report import Report
from dateline.pipeline.config import current_config
from dateline.pipeline.elsewhere import Elsewhere, Spreading, linked_by
from dateline.pipeline.indexing import add_readings, renew_common_words
from dateline.pipeline.kept_index import KeptIndex
from dateline.pipeline.minting import numbered
from dateline.reconcile.conclude import conclude
from dateline.reconcile.ids import Ids
from dateline.reconcile.judgements import on_mentions, standing
from dateline.reconcile.policies import policy_named
from dateline.reconcile.relations import (
    EPISODE_DAYS,
    LONGEST_DAYS,
    episodes_of,
    of_one_episode,
)
from dateline.store import Settling, Store

DEFAULT_POLICY = "ucdp"
CHUNK = 1_000
"""Reports that are linked and concluded at once."""
OPTIONS = Blocking()


@dataclass(slots=True)
class Renewal:
    """What a settling made anew: the reports that were linked again, those whose days of
    publication were worked out again, and the incidents, those that are gone among them."""

    reports: set[str] = field(default_factory=set)
    dated: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)


class Resettling:
    """A settling of a store, in one transaction where little is to be done and in several,
    with the conclusions out of force meanwhile, where it is much."""

    def __init__(self, store: Store, policy: str, spread: Spreading | None = None) -> None:
        self._spread = spread
        self._elsewhere: Elsewhere | None = None
        self._store = store
        self._policy = policy
        self._judgements = store.judgements()
        self._open = ExitStack()
        self._undone = 0
        self._decided_on: set[str] = set()
        self.renewal = Renewal()

    def run(self, *, anew: bool = False) -> Renewal:
        """Brings the conclusions up to date with the facts, or makes all of them anew."""
        config = current_config()
        settling = Settling(self._policy, config.sha256, config.version, self._store.facts())
        with self._open:
            self._begin()
            touched = self._touched(settling, anew=anew)
            if self._spread is not None and len(touched) == len(self.workings.reports()):
                parts = list(_parts(sorted(touched)))
                self._elsewhere = linked_by(self._spread, self._index(), parts, self._decided())
            relined = self._reline(touched)
            self._link(touched)
            self._conclude_rest(relined)
            self.standing.set_settling(settling)
            self.workings.note(open="", facts=settling.facts)
        return self.renewal

    # ------------------------------------------------------------------- transactions

    def _begin(self) -> None:
        self._open.close()
        self.workings, self.standing = self._open.enter_context(self._store.working())
        self._undone = 0

    def _breathe(self, done: int) -> None:
        """Keeps what is done, once it is much."""
        self._undone += done
        if self._undone > CHUNK:
            self.workings.note(open="1")
            self.standing.withdraw()
            self._begin()

    # ---------------------------------------------------------------------- what is new

    def _touched(self, settling: Settling, *, anew: bool) -> set[str]:
        state = self.workings.state()
        reading, judgement = map(int, state.get("facts", "0.0").split("."))
        new = self.workings.new_readings(reading)
        last = self._store.settling()
        same = last and (last.policy, last.config_sha256) == (self._policy, settling.config_sha256)
        if anew or not same or state.get("open") != "" or self.workings.entries(new):
            self.workings.clear()
            new, judgement = self.workings.new_readings(0), len(self._judgements)
        touched = self._indexed(new)
        return touched | self._judged(self._judgements[judgement:])

    def _indexed(self, new: Mapping[str, int]) -> set[str]:
        """The new reports, and those of which something else holds because of them."""
        touched: set[str] = set()
        fresh: list[Report] = []
        reports = sorted(new)
        decided = Decided.by(self._decided())
        for start in range(0, len(reports), CHUNK):
            part = [new[report] for report in reports[start : start + CHUNK]]
            readings = self.workings.numbered(part)
            index = self._index()
            by_seq = {new[report]: reading for report, reading in readings.items()}
            touched |= add_readings(index, by_seq, decided, OPTIONS)
            fresh += [replace(reading.report, text="") for reading in readings.values()]
            self._breathe(len(part))
        return touched | renew_common_words(self._index(), fresh)

    def _judged(self, judgements: Sequence[Judgement]) -> set[str]:
        """The reports that decisions bear on, their mentions told anew."""
        by_id = {judgement.id: judgement for judgement in self._judgements}
        taken_back = [by_id[j.undoes] for j in judgements if j.undoes in by_id]
        bearing = [*judgements, *taken_back]
        named = {name for j in bearing if j.right is not None for name in j.names}
        events = self._events(named) | self._on_values(bearing)
        reports = set(self.standing.homes(events).values()) | self.workings.entries(named).keys()
        if reports:
            index = self._index()
            index.take_back(sorted(reports), 0)
            readings = index.readings(sorted(reports)).values()
            index.put_forms(forms_of(readings, Decided.by(self._decided()), {}), 0)
        return reports

    def _on_values(self, judgements: Sequence[Judgement]) -> set[str]:
        """Notes the incidents of which something other than their being one or two was
        decided: they follow anew from the mentions that they have. Gives the mentions that
        are part of none now, which can only be found by linking."""
        events = self._events({n for j in judgements if j.right is None for n in j.names})
        homes = self.standing.incidents_of(events)
        self._decided_on |= {id for id in homes.values() if id}
        return {event for event, id in homes.items() if not id}

    def _events(self, named: set[str]) -> set[str]:
        """The mentions that these names (of incidents, mentions or claims) stand for."""
        members = {event for ids in self.standing.members_of(named).values() for event in ids}
        return members | named | self.standing.events_of_claims(named)

    def _index(self) -> KeptIndex:
        reports = int(self.workings.state().get("firsts", "0"))
        return KeptIndex(self.workings, self.standing, Rarity(reports=reports), OPTIONS)

    def _decided(self) -> tuple[Judgement, ...]:
        """The standing judgements, on pairs of mentions."""
        judged = {j.left for j in self._judgements} | {j.right or "" for j in self._judgements}
        members = self.standing.members_of(judged)
        known: Ids = {event: [id] for id, events in members.items() for event in events}
        return on_mentions(standing(self._judgements), known)

    # --------------------------------------------------------------- what follows from it

    def _reline(self, touched: Collection[str]) -> set[str]:
        """Lineages of what was touched; gives the reports that count as another's now."""
        changed: set[str] = set()
        done: set[str] = set()
        for part in _parts(sorted(touched)):
            asked = [report for report in part if report not in done]
            if self._elsewhere is not None:
                found = {report: self._elsewhere.lineages[report] for report in asked}
            else:
                found = lineages_of(asked, self._index(), self._decided())
            before = self.standing.lineages(found)
            changed |= {r for r, x in found.items() if r in before and before[r].group != x.group}
            self.standing.replace_lineages([found[report] for report in sorted(found)])
            done |= found.keys()
            self._breathe(len(asked))
        return changed

    def _link(self, touched: set[str]) -> None:
        """Links what was touched, circle by circle, and concludes."""
        waiting = set(touched)
        for part in _parts(sorted(touched)):
            asked = [report for report in part if report in waiting]
            if not asked:
                continue
            index = self._index()
            found = self._circles(index, asked, waiting)
            self.standing.set_circles(found.circles)
            self.standing.replace_links(found.renewed, found.linked.links)
            self.standing.replace_published(set(found.reports.values()), found.published)
            self._conclude(index, found.linked.groups)
            self.renewal.reports |= set(asked)
            self.renewal.dated |= set(found.reports.values())
            self._breathe(len(found.reports))

    def _circles(self, index: KeptIndex, asked: Sequence[str], waiting: set[str]) -> Circles:
        """The circles of some reports, which the index knows dated by links from then on."""
        decided = Decided.by(self._decided())
        if self._elsewhere is None:
            linker = Linker(index, index.rarity, shipped_weights(), decided, OPTIONS, waiting)
            return linker.link(asked, self.standing.events_in(asked))
        for since, days in sorted(self._elsewhere.dated(asked).items()):
            told = index.readings(sorted(days)).values()
            index.put_forms(forms_of(told, decided, days), since)
        return self._elsewhere.link(asked, waiting)

    def _conclude_rest(self, relined: Collection[str]) -> None:
        """Incidents that only the lineage of a report or a decision on a value changes."""
        homes = {id for id in self.standing.events_in(relined).values() if id}
        rest = sorted((homes | self._decided_on) - self.renewal.incidents)
        for part in _parts(rest):
            groups = self.standing.members_of(part)
            self._conclude(self._index(), [groups[id] for id in sorted(groups)])
            self._breathe(len(part))

    def _conclude(self, index: KeptIndex, groups: Sequence[Sequence[str]]) -> None:
        """Makes the incidents of these groups anew."""
        judgements = self._decided()
        before = self.standing.incidents_of({event for group in groups for event in group})
        groups = [*groups, *self._judged_with(before, judgements)]
        homes = self.standing.homes({event for group in groups for event in group})
        before = self.standing.incidents_of(homes)
        gone = {id for id in before.values() if id}
        known = self._ids(homes, gone)
        reports = sorted(set(homes.values()))
        lineages = self.standing.lineages(reports)
        found = conclude(
            list(index.readings(reports).values()),
            sorted(tuple(group) for group in groups),
            (),
            [lineages[report] for report in reports],
            judgements,
            policy=self._policy,
            published=self.standing.published(reports),
            known_ids=known,
        )
        last = self.workings.state().get("numbers")
        number = self.standing.last_number() if last is None else int(last)
        incidents, fresh, number = numbered(found.incidents, known, number)
        self.workings.note(numbers=number)
        self.standing.replace_incidents(gone, incidents, fresh)
        changed = gone | {incident.id for incident in incidents}
        self.standing.replace_episodes(changed, [e for i in incidents for e in episodes_of(i)])
        self.standing.add_nearby(self._nearby(incidents))
        self.renewal.incidents |= changed

    def _judged_with(
        self, before: Mapping[str, str | None], judgements: Sequence[Judgement]
    ) -> list[list[str]]:
        """The groups of the other mentions that a decision on these is about."""
        held = {
            event
            for judgement in judgements
            for side in judgement.held
            if judgement.left in before.values() or not before.keys().isdisjoint(side)
            for event in side
        }
        ids = set(self.standing.incidents_of(held - before.keys()).values())
        ids -= set(before.values())
        return list(self.standing.members_of({id for id in ids if id}).values())

    def _ids(self, events: Collection[str], gone: Collection[str]) -> dict[str, list[str]]:
        """The ids that mentions had, but for those that others have now."""
        known = self.standing.minted_for(events)
        used = self.standing.in_use({id for ids in known.values() for id in ids} - set(gone))
        kept = {event: [id for id in ids if id not in used] for event, ids in known.items()}
        return {event: ids for event, ids in kept.items() if ids}

    def _nearby(self, incidents: Sequence[Incident]) -> set[tuple[str, str]]:
        """Pairs of these and others that are of one episode."""
        found: set[tuple[str, str]] = set()
        for mine in (episode for incident in incidents for episode in episodes_of(incident)):
            first = mine.first - LONGEST_DAYS - EPISODE_DAYS
            for other in self.standing.episodes(mine.side, first, mine.last + EPISODE_DAYS):
                if other.incident != mine.incident and of_one_episode(mine, other):
                    found.add((mine.incident, other.incident))
        return found


def resettle(
    store: Store,
    *,
    policy: str | None = None,
    anew: bool = False,
    spread: Spreading | None = None,
) -> Renewal:
    """Brings the conclusions of a store up to date with its facts, under the policy of the
    last settling where none is named; `anew`: as if nothing had been settled before. Where all
    reports are to be linked, `spread` says by which engine."""
    last = store.settling()
    chosen = policy or (last.policy if last else DEFAULT_POLICY)
    return Resettling(store, policy_named(chosen).name, spread).run(anew=anew)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
