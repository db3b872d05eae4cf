"""Incident ids that stay: numbers in the order in which incidents were first concluded.

Settling gives an incident the id that most of its mentions had before, and a passing one
where they had none; here the passing ones get their numbers, which are kept as facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.incidents import Conclusions, Incident
from dateline.reconcile.ids import Ids

PREFIX = "INC-"
Minted = tuple[str, str]


def ids_of(kept: Sequence[Minted]) -> dict[str, list[str]]:
    """The incidents that each mention belonged to, the latest first, each once."""
    found: dict[str, list[str]] = {}
    for incident, member in reversed(kept):
        ids = found.setdefault(member, [])
        if incident not in ids:
            ids.append(incident)
    return found


def mint(conclusions: Conclusions, kept: Sequence[Minted]) -> tuple[Conclusions, list[Minted]]:
    """The conclusions with lasting ids in their order, and what of them is new to the store."""
    known = {id for id, _ in kept}
    homes = {member: id for id, member in kept}
    number = max(map(_number, known), default=0)
    names: dict[str, str] = {}
    for incident in conclusions.incidents:
        if incident.id in known:
            names[incident.id] = incident.id
        else:
            number += 1
            names[incident.id] = f"{PREFIX}{number}"
    incidents = [_renamed(incident, names) for incident in conclusions.incidents]
    incidents.sort(key=lambda incident: _number(incident.id))
    fresh = [
        (incident.id, member)
        for incident in incidents
        for member in incident.members
        if homes.get(member) != incident.id
    ]
    return replace(conclusions, incidents=tuple(incidents)), fresh


def numbered(
    incidents: Sequence[Incident], known: Ids, last: int
) -> tuple[list[Incident], list[Minted]]:
    """Incidents with lasting ids, new ones numbered from the last number on, and which ids of
    their mentions are new."""
    kept = {id for ids in known.values() for id in ids}
    found: list[Incident] = []
    fresh: list[Minted] = []
    for incident in incidents:
        if incident.id not in kept:
            last += 1
            incident = replace(incident, id=f"{PREFIX}{last}")
        found.append(incident)
        latest = {member: next(iter(known.get(member, ())), "") for member in incident.members}
        fresh += [(incident.id, m) for m in incident.members if latest[m] != incident.id]
    return found, fresh


def _renamed(incident: Incident, names: dict[str, str]) -> Incident:
    related = [replace(r, incident=names.get(r.incident, r.incident)) for r in incident.related]
    # They stood in the order of ids that may have been passing ones.
    related.sort(key=lambda relation: (_number(relation.incident), relation.relation))
    return replace(incident, id=names[incident.id], related=tuple(related))


def _number(id: str) -> int:
    return int(id.removeprefix(PREFIX))
