"""What the desk holds in memory: every incident and decision as they were at one moment.

Claims and texts stay in the store and are looked up for the incident that is shown.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from dateline.model.claims import Claim
from dateline.model.errors import StoreError
from dateline.model.incidents import Incident, Judgement, Sensitivity, Verdict
from dateline.pipeline.select import incident_called
from dateline.reconcile.judgements import in_order, on_mentions, standing
from dateline.reconcile.strokes import redoing
from dateline.store import Settling, Store
from dateline.web.answers import Answers
from dateline.web.catalogue import STATE, Catalogue, Row, row_of, states_of
from dateline.web.passages import Passage
from dateline.web.queues import Queues

if TYPE_CHECKING:
    from dateline.pipeline.resettle import Renewal

T = TypeVar("T")
Mark = tuple[str, Settling | None]
"""By which one sees that incidents or decisions have changed: the last decision, and how the
store was settled. What was read but isn't settled changes nothing here."""


@dataclass
class Snapshot:
    """Incidents and decisions; never changed once made, but for what is worked out of it."""

    mark: Mark
    incidents: Mapping[str, Incident]
    rows: Mapping[str, Row]
    catalogue: Catalogue
    happenings: Catalogue
    answers: Answers
    queues: Queues
    judgements: tuple[Judgement, ...]
    standing: tuple[Judgement, ...]
    aside: Mapping[str, Claim]
    former: Mapping[str, set[str]]
    passages: dict[str, Passage] = field(default_factory=dict)
    _redoable: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Snapshot:
        """The store as it is now."""
        with _uncollected():
            return cls._of(store, store.incidents())

    @classmethod
    def before(cls, store: Store) -> Snapshot:
        """The store before it is settled: the last conclusions, none where they are out of
        force or of other words than today's."""
        try:
            return cls.of(store) if store.settling() else cls._of(store, ())
        except StoreError:
            return cls._of(store, ())

    @classmethod
    def _of(cls, store: Store, incidents: Sequence[Incident]) -> Snapshot:
        mark, _ = mark_of(store)
        judgements = tuple(in_order(store.judgements()))
        stands = standing(judgements)
        aside = store.claims_of(j.left for j in stands if j.verdict is Verdict.SET_ASIDE)
        former: dict[str, set[str]] = defaultdict(set)
        for incident, mention in store.minted():
            former[incident].add(mention)
        states = states_of(incidents, stands)
        rows = {incident.id: row_of(incident, states[incident.id]) for incident in incidents}
        catalogue = Catalogue(rows.values())
        happenings = Catalogue(row for row in catalogue.rows if row.happened)
        return cls(
            mark=mark,
            incidents={incident.id: incident for incident in incidents},
            rows=rows,
            catalogue=catalogue,
            happenings=happenings,
            answers=Answers(catalogue),
            queues=Queues(happenings.rows),
            judgements=judgements,
            standing=stands,
            aside=aside,
            former=former,
        )

    def renewed(self, store: Store, stroke: Sequence[Judgement], renewal: Renewal) -> Snapshot:
        """The store after a stroke of decisions, by what was settled anew."""
        ids = renewal.incidents
        changed = store.some_incidents(ids)
        gone = set(ids) - changed.keys()
        before = [self.incidents[id] for id in ids if id in self.incidents]
        near = {r.incident for i in (*before, *changed.values()) for r in i.related}
        changed |= store.some_incidents(near - set(ids))
        judgements = (*self.judgements, *stroke)
        stands = standing(judgements)
        set_aside = [j.left for j in stands if j.verdict is Verdict.SET_ASIDE]
        former = dict(self.former)
        for incident in changed.values():
            former[incident.id] = former.get(incident.id, set()) | set(incident.members)
        states = states_of(changed.values(), stands)
        fresh = [row_of(incident, states[incident.id]) for incident in changed.values()]
        out = [self.rows[id] for id in {*gone, *changed} if id in self.rows]
        happened = {
            "out": [r for r in out if r.happened],
            "fresh": [r for r in fresh if r.happened],
        }
        catalogue = self.catalogue.renewed(out=out, fresh=fresh)
        happenings = self.happenings.renewed(**happened)
        found = Snapshot(
            mark=mark_of(store)[0],
            incidents=_but(gone, self.incidents, changed),
            rows=_but(gone, self.rows, {row.incident.id: row for row in fresh}),
            catalogue=catalogue,
            happenings=happenings,
            answers=self.answers.renewed(catalogue, out=out, fresh=fresh),
            queues=self.queues.renewed(happenings.rows, **happened),
            judgements=judgements,
            standing=stands,
            aside=self.aside if set(set_aside) == self.aside.keys() else store.claims_of(set_aside),
            former=former,
            passages={
                m: p for m, p in self.passages.copy().items() if p.report not in renewal.dated
            },
        )
        found._carry(self, [row.incident for row in out], list(changed.values()))
        return found

    def _carry(self, last: Snapshot, out: Iterable[Incident], fresh: Iterable[Incident]) -> None:
        """Brings up to date what was worked out of the last snapshot."""
        known = last.__dict__
        if "homes" in known:
            gone = {member for incident in out for member in incident.members}
            homes = {member: i.id for i in fresh for member in i.members}
            self.__dict__["homes"] = _but(gone - homes.keys(), last.homes, homes)
        if "tellers" in known:
            reports = {t.report for i in (*out, *fresh) for t in i.tellings}
            told = {report: set(last.tellers.get(report, ())) for report in reports}
            for incident in out:
                for telling in incident.tellings:
                    told[telling.report].discard(incident.id)
            for incident in fresh:
                for telling in incident.tellings:
                    told[telling.report].add(incident.id)
            untold = [report for report, tellers in told.items() if not tellers]
            self.__dict__["tellers"] = _but(untold, last.tellers, told)
        if "decided_on" in known:
            self.__dict__["decided_on"] = _decided_on(
                self.judgements, len(last.judgements), last.decided_on
            )

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The incident of each event mention."""
        return {member: i.id for i in self.incidents.values() for member in i.members}

    @cached_property
    def tellers(self) -> Mapping[str, Collection[str]]:
        """The incidents that each report tells of."""
        found: dict[str, set[str]] = defaultdict(set)
        for incident in self.incidents.values():
            for telling in incident.tellings:
                found[telling.report].add(incident.id)
        return dict(found)

    @cached_property
    def said(self) -> Mapping[frozenset[str], Judgement]:
        """What persons say of pairs of mentions."""
        single = on_mentions(self.standing, {})
        return {frozenset((j.left, j.right)): j for j in single if j.right}

    @cached_property
    def decided_on(self) -> Mapping[str, tuple[int, ...]]:
        """The places among the decisions of those on each name."""
        return _decided_on(self.judgements, 0, {})

    @cached_property
    def decided(self) -> Mapping[str, Judgement]:
        """Every decision by its id."""
        return {judgement.id: judgement for judgement in self.judgements}

    @cached_property
    def in_force(self) -> frozenset[str]:
        """The ids of the decisions that stand."""
        return frozenset(judgement.id for judgement in self.standing)

    @cached_property
    def deciders(self) -> frozenset[str]:
        """Who made a decision that stands."""
        return frozenset(judgement.by for judgement in self.standing)

    @cached_property
    def last_strokes(self) -> Mapping[str, Judgement]:
        """The last decision of each person."""
        return {judgement.by: judgement for judgement in self.judgements}

    def can_undo(self, by: str) -> bool:
        """Whether the person has something to take back."""
        return by in self.deciders

    def can_redo(self, by: str) -> bool:
        """Whether the person took something back that can be brought back."""
        if by not in self._redoable:
            last = self.last_strokes.get(by)
            undid = last is not None and bool(last.undoes)
            self._redoable[by] = undid and bool(redoing(self.judgements, by))
        return self._redoable[by]

    def state(self, id: str) -> str:
        """How far the work on an incident is."""
        return self.rows[id].facets[STATE]

    def incident(self, called: str) -> Incident:
        """The incident of that id, or the one that most of what it was made of is part of
        now; `InputError` where there is none."""
        found = self.incidents.get(called)
        if found:
            return found
        homes = [self.homes[m] for m in self.former.get(called, ()) if m in self.homes]
        if homes:
            return self.incidents[max(homes, key=lambda id: (homes.count(id), id))]
        return incident_called(called, self.incidents.values())

    def title(self, id: str) -> str:
        """What an incident is called; its id where it is gone."""
        return self.incidents[id].title if id in self.incidents else id

    def needs_care(self, id: str) -> bool:
        """Whether a person marked the incident as sensitive or restricted."""
        found = self.incidents.get(id)
        return found is not None and found.sensitivity is not Sensitivity.PUBLIC

    def history(self, incident: Incident) -> list[Judgement]:
        """The decisions on an incident, newest first."""
        mine = {incident.id, *incident.members, *incident.claims}
        mine |= {id for id, claim in self.aside.items() if claim.event in mine}
        places = {place for name in mine for place in self.decided_on.get(name, ())}
        return [self.judgements[place] for place in sorted(places, reverse=True)]

    @cached_property
    def set_aside(self) -> Sequence[Judgement]:
        """The standing decisions that set a claim aside."""
        verdict = Verdict.SET_ASIDE
        return [j for j in self.standing if j.verdict is verdict and j.left in self.aside]

    @cached_property
    def not_incidents(self) -> Sequence[Judgement]:
        """The standing decisions that something is no incident."""
        return [j for j in self.standing if j.verdict is Verdict.NOT_AN_INCIDENT]


@contextmanager
def _uncollected() -> Iterator[None]:
    """No looking for garbage meanwhile: what is made here stays, and to go through all of it
    again and again would take most of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _but(gone: Iterable[str], known: Mapping[str, T], changed: Mapping[str, T]) -> dict[str, T]:
    """What is known without some, and with others in place of what was there."""
    found = {**known, **changed}
    for key in gone:
        found.pop(key, None)
    return found


def _decided_on(
    judgements: Sequence[Judgement], start: int, known: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    found = dict(known)
    for place in range(start, len(judgements)):
        for name in judgements[place].names:
            found[name] = (*found.get(name, ()), place)
    return found


def mark_of(store: Store) -> tuple[Mark, bool]:
    """The store's present state, in a few words, and whether all of it is settled."""
    facts, settling = store.moment()
    return (facts.partition(".")[2], settling), settling is not None and settling.facts == facts
