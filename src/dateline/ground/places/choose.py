"""Chooses among the places that bear a name: by what the words say of it, by the other
places of the report, and by how well known each is. The weights were learned
(`training/places/`)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.ground.places.context import Told
from dateline.ground.places.gazetteer import Entry, Hit, NameKind
from dateline.ground.places.names import Found
from dateline.ground.places.words import fits

MOST = 40
"""So many places of one name are weighed, the best known ones."""
MOST_OF_ALL = 3000
"""So many places of all the names of a report: of a text that is nothing but names, fewer of
each are weighed, so that time and memory stay bounded."""
ROUNDS = 3
NEAR_KM = 80.0
TOWNS = frozenset({"PPL", "PPLC"})
LARGE_KM = 100.0
"""From this radius on, places of the supplement (continents, seas, regions) are known by name."""
AROUND_KM = 400.0
Array = NDArray[np.float64]

FIXED = (
    "town_population", "adm1_population", "adm2_population", "country_population", "town_fame",
    "division_fame", "other_name", "derived_name", "short_name", "country", "adm1", "adm2",
    "capital", "supplement", "rough", "sort_unfit", "unfit_behind", "inside_told_country",
    "inside_told_adm1",
    "inside_told_other", "inside_told_elsewhere", "listed_sort", "most_populous",
    "population_gap", "town_of_its_division", "division_of_its_town",
)  # fmt: skip
AROUND = ("same_country", "same_admin1", "near", "around", "parent_of_other", "child_of_other")
SORTS = ("town", "division", "large", "capital")
CONTEXT = tuple(f"{sort}_{what}" for sort in SORTS for what in AROUND)
"""What the other names say weighs differently for towns, divisions, and all larger things."""
FEATURES = FIXED + CONTEXT


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, how sure the choice is among its rivals (0 to 1), and how
    well it goes with the other places of the report (0 to 1)."""

    entry: Entry
    share: float
    context: float


def choose(
    names: Sequence[Found], told: Sequence[Told], belief: Array, weights: Array
) -> list[Choice | None]:
    """The place that each name most likely means; None where the gazetteer knows none.
    `belief` says how likely each name is one of a place at all."""
    table = Table(names, told, belief)
    if not table.hits:
        return [None] * len(names)
    shares, features = table.settle(lambda features: features @ weights)
    return table.best(shares, features)


