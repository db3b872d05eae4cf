"""What the gazetteer answers, and a small one in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from dateline.ground.places.fold import fold


class NameKind(IntEnum):
    """How a name belongs to a place: its chief name, another one, or one that we derived
    ("Laurel" for Laurel County), or a short form as in "Springfield, Mo."."""

    CHIEF = 0
    OTHER = 1
    DERIVED = 2
    SHORT = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as the gazetteer holds it.

    `country`, `admin1`, `admin2` are GeoNames codes ("AF", "AF.24", "AF.24.1401"); `fame`
    is the number of names that it has in the languages of the world. `rough`: its own point is
    unknown, the point is its parent's.
    """

    id: int
    name: str
    lat: float
    lon: float
    feature: str
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    fame: int = 0
    radius_km: float = 0.0
    geonames_id: int | None = None
    rough: bool = False

    @property
    def code(self) -> str:
        """The code by which towns name it as their parent; "" for a town."""
        if self.feature.startswith("PCL"):
            return self.country
        return {"ADM1": self.admin1, "ADM2": self.admin2}.get(self.feature, "")


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that bears a name, and how it bears it."""

    entry: Entry
    kind: NameKind


class Gazetteer(Protocol):
    """Knows places by their folded names and by their parents."""

    def find(self, folded: str) -> tuple[Hit, ...]:
        """The entries that bear the name, in the order of their ids."""

    def inside(self, code: str) -> tuple[tuple[str, Hit], ...]:
        """All names of the entries inside a first-order division or a country."""

    def division(self, code: str) -> Entry | None:
        """The country or division with the code."""


class MemoryGazetteer:
    """A gazetteer over a few entries, for tests and examples."""

    def __init__(self, entries: Iterable[tuple[Entry, tuple[str, ...]]]) -> None:
        """Entries with their other names."""
        self._names: dict[str, list[Hit]] = {}
        self._divisions: dict[str, Entry] = {}
        for entry, others in entries:
            for name in dict.fromkeys((entry.name, *others)):
                kind = NameKind.CHIEF if name == entry.name else NameKind.OTHER
                self._names.setdefault(fold(name), []).append(Hit(entry, kind))
            if entry.code:
                self._divisions[entry.code] = entry

    def find(self, folded: str) -> tuple[Hit, ...]:
        """The entries that bear the name."""
        return tuple(sorted(self._names.get(folded, ()), key=lambda hit: hit.entry.id))

    def inside(self, code: str) -> tuple[tuple[str, Hit], ...]:
        """All names inside a division or country."""
        return tuple(
            (name, hit)
            for name, hits in sorted(self._names.items())
            for hit in hits
            if code in (hit.entry.admin1, hit.entry.country)
        )

    def division(self, code: str) -> Entry | None:
        """The country or division with the code."""
        return self._divisions.get(code)
