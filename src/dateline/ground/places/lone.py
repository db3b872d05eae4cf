"""Doubts places that nothing else in the report speaks for: a small place in a country that no
other name of the report lies in, while most of them lie in another, or one abroad of where the
name is told to be elsewhere in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.places.gazetteer import Entry
from dateline.ground.places.judge import Judged
from dateline.model.values import Place

SMALL = 200_000
"""Places with more people are known for themselves."""
LARGE, FAMOUS = 500_000, 45
"""Larger towns, of which little is known unless they have so much fame in the gazetteer."""
MOST = 0.5
LEAST = 3
PLACES = frozenset({"GPE", "LOC", "FAC"})


def without_lone(kept: Sequence[Judged]) -> list[Judged]:
    """The kept names; a lone one loses its place, and isn't kept at all where the parser doesn't
    take it for a place."""
    named = {found.name.folded: found.choice.entry for found in kept if found.choice}
    countries = Counter(entry.country for entry in named.values() if entry.country)
    if not countries:
        return list(kept)
    focus, count = countries.most_common(1)[0]
    told = [found for found in kept if found.choice and found.choice.entry.country == focus]
    if len(told) < LEAST or count < MOST * countries.total():
        return list(kept)
    if count == 1 and any(found.told.within and not found.told.inside for found in told):
        return list(kept)
    return [
        replace(found, choice=None) if _is_lone(found, countries, focus) else found
        for found in kept
        if found.name.label in PLACES or found.told.settled or not _is_lone(found, countries, focus)
    ]


def _is_lone(found: Judged, countries: Counter[str], focus: str) -> bool:
    if found.choice is None or found.told.inside:
        return False
    entry = found.choice.entry
    unknown = is_small(entry) or _is_little_known(entry)
    return countries[entry.country] == 1 and entry.country != focus and unknown


def _is_little_known(entry: Entry) -> bool:
    """Whether it is a larger town of which the world hears little."""
    return entry.feature == "PPL" and entry.population < LARGE and entry.fame < FAMOUS


def at_one_place(kept: Sequence[Judged], places: Sequence[Place | None]) -> list[Place | None]:
    """The places of the names; where the words beside a name put it into another country than the
    best known bearer of the name lies in, it is there wherever the words tell nothing else."""
    moved: dict[str, Place] = {}
    for found, place in zip(kept, places, strict=True):
        if place and found.choice and found.choice.entry.country != place.country_code:
            moved.setdefault(found.name.folded, place)
    return [
        place if found.told.inside else moved.get(found.name.folded, place)
        for found, place in zip(kept, places, strict=True)
    ]


def is_small(entry: Entry) -> bool:
    """Whether few would know the place by its name alone."""
    return entry.feature in {"PPL", "PPLX", "ADM2", "ADM1"} and entry.population < SMALL
