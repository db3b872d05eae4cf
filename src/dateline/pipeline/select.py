"""Which incidents a user asks for: by day, place, actor, type, or id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.model.errors import InputError
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an incident must have; None asks for nothing.

    `place` and `actor` are parts of names; `type` is one of ours or a codebook's.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None

    def __call__(self, incident: Incident) -> bool:
        """Whether the incident has it all; one without a date is in no period."""
        return (
            self._in_time(incident)
            and _holds(self.place, place_names(incident))
            and _holds(self.actor, actor_names(incident))
            and _holds(self.type, _type_names(incident))
        )

    def _in_time(self, incident: Incident) -> bool:
        if self.since is None and self.until is None:
            return True
        if incident.when is None:
            return False
        days = incident.when.value
        return (self.since is None or days.last >= self.since) and (
            self.until is None or days.first <= self.until
        )


def _holds(wanted: str | None, names: Iterable[str | None]) -> bool:
    if wanted is None:
        return True
    return any(wanted.casefold() in name.casefold() for name in names if name)


def place_names(incident: Incident) -> list[str | None]:
    """What an incident's place may be called."""
    if incident.where is None:
        return []
    place = incident.where.value
    names = [place.name, place.admin2, place.admin1, place.country, place.described]
    return [*names, place.country_code]


def actor_names(incident: Incident) -> list[str | None]:
    """What an incident's participants may be called."""
    return [
        name
        for involved in incident.participants
        for name in (
            involved.said.name, involved.said.text,
            involved.said.description, involved.said.actor_id,
        )
    ]  # fmt: skip


def _type_names(incident: Incident) -> list[str | None]:
    key = incident.type.value
    known = event_types().get(key)
    names = [key, key.replace("_", " ")]
    return [*names, known.acled_event, known.acled_sub_event] if known else list(names)


def incident_called(name: str, incidents: Iterable[Incident]) -> Incident:
    """The incident of this id, with or without its letters; `InputError` where there is none."""
    known = list(incidents)
    for incident in known:
        if name.casefold() in (incident.id.casefold(), incident.id.rpartition("-")[2]):
            return incident
    last = f"; they run from {known[0].id} to {known[-1].id}" if known else "; there are none yet"
    raise InputError(f"there is no incident {name!r}{last} (dateline incidents)")
