"""Incident ids that stay: numbers in the order in which incidents were first concluded.

Settling gives an incident the id that most of its mentions had before, and a passing one
where they had none; here the passing ones get their numbers, which are kept as facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.incidents import Incident
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


def numbered(
    incidents: Sequence[Incident], known: Ids, last: int
) -> tuple[list[Incident], list[Minted], int]:
    """Incidents with lasting ids, new ones numbered from the last number on; which mentions
    got an id that they hadn't; and the last number from now on."""
    kept = {id for ids in known.values() for id in ids}
    found: list[Incident] = []
    fresh: list[Minted] = []
    for incident in incidents:
        if incident.id not in kept:
            last += 1
            incident = replace(incident, id=f"{PREFIX}{last}")
        found.append(incident)
        for member in incident.members:
            if incident.id not in known.get(member, ())[:1]:
                fresh.append((incident.id, member))
    return found, fresh, last