class Table:
    """The candidates of all names of a report, one a row."""

    def __init__(self, names: Sequence[Found], told: Sequence[Told], belief: Array) -> None:
        """Lays out the candidates and what doesn't depend on the other names."""
        self.names = names
        self.told = told
        self.hits: list[Hit] = []
        self.slices: list[slice] = []
        most = _most(names)
        for name in names:
            hits = _best_known(name.hits, most)
            self.slices.append(slice(len(self.hits), len(self.hits) + len(hits)))
            self.hits.extend(hits)
        if self.hits:
            self.weight = self._weights_of_names(belief)
            self._relate()
            self.fixed = np.array(self._fixed(), dtype=np.float64)
            town = np.array([hit.entry.feature.startswith("PPL") for hit in self.hits])
            division = np.array([hit.entry.feature.startswith("ADM") for hit in self.hits])
            capital = np.array([hit.entry.feature == "PPLC" for hit in self.hits])
            self.sorts = (town, division, ~(town | division), capital)

    def settle(self, score: Callable[[Array], Array]) -> tuple[Array, Array]:
        """Shares and features after some rounds in which each name learns from the others."""
        features = self.features(None)
        shares = self.shares(score(features))
        for _ in range(ROUNDS):
            features = self.features(shares)
            shares = self.shares(score(features))
        return shares, features

    def features(self, shares: Array | None) -> Array:
        """All features of all candidates, given what is believed of the other names."""
        if shares is None:
            return np.hstack([self.fixed, np.zeros((len(self.hits), len(CONTEXT)))])
        belief = np.bincount(self.row, shares * self.weight, minlength=self.row.max() + 1)
        total = max(float(sum(self.weight[w][0] for w in self.slices if w.stop > w.start)), 0.5)
        said = [
            (self.same_country @ belief) / total,
            (self.same_admin1 @ belief) / total,
            np.minimum(self.near @ belief, 2.0) / 2.0,
            (self.around @ belief) / total,
            np.minimum(self.parent @ belief, 2.0) / 2.0,
            np.minimum(self.parent.T @ belief, 2.0) / 2.0,
        ]
        context = np.column_stack(said)[self.row]
        parts = [np.where(sort[:, None], context, 0.0) for sort in self.sorts]
        return np.hstack([self.fixed, *parts])

    def shares(self, scores: Array) -> Array:
        """Scores as shares among the candidates of each name."""
        shares = np.zeros_like(scores)
        for where in self.slices:
            if where.stop > where.start:
                part = np.exp(scores[where] - scores[where].max())
                shares[where] = part / part.sum()
        return shares

    def best(self, shares: Array, features: Array) -> list[Choice | None]:
        """The candidate with the largest share of each name."""
        found: list[Choice | None] = []
        near = [i for i, name in enumerate(FEATURES) if name.endswith("_near")]
        country = [i for i, name in enumerate(FEATURES) if name.endswith("_same_country")]
        for where in self.slices:
            if where.stop == where.start:
                found.append(None)
                continue
            top = where.start + int(shares[where].argmax())
            context = float(features[top, near].sum() + features[top, country].sum()) / 2
            found.append(Choice(self.hits[top].entry, float(shares[top]), context))
        return found

    def _weights_of_names(self, belief: Array) -> Array:
        """How much each name counts for the others: less where it may be no place, and all
        mentions of one name together not much more than one."""
        count: dict[str, int] = {}
        for name in self.names:
            count[name.folded] = count.get(name.folded, 0) + 1
        weight = np.zeros(len(self.hits))
        for name, where, likely in zip(self.names, self.slices, belief, strict=True):
            weight[where] = likely / count[name.folded] ** 0.7
        return weight

    def _relate(self) -> None:
        """Who is near whom, who holds whom; a name says nothing of itself. A place is laid out
        once for all mentions of a name: `row` tells where each candidate stands."""
        rows: dict[tuple[str, int], int] = {}
        entries: list[Entry] = []
        owner: list[int] = []
        owners: dict[str, int] = {}
        row: list[int] = []
        for name, where in zip(self.names, self.slices, strict=True):
            for hit in self.hits[where]:
                key = (name.folded, hit.entry.id)
                if key not in rows:
                    rows[key] = len(rows)
                    entries.append(hit.entry)
                    owner.append(owners.setdefault(name.folded, len(owners)))
                row.append(rows[key])
        self.row = np.array(row, dtype=np.int64)
        self._hold(entries, np.array(owner, dtype=np.int64))

    def _hold(self, entries: Sequence[Entry], owner: NDArray[np.int64]) -> None:
        other = owner[:, None] != owner[None, :]
        lat, lon = (np.radians([getattr(e, what) for e in entries]) for what in ("lat", "lon"))
        xyz = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        km = 6371.0 * np.arccos(np.clip(xyz.T @ xyz, -1, 1))
        self.near = np.where(other, np.exp(-km / NEAR_KM), 0.0)
        self.around = np.where(other, np.exp(-km / AROUND_KM), 0.0)
        known: dict[str, int] = {"": -1}
        country, first, second, own = (
            _numbers(known, values)
            for values in (
                (e.country for e in entries),
                (e.admin1 for e in entries),
                (e.admin2 for e in entries),
                (e.code for e in entries),
            )
        )
        self.same_country = np.where(other, (country[:, None] == country) & (country >= 0), 0.0)
        self.same_admin1 = np.where(other, (first[:, None] == first) & (first >= 0), 0.0)
        holds = (own[:, None] == country) | (own[:, None] == first) | (own[:, None] == second)
        self.parent = np.where(other & (own >= 0)[:, None], holds, 0.0)

    def _fixed(self) -> list[list[float]]:
        rows: list[list[float]] = []
        elsewhere: dict[str, list[int]] = {}
        for name, told in zip(self.names, self.told, strict=True):
            elsewhere.setdefault(name.folded, []).extend(told.parents)
        for index, (name, where) in enumerate(zip(self.names, self.slices, strict=True)):
            hits = self.hits[where]
            most = max((hit.entry.population for hit in hits), default=0)
            told = self.told[index]
            twins = _twins(hits)
            for hit in hits:
                population = hit.entry.population
                rows.append(
                    [
                        *_known(hit),
                        float(not fits(hit.entry.feature, told.sort)),
                        float(told.sort_behind and not fits(hit.entry.feature, told.sort)),
                        *self._inside(hit.entry, told, elsewhere[name.folded]),
                        float(bool(told.listed_sort) and hit.entry.feature == told.listed_sort),
                        float(population == most),
                        math.log10((most + 1000) / (population + 1000)),
                        float(hit.entry.admin1 in twins and hit.entry.feature in TOWNS),
                        float(hit.entry.admin1 in twins and hit.entry.feature == "ADM1"),
                    ]
                )
        return rows

    def _inside(self, entry: Entry, told: Told, elsewhere: list[int]) -> tuple[float, ...]:
        """Which sorts of places that are told as its parents hold the entry."""
        own = {self._holder(parent, entry) for parent in told.parents} - {""}
        other = not own and any(self._holder(parent, entry) for parent in elsewhere)
        return (
            float("PCLI" in own),
            float("ADM1" in own),
            float(bool(own - {"PCLI", "ADM1"})),
            float(other),
        )

    def _holder(self, parent: int, entry: Entry) -> str:
        """The sort of the place of the parent's name that holds the entry; "" for none."""
        codes = {entry.country, entry.admin1, entry.admin2} - {""}
        for hit in self.hits[self.slices[parent]]:
            if hit.entry.code in codes and hit.entry.id != entry.id:
                return hit.entry.feature
        return ""


