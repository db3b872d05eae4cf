"""UCDP GED 26.1: the 49 columns in their order (codebooks.md 1.1.1).

Rows are the incidents of types that UCDP codes in which at least one person may have died.
Ids of UCDP's own (conflict, dyad, actor) are unknown here and stay empty.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.export.contract import UCDP_WHERE_PREC
from dateline.export.findings import Findings, claimants, left_out_because
from dateline.export.sides import Deaths, Sides, deaths_of, sides_of
from dateline.export.table import Cell, Column, csv_text, rows_of
from dateline.model.countries import Country, country
from dateline.model.event_types import event_types
from dateline.model.incidents import Incident
from dateline.model.report import Report
from dateline.model.values import Place, TimeSpan

FEW_DAYS, WEEK, MONTH, YEAR = 5, 6, 30, 366
"""The longest span of date_prec 2, 3, 4 and 5, in days (1.1.2)."""
NOT_RECORDED = -1


@dataclass(frozen=True, slots=True)
class Row:
    """An incident as GED has it."""

    incident: Incident
    findings: Findings
    span: TimeSpan
    place: Place
    home: Country | None
    sides: Sides
    deaths: Deaths
    sequence: int

    @property
    def dyad(self) -> str:
        """side_a - side_b."""
        return f"{self.sides.name('a')} - {self.sides.name('b')}"

    @property
    def cited(self) -> list[Report]:
        """The reports that tell of it."""
        return [self.findings.reports[telling.report] for telling in self.incident.tellings]


def priogrid(lat: float, lon: float) -> int:
    """The PRIO-GRID cell of a point (1.1.1, row 33).

    >>> priogrid(0.0, 0.0)
    129961
    """
    row = min(int((lat + 90) // 0.5) + 1, 360)
    column = min(int((lon + 180) // 0.5) + 1, 720)
    return (row - 1) * 720 + column


def date_prec(span: TimeSpan) -> int | None:
    """1 to 5 by the length of the span (1.1.2); None: too long for GED."""
    days = (span.last - span.first) // timedelta(days=1)
    for code, longest in enumerate((0, FEW_DAYS, WEEK, MONTH, YEAR), start=1):
        if days <= longest:
            return code
    return None


def _relid(row: Row) -> str:
    dyad = zlib.crc32(row.dyad.encode()) % 9000 + 1000
    code = row.home.alpha3 if row.home else "XXX"
    return f"{code}-{row.span.first.year}-{row.sides.violence}-X{dyad}-{row.sequence}"


def _number(row: Row) -> int:
    return int(hashlib.sha256(row.incident.id.encode()).hexdigest()[:7], 16)


def _joined(values: Iterator[str | None]) -> str:
    return ";".join(value or "" for value in values)


def _article(report: Report, day: date | None) -> str:
    parts = (report.outlet or "", day.isoformat() if day else "", report.title or "")
    return '"' + ",".join(part.replace('"', "'") for part in parts) + '"'


def _days(row: Row) -> list[date | None]:
    return [row.findings.published(report.id).day for report in row.cited]


def _midnight(day: date) -> str:
    return f"{day.isoformat()} 00:00:00.000"


def _gw(row: Row, side: str) -> int | None:
    if not row.sides.name(side).startswith("Government of"):
        return None
    involved = row.sides.a if side == "a" else row.sides.b
    home = country(involved.said.country_code) if involved else None
    return home.gw if home else None


def _nothing(_: Row) -> Cell:
    return None


COLUMNS: tuple[Column[Row], ...] = (
    Column("id", "number made of our incident id", _number),
    Column("relid", "country-year-type-dyad-sequence; X: a dyad of ours", _relid),
    Column("year", "year of the event", lambda r: r.span.first.year),
    Column("active_year", "unknown here: needs UCDP's yearly count", _nothing),
    Column("code_status", "Clear where the sides are known", lambda _: "Clear"),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided", lambda r: r.sides.violence),
    Column("conflict_dset_id", "UCDP's own id: unknown here", _nothing),
    Column("conflict_new_id", "UCDP's own id: unknown here", _nothing),
    Column("conflict_name", "the dyad's name", lambda r: r.dyad),
    Column("dyad_dset_id", "UCDP's own id: unknown here", _nothing),
    Column("dyad_new_id", "UCDP's own id: unknown here", _nothing),
    Column("dyad_name", "side_a - side_b", lambda r: r.dyad),
    Column("side_a_dset_id", "UCDP's own id: unknown here", _nothing),
    Column("side_a_new_id", "UCDP's own id: unknown here", _nothing),
    Column("side_a", "the government, the first group, or the perpetrator", lambda r: r.sides.name("a")),
    Column("side_b_dset_id", "UCDP's own id: unknown here", _nothing),
    Column("side_b_new_id", "UCDP's own id: unknown here", _nothing),
    Column("side_b", "the other side; Civilians in type 3", lambda r: r.sides.name("b")),
    Column("number_of_sources", "reports that tell of it", lambda r: len(r.cited)),
    Column("source_article", '"Office,date,headline" of each', lambda r: ";".join(_article(x, d) for x, d in zip(r.cited, _days(r), strict=True))),
    Column("source_office", "publishers", lambda r: _joined(x.outlet for x in r.cited)),
    Column("source_date", "their dates", lambda r: _joined(d.isoformat() if d else None for d in _days(r))),
    Column("source_headline", "their headlines", lambda r: _joined(x.title for x in r.cited)),
    Column("source_original", "who made the claim inside the reports", lambda r: "; ".join(claimants(r.findings, r.incident))),
    Column("where_prec", "1 to 7", lambda r: UCDP_WHERE_PREC.get(r.place.precision)),
    Column("where_coordinates", "the place the coordinates stand for", lambda r: r.place.name),
    Column("where_description", "the place as described", lambda r: r.place.described or r.place.name),
    Column("adm_1", "first-order division", lambda r: r.place.admin1),
    Column("adm_2", "second-order division", lambda r: r.place.admin2),
    Column("latitude", "WGS 84", lambda r: r.place.lat),
    Column("longitude", "WGS 84", lambda r: r.place.lon),
    Column("geom_wkt", "POINT (lon lat)", lambda r: f"POINT ({r.place.lon} {r.place.lat})"),
    Column("priogrid_gid", "PRIO-GRID cell", lambda r: priogrid(r.place.lat, r.place.lon)),
    Column("country", "UCDP's spelling", lambda r: r.home.ucdp_name if r.home else r.place.country),
    Column("country_id", "Gleditsch-Ward number", lambda r: r.home.gw if r.home else None),
    Column("region", "Africa, Americas, Asia, Europe, Middle East", lambda r: r.home.ucdp_region if r.home else None),
    Column("event_clarity", "1 a single happening, 2 several told as one", lambda r: 1 if r.span.first == r.span.last else 2),
    Column("date_prec", "1 to 5, by the length of the span", lambda r: date_prec(r.span)),
    Column("date_start", "the first possible day", lambda r: _midnight(r.span.first)),
    Column("date_end", "the last possible day", lambda r: _midnight(r.span.last)),
    Column("deaths_a", "best, side A", lambda r: r.deaths.a),
    Column("deaths_b", "best, side B", lambda r: r.deaths.b),
    Column("deaths_civilians", "best, civilians", lambda r: r.deaths.civilians),
    Column("deaths_unknown", "best, status unknown", lambda r: r.deaths.unknown),
    Column("best", "the sum of the four", lambda r: r.deaths.best),
    Column("high", "the highest; an open top is the best figure", lambda r: r.deaths.high),
    Column("low", "the lowest", lambda r: r.deaths.low),
    Column("gwnoa", "Gleditsch-Ward number of side A, if a state", lambda r: _gw(r, "a")),
    Column("gwnob", "Gleditsch-Ward number of side B, if a state", lambda r: _gw(r, "b")),
)  # fmt: skip


def write(findings: Findings) -> str:
    """The incidents as GED rows; `left_out` says which have none, and why."""
    return csv_text([c.name for c in COLUMNS], rows_of(COLUMNS, ged_rows(findings)))


def ged_rows(findings: Findings) -> list[Row]:
    """A row for every incident that GED has a place for, in order."""
    rows: list[Row] = []
    seen: dict[tuple[str, int], int] = {}
    for incident in findings.happenings:
        if why_not(incident) is not None or incident.when is None or incident.where is None:
            continue
        sides = sides_of(incident)
        deaths = deaths_of(incident, sides)
        if deaths is None:
            continue
        span, place = incident.when.value, incident.where.value
        dyad = (f"{sides.name('a')} - {sides.name('b')}", span.first.year)
        seen[dyad] = seen.get(dyad, 0) + 1
        home = country(place.country_code)
        rows.append(Row(incident, findings, span, place, home, sides, deaths, seen[dyad]))
    return rows


def why_not(incident: Incident) -> str | None:
    """Why an incident has no row in GED; None where it has one."""
    if not event_types()[incident.type.value].ucdp:
        return f"UCDP doesn't code {incident.type.value}"
    if incident.when is None or date_prec(incident.when.value) is None:
        return "no day, or a span of more than a year"
    if incident.where is None:
        return "no place"
    sides = sides_of(incident)
    if sides.violence is None:
        return "the sides are not known"
    deaths = deaths_of(incident, sides)
    if deaths is None or deaths.high < 1:
        return "no death in low, best or high"
    return None


def left_out(findings: Findings) -> list[tuple[str, str, str]]:
    """Incident, field and reason for all that the format can't hold."""
    return left_out_because(findings, why_not)
