"""FollowTheMoney statements (codebooks.md 1.13): one attributed row a value.

An incident is an `Event`, a report an `Article`. The schema has no property for casualties:
figures stand in words in `summary` and `notes`, none is invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from dateline.export.findings import Findings, claimants, names, total
from dateline.export.table import csv_text
from dateline.model.incidents import Incident
from dateline.model.report import Report
from dateline.model.values import Harm

HEADER = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin",
    "lang", "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
DATASET = "dateline"
TYPES = {
    "name": "name", "summary": "text", "notes": "text", "startDate": "date", "endDate": "date",
    "date": "date", "location": "string", "country": "country", "involved": "entity",
    "recordId": "identifier", "sourceUrl": "url", "publisher": "string", "proof": "entity",
    "title": "name", "publishedAt": "date", "language": "language", "contentHash": "checksum",
    "id": "entity",
}  # fmt: skip
Statement = tuple[str, str, str, str]  # entity, schema, property, value


def write(findings: Findings) -> str:
    """All statements, sorted so that an entity's rows stand together."""
    told: list[Statement] = []
    for incident in findings.incidents:
        told.extend(_event(findings, incident))
    for report in findings.reports.values():
        told.extend(_article(report, findings))
    return csv_text(HEADER, [_row(*statement) for statement in sorted(set(told))])


def _row(entity: str, schema: str, prop: str, value: str) -> list[str]:
    key = hashlib.sha1(
        f"{DATASET}.{entity}.{prop}.{value}".encode(), usedforsecurity=False
    ).hexdigest()
    kind = TYPES[prop]
    return [entity, entity, prop, kind, schema, value, DATASET, "", "", "", "f", "", "", key]


def _event(findings: Findings, incident: Incident) -> Iterator[Statement]:
    entity = f"dateline-{incident.id}"
    values: list[tuple[str, str | None]] = [
        ("id", entity),
        ("name", incident.title),
        ("recordId", incident.id),
        ("summary", figures_in_words(incident)),
    ]
    if incident.when:
        span = incident.when.value
        values += [("startDate", span.first.isoformat()), ("endDate", span.last.isoformat())]
    if incident.where:
        place = incident.where.value
        values += [("location", place.name), ("country", (place.country_code or "").lower())]
    for telling in incident.tellings:
        values.append(("proof", f"dateline-report-{telling.report}"))
        values.append(("sourceUrl", findings.reports[telling.report].url))
    people = ", ".join(names(incident.participants))
    values.append(("notes", f"Involved: {people}" if people else None))
    vouchers = ", ".join(claimants(findings, incident))
    values.append(("notes", f"According to: {vouchers}" if vouchers else None))
    return ((entity, "Event", prop, value) for prop, value in values if value)


def _article(report: Report, findings: Findings) -> Iterator[Statement]:
    entity = f"dateline-report-{report.id}"
    published = findings.published(report.id)
    values: list[tuple[str, str | None]] = [
        ("id", entity),
        ("title", report.title or report.source),
        ("publisher", report.outlet),
        ("sourceUrl", report.url),
        ("language", report.language),
        ("publishedAt", published.day.isoformat() if published.day else None),
        ("contentHash", hashlib.sha1(report.text.encode(), usedforsecurity=False).hexdigest()),
    ]
    return ((entity, "Article", prop, value) for prop, value in values if value)


def figures_in_words(incident: Incident) -> str | None:
    """The tolls in one line: "killed 289 (27-290); freed 500"."""
    told = []
    for what in Harm:
        count = total(incident, what)
        if count is None or count.figure is None:
            continue
        high = "" if count.high is None else str(count.high)
        spread = "" if count.low == count.high else f" ({count.low}-{high})"
        told.append(f"{what.value.replace('_', ' ')} {count.figure}{spread}")
    return "; ".join(told) or None
