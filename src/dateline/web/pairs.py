"""Two mentions of events side by side, with their words, for a person to say same or different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.export.findings import Findings
from dateline.link import rules
from dateline.model.claims import Claim, Field
from dateline.model.incidents import Incident
from dateline.web.snapshot import Snapshot
from dateline.web.tabled import outlet_short, published_short
from dateline.web.views import LinkView

AROUND = 140
"""Characters of the report that stand before and after the words."""


@dataclass(frozen=True, slots=True)
class Side:
    """One mention: the report's words for it with those around them, and its incident."""

    outlet: str
    published: str
    before: str
    words: str
    after: str
    incident: str
    title: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A link with its two sides."""

    link: LinkView
    left: Side | None
    right: Side | None


def pairs(snapshot: Snapshot, findings: Findings, links: Sequence[LinkView]) -> list[Pair]:
    """The links with the words of both their mentions; `findings` are those on the reports."""
    wanted = {end for link in links for end in (link.left, link.right)}
    told = _told(findings, wanted)
    homes = {end: snapshot.incidents[snapshot.homes[end]] for end in wanted & snapshot.homes.keys()}
    sides = {end: _side(findings, told[end], homes.get(end)) for end in wanted if end in told}
    return [Pair(link, sides.get(link.left), sides.get(link.right)) for link in links]


def _told(findings: Findings, wanted: set[str]) -> Mapping[str, Claim]:
    """The claim that tells each mention: that it happened, else its first."""
    told: dict[str, Claim] = {}
    for claim in findings.claims.values():
        if claim.event not in wanted:
            continue
        known = told.get(claim.event)
        if known is None or _rank(claim) < _rank(known):
            told[claim.event] = claim
    return told


def _rank(claim: Claim) -> tuple[bool, int, str]:
    return claim.field is not Field.EVENT, claim.evidence.span.start, claim.id


def _side(findings: Findings, claim: Claim, home: Incident | None) -> Side:
    report, span = findings.reports[claim.report], claim.evidence.span
    before = report.text[max(span.start - AROUND, 0) : span.start].rpartition("\n")[2]
    after = report.text[span.end : span.end + AROUND].partition("\n")[0]
    if span.start > AROUND and len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Side(
        outlet=outlet_short(report),
        published=published_short(findings.published(report.id)),
        before=before,
        words=claim.evidence.quote,
        after=after,
        incident=home.id if home else "",
        title=home.title if home else "",
    )


def reason_words(rule: str) -> str:
    """What a reason means, as its rule says it; empty where no such rule is known."""
    found = getattr(rules, rule, None)
    return " ".join((found.__doc__ or "").split()) if callable(found) else ""
