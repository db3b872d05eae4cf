"""ACLED-style rows: the 31 columns in their order (codebooks.md 1.2.1). No endorsement by
ACLED is implied. What ACLED doesn't record (a country alone, more than a month, a toll
over several places) has no row."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.export.contract import ACLED_GEO_PRECISION, ACLED_TIME_PRECISION
from dateline.export.findings import Findings, left_out_because, names, total
from dateline.export.table import Column, csv_text, rows_of
from dateline.model.countries import Country, country
from dateline.model.event_types import EventType, event_types
from dateline.model.incidents import Incident, Involved
from dateline.model.mentions import ParticipantKind, Role
from dateline.model.values import Harm, Place, PlacePrecision, TimePrecision, TimeSpan

DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
DISORDER_OF_SUB_TYPE = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}
"""Disorder types, 1.2.2: of the event type, except for two sub-event types."""
STATE, REBEL, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, OTHER = (1, 2, 3, 5, 6, 7, 8)
INTER = {
    STATE: "State forces",
    REBEL: "Rebel group",
    MILITIA: "Political militia",
    RIOTERS: "Rioters",
    PROTESTERS: "Protesters",
    CIVILIANS: "Civilians",
    OTHER: "External/Other forces",
}
"""Actor types, 1.2.3."""
CIVILIANS_STRUCK = "Violence against civilians"
UNKNOWN_ACTOR = {
    "Battles": MILITIA,
    "Explosions/Remote violence": MILITIA,
    CIVILIANS_STRUCK: MILITIA,
    "Protests": PROTESTERS,
    "Riots": RIOTERS,
    "Strategic developments": MILITIA,
}
UNNAMED = {
    MILITIA: "Unidentified Armed Group",
    PROTESTERS: "Protesters",
    RIOTERS: "Rioters",
    CIVILIANS: "Civilians",
}
"""What ACLED calls actors that the reports don't name (1.2.3, 2.3)."""
ARMED = frozenset(
    {ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT, ParticipantKind.ARMED_GROUP}
)


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as ACLED would have it."""

    incident: Incident
    findings: Findings
    span: TimeSpan
    place: Place
    home: Country | None
    type: EventType
    actors: tuple[Involved | None, Involved | None]
    number: int

    @property
    def day(self) -> date:
        """The day, or the middle of the period (1.2.5)."""
        return self.span.first + timedelta((self.span.last - self.span.first).days // 2)

    def actor(self, which: int) -> str | None:
        """An actor's name in ACLED's manner."""
        involved = self.actors[which]
        if involved is None:
            code = self.inter(which)
            where = self.home.name if self.home else "unknown"
            return f"{UNNAMED[code]} ({where})" if code else None
        land = country(involved.said.country_code) or self.home
        where = land.name if land else "unknown"
        code = inter(involved, self.home)
        name = names([involved])[0]
        if code == CIVILIANS:
            return f"Civilians ({where})"
        if involved.kind is ParticipantKind.STATE_FORCE:
            force = "Police" if "police" in name.lower() else "Military"
            return f"{force} Forces of {where}"
        if involved.kind is ParticipantKind.GOVERNMENT:
            return f"Government of {where}"
        return name if involved.said.name else f"Unidentified Armed Group ({where})"

    def inter(self, which: int) -> int | None:
        """An actor's type code."""
        involved = self.actors[which]
        if involved:
            return inter(involved, self.home)
        if which == 0:
            return UNKNOWN_ACTOR.get(self.type.acled_event or "")
        return CIVILIANS if self.type.acled_event == CIVILIANS_STRUCK else None


def inter(involved: Involved, home: Country | None) -> int:
    """ACLED's type of an actor (1.2.3): state forces abroad are external."""
    if involved.kind in (ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT):
        code = involved.said.country_code
        return OTHER if code and home and code != home.alpha2 else STATE
    if involved.kind is ParticipantKind.ARMED_GROUP:
        return REBEL if involved.said.name else MILITIA
    return CIVILIANS


def actors_of(incident: Incident) -> tuple[Involved | None, Involved | None]:
    """The first on each side; the victim is the second where civilians are struck."""
    doers = [p for p in incident.participants if p.role is Role.PERPETRATOR]
    parties = [p for p in incident.participants if p.role is Role.PARTY]
    targets = [p for p in incident.participants if p.role is Role.TARGET]
    armed = [p for p in doers + parties if p.kind in ARMED] or doers + parties
    first = armed[0] if armed else None
    others = [p for p in targets + parties if first and names([p]) != names([first])]
    others.sort(key=lambda p: p.kind not in ARMED)
    return first, others[0] if others else None


def interaction(row: Row) -> str | None:
    """The pair of types, the lower code first; "X only" where there is one (1.2.4)."""
    codes = sorted(code for code in (row.inter(0), row.inter(1)) if code is not None)
    if not codes:
        return None
    if len(codes) == 1:
        return f"{INTER[codes[0]]} only"
    if codes == [CIVILIANS, OTHER]:
        codes.reverse()
    return f"{INTER[codes[0]]}-{INTER[codes[1]]}"


def civilians_struck(row: Row) -> bool:
    """Whether civilians are the only or chief target."""
    return CIVILIANS in (row.inter(0), row.inter(1))


def fatalities(row: Row) -> int:
    """The lowest reported figure; no information is 0 (codebooks.md 2.2)."""
    count = total(row.incident, Harm.KILLED)
    return count.low if count else 0


