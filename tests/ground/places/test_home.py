"""Where the outlet is at home tells towns of one name apart."""

from __future__ import annotations

from dateline.ground.places.gazetteer import Entry, MemoryGazetteer
from dateline.ground.places.home import home_of, outlet_homes

OHIO = {"country": "US", "admin1": "US.OH"}
GAZETTEER = MemoryGazetteer(
    [
        (Entry(1, "Toledo", 41.66, -83.56, "PPL", **OHIO, population=270_000), ()),
        (Entry(2, "Toledo", 39.86, -4.02, "PPL", "ES", "ES.54", population=84_000), ()),
        (Entry(3, "Ohio", 40.4, -82.7, "ADM1", **OHIO, population=11_000_000), ()),
        (Entry(4, "Lucas County", 41.7, -83.5, "ADM2", **OHIO, admin2="US.OH.095"), ()),
        (Entry(5, "San Antonio", 29.4, -98.5, "PPL", "US", "US.TX", population=1_400_000), ()),
    ]
)


def named(url: str) -> set[int]:
    home = home_of(url, GAZETTEER)
    return {hit.entry.id for name in home.names for hit in name.hits}


def test_a_station_known_by_its_call_sign_is_at_home_in_its_town() -> None:
    home = home_of("http://www.wtol.com:80/story/1/two-hurt", GAZETTEER)
    assert home.town is not None
    assert home.town.id == 1


def test_a_host_may_name_its_town_among_other_words() -> None:
    assert named("https://www.mysanantonio.com/a/1") == {5}


def test_the_path_names_counties_and_provinces() -> None:
    assert named("https://news.example/us/ohio/lucas-county/two-hurt-8812") == {3, 4}


def test_an_archived_page_has_the_address_that_it_had() -> None:
    url = "http://web.archive.org/web/20310303000000/http://www.wtol.com/story/1"
    assert home_of(url, GAZETTEER).town == home_of("wtol.com/story/1", GAZETTEER).town


def test_an_address_without_a_place_tells_nothing() -> None:
    assert home_of("https://news.example/a/1", GAZETTEER).names == []
    assert home_of(None, GAZETTEER).town is None


def test_every_home_has_a_division_and_a_town() -> None:
    assert all(len(division) == 5 and town for division, town in outlet_homes().values())
