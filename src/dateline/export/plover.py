"""PLOVER 2.0 events, one JSON object a line (codebooks.md 1.3)."""

from __future__ import annotations

import json
from typing import Any

from dateline.export.findings import Findings, names, total
from dateline.model.countries import country
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident, Involved
from dateline.model.mentions import Role
from dateline.model.values import Harm

Json = dict[str, Any]
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
    "COOPERATE": 2, "AID": 2, "RETREAT": 2,
    "REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
    "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad categories of the 16 events, 1.3.1."""
SCALES = {
    "AGREE": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0,
    "RETREAT": 6.5, "REQUEST": 0.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0,
    "SANCTION": -5.5, "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
"""Scores of the events, 1.3.1; SANCTION is the mean of its modes, CONSULT and ACCUSE have
none that is printed without doubt."""
SECTORS = {
    "armed_group": "REB", "state_force": "MIL", "government": "GOV", "organization": "UNK",
    "person": "CVL", "people": "CVL",
}  # fmt: skip


def write(findings: Findings) -> str:
    """The incidents that PLOVER has an event for; aggregates are left out."""
    rows = [event_row(findings, incident) for incident in findings.happenings]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows if row)


def event_row(findings: Findings, incident: Incident) -> Json | None:
    """One event; None where PLOVER has none of its type or its day is unknown."""
    known = event_types()[incident.type.value]
    if known.plover_event is None or incident.when is None:
        return None
    span = incident.when.value
    actors, recipients = sides(incident)
    killed, injured = total(incident, Harm.KILLED), total(incident, Harm.INJURED)
    arrested = total(incident, Harm.ARRESTED)
    return {
        "id": incident.id,
        "date": span.first.isoformat(),
        "enddate": span.last.isoformat(),
        "actor": [entity(x) for x in actors],
        "recipient": [entity(x) for x in recipients],
        "event": [known.plover_event],
        "mode": [known.plover_mode] if known.plover_mode else [],
        "context": [],
        "quad_code": QUADS.get(known.plover_event),
        "event_scale": SCALES.get(known.plover_event),
        "event_loc": location(incident),
        "event_text": [incident.title],
        "size": {
            "dead": killed.figure if killed else None,
            "injured": injured.figure if injured else None,
            "arrested": arrested.figure if arrested else None,
        },
        "cite_info": [cited(findings, telling.report) for telling in incident.tellings],
    }


def sides(incident: Incident) -> tuple[list[Involved], list[Involved]]:
    """Who acts and who suffers; in a clash all parties act and nobody is the recipient."""
    parties = [p for p in incident.participants if p.role is Role.PARTY]
    actors = [p for p in incident.participants if p.role is Role.PERPETRATOR]
    targets = [p for p in incident.participants if p.role is Role.TARGET]
    return (actors, targets + parties) if actors else (parties, targets)


def entity(involved: Involved) -> Json:
    """A participant as PLOVER's entity."""
    said = involved.said
    home = country(said.country_code)
    return {
        "code": home.alpha3 if home else "---",
        "sector": SECTORS.get(said.kind.value, "UNK"),
        "entity_text": said.text,
        "identifier_text": names([involved])[0],
    }


def location(incident: Incident) -> Json | None:
    """The place as Mordecai 3 writes it."""
    if incident.where is None:
        return None
    where = incident.where.value
    return {
        "resolved_place": where.name,
        "geonameid": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "district": where.admin2,
        "province": where.admin1,
        "country": where.country,
        "country_code": where.country_code,
        "feature_code": where.feature,
    }


def cited(findings: Findings, report_id: str) -> Json:
    """A report that tells of it."""
    report = findings.reports[report_id]
    return {
        "title": report.title,
        "publication": report.outlet,
        "url": report.url,
        "language": report.language,
    }
