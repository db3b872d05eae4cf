"""How incidents stand to each other: parts of a larger one, and episodes of days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.model.claims import Claim, EventSaid
from dateline.model.incidents import Incident, Relation


def relate(
    incidents: Sequence[Incident], said: Mapping[str, Sequence[Claim]]
) -> Iterator[Incident]:
    """The incidents with their relations to each other."""
    homes = {member: incident.id for incident in incidents for member in incident.members}
    for incident in incidents:
        wholes = {
            homes[claim.value.part_of]
            for member in incident.members
            for claim in said[member]
            if isinstance(claim.value, EventSaid) and claim.value.part_of in homes
        }
        related = tuple(Relation(whole, "part_of") for whole in sorted(wholes - {incident.id}))
        yield replace(incident, related=related)
