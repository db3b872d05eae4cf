"""What happened, according to whom: `dateline.incidents/1`, one JSON document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dateline.export.annotations import codes_row, count_row, published_row
from dateline.export.findings import Findings
from dateline.model.claims import (
    Claim,
    ControlSaid,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Value,
)
from dateline.model.incidents import Conclusions, Incident, Involved, Lineage, Settled, Toll
from dateline.model.reading import Reading
from dateline.model.values import Place, PlacePrecision, TimePrecision, TimeSpan, When

FORMAT = "dateline.incidents/1"
Json = dict[str, Any]

UCDP_DATE_PREC = {
    TimePrecision.DAY: 1, TimePrecision.FEW_DAYS: 2, TimePrecision.WEEK: 3,
    TimePrecision.MONTH: 4, TimePrecision.YEAR: 5,
}  # fmt: skip
"""codebooks.md 1.1.2, date_prec."""
ACLED_TIME_PRECISION = {
    TimePrecision.DAY: 1, TimePrecision.FEW_DAYS: 2, TimePrecision.WEEK: 2,
    TimePrecision.MONTH: 3,
}  # fmt: skip
"""codebooks.md 1.2.5, time_precision; nothing less precise is recorded."""
UCDP_WHERE_PREC = {
    PlacePrecision.EXACT: 1, PlacePrecision.NEAR: 2, PlacePrecision.DISTRICT: 3,
    PlacePrecision.PROVINCE: 4, PlacePrecision.REGION: 5, PlacePrecision.COUNTRY: 6,
    PlacePrecision.INTERNATIONAL: 7,
}  # fmt: skip
"""codebooks.md 1.1.2, where_prec."""
ACLED_GEO_PRECISION = {
    PlacePrecision.EXACT: 1, PlacePrecision.NEAR: 2, PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3, PlacePrecision.REGION: 3, PlacePrecision.INTERNATIONAL: 3,
}  # fmt: skip
"""codebooks.md 1.14; a country alone is not exported."""


def incidents_document(
    readings: Sequence[Reading], conclusions: Conclusions, *, made_by: Json
) -> Json:
    """Reports, claims and incidents in the shape of the contract, in a fixed order."""
    lineages = {lineage.report: lineage for lineage in conclusions.lineages}
    dates = dict(conclusions.published)
    homes = {claim: i.id for i in conclusions.incidents for claim in i.claims}
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    return {
        "format": FORMAT,
        "made_by": made_by,
        "reports": [
            _report_row(r, lineages.get(r.report.id), dates.get(r.report.id)) for r in ordered
        ],
        "claims": [claim_row(c, homes.get(c.id)) for r in ordered for c in r.claims],
        "incidents": [incident_row(incident) for incident in conclusions.incidents],
    }


def write(findings: Findings) -> str:
    """The findings as one JSON document of the contract."""
    document = incidents_document(
        findings.readings, findings.conclusions, made_by=dict(findings.made_by)
    )
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _report_row(reading: Reading, lineage: Lineage | None, published: Any) -> Json:
    report = reading.report
    captured = report.extraction.captured if report.extraction else None
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": published_row(published or report.published),
        "captured": captured.isoformat() if captured else None,
        "lineage": {
            "group": lineage.group if lineage else report.id,
            "kind": lineage.kind.value if lineage else "unknown",
            "credits": list(lineage.credits) if lineage else [],
        },
    }


def claim_row(claim: Claim, incident: str | None) -> Json:
    """A claim in the shape of the contract."""
    speaker = claim.attributed_to
    return {
        "id": claim.id,
        "report": claim.report,
        "incident": incident,
        "event": claim.event,
        "field": field_name(claim),
        "value": value_row(claim.value),
        "attributed_to": {
            "name": speaker.name,
            "role": speaker.role,
            "organization": speaker.organization,
            "id": speaker.id,
            "called": speaker.called,
        }
        if speaker
        else None,
        "via": claim.via,
        "stance": claim.stance.value,
        "time_role": claim.time_role.value,
        "evidence": {
            "start": claim.evidence.span.start,
            "end": claim.evidence.span.end,
            "quote": claim.evidence.quote,
        },
        "made_by": claim.made_by,
    }


def field_name(claim: Claim) -> str:
    """What the claim is about, as the outputs call it: `count.killed`, `when` …"""
    if isinstance(claim.value, CountSaid):
        return f"{Field.COUNT.value}.{claim.value.what.value}"
    return claim.field.value


def value_row(value: Value) -> Json | None:
    """A claim's value as plain data."""
    if isinstance(value, EventSaid):
        codes = codes_row(value.type)
        return {**codes, "status": value.status.value, "aggregate": value.aggregate}
    if isinstance(value, When):
        return time_row(value.span) if value.span else None
    if isinstance(value, Place):
        return place_row(value)
    if isinstance(value, CountSaid):
        return {
            **count_row(value.count),
            "who": value.who,
            "part_of": value.part_of,
            "more": value.more,
            "supersedes": count_row(value.supersedes) if value.supersedes else None,
        }
    if isinstance(value, ControlSaid):
        return {"what": value.what, "by": value.by, "status": value.status.value}
    return participant_said_row(value)


