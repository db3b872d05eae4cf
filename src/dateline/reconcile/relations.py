"""How incidents stand to each other: parts of a larger one, and episodes of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.model.claims import Claim, EventSaid
from dateline.model.incidents import Incident, IncidentKind, Relation
from dateline.model.values import PlacePrecision
from dateline.reconcile.circumstances import near
from dateline.reconcile.grading import BELLIGERENTS

EPISODE_DAYS = 3
EPISODE_KM = 25.0
"""Fighting of the same parties within so many days and kilometres is one episode (ours; UCDP
keeps it in one row where days can't be parted, ACLED makes one event a day)."""
FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.DISTRICT})


def relate(
    incidents: Sequence[Incident], said: Mapping[str, Sequence[Claim]]
) -> Iterator[Incident]:
    """The incidents with their relations to each other."""
    homes = {member: incident.id for incident in incidents for member in incident.members}
    episodes = _episodes(incidents)
    for incident in incidents:
        wholes = {
            homes[claim.value.part_of]
            for member in incident.members
            for claim in said[member]
            if isinstance(claim.value, EventSaid) and claim.value.part_of in homes
        }
        wholes.discard(incident.id)
        related = [Relation(whole, "part_of") for whole in sorted(wholes)]
        related += [
            Relation(other, "same_episode")
            for other in sorted(episodes[incident.id])
            if other not in wholes
        ]
        yield replace(incident, related=tuple(related))


def _episodes(incidents: Sequence[Incident]) -> Mapping[str, set[str]]:
    by_side: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        for side in _sides(incident):
            by_side[side].append(incident)
    found: dict[str, set[str]] = defaultdict(set)
    for group in by_side.values():
        for one, other in _within_days(group):
            if one.where and other.where and near(one.where.value, other.where.value, EPISODE_KM):
                found[one.id].add(other.id)
                found[other.id].add(one.id)
    return found


def _sides(incident: Incident) -> set[str]:
    """The known armed parties of an incident that has its day and place."""
    if incident.kind is IncidentKind.AGGREGATE or not incident.when or not incident.where:
        return set()
    days = incident.when.value
    if (days.last - days.first).days > 7 or incident.where.value.precision not in FINE:
        return set()
    return {
        p.said.actor_id for p in incident.participants if p.said.actor_id and p.kind in BELLIGERENTS
    }


def _within_days(group: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    """Pairs of incidents that are few days apart, by a sweep over their first days."""
    dated = [(incident.when.value, incident) for incident in group if incident.when]
    dated.sort(key=lambda item: (item[0].first, item[1].id))
    for i, (days, incident) in enumerate(dated):
        for later, other in dated[i + 1 :]:
            if later.first > days.last + timedelta(EPISODE_DAYS):
                break
            yield incident, other
