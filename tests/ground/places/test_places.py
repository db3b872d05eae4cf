"""Places are found, resolved and described as their words say."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from dateline.model.earth import kilometres
from dateline.model.mentions import PlaceMention
from dateline.model.values import PlacePrecision

Places = Callable[[str], list[PlaceMention]]

RESOLVED = [
    ("Fighters took Nawa district in Helmand province on Monday.", "Nawa", (31.4, 64.2)),
    ("Fighters took Nawa district in Ghazni province on Monday.", "Nawa", (32.3, 67.9)),
    ("A bridge fell in Ghazni province.", "Ghazni", (33.5, 68.4)),
    ("A bridge fell in the city of Ghazni.", "Ghazni", (33.55, 68.42)),
    ("Two men were shot in Paris, Texas, on Friday.", "Paris", (33.66, -95.56)),
    ("Two men were shot in Paris on Friday.", "Paris", (48.85, 2.35)),
    ("Shells hit Lashkargah in Helmand province.", "Lashkargah", (31.59, 64.37)),
    ("Troops left Hodeidah in Yemen.", "Hodeidah", (14.8, 42.95)),
]


@pytest.mark.parametrize(("text", "name", "point"), RESOLVED)
def test_a_name_means_the_place_that_its_words_tell(
    text: str, name: str, point: tuple[float, float], places: Places
) -> None:
    found = [m for m in places(text) if m.span.of(text).startswith(name)]
    assert [(m.place.lat, m.place.lon) for m in found if m.place] == [point]


NO_PLACES = [
    "Afghan soldiers and French officers met.",
    "Mr. Jackson said so in March.",
    "It was a nice day for the police.",
    "Florence Miller, 34, was not hurt.",
    "The Taliban and NATO gave different figures.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_persons_peoples_and_common_words_are_no_places(text: str, places: Places) -> None:
    assert [m.span.of(text) for m in places(text)] == []


def only(found: list[PlaceMention], text: str, name: str) -> PlaceMention:
    (mention,) = [m for m in found if m.span.of(text) == name]
    return mention


def test_a_distance_and_a_direction_move_the_point(places: Places) -> None:
    text = "The convoy was hit 20 kilometers south of Ghazni on Sunday."
    mention = only(places(text), text, "Ghazni")
    assert mention.place is not None
    assert mention.place.lat == pytest.approx(33.55 - 20 / 111.2, abs=0.01)
    assert mention.place.precision is PlacePrecision.NEAR
    assert mention.place.described == "20 kilometers south of Ghazni"
    assert mention.modifier == "20 kilometers south of"


def test_the_name_itself_keeps_its_own_place(places: Places) -> None:
    text = "The convoy was hit 20 kilometers south of Ghazni on Sunday."
    own = only(places(text), text, "Ghazni").own
    assert own is not None
    assert own.lat == pytest.approx(33.55, abs=0.01)
    text = "Two trucks burned on the road between Kabul and Ghazni."
    kabul = only(places(text), text, "Kabul")
    assert kabul.place is not None
    assert kabul.own is not None
    assert kabul.place.lat < kabul.own.lat


@pytest.mark.parametrize("words", ["near", "on the outskirts of", "just outside", "close to"])
def test_words_for_the_neighbourhood_widen_the_radius(words: str, places: Places) -> None:
    plain = only(places("A bomb went off in Kabul."), "A bomb went off in Kabul.", "Kabul")
    text = f"A bomb went off {words} Kabul."
    mention = only(places(text), text, "Kabul")
    assert mention.modifier == words
    assert mention.place is not None
    assert plain.place is not None
    assert mention.place.precision is PlacePrecision.NEAR
    assert mention.place.radius_km > plain.place.radius_km


def test_a_road_between_two_towns_is_placed_half_way(places: Places) -> None:
    text = "A bus was stopped on the road between Kabul and Ghazni."
    found = [m.place for m in places(text) if m.place]
    assert len(found) == 2
    way = kilometres((34.53, 69.17), (33.55, 68.42))
    for place in found:
        assert kilometres((place.lat, place.lon), (34.53, 69.17)) == pytest.approx(
            way / 2, rel=0.02
        )
        assert place.radius_km == pytest.approx(way / 2, abs=0.1)


def test_an_unknown_village_stands_at_its_parent_no_more_exact_than_that(places: Places) -> None:
    text = "Gunmen attacked Qarabeland village in Ghazni province, officials said."
    mention = only(places(text), text, "Qarabeland")
    assert mention.place is not None
    assert (mention.place.lat, mention.place.lon) == (33.5, 68.4)
    assert mention.place.precision is PlacePrecision.PROVINCE
    assert mention.place.geonames_id is None
    assert mention.place.name == "Qarabeland"


def test_an_unknown_village_stands_at_a_town_that_is_spelt_otherwise(places: Places) -> None:
    text = (
        "The war in Yemen goes on. The army of Yemen shelled the village of Qarabeland, north of "
        "the city of Hodeida, where shells hit a house. In Hodeida, shops closed."
    )
    mention = only(places(text), text, "Qarabeland")
    assert mention.place is not None
    assert (mention.place.lat, mention.place.lon) == (14.8, 42.95)
    assert mention.place.precision is PlacePrecision.NEAR


def test_a_name_whose_place_is_told_once_has_it_in_the_other_sentences_too(places: Places) -> None:
    text = (
        "Gunmen attacked Qarabeland village in Ghazni province, officials said. Two men were "
        "killed in the village of Qarabeland."
    )
    found = [m.place for m in places(text) if m.span.of(text) == "Qarabeland"]
    assert len(found) == 2
    assert found[0] == found[1]
    assert found[0] is not None


def test_half_of_an_arabic_name_is_no_town_elsewhere(places: Places) -> None:
    text = "Shells hit a farm in Ain Nice in Yemen, and a road in Tel Paris."
    halves = {"Ain", "Nice", "Tel", "Paris"}
    assert not halves & {m.span.of(text) for m in places(text)}


def test_a_town_far_from_the_one_beside_it_is_not_meant(places: Places) -> None:
    text = "Shells hit the village of Florence, north of the city of Lashkar Gah."
    mention = only(places(text), text, "Florence")
    assert mention.place is None or mention.place.country_code == "AF"


def test_an_unknown_town_stands_in_the_one_province_that_is_spoken_of(places: Places) -> None:
    text = "Raids shook Helmand. Gunmen attacked the town of Qarabeland on Monday, officials said."
    mention = only(places(text), text, "Qarabeland")
    assert mention.place is not None
    assert (mention.place.name, mention.place.admin1) == ("Qarabeland", "Helmand")
    assert mention.place.precision is PlacePrecision.PROVINCE


def test_an_unknown_town_is_left_open_where_two_provinces_are_spoken_of(places: Places) -> None:
    text = (
        "Raids shook Helmand province and Ghazni province. Gunmen attacked the town of "
        "Qarabeland on Monday, officials said."
    )
    assert only(places(text), text, "Qarabeland").place is None


def test_an_unknown_village_without_parent_is_found_and_left_open(places: Places) -> None:
    text = "Gunmen attacked the village of Qarabeland in Morovia, officials said."
    assert all(m.place is None for m in places(text))


def test_the_city_is_the_one_city_in_focus(places: Places) -> None:
    text = "Fighting began in Ghazni at dawn. By noon they held most of the city."
    mention = only(places(text), text, "the city")
    assert not mention.named
    assert mention.place is not None
    assert mention.place.name == "Ghazni"


def test_the_city_is_left_open_where_two_are_in_focus(places: Places) -> None:
    text = "Fighting spread from Ghazni to Kabul. By noon they held most of the city."
    mention = only(places(text), text, "the city")
    assert mention.place is None


def test_the_country_and_its_capital_follow_from_the_places_in_focus(places: Places) -> None:
    text = "Shells fell in Lashkar Gah. Trade in the country stopped. In the capital, shops closed."
    found = {m.span.of(text): m.place for m in places(text) if not m.named}
    assert {k: v.name for k, v in found.items() if v} == {
        "the country": "Afghanistan",
        "the capital": "Kabul",
    }


def test_where_a_speaker_is_at_home_is_not_the_country_spoken_of(places: Places) -> None:
    text = "Shells fell in Lashkar Gah, a Pakistan-based group said. Trade in the country stopped."
    mention = only(places(text), text, "the country")
    assert mention.place is not None
    assert mention.place.name == "Afghanistan"


def test_a_dateline_is_read_as_a_place(places: Places) -> None:
    text = "KABUL, Afghanistan - A market burned down on Monday, witnesses said."
    names = [m.span.of(text) for m in places(text)]
    assert names[:2] == ["KABUL", "Afghanistan"]


def test_mentions_are_sorted_and_named_ones_do_not_overlap(places: Places) -> None:
    text = "In Ghazni and in Kabul, the city councils met. Paris, Texas, and Paris, France, too."
    named = [m.span for m in places(text) if m.named]
    assert named == sorted(named)
    assert all(a.end <= b.start for a, b in itertools.pairwise(named))


def test_in_capitals_who_speaks_of_himself_means_himself_by_us(places: Places) -> None:
    text = "WE MET IN PARIS. THEY TOLD US THAT FRANCE HELPS THE US LEADER."
    assert [(m.span.start, m.span.of(text)) for m in places(text) if m.span.of(text) == "US"] == [
        (text.rindex("US LEADER"), "US")
    ]


def test_in_capitals_the_country_with_dots_leaves_us_to_the_pronoun(places: Places) -> None:
    text = "THE U.S. AMBASSADOR SAID IN PARIS THAT FRANCE HELPS US."
    assert [m.span.of(text) for m in places(text)] == ["U.S.", "PARIS", "FRANCE"]
