"""How far from its point a place may reach."""

from __future__ import annotations

from dateline.model.values import Place, PlacePrecision

REACH_KM = {
    PlacePrecision.EXACT: 10.0, PlacePrecision.NEAR: 25.0, PlacePrecision.DISTRICT: 50.0,
    PlacePrecision.PROVINCE: 200.0, PlacePrecision.REGION: 400.0,
}  # fmt: skip
"""How far from the point a place of a precision may stand for at most (ours): a city with its
suburbs, UCDP's 25 km, a district, a province, part of a country."""


def reach(place: Place) -> float:
    """How far from its point the place may reach."""
    return max(place.radius_km, REACH_KM.get(place.precision, 2000.0))
