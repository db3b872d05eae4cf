"""Middles and directions on earth."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.model.earth import EARTH_KM, Point, kilometres


def centre_and_spread(points: Sequence[Point]) -> tuple[Point, float]:
    """The middle of some points, and how far from it most of them (nine in ten) lie."""
    x = sum(math.cos(math.radians(a)) * math.cos(math.radians(o)) for a, o in points)
    y = sum(math.cos(math.radians(a)) * math.sin(math.radians(o)) for a, o in points)
    z = sum(math.sin(math.radians(a)) for a, o in points)
    lat = math.degrees(math.atan2(z, math.hypot(x, y)))
    centre = (lat, math.degrees(math.atan2(y, x)))
    far = sorted(kilometres(centre, point) for point in points)
    return centre, far[int(0.9 * (len(far) - 1))]


def shifted(point: Point, *, km: float, bearing: float) -> Point:
    """The point that lies so many kilometres away in a direction (degrees from north).

    >>> lat, lon = shifted((0.0, 0.0), km=111.19, bearing=180.0)
    >>> round(lat, 2), round(lon, 2)
    (-1.0, 0.0)
    """
    lat, lon, angle = (*map(math.radians, point), km / EARTH_KM)
    turn = math.radians(bearing)
    new_lat = math.asin(
        math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(turn)
    )
    east = math.sin(turn) * math.sin(angle) * math.cos(lat)
    new_lon = lon + math.atan2(east, math.cos(angle) - math.sin(lat) * math.sin(new_lat))
    return math.degrees(new_lat), (math.degrees(new_lon) + 540) % 360 - 180
