"""A title as one sentence: what happened to how many, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.incidents import Incident, IncidentKind, Involved, Settled, Toll
from dateline.model.mentions import Role
from dateline.model.values import Harm, Place, TimeSpan
from dateline.reconcile.groups import ALL

TOLD = (Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.FREED, Harm.DISPLACED)


def title_of(
    *,
    kind: IncidentKind,
    type_name: str,
    when: Settled[TimeSpan] | None,
    where: Settled[Place] | None,
    tolls: Sequence[Toll],
    participants: Sequence[Involved],
) -> str:
    """The title.

    >>> title_of(kind=IncidentKind.INCIDENT, type_name="shelling", when=None, where=None,
    ...          tolls=(), participants=())
    'Shelling.'
    """
    words = type_name.replace("_", " ") or "incident"
    if kind is IncidentKind.AGGREGATE:
        words = "toll over a period"
    parts = [words[0].upper() + words[1:]]
    actor = next((p for p in participants if p.role is Role.PERPETRATOR and p.said.name), None)
    if actor:
        parts.append(f"by {actor.said.name}")
    if where:
        parts.append(f"in {where.value.name}")
    if when:
        parts.append(_days(when.value))
    harm = [_toll(toll) for toll in tolls if toll.who == ALL and toll.what in TOLD]
    return " ".join(parts) + (": " + ", ".join(harm) if harm else "") + "."


def _days(days: TimeSpan) -> str:
    if days.first == days.last:
        return f"on {days.first.isoformat()}"
    return f"between {days.first.isoformat()} and {days.last.isoformat()}"


def _toll(toll: Toll) -> str:
    count = toll.settled.value
    if count.figure is None or count.figure != count.low:
        return f"{count.low} to {count.high} {toll.what.value}"
    return f"{count.figure} {toll.what.value}"


def retitled(incident: Incident) -> Incident:
    """The incident with the title that its values come to."""
    title = title_of(
        kind=incident.kind,
        type_name=incident.type.value,
        when=incident.when,
        where=incident.where,
        tolls=incident.tolls,
        participants=incident.participants,
    )
    return replace(incident, title=title)
