"""How incidents stand to each other: parts of a larger one, and episodes of days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.model.claims import Claim, EventSaid
from dateline.model.incidents import Episode, Incident, IncidentKind, Relation
from dateline.model.values import Place, PlacePrecision
from dateline.reconcile.circumstances import near
from dateline.reconcile.grading import BELLIGERENTS

EPISODE_DAYS = 3
EPISODE_KM = 25.0
"""Fighting of the same parties within so many days and kilometres is one episode (ours; UCDP
keeps it in one row where days can't be parted, ACLED makes one event a day)."""
LONGEST_DAYS = 7
"""What takes longer is no single day's fighting (ours)."""
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


def episodes_of(incident: Incident) -> list[Episode]:
    """The known armed parties of an incident that has its days and place."""
    if incident.kind is IncidentKind.AGGREGATE or not incident.when or not incident.where:
        return []
    days, place = incident.when.value, incident.where.value
    if (days.last - days.first).days > LONGEST_DAYS or place.precision not in FINE:
        return []
    first, last = days.first.toordinal(), days.last.toordinal()
    sides = {
        p.said.actor_id for p in incident.participants if p.said.actor_id and p.kind in BELLIGERENTS
    }
    return [
        Episode(side, first, incident.id, last, place.lat, place.lon)
        for side in sorted(filter(None, sides))
    ]


def of_one_episode(one: Episode, other: Episode) -> bool:
    """Whether two incidents of one party are few days and kilometres apart."""
    early, late = sorted((one, other), key=lambda e: (e.first, e.last, e.lat, e.lon))
    days = late.first <= early.last + EPISODE_DAYS
    return days and near(Place("", early.lat, early.lon), Place("", late.lat, late.lon), EPISODE_KM)


def _episodes(incidents: Sequence[Incident]) -> Mapping[str, set[str]]:
    by_side: dict[str, list[Episode]] = defaultdict(list)
    for incident in incidents:
        for episode in episodes_of(incident):
            by_side[episode.side].append(episode)
    found: dict[str, set[str]] = defaultdict(set)
    for told in by_side.values():
        told.sort(key=lambda e: (e.first, e.incident))
        for i, one in enumerate(told):
            for other in told[i + 1 :]:
                if other.first > one.first + LONGEST_DAYS + EPISODE_DAYS:
                    break
                if of_one_episode(one, other):
                    found[one.incident].add(other.incident)
                    found[other.incident].add(one.incident)
    return found
