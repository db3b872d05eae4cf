"""Incidents as the table needs them: each with what it can be filtered by, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.model.incidents import Incident, Judgement, Verdict
from dateline.pipeline.select import actor_names, place_names

Said = Mapping[str, str]
STATE = "state"
FACETS: Mapping[str, Callable[[Incident], str]] = {
    "country": lambda i: (i.where.value.country or "unknown") if i.where else "unknown",
    "type": lambda i: i.type.value or "unknown",
    "kind": lambda i: i.kind.value,
    "status": lambda i: i.status.value,
    "grade": lambda i: i.grade.value,
    "sources": lambda i: "3+" if i.sources.independent > 2 else str(i.sources.independent),
    "precision": lambda i: i.where.value.precision.value if i.where else "unknown",
    "disputed": lambda i: "yes" if i.disagreements else "no",
    "reviewed": lambda i: "yes" if i.reviewed else "no",
}
"""What an incident is filed under; `state` comes from what persons decided."""
NAMES = (*FACETS, STATE)
SHOWN = 12
"""Values of a facet that are shown; more are a word away."""


@dataclass(frozen=True, slots=True)
class Row:
    """An incident with its days, names and facets."""

    incident: Incident
    first: date | None
    last: date | None
    places: str
    actors: str
    facets: Said
    reports: frozenset[str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All incidents in the order of their days."""

    rows: tuple[Row, ...]

    @classmethod
    def of(cls, incidents: Iterable[Incident], judgements: Sequence[Judgement]) -> Catalogue:
        """The incidents, with their state by the standing judgements."""
        found = list(incidents)
        states = states_of(found, judgements)
        return cls(tuple(sorted((_row(i, states[i.id]) for i in found), key=_by_day)))

    def renewed(
        self, changed: Sequence[Incident], gone: Collection[str], judgements: Sequence[Judgement]
    ) -> Catalogue:
        """The catalogue with some incidents anew and others left out."""
        states = states_of(changed, judgements)
        out = {*gone, *(incident.id for incident in changed)}
        rows = [row for row in self.rows if row.incident.id not in out]
        rows += [_row(incident, states[incident.id]) for incident in changed]
        return Catalogue(tuple(sorted(rows, key=_by_day)))

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def _row(incident: Incident, state: str) -> Row:
    days = incident.when.value if incident.when else None
    return Row(
        incident=incident,
        first=days.first if days else None,
        last=days.last if days else None,
        places=_folded(place_names(incident)),
        actors=_folded(actor_names(incident)),
        facets={**{name: facet(incident) for name, facet in FACETS.items()}, STATE: state},
        reports=frozenset(t.report for t in incident.tellings),
    )


def _folded(names: Iterable[str | None]) -> str:
    """Names in which one can search; a line each, so that no match runs over two."""
    return "\n".join(name.casefold() for name in names if name)


def _by_day(row: Row) -> tuple[bool, date, str]:
    return row.first is None, row.first or date.max, row.incident.id


def states_of(incidents: Iterable[Incident], judgements: Sequence[Judgement]) -> dict[str, str]:
    """How far the work on each incident is, by the standing judgements in order of time."""
    found, homes = {}, {}
    for incident in incidents:
        found[incident.id] = "completed" if incident.reviewed else "to_do"
        for key in (incident.id, *incident.members, *incident.claims):
            homes[key] = incident.id
    for judgement in judgements:
        touched = {judgement.left, judgement.right, *(m for side in judgement.held for m in side)}
        for id in {homes[key] for key in touched if key in homes}:
            if found[id] != "completed":
                marked = judgement.verdict is Verdict.MARKED
                if marked or found[id] == "to_do":
                    found[id] = str(judgement.value) if marked else "in_progress"
    return found


def counted(rows: Iterable[Row]) -> dict[str, list[tuple[str, int]]]:
    """How many of the incidents have each value of each facet, the commonest first."""
    kept = list(rows)
    found = {}
    for name in NAMES:
        counts = Counter(row.facets[name] for row in kept)
        found[name] = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]
    return found
