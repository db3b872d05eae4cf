"""Airwars-style rows: ranges of civilians and militants apart, and the grade of the evidence
(codebooks.md 1.6). "Airwars-style": no endorsement is implied."""

from __future__ import annotations

from dateline.export.findings import Findings, names, toll, total
from dateline.export.table import Column, csv_text, rows_of
from dateline.model.incidents import Incident
from dateline.model.mentions import Role
from dateline.model.values import Harm

Pair = tuple[Findings, Incident]
GROUPS = ("civilians", "children", "women", "men", "militants")


def _end(what: Harm, who: str | None, end: str) -> Column[Pair]:
    def value(pair: Pair) -> int | None:
        if who is None:
            count = total(pair[1], what)
        else:
            found = toll(pair[1], what, who)
            count = found.settled.value if found else None
        return getattr(count, end) if count else None

    label = "min" if end == "low" else "max"
    group = who or "all"
    return Column(f"{group}_{what.value}_{label}", f"{group} {what.value}, {label}imum", value)


COLUMNS: tuple[Column[Pair], ...] = (
    Column("code", "our incident id", lambda p: p[1].id),
    Column(
        "incident_date",
        "the first possible day",
        lambda p: p[1].when.value.first.isoformat() if p[1].when else None,
    ),
    Column(
        "incident_date_end",
        "the last possible day",
        lambda p: p[1].when.value.last.isoformat() if p[1].when else None,
    ),
    Column(
        "local_time",
        "time of day as told",
        lambda p: p[1].when.value.local_time if p[1].when else None,
    ),
    Column("location", "name", lambda p: p[1].where.value.name if p[1].where else None),
    Column("governorate", "province", lambda p: p[1].where.value.admin1 if p[1].where else None),
    Column("country", "country", lambda p: p[1].where.value.country if p[1].where else None),
    Column("latitude", "WGS 84", lambda p: p[1].where.value.lat if p[1].where else None),
    Column("longitude", "WGS 84", lambda p: p[1].where.value.lon if p[1].where else None),
    Column(
        "geolocation_accuracy",
        "our precision",
        lambda p: p[1].where.value.precision.value if p[1].where else None,
    ),
    Column(
        "belligerents",
        "perpetrators and parties, as named",
        lambda p: "; ".join(
            names([x for x in p[1].participants if x.role in (Role.PERPETRATOR, Role.PARTY)])
        ),
    ),
    *(_end(what, None, end) for what in (Harm.KILLED, Harm.INJURED) for end in ("low", "high")),
    *(
        _end(what, who, end)
        for what in (Harm.KILLED, Harm.INJURED)
        for who in GROUPS
        for end in ("low", "high")
    ),
    Column("grade", "confirmed, fair, weak, contested, discounted", lambda p: p[1].grade.value),
    Column("sources", "reports that tell of it", lambda p: p[1].sources.reports),
)


def write(findings: Findings) -> str:
    """The incidents as Airwars-style CSV; aggregates are left out."""
    pairs = [(findings, incident) for incident in findings.happenings]
    return csv_text([column.name for column in COLUMNS], rows_of(COLUMNS, pairs))
