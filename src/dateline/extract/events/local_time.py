"""Hours told in another zone ("1930GMT") as the hour and the day where the event was.

The zone is the country's; of several the one whose chief place is nearest to the event's (IANA
time zone database, `zone.tab`), with daylight saving as it was on that day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from dateline.model.earth import Point, kilometres
from dateline.model.values import Place, PlacePrecision, TimePrecision, TimeSpan, When

TOLD = re.compile(r"(\d{2}):(\d{2})([+-]\d{2}:\d{2})")
POINT = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?([+-])(\d{3})(\d{2})(?:\d{2})?")
VAGUE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.INTERNATIONAL, PlacePrecision.UNKNOWN})


def at_place(when: When, place: Place | None) -> When:
    """The time as the clocks at the place showed it; as told where no zone was told, or the
    place's zone isn't known."""
    span = when.span
    told = TOLD.fullmatch(span.local_time or "") if span else None
    zone = zone_of(place) if place else None
    if span is None or told is None or zone is None or span.first != span.last:
        return when
    moment = datetime.fromisoformat(f"{span.first}T{told[0]}").astimezone(ZoneInfo(zone))
    day, hour = moment.date(), f"{moment:%H:%M}"
    relative = when.relative if day == span.first else None
    return replace(when, span=TimeSpan(day, day, TimePrecision.DAY, hour), relative=relative)


def zone_of(place: Place) -> str | None:
    """The place's time zone, as the IANA database names it.

    >>> zone_of(Place("Herat", 34.3, 62.2, country_code="AF"))
    'Asia/Kabul'
    """
    zones = zones_of().get(place.country_code or "", [])
    if len(zones) > 1 and place.precision in VAGUE:
        return None
    return min(
        zones, key=lambda zone: (kilometres(place.point, zone[1]), zone[0]), default=(None,)
    )[0]


@cache
def zones_of() -> dict[str, list[tuple[str, Point]]]:
    """The zones of each country with the points of their chief places."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found: dict[str, list[tuple[str, Point]]] = defaultdict(list)
    for line in table.splitlines():
        row = line.split("\t")
        point = POINT.fullmatch(row[1]) if len(row) > 2 and not line.startswith("#") else None
        if point is None:
            continue
        lat = (int(point[2]) + int(point[3]) / 60) * (1 if point[1] == "+" else -1)
        lon = (int(point[5]) + int(point[6]) / 60) * (1 if point[4] == "+" else -1)
        found[row[0]].append((row[2], (lat, lon)))
    return dict(found)
