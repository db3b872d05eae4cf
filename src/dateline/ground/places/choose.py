"""Chooses among the places that bear a name: by what the words say of it, by the other
places of the report, and by how well known each is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.ground.places.context import Told
from dateline.ground.places.gazetteer import Entry, Hit, NameKind
from dateline.ground.places.names import Found

MOST = 40
"""So many places of one name are weighed, the best known ones."""
ROUNDS = 3
NEAR_KM = 150.0
Array = NDArray[np.float64]

FEATURES = (
    "population", "fame", "other_name", "derived_name", "short_name", "country", "adm1", "adm2",
    "capital", "supplement", "sort_fits", "sort_unfit", "inside_told", "inside_told_elsewhere",
    "outside_told", "same_country", "same_admin1", "near", "parent_of_other", "most_populous",
)  # fmt: skip
WEIGHTS = dict(
    zip(
        FEATURES,
        (
            6.0,
            1.0,
            -1.0,
            -2.0,
            0.5,
            3.0,
            1.5,
            -0.5,
            1.0,
            3.0,
            3.0,
            -3.0,
            8.0,
            5.0,
            -2.0,
            3.0,
            2.0,
            4.0,
            2.0,
            1.0,
        ),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, and how sure the choice is among its rivals (0 to 1)."""

    entry: Entry
    share: float


def choose(names: Sequence[Found], told: Sequence[Told]) -> list[Choice | None]:
    """The place that each name most likely means; None where the gazetteer knows none."""
    table = Table(names, told)
    if not table.hits:
        return [None] * len(names)
    weights = np.array([WEIGHTS[name] for name in FEATURES])
    shares = table.shares(table.features(None) @ weights)
    for _ in range(ROUNDS):
        shares = table.shares(table.features(shares) @ weights)
    return table.best(shares)


