"""How far places are apart, and whether one may lie in the other."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dateline.model.values import Place, PlacePrecision

EARTH_KM = 6371.0
REACH_KM = {
    PlacePrecision.EXACT: 10.0, PlacePrecision.NEAR: 25.0, PlacePrecision.DISTRICT: 50.0,
    PlacePrecision.PROVINCE: 200.0, PlacePrecision.REGION: 400.0,
}  # fmt: skip
"""How far from the point a place of a precision may stand for at most (ours): a city with its
suburbs, UCDP's 25 km, a district, a province, part of a country."""


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance of the two points."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2
    half += cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def reach(place: Place) -> float:
    """How far from its point the place may reach."""
    return max(place.radius_km, REACH_KM.get(place.precision, 2000.0))
