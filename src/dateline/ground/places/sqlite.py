"""The gazetteer on disk."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.ground.places.build import gazetteer_path
from dateline.ground.places.gazetteer import Entry, Hit, NameKind
from dateline.model.errors import MissingDataError

KEPT = 100_000
"""So many answers are kept in memory; then all are forgotten."""

LARGEST = 6000
"""The names of a country with more entries are not all compared."""

COLUMNS = (
    "e.id, e.name, e.lat, e.lon, e.feature, e.country, e.admin1, e.admin2, e.population, "
    "e.fame, e.radius_km, e.geonames_id, e.rough"
)
FIND = f"SELECT a.kind, {COLUMNS} FROM alias a JOIN entry e ON e.id = a.entry WHERE a.folded = ?"
INSIDE = (
    f"SELECT a.folded, a.kind, {COLUMNS} FROM entry e JOIN alias a ON a.entry = e.id "
    "WHERE e.{column} = ?"
)
DIVISIONS = tuple(
    f"SELECT {COLUMNS} FROM entry e WHERE {where} ORDER BY e.id DESC LIMIT 1"
    for where in (
        "e.country = :code AND e.feature = 'PCLI'",
        "e.admin1 = :code AND e.feature = 'ADM1'",
        "e.admin1 = :above AND e.admin2 = :code AND e.feature = 'ADM2'",
    )
)
"""A country, a first-order division, a second-order one by its code and that of what holds it."""


class SqliteGazetteer:
    """Answers from one SQLite file; what was asked before is kept in memory."""

    def __init__(self, path: Path) -> None:
        """Opens a built gazetteer for reading."""
        if not path.exists():
            raise MissingDataError(
                f"the gazetteer is not built ({path.name} is not in {path.parent}); "
                "run: dateline gazetteer build"
            )
        self._connection = sqlite3.connect(
            f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA mmap_size = 268435456")
        self._found: dict[str, tuple[Hit, ...]] = {}
        self._inside: dict[str, tuple[tuple[str, Hit], ...]] = {}
        self._divisions: dict[str, Entry | None] = {}

    @classmethod
    def open(cls, folder: Path) -> SqliteGazetteer:
        """The gazetteer of this version in the folder."""
        return cls(gazetteer_path(folder))

    def find(self, folded: str) -> tuple[Hit, ...]:
        """The entries that bear the name, in the order of their ids."""
        found = self._found.get(folded)
        if found is None:
            rows = self._connection.execute(FIND, (folded,)).fetchall()
            hits = [Hit(Entry(*rest), NameKind(kind)) for kind, *rest in rows]
            found = tuple(sorted(hits, key=lambda hit: hit.entry.id))
            if len(self._found) >= KEPT:
                self._found.clear()
            self._found[folded] = found
        return found

    def inside(self, code: str) -> tuple[tuple[str, Hit], ...]:
        """All names of the entries inside a first-order division, or a country that isn't too
        large for it."""
        found = self._inside.get(code)
        if found is None:
            if "." not in code and self._size(code) > LARGEST:
                return ()
            query = INSIDE.format(column="admin1" if "." in code else "country")
            rows = self._connection.execute(query, (code,)).fetchall()
            hits = ((name, Hit(Entry(*rest), NameKind(kind))) for name, kind, *rest in rows)
            found = tuple(sorted(hits, key=lambda pair: (pair[0], pair[1].entry.id)))
            if len(self._inside) >= 64:
                self._inside.clear()
            self._inside[code] = found
        return found

    def _size(self, country: str) -> int:
        query = "SELECT count(*) FROM entry WHERE country = ?"
        (size,) = self._connection.execute(query, (country,)).fetchone()
        return int(size)

    def division(self, code: str) -> Entry | None:
        """The country or division with the code."""
        if code not in self._divisions:
            query = DIVISIONS[code.count(".")]
            asked = {"code": code, "above": code.rpartition(".")[0]}
            row = self._connection.execute(query, asked).fetchone() if code else None
            self._divisions[code] = Entry(*row) if row else None
        return self._divisions[code]
