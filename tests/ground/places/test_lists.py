"""Lists of towns, towns by the words beside them, and namesakes far away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model.mentions import PlaceMention

Places = Callable[[str], list[PlaceMention]]


def named(found: list[PlaceMention], text: str) -> list[str]:
    return [mention.span.of(text) for mention in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Shells hit the villages of Selbo, Jurn, Kaltab and Qarmu in Helmand province.",
            ["Selbo", "Jurn", "Kaltab", "Qarmu", "Helmand"],
        ),
        (
            "Shells fell on Al-Samu, Jurn and Kaltab villages in Helmand province.",
            ["Al-Samu", "Jurn", "Kaltab", "Helmand"],
        ),
        (
            "Rockets struck fifteen towns around Ghazni, including Sawwan, Khan Zor and Bir Ahmu.",
            ["Ghazni", "Sawwan", "Khan Zor", "Bir Ahmu"],
        ),
    ],
)
def test_every_item_of_a_list_of_towns_is_a_place(
    text: str, names: list[str], places: Places
) -> None:
    assert named(places(text), text) == names


def test_persons_behind_including_are_none(places: Places) -> None:
    text = "In Kabul twelve farmers, including Omar Selbo and Rima Haddad, were hurt."
    assert named(places(text), text) == ["Kabul"]


def test_items_of_a_list_are_not_in_one_another(places: Places) -> None:
    text = "Troops entered the cities of Kabul, Paris and Lashkargah in Helmand province."
    paris = next(m for m in places(text) if m.span.of(text) == "Paris")
    assert paris.place is not None
    assert paris.place.country_code == "FR"


def test_a_town_by_the_word_behind_it_and_the_quarter_before_it(places: Places) -> None:
    text = "Forces bombed Shezu town, W. Ghazni, killing a woman in Kabul."
    found = {m.span.of(text): m for m in places(text)}
    assert list(found) == ["Shezu", "Ghazni", "Kabul"]
    ghazni = found["Ghazni"].place
    assert ghazni is not None
    assert ghazni.described == "W. Ghazni"


@pytest.mark.parametrize(
    "text",
    [
        "Sunni and Shiite villages were hit.",
        "A Selbo village council met.",
        "Shells hit a Druze village.",
        "Ford city workers met.",
    ],
)
def test_words_that_go_on_tell_no_town(text: str, places: Places) -> None:
    assert named(places(text), text) == []


def test_a_namesake_in_a_country_that_nothing_else_speaks_of_is_doubted(places: Places) -> None:
    text = (
        "Rockets hit the Florence hills near Ghazni. Ghazni was calm later, and March was quiet. "
        "Police in Ghazni said so."
    )
    found = {m.span.of(text): m.place for m in places(text)}
    assert "March" not in found
    assert found["Ghazni"] is not None


@pytest.mark.parametrize(
    "text",
    [
        "Rockets fell on the village of Sarn in the western countryside of Lashkar Gah.",
        "Rockets fell on the village of Sarn, west of Orbel in Lashkar Gah.",
    ],
)
def test_a_village_in_the_countryside_of_a_town_is_where_that_is(text: str, places: Places) -> None:
    (village,) = [m for m in places(text) if m.span.of(text) == "Sarn"]
    assert village.place is not None
    assert (village.place.described, village.place.lat) == ("Sarn, Lashkar Gah", 31.59)


def test_a_namesake_abroad_is_nowhere_once_the_name_is_told_to_be_elsewhere(places: Places) -> None:
    text = (
        "One man was killed in the town of March. Rockets fell on the town of March, west of Orbel "
        "in Lashkar Gah."
    )
    found = [m.place for m in places(text) if m.span.of(text) == "March"]
    assert [place.country_code for place in found if place] == ["AF", "AF"]


def the_one(found: list[PlaceMention], text: str, name: str) -> PlaceMention:
    return next(m for m in found if m.span.of(text) == name)


def test_where_the_last_of_a_list_lies_the_others_do(places: Places) -> None:
    text = "Gunmen attacked the villages of Masala, Mapasana and Mahini in Helmand province."
    found = the_one(places(text), text, "Masala").place
    assert found is not None
    assert found.admin1 == "Helmand"


def test_a_day_behind_a_country_is_no_part_of_its_name(places: Places) -> None:
    text = "Rockets hit several towns of Afghanistan on Monday."
    assert named(places(text), text) == ["Afghanistan"]


def test_a_beach_told_in_a_town_is_no_namesake_abroad(places: Places) -> None:
    text = "The dead of Lido Beach were buried. The bomb went off at Lido Beach in Mogadishu."
    for mention in places(text):
        assert mention.place is None or mention.place.country_code == "SO"


def test_the_name_of_a_gang_is_no_place(places: Places) -> None:
    text = "Members of the Gran Grif gang killed 70 people in Ghazni."
    assert "Gran Grif" not in named(places(text), text)
