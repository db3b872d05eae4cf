"""Filters that live in the address: what a page's query asks for, and facets with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from dateline.export.findings import Findings
from dateline.model.incidents import Incident
from dateline.pipeline.select import Wanted

FACETS: Mapping[str, Callable[[Incident], Iterable[str]]] = {
    "country": lambda i: [i.where.value.country or "unknown"] if i.where else ["unknown"],
    "type": lambda i: [i.type.value],
    "grade": lambda i: [i.grade.value],
    "disputed": lambda i: ["yes" if i.disagreements else "no"],
    "reviewed": lambda i: ["yes" if i.reviewed else "no"],
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; an empty text asks for nothing."""

    since: str = ""
    until: str = ""
    place: str = ""
    actor: str = ""
    words: str = ""
    facets: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters of a query; a day that is none is left out."""
        chosen = tuple((name, query[name]) for name in FACETS if query.get(name))
        plain = {name: query.get(name, "").strip() for name in ("place", "actor", "words")}
        days = {name: _day(query.get(name, "")) for name in ("since", "until")}
        return cls(facets=chosen, **plain, **days)

    def select(self, findings: Findings) -> list[Incident]:
        """The incidents that are asked for, in the order of their days."""
        wanted = Wanted(
            date.fromisoformat(self.since) if self.since else None,
            date.fromisoformat(self.until) if self.until else None,
            self.place or None,
            self.actor or None,
        )
        told = self._telling(findings)
        found = [
            incident
            for incident in findings.incidents
            if wanted(incident)
            and all(value in FACETS[name](incident) for name, value in self.facets)
            and (told is None or any(t.report in told for t in incident.tellings))
        ]
        return sorted(found, key=_by_day)

    def _telling(self, findings: Findings) -> set[str] | None:
        """The reports that hold every word that is searched for."""
        words = self.words.casefold().split()
        if not words:
            return None
        texts = {key: report.text.casefold() for key, report in findings.reports.items()}
        return {key for key, text in texts.items() if all(word in text for word in words)}

    def with_facet(self, name: str, value: str) -> str:
        """The address of these filters with one facet more, or less where it is set."""
        facets = dict(self.facets)
        if facets.pop(name, None) != value:
            facets[name] = value
        plain = {k: getattr(self, k) for k in ("since", "until", "place", "actor", "words")}
        asked = {k: v for k, v in {**plain, **facets}.items() if v}
        return f"/?{urlencode(asked)}"


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _by_day(incident: Incident) -> tuple[bool, date, str]:
    day = incident.when.value.first if incident.when else date.max
    return incident.when is None, day, incident.id


def counted(incidents: Sequence[Incident]) -> dict[str, list[tuple[str, int]]]:
    """How many of the incidents have each value of each facet, the commonest first."""
    found = {}
    for name, values in FACETS.items():
        counts = Counter(value for incident in incidents for value in values(incident))
        found[name] = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:12]
    return found
