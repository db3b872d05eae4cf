"""Outlines of countries and provinces to draw maps with (Natural Earth, public domain)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

Point = tuple[float, float]
STEPS_PER_DEGREE = 100


@dataclass(frozen=True, slots=True)
class Outline:
    """An area: its country's ISO alpha-2 code, its name, and outer rings of (lon, lat)."""

    code: str | None
    name: str
    geonames_id: int | None
    rings: tuple[tuple[Point, ...], ...]

    def touches(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether the area's box meets that box, in degrees."""
        lons = [lon for ring in self.rings for lon, _ in ring]
        lats = [lat for ring in self.rings for _, lat in ring]
        return min(lons) <= east and max(lons) >= west and min(lats) <= north and max(lats) >= south


@cache
def country_outlines() -> tuple[Outline, ...]:
    """All countries."""
    return tuple(_read("countries.jsonl.gz"))


@cache
def province_outlines() -> tuple[Outline, ...]:
    """All first-order divisions."""
    return tuple(_read("provinces.jsonl.gz"))


def _read(name: str) -> Iterable[Outline]:
    packed = resources.files("dateline.data").joinpath("outlines", name).read_bytes()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        row = json.loads(line)
        rings = tuple(_ring(steps) for steps in row["rings"])
        yield Outline(row["code"], row["name"], row["geonames_id"], rings)


def _ring(steps: list[int]) -> tuple[Point, ...]:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE))
    return tuple(points)
