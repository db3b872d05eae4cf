"""What the desk holds in memory: every incident and decision as they were at one moment.

Claims and texts stay in the store and are looked up for the incident that is shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.export.findings import Findings
from dateline.model.claims import Claim
from dateline.model.incidents import Conclusions, Incident, IncidentKind, Judgement, Link, Verdict
from dateline.pipeline.select import incident_called
from dateline.reconcile.judgements import in_order, on_mentions, standing
from dateline.store import Settling, Store
from dateline.web.catalogue import Catalogue, Row

Mark = tuple[str, Settling | None]
"""By which one sees that incidents or decisions have changed: the last decision, and how the
store was settled. What was read but isn't settled changes nothing here."""


@dataclass
class Snapshot:
    """Incidents and decisions; never changed once made, but for what is worked out of it."""

    mark: Mark
    incidents: Mapping[str, Incident]
    catalogue: Catalogue
    judgements: tuple[Judgement, ...]
    standing: tuple[Judgement, ...]
    aside: Mapping[str, Claim]
    former: Mapping[str, set[str]]

    @classmethod
    def of(cls, store: Store) -> Snapshot:
        """The store as it is now."""
        mark = mark_of(store)
        judgements = tuple(in_order(store.judgements()))
        stands = standing(judgements)
        aside = store.claims_of(j.left for j in stands if j.verdict is Verdict.SET_ASIDE)
        incidents = store.incidents()
        former: dict[str, set[str]] = defaultdict(set)
        for incident, mention in store.minted():
            former[incident].add(mention)
        return cls(
            mark=mark,
            incidents={incident.id: incident for incident in incidents},
            catalogue=Catalogue.of(incidents, stands),
            judgements=judgements,
            standing=stands,
            aside=aside,
            former=former,
        )

    def renewed(self, store: Store, stroke: Sequence[Judgement], ids: Collection[str]) -> Snapshot:
        """The store after a stroke of decisions that made these incidents anew."""
        changed = store.some_incidents(ids)
        gone = set(ids) - changed.keys()
        before = [self.incidents[id] for id in ids if id in self.incidents]
        near = {r.incident for i in (*before, *changed.values()) for r in i.related}
        changed |= store.some_incidents(near - set(ids))
        judgements = (*self.judgements, *stroke)
        stands = standing(judgements)
        out = [j.left for j in stands if j.verdict is Verdict.SET_ASIDE]
        incidents = {**self.incidents, **changed}
        former = dict(self.former)
        for incident in changed.values():
            former[incident.id] = former.get(incident.id, set()) | set(incident.members)
        return Snapshot(
            mark=mark_of(store),
            incidents={id: found for id, found in incidents.items() if id not in gone},
            catalogue=self.catalogue.renewed(list(changed.values()), gone, stands),
            judgements=judgements,
            standing=stands,
            aside=self.aside if set(out) == self.aside.keys() else store.claims_of(out),
            former=former,
        )

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """The incident of each event mention."""
        return {member: i.id for i in self.incidents.values() for member in i.members}

    @cached_property
    def tellers(self) -> Mapping[str, list[str]]:
        """The incidents that each report tells of."""
        found: dict[str, list[str]] = defaultdict(list)
        for incident in self.incidents.values():
            for telling in incident.tellings:
                found[telling.report].append(incident.id)
        return found

    @cached_property
    def said(self) -> Mapping[frozenset[str], Judgement]:
        """What persons say of pairs of mentions."""
        single = on_mentions(self.standing, {})
        return {frozenset((j.left, j.right)): j for j in single if j.right}

    @cached_property
    def happenings(self) -> tuple[Row, ...]:
        """The incidents without the aggregates."""
        kind = IncidentKind.INCIDENT
        return tuple(row for row in self.catalogue if row.incident.kind is kind)

    @cached_property
    def states(self) -> Mapping[str, str]:
        """How far the work on each incident is."""
        return {row.incident.id: row.facets["state"] for row in self.catalogue}

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

    def history(self, incident: Incident) -> list[Judgement]:
        """The decisions on an incident, newest first."""
        mine = {incident.id, *incident.members, *incident.claims}
        mine |= {id for id, claim in self.aside.items() if claim.event in mine}
        return [
            j
            for j in reversed(self.judgements)
            if j.left in mine or j.right in mine or any(mine & set(side) for side in j.held)
        ]

    def set_aside(self) -> list[Judgement]:
        """The standing decisions that set a claim aside."""
        verdict = Verdict.SET_ASIDE
        return [j for j in self.standing if j.verdict is verdict and j.left in self.aside]

    def not_incidents(self) -> list[Judgement]:
        """The standing decisions that something is no incident."""
        return [j for j in self.standing if j.verdict is Verdict.NOT_AN_INCIDENT]


def mark_of(store: Store) -> Mark:
    """The store's present state, in a few words."""
    return store.facts().partition(".")[2], store.settling()


def findings_on(
    snapshot: Snapshot,
    store: Store,
    reports: Iterable[str],
    links: Iterable[Link] = (),
) -> Findings:
    """All incidents, but only these reports with their readings, lineages and days, and
    these links."""
    named = set(reports)
    settling = snapshot.mark[1]
    conclusions = Conclusions(
        incidents=tuple(snapshot.incidents.values()),
        lineages=store.lineages_of(named),
        links=tuple(links),
        published=tuple(sorted(store.published_of(named).items())),
    )
    made_by = {"version": settling.version, "policy": settling.policy} if settling else {}
    return Findings.of(store.readings_of(named), conclusions, made_by)
