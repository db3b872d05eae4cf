"""What a page shows of an incident: plain rows made of findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.contract import field_name
from dateline.export.findings import Findings
from dateline.export.html import marked
from dateline.export.words import count_words, days_words, place_words, published_words
from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import Incident, Judgement, Reason, Settled
from dateline.model.values import Harm, Place, When
from dateline.reconcile.judgements import on_mentions, standing


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a value may be taken from."""

    id: str
    told: str
    quote: str
    claimant: str
    stance: str
    outlet: str
    published: str
    group: str
    chosen: bool
    mention: str


@dataclass(frozen=True, slots=True)
class AsideView:
    """A claim that a person set aside."""

    judgement: str
    by: str
    note: str
    field: str
    told: str
    quote: str
    outlet: str
    mention: str


@dataclass(frozen=True, slots=True)
class Field:
    """A value of an incident: its name, what it is, the rule, and where it may come from."""

    key: str
    label: str
    value: str
    rule: str
    candidates: tuple[Candidate, ...]
    editable: bool = False

    @property
    def sources(self) -> int:
        """Independent sources of the published value."""
        return len({c.group for c in self.candidates if c.chosen})


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report with its evidence marked; `text` is HTML, escaped."""

    id: str
    title: str
    outlet: str
    published: str
    role: str
    text: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A proposed link between two incidents or within one."""

    left: str
    right: str
    left_words: str
    right_words: str
    score: float
    reasons: tuple[Reason, ...]
    verdict: str
    by: str


def incident_view(findings: Findings, incident: Incident) -> list[Field]:
    """The incident's values in the order in which one reads them."""
    fields = []
    if incident.when:
        told = days_words(incident.when.value)
        fields.append(_field(findings, "when", "When", told, incident.when))
    if incident.where:
        told = place_words(incident.where.value)
        fields.append(_field(findings, "where", "Where", told, incident.where))
    for toll in incident.tolls:
        whole = toll.who == "all"
        key = toll.what.value if whole else f"{toll.what.value}.{toll.who}"
        label = toll.what.value.replace("_", " ") + ("" if whole else f", {toll.who}")
        value = count_words(toll.settled.value)
        editable = whole and toll.what in (Harm.KILLED, Harm.INJURED)
        fields.append(
            _field(findings, key, label.capitalize(), value, toll.settled, editable=editable)
        )
    return fields


def _field(
    findings: Findings,
    key: str,
    label: str,
    value: str,
    settled: Settled[object] | Settled,  # type: ignore[type-arg]
    *,
    editable: bool = False,
) -> Field:
    told = (*settled.chosen, *settled.rivals)
    candidates = [
        candidate(findings, findings.claims[c], chosen=c in settled.chosen)
        for c in dict.fromkeys(told)
        if c in findings.claims
    ]
    return Field(key, label, value, settled.rule, tuple(candidates), editable)


def candidate(findings: Findings, claim: Claim, *, chosen: bool) -> Candidate:
    """A claim as a person chooses it."""
    report, speaker = findings.reports[claim.report], claim.attributed_to
    lineage = findings.lineages.get(claim.report)
    return Candidate(
        id=claim.id,
        told=told_words(claim),
        quote=claim.evidence.quote,
        claimant=(speaker.name or speaker.organization or speaker.role or "") if speaker else "",
        stance=claim.stance.value,
        outlet=report.outlet or report.source,
        published=published_words(findings.published(claim.report)),
        group=lineage.group if lineage else claim.report,
        chosen=chosen,
        mention=claim.event,
    )


def aside_views(findings: Findings, judgements: Iterable[Judgement]) -> list[AsideView]:
    """Claims that were set aside, with the decisions that did so."""
    views = []
    for judgement in judgements:
        claim = findings.claims[judgement.left]
        shown = candidate(findings, claim, chosen=False)
        views.append(
            AsideView(
                judgement=judgement.id,
                by=judgement.by,
                note=judgement.note or "",
                field=field_name(claim),
                told=shown.told,
                quote=shown.quote,
                outlet=shown.outlet,
                mention=claim.event,
            )
        )
    return views


def told_words(claim: Claim) -> str:
    """A claim's value in a few words."""
    value = claim.value
    if isinstance(value, CountSaid):
        return f"{count_words(value.count)} {value.who or ''}".strip()
    if isinstance(value, Place):
        return place_words(value)
    if isinstance(value, When):
        return days_words(value.span) if value.span else "open"
    return claim.evidence.quote


def report_views(findings: Findings, incident: Incident) -> list[ReportView]:
    """The reports that tell of the incident, their cited words marked."""
    mine = set(incident.claims)
    views = []
    for telling in incident.tellings:
        report = findings.reports[telling.report]
        claims = [
            findings.claims[c] for c in sorted(mine) if findings.claims[c].report == report.id
        ]
        views.append(
            ReportView(
                id=report.id,
                title=report.title or report.source,
                outlet=report.outlet or "outlet unknown",
                published=published_words(findings.published(report.id)),
                role=telling.time_role.value,
                text=marked(report, claims),
                mentions=tuple(dict.fromkeys(claim.event for claim in claims)),
            )
        )
    return views


def link_views(findings: Findings, judgements: Iterable[Judgement]) -> list[LinkView]:
    """The links, those nearest to the fence first, with what persons said of them."""
    homes = {member: i for i in findings.incidents for member in i.members}
    said = {(j.left, j.right): j for j in on_mentions(standing(judgements), {}) if j.right}
    links = sorted(findings.conclusions.links, key=lambda link: (abs(link.score), link.left))
    views = []
    for link in links:
        judged = said.get((link.left, link.right)) or said.get((link.right, link.left))
        views.append(
            LinkView(
                link.left,
                link.right,
                homes[link.left].title if link.left in homes else link.left,
                homes[link.right].title if link.right in homes else link.right,
                link.score,
                tuple(sorted(link.reasons, key=lambda reason: -abs(reason.weight))),
                judged.verdict.value if judged else "",
                judged.by if judged else "",
            )
        )
    return views