class Table:
    """The candidates of all names of a report, one a row."""

    def __init__(self, names: Sequence[Found], told: Sequence[Told]) -> None:
        """Lays out candidates and what doesn't depend on the other names."""
        self.names = names
        self.told = told
        self.hits: list[Hit] = []
        self.slices: list[slice] = []
        for name in names:
            hits = name.hits
            if len(hits) > MOST:
                known = sorted(hits, key=lambda h: (h.entry.population, h.entry.fame))[-MOST:]
                hits = tuple(hit for hit in hits if hit in known)
            self.slices.append(slice(len(self.hits), len(self.hits) + len(hits)))
            self.hits.extend(hits)
        if self.hits:
            self._lay_out()

    def _lay_out(self) -> None:
        entries = [hit.entry for hit in self.hits]
        owner = np.zeros(len(entries), dtype=np.int64)
        groups: dict[str, int] = {}
        for name, where in zip(self.names, self.slices, strict=True):
            owner[where] = groups.setdefault(name.folded, len(groups))
        lat, lon = (np.radians([getattr(e, what) for e in entries]) for what in ("lat", "lon"))
        xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        km = 6371.0 * np.arccos(np.clip(xyz.T @ xyz, -1, 1))
        self.other = owner[:, None] != owner[None, :]
        self.near = np.where(self.other, np.exp(-km / NEAR_KM), 0.0)
        countries = _codes(e.country for e in entries)
        firsts = _codes(e.admin1 for e in entries)
        self.same_country = self.other & (countries[:, None] == countries) & (countries >= 0)
        self.same_admin1 = self.other & (firsts[:, None] == firsts) & (firsts >= 0)
        self.weight = self._weights_of_names()
        self.fixed = np.array(list(self._fixed()), dtype=np.float64)

    def _weights_of_names(self) -> Array:
        """Each name counts once in all, shared among its mentions."""
        count: dict[str, int] = {}
        for name in self.names:
            count[name.folded] = count.get(name.folded, 0) + 1
        weight = np.zeros(len(self.hits))
        for name, where in zip(self.names, self.slices, strict=True):
            weight[where] = 1.0 / count[name.folded] ** 0.5
        return weight

    def _fixed(self) -> list[list[float]]:
        rows: list[list[float]] = []
        elsewhere = self._told_elsewhere()
        for index, (name, where) in enumerate(zip(self.names, self.slices, strict=True)):
            hits = self.hits[where]
            most = max((hit.entry.population for hit in hits), default=0)
            for hit in hits:
                rows.append(
                    [
                        *_known(hit),
                        *_sorted(hit.entry, self.told[index].sort),
                        *self._inside(hit.entry, index, elsewhere[name.folded]),
                        float(hit.entry.population == most),
                    ]
                )
        return rows

    def _told_elsewhere(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for name, told in zip(self.names, self.told, strict=True):
            found.setdefault(name.folded, []).extend(told.parents)
        return found

    def _inside(self, entry: Entry, index: int, elsewhere: list[int]) -> tuple[float, ...]:
        own = max((self._holds(parent, entry) for parent in self.told[index].parents), default=None)
        other = max((self._holds(parent, entry) for parent in elsewhere), default=None)
        return (
            own or 0.0,
            (other or 0.0) if not own else 0.0,
            float(own == 0.0),
        )

    def _holds(self, parent: int, entry: Entry) -> float:
        """Whether one of the places of the parent's name holds the entry."""
        codes = {entry.country, entry.admin1, entry.admin2} - {""}
        for hit in self.hits[self.slices[parent]]:
            if hit.entry.code in codes and hit.entry.id != entry.id:
                return 1.0
        return 0.0

    def features(self, shares: Array | None) -> Array:
        """All features of all candidates, given what is believed of the other names."""
        if shares is None:
            return np.column_stack(
                [self.fixed[:, :-1], np.zeros((len(self.hits), 4)), self.fixed[:, -1:]]
            )
        belief = shares * self.weight
        total = max(float(self.weight_total()), 1e-9)
        context = np.column_stack(
            [
                (self.same_country @ belief) / total,
                (self.same_admin1 @ belief) / total,
                np.minimum((self.near @ belief), 3.0) / 3.0,
                np.zeros(len(self.hits)),
            ]
        )
        return np.column_stack([self.fixed[:, :-1], context, self.fixed[:, -1:]])

    def weight_total(self) -> float:
        """How much all names together count."""
        return float(sum(self.weight[where][0] for where in self.slices if self.hits[where]))

    def shares(self, scores: Array) -> Array:
        """Scores as shares among the candidates of each name."""
        shares = np.zeros_like(scores)
        for where in self.slices:
            if where.stop > where.start:
                part = np.exp(scores[where] - scores[where].max())
                shares[where] = part / part.sum()
        return shares

    def best(self, shares: Array) -> list[Choice | None]:
        """The candidate with the largest share of each name."""
        found: list[Choice | None] = []
        for where in self.slices:
            if where.stop == where.start:
                found.append(None)
                continue
            top = where.start + int(shares[where].argmax())
            found.append(Choice(self.hits[top].entry, float(shares[top])))
        return found


def _codes(values: Iterable[str]) -> NDArray[np.int64]:
    known: dict[str, int] = {"": -1}
    return np.array([known.setdefault(v, len(known)) for v in values])


def _known(hit: Hit) -> tuple[float, ...]:
    entry = hit.entry
    return (
        math.log10(entry.population + 10) / 8,
        math.log10(entry.fame + 1),
        float(hit.kind is NameKind.OTHER),
        float(hit.kind is NameKind.DERIVED),
        float(hit.kind is NameKind.SHORT),
        float(entry.feature.startswith("PCL")),
        float(entry.feature == "ADM1"),
        float(entry.feature == "ADM2"),
        float(entry.feature == "PPLC"),
        float(entry.id < 0),
    )


def _sorted(entry: Entry, sort: str) -> tuple[float, float]:
    """Whether the entry is of the sort that the words say."""
    if not sort:
        return 0.0, 0.0
    fits = entry.feature.startswith(sort)
    return float(fits), float(not fits)
