"""Distances on earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


def kilometres(one: Point, other: Point) -> float:
    """The great-circle distance of two points (the haversine formula on a sphere).

    >>> round(kilometres((0.0, 0.0), (1.0, 0.0)), 2)
    111.19
    """
    (lat1, lon1), (lat2, lon2) = one, other
    start, end = radians(lat1), radians(lat2)
    half = sin((end - start) / 2) ** 2
    half += cos(start) * cos(end) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
