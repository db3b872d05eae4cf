"""Events of UCDP GED and ACLED files, old and new layouts, read by their header names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from dateline.model.errors import InputError
from dateline.model.references import Reference
from dateline.model.values import Count

Row = Mapping[str, str]
UCDP_KM = {1: 5.0, 2: 25.0, 3: 50.0, 4: 200.0, 5: 400.0, 6: 1000.0, 7: 1000.0}
"""How far a point of each where_prec may be from the event (ours; 25 km is UCDP's)."""
ACLED_KM = {1: 5.0, 2: 25.0, 3: 200.0}
"""The same for geo_precision (ours)."""
ACLED_DAYS = {1: 0, 2: 3, 3: 15}
"""Days to either side of the day that stands for a period of each time_precision."""


def read_references(content: str) -> list[Reference]:
    """The events of a file, whichever of the two it is; `InputError` names the line of a row
    that can't be read, or says that the file is of neither kind."""
    rows = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    columns = set(rows.fieldnames or ())
    if {"date_start", "date_end", "side_a", "best"} <= columns:
        return list(_read(rows, ucdp=True))
    if {"event_date", "actor1", "fatalities"} <= columns:
        return list(_read(rows, ucdp=False))
    raise InputError(
        "neither a UCDP GED file (date_start, side_a …) nor an ACLED file (event_date, actor1 …)"
    )


def _read(rows: csv.DictReader[str], *, ucdp: bool) -> Iterator[Reference]:
    for line, row in enumerate(rows, start=2):
        if (row.get("id") or "").startswith("#") or (row.get("event_id_cnty") or "").startswith(
            "#"
        ):
            continue  # a row of HXL tags
        try:
            yield _ucdp(row) if ucdp else _acled(row)
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(f"line {line} can't be read: {error}") from error


def _ucdp(row: Row) -> Reference:
    low, best, high = sorted(int(row[end]) for end in ("low", "best", "high"))
    return Reference(
        id=row["id"],
        codebook="ucdp",
        first=date.fromisoformat(row["date_start"][:10]),
        last=date.fromisoformat(row["date_end"][:10]),
        lat=_number(row.get("latitude")),
        lon=_number(row.get("longitude")),
        place=row.get("where_coordinates") or row.get("adm_1") or "",
        reach_km=UCDP_KM.get(int(row.get("where_prec") or 1), 25.0),
        sides=_named(row.get("side_a"), row.get("side_b")),
        deaths=Count(low, best, high),
    )


def _acled(row: Row) -> Reference:
    day = _day(row["event_date"])
    slack = timedelta(ACLED_DAYS.get(int(row.get("time_precision") or 1), 0))
    dead = int(row["fatalities"] or 0)
    return Reference(
        id=row.get("event_id_cnty") or row.get("data_id") or "",
        codebook="acled",
        first=day - slack,
        last=day + slack,
        lat=_number(row.get("latitude")),
        lon=_number(row.get("longitude")),
        place=row.get("location") or row.get("admin1") or "",
        reach_km=ACLED_KM.get(int(row.get("geo_precision") or 1), 25.0),
        sides=_named(row.get("actor1"), row.get("actor2")),
        deaths=Count(dead, dead, dead),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 (a day only)


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _named(*sides: str | None) -> tuple[str, ...]:
    return tuple(side for side in sides if side)
