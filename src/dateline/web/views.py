"""What a page shows of an incident: plain rows made of findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.contract import field_name
from dateline.export.findings import Findings
from dateline.export.words import count_words, days_words, place_words
from dateline.model.claims import Claim, CountSaid, EventSaid
from dateline.model.incidents import Judgement, Link, Reason
from dateline.model.values import Place, When
from dateline.reconcile.policies import POLICIES
from dateline.reconcile.wording import ReadAs, read_as
from dateline.web.snapshot import Snapshot
from dateline.web.tabled import outlet_short, published_short


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that a value may be taken from; `read`: by which rule its words came to the
    number, where they don't give it plainly."""

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
    read: ReadAs | None


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
class LinkView:
    """A proposed link between two incidents or within one."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    verdict: str
    by: str


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
        outlet=outlet_short(report),
        published=published_short(findings.published(claim.report)),
        group=lineage.group if lineage else claim.report,
        chosen=chosen,
        mention=claim.event,
        read=_read_as(findings, claim),
    )


def _read_as(findings: Findings, claim: Claim) -> ReadAs | None:
    if not isinstance(claim.value, CountSaid):
        return None
    policy = POLICIES.get(str(findings.made_by.get("policy")))
    return read_as(claim.value, policy.profile if policy else None)


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
    if isinstance(value, EventSaid):
        status = "" if value.status.value == "occurred" else f" ({value.status.value})"
        return value.type.replace("_", " ") + status
    return claim.evidence.quote


def link_views(snapshot: Snapshot, links: Iterable[Link]) -> list[LinkView]:
    """Links with their reasons, the weightiest first, and what persons said of them."""
    views = []
    for link in links:
        judged = snapshot.said.get(frozenset((link.left, link.right)))
        views.append(
            LinkView(
                link.left,
                link.right,
                link.score,
                tuple(sorted(link.reasons, key=lambda reason: -abs(reason.weight))),
                judged.verdict.value if judged else "",
                judged.by if judged else "",
            )
        )
    return views
