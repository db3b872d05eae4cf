"""All that the page of one incident shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.export.findings import Findings
from dateline.model.claims import Claim, Field
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident, Link
from dateline.model.report import Extraction
from dateline.web.disputes import dispute, toll_plot
from dateline.web.fields import fields_of, letters_of
from dateline.web.marking import marked_text
from dateline.web.snapshot import Snapshot
from dateline.web.tabled import outlet_short, published_short
from dateline.web.telling import sentence

MOST_NEAR = 6
"""Incidents that are proposed for merging."""


MOST_OTHERS = 400
"""Incidents that the merging form suggests; any other can be named."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report that tells of the incident; `text` is HTML, escaped. `group` is the letter of
    its independent source, `credits` whom it credits, `original` whence the text was taken."""

    id: str
    title: str
    outlet: str
    published: str
    role: str
    text: str
    group: str
    credits: tuple[str, ...]
    language: str
    mentions: tuple[str, ...]
    original: Extraction | None


@dataclass(frozen=True, slots=True)
class Near:
    """Another incident that may be the same: the link that says so most."""

    id: str
    title: str
    link: Link
    careful: bool


@dataclass(frozen=True, slots=True)
class Other:
    """A related incident."""

    id: str
    title: str
    relation: str
    careful: bool


def shown(snapshot: Snapshot, findings: Findings, incident: Incident) -> Mapping[str, Any]:
    """What the template is given; `findings` are those on the incident."""
    letters = letters_of(findings, incident)
    return {
        "incident": incident,
        "sentence": sentence(incident),
        "fields": fields_of(findings, incident),
        "letters": letters,
        "type_definition": _definition(incident),
        "dispute": dispute(findings, incident, letters),
        "plot": toll_plot(findings, incident),
        "reports": _reports(snapshot, findings, incident, letters),
        "claims": findings.claims,
        "mention_words": _mention_words(findings, incident),
        "others": snapshot.happenings.rows[: MOST_OTHERS + 1],
        "near": _near(snapshot, findings.conclusions.links, incident),
        "related": [
            Other(
                id=r.incident,
                title=snapshot.title(r.incident),
                relation=r.relation.replace("_", " "),
                careful=snapshot.needs_care(r.incident),
            )
            for r in incident.related
        ],
    }


def _definition(incident: Incident) -> str:
    found = event_types().get(incident.type.value)
    return found.definition if found else ""


def _reports(
    snapshot: Snapshot, findings: Findings, incident: Incident, letters: Mapping[str, str]
) -> Sequence[Told]:
    told = {telling.report: telling for telling in incident.tellings}
    by_report: dict[str, dict[str, list[Claim]]] = {key: defaultdict(list) for key in told}
    for other in sorted({id for report in told for id in snapshot.tellers[report]}):
        for key in snapshot.incidents[other].claims:
            claim = findings.claims.get(key)
            if claim and claim.report in told:
                by_report[claim.report][other].append(claim)
    ordered = sorted(told, key=lambda key: (str(findings.published(key).first or "9999"), key))
    views = []
    for key in ordered:
        report, lineage = findings.reports[key], findings.lineages.get(key)
        mine = by_report[key].pop(incident.id, [])
        views.append(
            Told(
                id=key,
                title=report.title or outlet_short(report),
                outlet=report.outlet or "outlet unknown",
                published=published_short(findings.published(key)),
                role=told[key].time_role.value,
                text=marked_text(report, mine, by_report[key]),
                group=letters.get(key, ""),
                credits=lineage.credits if lineage else (),
                language=report.language or "",
                mentions=tuple(dict.fromkeys(claim.event for claim in mine)),
                original=report.extraction,
            )
        )
    return views


def _near(snapshot: Snapshot, links: Iterable[Link], incident: Incident) -> Sequence[Near]:
    """Incidents that a link was weighed with, the likeliest first."""
    mine = set(incident.members)
    best: dict[str, Link] = {}
    for link in links:
        if (link.left in mine) == (link.right in mine):
            continue
        other = snapshot.homes.get(link.right if link.left in mine else link.left)
        if other and (other not in best or best[other].score < link.score):
            best[other] = link
    ordered = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))[:MOST_NEAR]
    return [Near(id, snapshot.title(id), link, snapshot.needs_care(id)) for id, link in ordered]


def _mention_words(findings: Findings, incident: Incident) -> Mapping[str, str]:
    """The words that tell of each mention: those of its event claim, else of its first."""
    words: dict[str, str] = {}
    claims = [findings.claims[key] for key in incident.claims if key in findings.claims]
    for claim in sorted(claims, key=lambda c: (c.field is not Field.EVENT, c.evidence.span)):
        words.setdefault(claim.event, claim.evidence.quote)
    return words