def _twins(hits: Sequence[Hit]) -> set[str]:
    """First-order divisions that bear the name together with a town inside them."""
    towns = {hit.entry.admin1 for hit in hits if hit.entry.feature in TOWNS}
    return towns & {hit.entry.admin1 for hit in hits if hit.entry.feature == "ADM1"}


def _most(names: Sequence[Found]) -> int:
    """How many places of each name are weighed."""
    distinct = {name.folded: len(name.hits) for name in names if name.hits}
    if sum(min(hits, MOST) for hits in distinct.values()) <= MOST_OF_ALL:
        return MOST
    return max(1, MOST_OF_ALL // len(distinct))


def _best_known(hits: tuple[Hit, ...], most: int) -> tuple[Hit, ...]:
    if len(hits) <= most:
        return hits
    known = sorted(hits, key=lambda hit: (hit.entry.population, hit.entry.fame))[-most:]
    return tuple(sorted(known, key=lambda hit: hit.entry.id))


def _numbers(known: dict[str, int], values: Iterable[str]) -> NDArray[np.int64]:
    return np.array([known.setdefault(v, len(known)) if v else -1 for v in values])


def _known(hit: Hit) -> tuple[float, ...]:
    entry, feature = hit.entry, hit.entry.feature
    population = math.log10(entry.population + 10) / 8
    fame = math.log10(entry.fame + 1) / 2
    town, division = feature.startswith("PPL"), feature.startswith("ADM")
    return (
        population * town,
        population * (feature == "ADM1"),
        population * (feature == "ADM2"),
        population * feature.startswith("PCL"),
        fame * town,
        fame * division,
        float(hit.kind is NameKind.OTHER),
        float(hit.kind is NameKind.DERIVED),
        float(hit.kind is NameKind.SHORT),
        float(feature.startswith("PCL")),
        float(feature == "ADM1"),
        float(feature == "ADM2"),
        float(feature == "PPLC"),
        float(entry.id < 0 and entry.radius_km >= LARGE_KM),
        float(entry.rough),
    )
