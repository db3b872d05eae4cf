"""One row an incident, for spreadsheets, R and pandas."""

from __future__ import annotations

from dateline.export.findings import ALL, Findings, claimants, names, toll, total
from dateline.export.table import Column, csv_text, rows_of
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident
from dateline.model.mentions import Role
from dateline.model.values import Harm

Pair = tuple[Findings, Incident]


def _people(pair: Pair, role: Role) -> str:
    return "; ".join(names([p for p in pair[1].participants if p.role is role]))


def _figure(what: Harm, end: str) -> Column[Pair]:
    meaning = {"low": "the least", "best": "the published figure", "high": "the most (open: empty)"}

    def value(pair: Pair) -> int | None:
        count = total(pair[1], what)
        return getattr(count, end) if count else None

    return Column(f"{what.value}_{end}", f"{what.value}, {meaning[end]}", value)


def _group(what: Harm, who: str) -> Column[Pair]:
    def value(pair: Pair) -> int | None:
        found = toll(pair[1], what, who)
        return found.settled.value.figure if found else None

    return Column(f"{what.value}_{who}", f"{what.value} {who}, the published figure", value)


COLUMNS: tuple[Column[Pair], ...] = (
    Column("id", "the incident's id, kept through every rebuild", lambda p: p[1].id),
    Column("title", "what happened, in one line", lambda p: p[1].title),
    Column("kind", "incident, or aggregate: a toll over a period", lambda p: p[1].kind.value),
    Column("status", "occurred, ongoing, attempted, alleged …", lambda p: p[1].status.value),
    Column("type", "our event type (dateline types)", lambda p: p[1].type.value),
    Column(
        "acled_event_type",
        "ACLED's event type",
        lambda p: event_types()[p[1].type.value].acled_event,
    ),
    Column(
        "acled_sub_event_type",
        "ACLED's sub-event type",
        lambda p: event_types()[p[1].type.value].acled_sub_event,
    ),
    Column("date_first", "the first possible day", lambda p: _day(p[1], first=True)),
    Column("date_last", "the last possible day", lambda p: _day(p[1], first=False)),
    Column(
        "date_precision",
        "day, few_days, week, month, year, longer",
        lambda p: p[1].when.value.precision.value if p[1].when else "unknown",
    ),
    Column(
        "local_time",
        "the hour as told",
        lambda p: p[1].when.value.local_time if p[1].when else None,
    ),
    Column("place", "the place's name", lambda p: p[1].where.value.name if p[1].where else None),
    Column(
        "described",
        "the place in a report's words",
        lambda p: p[1].where.value.described if p[1].where else None,
    ),
    Column("admin2", "district", lambda p: p[1].where.value.admin2 if p[1].where else None),
    Column("admin1", "province", lambda p: p[1].where.value.admin1 if p[1].where else None),
    Column("country", "country", lambda p: p[1].where.value.country if p[1].where else None),
    Column(
        "country_code",
        "ISO 3166-1 alpha-2",
        lambda p: p[1].where.value.country_code if p[1].where else None,
    ),
    Column("lat", "latitude, WGS 84", lambda p: p[1].where.value.lat if p[1].where else None),
    Column("lon", "longitude, WGS 84", lambda p: p[1].where.value.lon if p[1].where else None),
    Column(
        "place_precision",
        "exact, near, district, province, region, country …",
        lambda p: p[1].where.value.precision.value if p[1].where else "unknown",
    ),
    Column("perpetrators", "who did it, as told", lambda p: _people(p, Role.PERPETRATOR)),
    Column("targets", "to whom", lambda p: _people(p, Role.TARGET)),
    Column("parties", "sides without a clear attacker", lambda p: _people(p, Role.PARTY)),
    Column("instruments", "weapons and means", lambda p: _people(p, Role.INSTRUMENT)),
    *(_figure(Harm.KILLED, end) for end in ("low", "best", "high")),
    _group(Harm.KILLED, "civilians"),
    *(_figure(Harm.INJURED, end) for end in ("low", "best", "high")),
    *(
        _figure(what, "best")
        for what in (Harm.ABDUCTED, Harm.MISSING, Harm.ARRESTED, Harm.FREED, Harm.DISPLACED)
    ),
    Column(
        "killed_rule",
        "the rule that chose the killed",
        lambda p: _rule(p[1]),
    ),
    Column("grade", "strength of the evidence (Airwars' ladder)", lambda p: p[1].grade.value),
    Column("reports", "reports that tell of it", lambda p: p[1].sources.reports),
    Column("independent", "independent groups of reports", lambda p: p[1].sources.independent),
    Column("claimants", "persons and bodies that vouch", lambda p: p[1].sources.claimants),
    Column("claimed_by", "who they are", lambda p: "; ".join(claimants(*p))),
    Column("disagreements", "values told differently", lambda p: len(p[1].disagreements)),
    Column("reviewed", "whether a person marked it reviewed", lambda p: p[1].reviewed),
    Column(
        "sensitivity",
        "public, sensitive or restricted, as a person marked it",
        lambda p: p[1].sensitivity.value,
    ),
)


def write(findings: Findings) -> str:
    """The incidents as CSV."""
    pairs = [(findings, incident) for incident in findings.incidents]
    return csv_text([column.name for column in COLUMNS], rows_of(COLUMNS, pairs))


def _day(incident: Incident, *, first: bool) -> str | None:
    if incident.when is None:
        return None
    span = incident.when.value
    return (span.first if first else span.last).isoformat()


def _rule(incident: Incident) -> str | None:
    found = toll(incident, Harm.KILLED, ALL)
    return found.settled.rule if found else None