def time_row(span: TimeSpan) -> Json:
    """Days with their precision in our scale and those of the codebooks."""
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision.value,
        "local_time": span.local_time,
        "ucdp_date_prec": UCDP_DATE_PREC.get(span.precision),
        "acled_time_precision": ACLED_TIME_PRECISION.get(span.precision),
    }


def place_row(place: Place) -> Json:
    """A place with its parents and precisions."""
    return {
        "name": place.name,
        "described": place.described,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
        "country_code": place.country_code,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonames_id": place.geonames_id,
        "radius_km": place.radius_km,
        "precision": place.precision.value,
        "ucdp_where_prec": UCDP_WHERE_PREC.get(place.precision),
        "acled_geo_precision": ACLED_GEO_PRECISION.get(place.precision),
    }


def participant_said_row(said: ParticipantSaid) -> Json:
    """A participant as a report has it."""
    return {
        "role": said.role.value,
        "side": said.side,
        "kind": said.kind.value,
        "text": said.text,
        "name": said.name,
        "description": said.description,
        "id": said.actor_id,
        "country_code": said.country_code,
        "number": count_row(said.number) if said.number else None,
        "effect": [effect.value for effect in said.effect],
    }


def incident_row(incident: Incident) -> Json:
    """An incident in the shape of the contract."""
    return {
        "id": incident.id,
        "title": incident.title,
        "kind": incident.kind.value,
        "status": incident.status.value,
        "event": codes_row(incident.type.value),
        "when": {**time_row(incident.when.value), **_settled(incident.when)}
        if incident.when
        else None,
        "where": {**place_row(incident.where.value), **_settled(incident.where)}
        if incident.where
        else None,
        "participants": [_involved_row(p) for p in incident.participants],
        "counts": [_toll_row(t) for t in incident.tolls],
        "control": [
            {
                "what": held.said.what,
                "by": held.said.by,
                "status": held.said.status.value,
                "claims": list(held.claims),
            }
            for held in incident.control
        ],
        "reports": [
            {"report": t.report, "time_role": t.time_role.value} for t in incident.tellings
        ],
        "sources": {
            "reports": incident.sources.reports,
            "independent": incident.sources.independent,
            "claimants": incident.sources.claimants,
        },
        "grade": incident.grade.value,
        "disagreements": [
            {"field": d.field, "kind": d.kind.value, "claims": list(d.claims), "text": d.text}
            for d in incident.disagreements
        ],
        "related": [{"incident": r.incident, "relation": r.relation} for r in incident.related],
        "reviewed": incident.reviewed,
        "sensitivity": incident.sensitivity.value,
    }


def _settled(settled: Settled[Any]) -> Json:
    return {
        "rule": settled.rule,
        "claims": list(settled.chosen),
        "rivals": list(settled.rivals),
    }


def _involved_row(involved: Involved) -> Json:
    return {
        **participant_said_row(involved.said),
        "stance": involved.stance.value,
        "claims": list(involved.claims),
    }


def _toll_row(toll: Toll) -> Json:
    return {
        "kind": toll.what.value,
        "who": toll.who,
        **count_row(toll.settled.value),
        **_settled(toll.settled),
    }
