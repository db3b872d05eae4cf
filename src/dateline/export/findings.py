"""What the exporters are given: the readings, what was concluded, and quick ways to both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import (
    Conclusions,
    Incident,
    IncidentKind,
    Involved,
    Judgement,
    Lineage,
    Toll,
)
from dateline.model.reading import Reading
from dateline.model.report import Published, Report
from dateline.model.values import Count, Harm

ALL = "all"
Originals = Callable[[str], bytes | None]


def nothing_kept(_: str) -> bytes | None:
    """No original."""
    return None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that an export rests on; made by `of`, which puts everything into a fixed order.

    `settings` are those with which it was settled, name by name, where they are known.
    `judgements` is every decision in order of time. `originals` gives the bytes of a SHA-256
    from which a text was taken, as long as the store is open. `redacted`: the names of persons
    are blacked out.
    """

    readings: tuple[Reading, ...]
    conclusions: Conclusions
    made_by: Mapping[str, Any]
    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    lineages: Mapping[str, Lineage]
    dates: Mapping[str, Published]
    settings: Mapping[str, Any]
    judgements: tuple[Judgement, ...] = ()
    originals: Originals = nothing_kept
    redacted: bool = False

    @classmethod
    def of(
        cls,
        readings: Sequence[Reading],
        conclusions: Conclusions,
        made_by: Mapping[str, Any],
        *,
        settings: Mapping[str, Any] | None = None,
        judgements: Sequence[Judgement] = (),
        originals: Originals = nothing_kept,
    ) -> Findings:
        """The findings, reports in the order of their ids."""
        ordered = tuple(sorted(readings, key=lambda reading: reading.report.id))
        return cls(
            readings=ordered,
            conclusions=conclusions,
            made_by=made_by,
            reports={r.report.id: r.report for r in ordered},
            claims={claim.id: claim for r in ordered for claim in r.claims},
            lineages={lineage.report: lineage for lineage in conclusions.lineages},
            dates=dict(conclusions.published),
            settings=settings or {},
            judgements=tuple(sorted(judgements, key=lambda j: (j.at, j.id))),
            originals=originals,
        )

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents and aggregates in their order."""
        return self.conclusions.incidents

    @property
    def happenings(self) -> tuple[Incident, ...]:
        """The incidents without the aggregates: what a codebook has a row for."""
        return tuple(i for i in self.incidents if i.kind is IncidentKind.INCIDENT)

    def published(self, report: str) -> Published:
        """The day of publication as given, or as worked out across reports."""
        return self.dates.get(report) or self.reports[report].published


def toll(incident: Incident, what: Harm, who: str = ALL) -> Toll | None:
    """The incident's toll of one harm for one group; None where nothing is told."""
    return next((t for t in incident.tolls if t.what is what and t.who == who), None)


def total(incident: Incident, what: Harm) -> Count | None:
    """How many suffered the harm in all; the sum of the groups where no total is told."""
    whole = toll(incident, what)
    if whole:
        return whole.settled.value
    parts = [t.settled.value for t in incident.tolls if t.what is what]
    if not parts:
        return None
    highs = [part.high for part in parts]
    return Count(
        low=sum(part.low for part in parts),
        best=sum(part.best if part.best is not None else part.low for part in parts),
        high=None if None in highs else sum(high for high in highs if high is not None),
    )


def names(involved: Sequence[Involved]) -> list[str]:
    """What the participants are called, each name once, in order."""
    said = [p.said.name or p.said.description or p.said.text for p in involved]
    return list(dict.fromkeys(said))


def claimants(findings: Findings, incident: Incident) -> list[str]:
    """Who vouches for the incident's figures, each once: persons' names, else their bodies."""
    told = []
    for claim_id in incident.claims:
        speaker = findings.claims[claim_id].attributed_to
        if speaker and isinstance(findings.claims[claim_id].value, CountSaid):
            told.append(speaker.name or speaker.organization or speaker.role or "")
    return [name for name in dict.fromkeys(told) if name]


def left_out_because(
    findings: Findings, why_not: Callable[[Incident], str | None]
) -> list[tuple[str, str, str]]:
    """Incident, field and reason for all that a codebook can't hold: aggregates, and the
    incidents for which `why_not` gives a reason."""
    told = []
    for incident in findings.incidents:
        aggregate = incident.kind is not IncidentKind.INCIDENT
        reason = "an aggregate" if aggregate else why_not(incident)
        if reason:
            told.append((incident.id, "incident", reason))
    return told