def disorder(row: Row) -> str | None:
    """ACLED's disorder type."""
    special = DISORDER_OF_SUB_TYPE.get(row.type.acled_sub_event or "")
    return special or DISORDER.get(row.type.acled_event or "")


def notes(row: Row) -> str:
    """The short narrative, beginning with the day."""
    about = "On" if row.span.first == row.span.last else "Around"
    count = total(row.incident, Harm.KILLED)
    dead = f" {count.low} fatalities." if count and count.low else ""
    return f"{about} {row.day.day} {row.day:%B %Y}, {row.incident.title}.{dead}"


def _assoc(row: Row, which: int) -> str | None:
    main = row.actors[which]
    if main is None:
        return None
    taken = {row.actor(0), row.actor(1), *names([p for p in row.actors if p])}
    same = [p for p in row.incident.participants if p.role is main.role and p.kind in ARMED]
    return "; ".join(name for name in names(same) if name not in taken) or None


def _sources(row: Row) -> str:
    reports = (row.findings.reports[t.report] for t in row.incident.tellings)
    return "; ".join(dict.fromkeys(r.outlet or "Undisclosed Source" for r in reports))


def _inter_text(row: Row, which: int) -> str | None:
    code = row.inter(which)
    return INTER[code] if code else None


COLUMNS: tuple[Column[Row], ...] = (
    Column("event_id_cnty", "country and a number made of our incident id", lambda r: f"{r.home.alpha3 if r.home else 'XXX'}{r.number}"),
    Column("event_date", "the day, or the middle of the period", lambda r: r.day.isoformat()),
    Column("year", "", lambda r: r.day.year),
    Column("time_precision", "1 day, 2 week, 3 month", lambda r: ACLED_TIME_PRECISION[r.span.precision]),
    Column("disorder_type", "political violence, demonstrations, strategic developments", disorder),
    Column("event_type", "one of six", lambda r: r.type.acled_event),
    Column("sub_event_type", "one of 25", lambda r: r.type.acled_sub_event),
    Column("actor1", "a side", lambda r: r.actor(0)),
    Column("assoc_actor_1", "others of that side", lambda r: _assoc(r, 0)),
    Column("inter1", "type of actor1", lambda r: _inter_text(r, 0)),
    Column("actor2", "the other side; the victim where civilians are struck", lambda r: r.actor(1)),
    Column("assoc_actor_2", "others of that side", lambda r: _assoc(r, 1)),
    Column("inter2", "type of actor2", lambda r: _inter_text(r, 1)),
    Column("interaction", "the pair of types", interaction),
    Column("civilian_targeting", "blank or Civilian targeting", lambda r: "Civilian targeting" if civilians_struck(r) else None),
    Column("iso", "ISO 3166 numeric", lambda r: r.home.numeric if r.home else None),
    Column("region", "one of 17", lambda r: r.home.acled_region if r.home else None),
    Column("country", "", lambda r: r.home.name if r.home else r.place.country),
    Column("admin1", "", lambda r: r.place.admin1),
    Column("admin2", "", lambda r: r.place.admin2),
    Column("admin3", "unknown here", lambda _: None),
    Column("location", "the named place", lambda r: r.place.name),
    Column("latitude", "4 decimals", lambda r: round(r.place.lat, 4)),
    Column("longitude", "4 decimals", lambda r: round(r.place.lon, 4)),
    Column("geo_precision", "1 town, 2 near or small area, 3 region", lambda r: ACLED_GEO_PRECISION[r.place.precision]),
    Column("source", "outlets", _sources),
    Column("source_scale", "unknown here", lambda _: None),
    Column("notes", "short narrative", notes),
    Column("fatalities", "the lowest reported figure", fatalities),
    Column("tags", "grade and sources of ours", lambda r: f"grade={r.incident.grade.value}; independent sources={r.incident.sources.independent}"),
    Column("timestamp", "unknown here: exports have no clock", lambda _: None),
)  # fmt: skip


def write(findings: Findings) -> str:
    """The incidents as ACLED-style rows; `left_out` says which have none, and why."""
    return csv_text([c.name for c in COLUMNS], rows_of(COLUMNS, acled_rows(findings)))


def acled_rows(findings: Findings) -> list[Row]:
    """A row for every incident that ACLED would record."""
    rows = []
    for incident in findings.happenings:
        if why_not(incident) or incident.when is None or incident.where is None:
            continue
        place = incident.where.value
        rows.append(
            Row(
                incident=incident,
                findings=findings,
                span=incident.when.value,
                place=place,
                home=country(place.country_code),
                type=event_types()[incident.type.value],
                actors=actors_of(incident),
                number=zlib.crc32(incident.id.encode()),
            )
        )
    return rows


def why_not(incident: Incident) -> str | None:
    """Why ACLED would not record the incident; None where it would."""
    if event_types()[incident.type.value].acled_event is None:
        return f"ACLED has no type for {incident.type.value}"
    if incident.when is None or incident.when.value.precision not in ACLED_TIME_PRECISION:
        return f"no day, week or month ({TimePrecision.UNKNOWN.value} or longer)"
    if incident.where is None or incident.where.value.precision not in ACLED_GEO_PRECISION:
        return f"no place more precise than a {PlacePrecision.COUNTRY.value}"
    return None


def left_out(findings: Findings) -> list[tuple[str, str, str]]:
    """Incident, field and reason for all that the format can't hold."""
    return left_out_because(findings, why_not)
