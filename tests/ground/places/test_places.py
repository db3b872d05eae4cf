"""Places are found and resolved."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.places import resolve_places
from dateline.ground.places.fold import fold, skeleton
from dateline.ground.places.gazetteer import Entry, MemoryGazetteer
from dateline.model.annotated import Annotated, PlaceMention
from dateline.model.report import Report

HELMAND = {"country": "AF", "admin1": "AF.10"}
GHAZNI = {"country": "AF", "admin1": "AF.08"}
TEXAS = {"country": "US", "admin1": "US.TX"}
ENTRIES = (
    (Entry(1, "Afghanistan", 33, 65, "PCLI", "AF", population=37_000_000, fame=200), ()),
    (Entry(2, "Helmand", 30.9, 64.0, "ADM1", **HELMAND, population=900_000), ("Hilmand",)),
    (Entry(3, "Ghazni", 33.5, 68.4, "ADM1", **GHAZNI, population=900_000), ()),
    (Entry(4, "Ghazni", 33.55, 68.42, "PPL", **GHAZNI, population=190_000), ()),
    (Entry(5, "Nawa", 32.3, 67.9, "ADM2", **GHAZNI, admin2="AF.08.1", population=29_000), ()),
    (Entry(6, "Nawa", 31.4, 64.2, "ADM2", **HELMAND, admin2="AF.10.9", population=100), ()),
    (Entry(7, "France", 46, 2, "PCLI", "FR", population=67_000_000, fame=200), ()),
    (Entry(8, "Paris", 48.85, 2.35, "PPLC", "FR", "FR.11", population=2_100_000, fame=90), ()),
    (Entry(9, "United States", 39.8, -98.6, "PCLI", "US", population=327_000_000, fame=200), ()),
    (Entry(10, "Texas", 31.1, -98.8, "ADM1", **TEXAS, population=20_000_000), ()),
    (Entry(11, "Paris", 33.66, -95.56, "PPL", **TEXAS, population=24_000, fame=10), ()),
    (Entry(12, "Florence", 43.77, 11.25, "PPL", "IT", "IT.16", population=380_000, fame=80), ()),
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser.load()


def read(text: str, parser: SpacyParser) -> Iterator[PlaceMention]:
    zoned = find_zones(Annotated(Report("r1", "a.txt", text)))
    (parsed,) = parser([zoned])
    yield from resolve_places(parsed, MemoryGazetteer(ENTRIES)).places


CASES = [
    ("Fighters took Nawa district in Helmand province on Monday.", "Nawa", 6),
    ("Fighters took Nawa district in Ghazni province on Monday.", "Nawa", 5),
    ("A bridge fell in Ghazni province.", "Ghazni", 3),
    ("A bridge fell in the city of Ghazni.", "Ghazni", 4),
    ("Two men were shot in Paris, Texas, on Friday.", "Paris", 11),
    ("Two men were shot in Paris on Friday.", "Paris", 8),
]


@pytest.mark.parametrize(("text", "name", "number"), CASES)
def test_a_name_means_the_place_that_its_words_tell(
    text: str, name: str, number: int, parser: SpacyParser
) -> None:
    wanted = next(entry for entry, _ in ENTRIES if entry.id == number)
    found = [mention for mention in read(text, parser) if mention.span.of(text).startswith(name)]
    assert [(m.place.lat, m.place.lon) for m in found if m.place] == [(wanted.lat, wanted.lon)]


def test_spellings_of_one_name_fold_alike() -> None:
    assert fold("Lāshkar Gāh") == fold("Lashkar-Gah") == "lashkar gah"
    assert skeleton(fold("Lashkargah")) == skeleton(fold("Lashkar Gah"))
