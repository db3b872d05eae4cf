"""Who takes part and where, through the whole of reading: words without a name, days, pronouns,
and countries."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import read_on

from dateline.model.annotated import Annotated
from dateline.model.mentions import Role, Stance


def read(text: str) -> Annotated:
    return read_on(date(2017, 9, 20), text)


def test_a_word_for_fighters_is_no_name() -> None:
    (event,) = read("The terrorists attacked a village on Tuesday and killed two farmers.").events
    (doer,) = [p for p in event.participants if p.role is Role.PERPETRATOR]
    assert (doer.text, doer.name) == ("terrorists", None)


def test_a_day_is_nobody() -> None:
    text = "Gunmen attacked the school of Keshem on Monday. Gunmen killed two teachers Tuesday."
    texts = {p.text for event in read(text).events for p in event.participants}
    assert texts.isdisjoint({"Monday", "Tuesday"})


def test_an_attack_told_without_a_place_is_not_put_in_a_town_abroad_of_who_suffered_it() -> None:
    text = (
        "Rebels bombed a market in Maiduguri, Nigeria, on Monday.\n\n"
        "Kenyan farmers were killed on Tuesday."
    )
    places = [e.where for e in read(text).events if e.where_said is None]
    assert len(places) == 1
    assert all(place is None or place.name != "Maiduguri" for place in places)


OWNED = [
    ("Three drones that belong to the Afghan army bombed a farm.", Stance.ASSERTED),
    ("Two jets operated by the Afghan army struck a market in Herat.", Stance.ASSERTED),
    (
        "A drone, believed to belong to the Afghan army, has struck a car in Herat with a missile, "
        "killing one person.",
        Stance.SUSPECTED,
    ),
    ("One farmer was killed at the hands of the Afghan army in Herat.", Stance.ASSERTED),
]


@pytest.mark.parametrize(("text", "stance"), OWNED)
def test_whose_weapon_it_was_did_it(text: str, stance: Stance) -> None:
    doers = [
        (p.text, p.stance)
        for event in read(text).events
        for p in event.participants
        if p.role is Role.PERPETRATOR
    ]
    assert doers
    assert {"army" in said for said, _ in doers} == {True}
    assert {how for _, how in doers} == {stance}


def where(text: str) -> set[tuple[str, str | None]]:
    return {(e.where.name, e.where.admin1) for e in read(text).events if e.where}


def test_a_town_that_no_gazetteer_knows_is_not_the_last_town_told() -> None:
    text = (
        "Gunmen storm a village in Colombia's Cauca\n\n"
        "Gunmen attacked a police post in the town of Qarabelo on Tuesday, killing three "
        "officers.\n\n"
        "Last week, bombs in Cauca and Cali left seven dead."
    )
    (attack,) = [e for e in read(text).events if e.where and e.where.name == "Qarabelo"]
    assert attack.where is not None
    assert attack.where.admin1 == "Cauca"
    assert attack.where.geonames_id is None


def test_the_town_where_the_hurt_are_flown_is_not_where_they_were_hurt() -> None:
    text = (
        "Rebels blew up a truck near Damboa, Nigeria, on Tuesday, killing nine soldiers.\n\n"
        "Two injured soldiers were flown to Lagos."
    )
    hurt = [e for e in read(text).events if e.counts]
    assert hurt
    assert "Lagos" not in {e.where.name for e in hurt if e.where}


@pytest.mark.parametrize(
    "text",
    [
        "Activists have documented the injury of three farmers due to shelling by Afghan troops.",
        "Three farmers were killed in shelling by Afghan troops near Herat.",
    ],
)
def test_who_tells_of_shelling_or_dies_in_it_doesnt_shell(text: str) -> None:
    (event,) = read(text).events
    assert [p.text for p in event.participants if p.role is Role.PERPETRATOR] == ["Afghan troops"]


def test_a_town_taken_for_a_person_is_a_place_where_the_report_tells_it_as_one_elsewhere() -> None:
    annotated = read(
        "We registered 4,300 people at the camps of Nansan. In all, 27,000 people have crossed the "
        "border since fighters attacked Laukkai on Monday. Another 900 have walked to Lashio.\n\n"
        "A shell hit a farmhouse in a village two hours' walk south of Laukkai."
    )
    text = annotated.report.text
    found = [place for place in annotated.places if place.span.of(text) == "Laukkai"]
    assert len(found) == 2
