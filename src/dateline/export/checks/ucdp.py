"""The rules of UCDP GED (codebooks.md 1.1.2 and 1.1.3)."""

from __future__ import annotations

import re

from dateline.export.checks.rules import (
    Row,
    Rule,
    a_day,
    code,
    day,
    not_empty,
    number,
    one_of,
    whole,
    within,
)
from dateline.export.ucdp import priogrid

REQUIRED = frozenset(
    [
        "id",
        "year",
        "type_of_violence",
        "side_a",
        "side_b",
        "date_start",
        "date_end",
        "best",
        "low",
        "high",
    ]
)
PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
RELID = re.compile(r"[A-Z]{3}-\d{4}-[123]-X?\d+-[\d.]+")
REGIONS = frozenset(["Africa", "Americas", "Asia", "Europe", "Middle East"])
SPANS = {1: (0, 0), 2: (1, 5), 3: (6, 6), 4: (7, 30), 5: (31, 366)}
"""Days from start to end by date_prec, as 1,000 published rows have them."""


def _sum(row: Row) -> str | None:
    parts = [whole(row, part) for part in PARTS]
    known = [part for part in parts if part is not None]
    best = whole(row, "best")
    if len(known) < len(PARTS) or best is None or sum(known) == best:
        return None
    return f"best is {best}, but the four deaths add up to {sum(known)}"


def _order(row: Row) -> str | None:
    low, best, high = (whole(row, column) for column in ("low", "best", "high"))
    if low is None or best is None or high is None:
        return "low, best and high are not all whole numbers"
    return (
        None if low <= best <= high else f"expected low <= best <= high, got {low}, {best}, {high}"
    )


def _a_death(row: Row) -> str | None:
    high = whole(row, "high")
    return "no death in low, best or high" if high is not None and high < 1 else None


def _grid(row: Row) -> str | None:
    lat, lon, cell = number(row, "latitude"), number(row, "longitude"), whole(row, "priogrid_gid")
    if lat is None or lon is None or cell is None:
        return None
    wanted = priogrid(lat, lon)
    return None if cell == wanted else f"is {cell}, but the point lies in cell {wanted}"


def _dyad(row: Row) -> str | None:
    if not row.get("dyad_name"):
        return None
    wanted = f"{row.get('side_a')} - {row.get('side_b')}"
    return None if row["dyad_name"] == wanted else f"is not {wanted!r}"


def _span(row: Row) -> str | None:
    first, last, code_ = day(row, "date_start"), day(row, "date_end"), whole(row, "date_prec")
    if first is None or last is None:
        return None
    days = (last - first).days
    if days < 0:
        return "ends before it starts"
    least, most = SPANS.get(code_ or 0, (0, 366))
    return None if least <= days <= most else f"{days} days don't go with date_prec {code_}"


def _year(row: Row) -> str | None:
    first, year = day(row, "date_start"), whole(row, "year")
    return (
        None
        if first is None or first.year == year
        else f"is {year}, the event began in {first.year}"
    )


def _relid(row: Row) -> str | None:
    text = row.get("relid")
    return None if not text or RELID.fullmatch(text) else f"{text!r} is not CCC-YYYY-T-DYAD-SEQ"


def _civilians(row: Row) -> str | None:
    one_sided = row.get("type_of_violence") == "3"
    return (
        "should be Civilians in type 3" if one_sided and row.get("side_b") != "Civilians" else None
    )


def _sources(row: Row) -> str | None:
    count, offices = whole(row, "number_of_sources"), row.get("source_office")
    if not count or count < 0 or offices is None:
        return None
    told = offices.count(";") + 1
    return None if told == count else f"{count} sources, but {told} offices"


RULES: tuple[Rule, ...] = (
    not_empty("id"),
    Rule("relid", _relid),
    Rule("year", _year),
    code("type_of_violence", 1, 3),
    not_empty("side_a"),
    Rule("side_b", _civilians),
    Rule("dyad_name", _dyad, published_break_it=True),
    Rule("number_of_sources", _sources),
    code("where_prec", 1, 7),
    within("latitude", 90),
    within("longitude", 180),
    Rule("priogrid_gid", _grid),
    one_of("region", REGIONS),
    code("event_clarity", 1, 2),
    code("date_prec", 1, 5),
    a_day("date_start"),
    a_day("date_end"),
    Rule("date_end", _span),
    Rule("best", _sum),
    Rule("best", _order, published_break_it=True),
    Rule("high", _a_death),
)
