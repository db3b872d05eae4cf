"""Incidents as the table needs them: each with what it can be filtered by, worked out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter

from dateline.model.incidents import (
    SENSITIVITY,
    Incident,
    IncidentKind,
    Judgement,
    Verdict,
)
from dateline.model.mentions import ParticipantKind
from dateline.pipeline.select import actor_names, place_names
from dateline.web.ordered import Ordered
from dateline.web.spread import TimeLine, time_line

Said = Mapping[str, str]
Facets = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
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
    "people": lambda i: "named" if names_people(i) else "not named",
    SENSITIVITY: lambda i: i.sensitivity.value,
}
"""What an incident is filed under; `state` is not the incident's own."""
NAMES = (*FACETS, STATE)
SHOWN = 12
"""Values of a facet that are shown; more are a word away."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """An incident with its days, names and facets; one row is the same as itself alone."""

    incident: Incident
    first: date | None
    last: date | None
    places: str
    actors: str
    facets: Said
    reports: frozenset[str]
    happened: bool


def row_of(incident: Incident, state: str) -> Row:
    """The incident as a row; `state` is how far the work on it is."""
    days = incident.when.value if incident.when else None
    return Row(
        incident=incident,
        first=days.first if days else None,
        last=days.last if days else None,
        places=_folded(place_names(incident)),
        actors=_folded(actor_names(incident)),
        facets={**{name: facet(incident) for name, facet in FACETS.items()}, STATE: state},
        reports=frozenset(t.report for t in incident.tellings),
        happened=incident.kind is IncidentKind.INCIDENT,
    )


def names_people(incident: Incident) -> bool:
    """Whether a person is named among those who took part: what is known is personal data."""
    return any(p.said.kind is ParticipantKind.PERSON and p.said.name for p in incident.participants)


def _folded(names: Iterable[str | None]) -> str:
    """Names in which one can search; a line each, so that no match runs over two."""
    return "\n".join(name.casefold() for name in names if name)


def by_day(row: Row) -> tuple[bool, date, str]:
    """The order of the table: by day, those without one last."""
    return row.first is None, row.first or date.max, row.incident.id


class Catalogue:
    """Rows in the order of their days, with how many have which facet and when they were."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = Ordered(rows, key=by_day)

    def renewed(self, *, out: Collection[Row], fresh: Collection[Row]) -> Catalogue:
        """The catalogue without some of its rows, and with others; itself where nothing
        changes."""
        if not out and not fresh:
            return self
        found = Catalogue.__new__(Catalogue)
        found.rows = self.rows.renewed(out=out, fresh=fresh)
        if "counts" in self.__dict__:
            counts = {name: _recounted(self.counts[name], name, out, fresh) for name in NAMES}
            found.__dict__["counts"] = counts
        if "line" in self.__dict__ and _spans(out) == _spans(fresh):
            found.__dict__["line"] = self.line
        return found

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @cached_property
    def counts(self) -> Mapping[str, Counter[str]]:
        """How many of the rows have each value of each facet."""
        filed = [row.facets for row in self.rows]
        return {name: Counter(map(itemgetter(name), filed)) for name in NAMES}

    @cached_property
    def facets(self) -> Facets:
        """The values of each facet with how many have them, the commonest first."""
        return tuple(
            (name, tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]))
            for name, counts in self.counts.items()
        )

    @cached_property
    def line(self) -> TimeLine | None:
        """The time line of the rows that happened; None where none of them has a day."""
        return time_line(_spans(self.rows))


def _recounted(
    counts: Counter[str], name: str, out: Iterable[Row], fresh: Iterable[Row]
) -> Counter[str]:
    found = counts.copy()
    found.update(row.facets[name] for row in fresh)
    for row in out:
        value = row.facets[name]
        found[value] -= 1
        if not found[value]:
            del found[value]
    return found


def _spans(rows: Iterable[Row]) -> Counter[tuple[date, date]]:
    """First and last days of what happened, with how often there are such."""
    return Counter((row.first, row.last) for row in rows if row.happened and row.first and row.last)


def states_of(incidents: Iterable[Incident], judgements: Sequence[Judgement]) -> dict[str, str]:
    """How far the work on each incident is, by the standing judgements in order of time."""
    found, homes = {}, {}
    for incident in incidents:
        found[incident.id] = "completed" if incident.reviewed else "to_do"
        for key in (incident.id, *incident.members, *incident.claims):
            homes[key] = incident.id
    for judgement in judgements:
        marked = judgement.verdict is Verdict.MARKED
        if marked and judgement.field == SENSITIVITY:
            continue
        for id in {homes[key] for key in judgement.names if key in homes}:
            if found[id] != "completed" and (marked or found[id] == "to_do"):
                found[id] = str(judgement.value) if marked else "in_progress"
    return found
