"""What the desk's map is given: spots and areas as wide as the incidents are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from dateline.export.drawing import REACH_KM
from dateline.export.words import incident_type, incident_when
from dateline.model.incidents import Incident
from dateline.model.outlines import Outline, country_outlines, province_outlines
from dateline.model.values import Place, PlacePrecision

Json = dict[str, Any]
Key = tuple[str, float, float, float, str]
MOST_SPOTS = 1500
"""Where there are more, spots of one tenth of a degree are drawn as one."""
NAMED = 8
"""Incidents that a spot tells by name; the others are counted."""


def map_rows(incidents: Sequence[Incident]) -> Json:
    """Places with their incidents: a spot for a point, an outline or a radius for the rest."""
    placed = [incident for incident in incidents if incident.where]
    spots = _gathered(placed, digits=3)
    if len(spots) > MOST_SPOTS:
        spots = _gathered(placed, digits=1)
    return {"places": [_row(key, group) for key, group in spots.items()]}


def _gathered(incidents: Iterable[Incident], *, digits: int) -> dict[Key, list[Incident]]:
    found: dict[Key, list[Incident]] = {}
    for incident in incidents:
        if incident.where:
            found.setdefault(_key(incident.where.value, digits), []).append(incident)
    return dict(sorted(found.items(), key=lambda item: -item[0][3]))


def _key(place: Place, digits: int) -> Key:
    """Kind of shape, latitude, longitude, radius in km, and the outline's own key."""
    outline = outline_key(place)
    if outline:
        return "area", 0.0, 0.0, REACH_KM[place.precision], outline
    if place.precision is PlacePrecision.EXACT:
        return "spot", round(place.lat, digits), round(place.lon, digits), 0.0, ""
    km = place.radius_km or REACH_KM.get(place.precision, REACH_KM[PlacePrecision.NEAR])
    return "reach", round(place.lat, digits), round(place.lon, digits), km, ""


def outline_key(place: Place) -> str:
    """The outline that the place fills, where it is a country or a known province."""
    code = place.country_code or ""
    if place.precision is PlacePrecision.COUNTRY and code in _countries():
        return code
    if place.precision is PlacePrecision.PROVINCE:
        key = f"{code}.{place.geonames_id}"
        return key if key in _province_keys(code) else ""
    return ""


def _row(key: Key, group: Sequence[Incident]) -> Json:
    kind, lat, lon, km, outline = key
    place = group[0].where
    row: Json = {
        "kind": kind,
        "name": place.value.name if place else "",
        "precision": place.value.precision.value if place else "",
        "count": len(group),
        "incidents": [_told(incident) for incident in group[:NAMED]],
    }
    return row | ({"outline": outline} if outline else {"lat": lat, "lon": lon, "km": km})


def _told(incident: Incident) -> list[str]:
    return [incident.id, f"{incident_when(incident)} {incident_type(incident)}"]


@cache
def _countries() -> frozenset[str]:
    return frozenset(o.code for o in country_outlines() if o.code)


@cache
def _provinces(code: str) -> tuple[Outline, ...]:
    return tuple(o for o in province_outlines() if o.code == code)


@cache
def _province_keys(code: str) -> frozenset[str]:
    return frozenset(f"{code}.{o.geonames_id}" for o in _provinces(code) if o.geonames_id)


@cache
def countries_geojson() -> Json:
    """The outlines of all countries."""
    return _collection(country_outlines())


@cache
def provinces_geojson(code: str) -> Json:
    """The outlines of a country's provinces; none where no such country is known."""
    return _collection(_provinces(code))


def _collection(outlines: Iterable[Outline]) -> Json:
    return {"type": "FeatureCollection", "features": [_feature(o) for o in outlines]}


def _feature(outline: Outline) -> Json:
    key = outline.code if outline.geonames_id is None else f"{outline.code}.{outline.geonames_id}"
    return {
        "type": "Feature",
        "properties": {"key": key, "name": outline.name},
        "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in outline.rings]},
    }
