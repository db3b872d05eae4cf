"""One row a claim: who said what of which incident, in which words."""

from __future__ import annotations

import json

from dateline.export.contract import field_name, value_row
from dateline.export.findings import Findings
from dateline.export.table import Column, csv_text, rows_of
from dateline.model.claims import Claim, CountSaid
from dateline.model.incidents import Incident

Row = tuple[Findings, Claim, Incident | None]


def _count(row: Row, end: str) -> int | None:
    value = row[1].value
    return getattr(value.count, end) if isinstance(value, CountSaid) else None


COLUMNS: tuple[Column[Row], ...] = (
    Column("claim", "the claim's id, derived from its content", lambda r: r[1].id),
    Column("incident", "the incident that it is part of", lambda r: r[2].id if r[2] else None),
    Column("field", "event, when, where, participant, count.killed …", lambda r: field_name(r[1])),
    Column(
        "value",
        "the value as JSON",
        lambda r: json.dumps(value_row(r[1].value), ensure_ascii=False, sort_keys=True),
    ),
    Column("low", "a count's least", lambda r: _count(r, "low")),
    Column("best", "a count's figure", lambda r: _count(r, "best")),
    Column("high", "a count's most (open: empty)", lambda r: _count(r, "high")),
    Column(
        "who",
        "whom the count counts, as told",
        lambda r: r[1].value.who if isinstance(r[1].value, CountSaid) else None,
    ),
    Column("stance", "asserted, claimed, confirmed, denied …", lambda r: r[1].stance.value),
    Column(
        "claimant",
        "who vouches for it",
        lambda r: r[1].attributed_to.name if r[1].attributed_to else None,
    ),
    Column(
        "claimant_role",
        "the claimant's office",
        lambda r: r[1].attributed_to.role if r[1].attributed_to else None,
    ),
    Column(
        "claimant_organization",
        "the claimant's body",
        lambda r: r[1].attributed_to.organization if r[1].attributed_to else None,
    ),
    Column("via", "the outlet it was told to, where another", lambda r: r[1].via),
    Column("time_role", "news or background of the report", lambda r: r[1].time_role.value),
    Column("report", "the report's id", lambda r: r[1].report),
    Column("outlet", "the report's outlet", lambda r: r[0].reports[r[1].report].outlet),
    Column(
        "published",
        "its first possible day of publication",
        lambda r: _published(r[0], r[1]),
    ),
    Column(
        "group",
        "reports of one group count as one source",
        lambda r: r[0].lineages[r[1].report].group if r[1].report in r[0].lineages else None,
    ),
    Column("start", "where the words begin, in code points", lambda r: r[1].evidence.span.start),
    Column("end", "where they end", lambda r: r[1].evidence.span.end),
    Column("quote", "the words", lambda r: r[1].evidence.quote),
    Column("made_by", "the stage that made the claim", lambda r: r[1].made_by),
    Column(
        "sensitivity",
        "public, sensitive or restricted: that of its incident",
        lambda r: r[2].sensitivity.value if r[2] else None,
    ),
)


def write(findings: Findings) -> str:
    """The claims as CSV, report by report."""
    return csv_text([column.name for column in COLUMNS], rows_of(COLUMNS, claims_in(findings)))


def claims_in(findings: Findings) -> list[Row]:
    """The claims, report by report, each with the incident that it is part of."""
    homes = {claim: i for i in findings.incidents for claim in i.claims}
    return [(findings, claim, homes.get(claim.id)) for r in findings.readings for claim in r.claims]


def _published(findings: Findings, claim: Claim) -> str | None:
    first = findings.published(claim.report).first
    return first.isoformat() if first else None
