"""CAMEO rows: day, source, target, code, quad class (codebooks.md 1.4)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.export.findings import Findings, names
from dateline.export.plover import SECTORS, sides
from dateline.export.table import Column, csv_text, rows_of
from dateline.model.countries import country
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident, Involved


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as one CAMEO event."""

    incident: Incident
    code: str
    source: Involved | None
    target: Involved | None


@cache
def codes() -> dict[str, dict[str, Any]]:
    """The crosswalk from PLOVER (`data/cameo.toml`)."""
    return tomllib.loads(resources.files("dateline.data").joinpath("cameo.toml").read_text("utf-8"))


def code_of(event: str, mode: str | None) -> str:
    """The CAMEO code of a PLOVER event and mode."""
    found = codes()["mode"].get(f"{event}/{mode}") or codes()["root"][event]
    return str(found)


def actor_code(involved: Involved | None) -> str | None:
    """Country and sector, as CAMEO writes actors: AFGMIL."""
    if involved is None:
        return None
    home = country(involved.said.country_code)
    return f"{home.alpha3 if home else '---'}{SECTORS.get(involved.said.kind.value, 'UNK')}"


def _name(involved: Involved | None) -> str | None:
    return names([involved])[0] if involved else None


COLUMNS: tuple[Column[Row], ...] = (
    Column("id", "our incident id", lambda r: r.incident.id),
    Column("date", "the first possible day", lambda r: r.incident.when.value.first.isoformat() if r.incident.when else None),
    Column("source", "who acts: country and sector", lambda r: actor_code(r.source)),
    Column("source_name", "in words", lambda r: _name(r.source)),
    Column("target", "to whom", lambda r: actor_code(r.target)),
    Column("target_name", "in words", lambda r: _name(r.target)),
    Column("code", "CAMEO event code", lambda r: r.code),
    Column("root", "its root", lambda r: r.code[:2]),
    Column("quad_class", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict", lambda r: codes()["quad"][r.code[:2]]),
    Column("lat", "WGS 84", lambda r: r.incident.where.value.lat if r.incident.where else None),
    Column("lon", "WGS 84", lambda r: r.incident.where.value.lon if r.incident.where else None),
    Column("place", "name", lambda r: r.incident.where.value.name if r.incident.where else None),
    Column("reports", "reports that tell of it", lambda r: r.incident.sources.reports),
)  # fmt: skip


def write(findings: Findings) -> str:
    """The incidents whose type and day CAMEO can hold."""
    rows = [row for incident in findings.happenings if (row := row_of(incident))]
    return csv_text([c.name for c in COLUMNS], rows_of(COLUMNS, rows))


def row_of(incident: Incident) -> Row | None:
    """One event; None where CAMEO has none of its type or the day is unknown."""
    known = event_types()[incident.type.value]
    if known.plover_event is None or incident.when is None:
        return None
    actors, recipients = sides(incident)
    source = actors[0] if actors else None
    others = [p for p in [*recipients, *actors] if source and names([p]) != names([source])]
    target = others[0] if others else None
    return Row(incident, code_of(known.plover_event, known.plover_mode), source, target)


def left_out(findings: Findings) -> list[tuple[str, str, str]]:
    """Incident, field and reason for all that the format can't hold."""
    happened = {incident.id for incident in findings.happenings}
    return [
        (i.id, "incident", "no CAMEO event of its type, no day, or an aggregate")
        for i in findings.incidents
        if i.id not in happened or row_of(i) is None
    ]
