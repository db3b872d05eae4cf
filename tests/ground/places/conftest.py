"""A small gazetteer and a reader of places over it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.places import resolve_places
from dateline.ground.places.gazetteer import Entry, MemoryGazetteer
from dateline.model.annotated import Annotated
from dateline.model.mentions import PlaceMention
from dateline.model.report import Report

HELMAND = {"country": "AF", "admin1": "AF.10"}
GHAZNI = {"country": "AF", "admin1": "AF.08"}
TEXAS = {"country": "US", "admin1": "US.TX"}
YEMEN = {"country": "YE", "admin1": "YE.08"}
ENTRIES = (
    (Entry(1, "Afghanistan", 33, 65, "PCLI", "AF", population=37_000_000, fame=200), ()),
    (Entry(2, "Helmand", 30.9, 64.0, "ADM1", **HELMAND, population=900_000), ("Hilmand",)),
    (Entry(3, "Ghazni", 33.5, 68.4, "ADM1", **GHAZNI, population=900_000), ()),
    (Entry(4, "Ghazni", 33.55, 68.42, "PPL", **GHAZNI, population=190_000, fame=40), ()),
    (Entry(5, "Nawa", 32.3, 67.9, "ADM2", **GHAZNI, admin2="AF.08.1", population=29_000), ()),
    (Entry(6, "Nawa", 31.4, 64.2, "ADM2", **HELMAND, admin2="AF.10.9", population=100), ()),
    (Entry(7, "France", 46, 2, "PCLI", "FR", population=67_000_000, fame=200), ()),
    (Entry(8, "Paris", 48.85, 2.35, "PPLC", "FR", "FR.11", population=2_100_000, fame=90), ()),
    (
        Entry(9, "United States", 39.8, -98.6, "PCLI", "US", population=327_000_000, fame=200),
        ("US", "U.S."),
    ),
    (Entry(10, "Texas", 31.1, -98.8, "ADM1", **TEXAS, population=20_000_000), ()),
    (Entry(11, "Paris", 33.66, -95.56, "PPL", **TEXAS, population=24_000, fame=10), ()),
    (Entry(12, "Florence", 43.77, 11.25, "PPL", "IT", "IT.16", population=380_000, fame=80), ()),
    (Entry(13, "Lashkar Gah", 31.59, 64.37, "PPL", **HELMAND, population=200_000, fame=30), ()),
    (Entry(14, "Kabul", 34.53, 69.17, "PPLC", "AF", "AF.13", population=4_000_000, fame=90), ()),
    (Entry(15, "Yemen", 15.5, 47.5, "PCLI", "YE", population=28_000_000, fame=200), ()),
    (Entry(16, "Al Hudaydah", 14.8, 42.95, "PPL", **YEMEN, population=700_000, fame=30), ()),
    (Entry(17, "Al Hudaydah", 14.9, 43.2, "ADM1", **YEMEN, population=2_000_000), ()),
    (Entry(18, "Jackson", 32.3, -90.2, "PPL", "US", "US.MS", population=170_000, fame=40), ()),
    (Entry(19, "Nice", 43.7, 7.27, "PPL", "FR", "FR.93", population=340_000, fame=80), ()),
    (Entry(20, "March", 52.55, 0.09, "PPL", "GB", "GB.ENG", population=22_000, fame=10), ()),
)

Places = Callable[[str], list[PlaceMention]]


@pytest.fixture(scope="session")
def places() -> Places:
    """Reads the places of a text with the small gazetteer."""
    parser = SpacyParser.load()
    gazetteer = MemoryGazetteer(ENTRIES)

    def read(text: str) -> list[PlaceMention]:
        (parsed,) = parser([find_zones(Annotated(Report("r1", "a.txt", text)))])
        return list(resolve_places(parsed, gazetteer).places)

    return read
