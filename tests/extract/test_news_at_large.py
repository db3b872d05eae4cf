"""Kinds of telling that occur in news of any country: items of a list by their places, harm behind
a foiled attack, tolls of weeks, and what "brings" a toll to its number."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import read_on, with_toll

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, TimeRole


def read(*paragraphs: str) -> Annotated:
    return read_on(date(2031, 3, 12), *paragraphs)


def place_of(event: EventMention) -> str:
    return event.where.name if event.where is not None else ""


def day_of(event: EventMention) -> date | None:
    return event.when.span.first if event.when and event.when.span else None


def of_type(annotated: Annotated, *types: str) -> list[EventMention]:
    return [event for event in annotated.events if event.type in types]


def test_a_paragraph_that_opens_with_its_place_tells_another_event_than_one_without() -> None:
    annotated = read(
        "Rockets hit several towns of Ukraine on Monday, officials said.",
        "The Veselka hospital was struck by a missile on Monday morning. Two people were killed.",
        "In Kryvyi Rih, 13 people died when missiles hit a plant, the mayor said.",
    )
    assert place_of(with_toll(annotated, 13)) == "Kryvyy Rih"
    assert with_toll(annotated, 2).id != with_toll(annotated, 13).id


def test_the_fighters_killed_in_an_attack_that_was_repelled_are_of_it() -> None:
    annotated = read(
        "The army repels an attack on a base in Baidoa",
        "Soldiers thwarted an attack by militants on the base in Baidoa in Somalia on Sunday. "
        "More than 47 fighters were eliminated.",
    )
    assert with_toll(annotated, 47).type == "armed_clash"


def test_a_bomber_of_the_body_is_that_of_the_bombing() -> None:
    annotated = read(
        "The toll from Sunday's suicide bombing in Kabul has risen to 37, the ministry said.",
        "At least 11 of the wounded are in critical condition.",
        "A suicide bomber blew himself up at the gate, a spokesman said.",
    )
    assert len(of_type(annotated, "suicide_bombing")) == 1


@pytest.mark.parametrize(
    ("text", "number", "aggregate"),
    [
        ("Air strikes killed 25 people in Shan State between 1 and 8 March.", 25, 1),
        ("Air strikes kill 25 people in a week in Myanmar's Shan State.", 25, 1),
        ("The mission recorded 32 civilians killed during the reporting period.", 32, 1),
        ("Since August, when an emergency was declared, 2,000 people have been arrested.", 2000, 1),
        ("In 2012, 361 inmates died in a fire at the Comayagua prison.", 361, 0),
        (
            "The attack brings to 150 the number of people killed since the start of the month.",
            150,
            1,
        ),
        ("On 26 January, when troops shot at a crowd, 45 people were killed.", 45, 0),
    ],
)
def test_tolls_of_weeks_are_told_apart_from_events(text: str, number: int, aggregate: int) -> None:
    annotated = read("Gunmen killed three people in Taunggyi on Monday, police said.", text)
    assert with_toll(annotated, number).aggregate == bool(aggregate)


def test_what_came_days_before_is_background_without_the_day_of_the_news() -> None:
    annotated = read(
        "Gunmen killed 16 people in Kaduna in Nigeria on Sunday.",
        "The raid came days after bandits killed 23 villagers in Kuriga.",
    )
    event = with_toll(annotated, 23)
    assert event.time_role is TimeRole.BACKGROUND
    assert event.id != with_toll(annotated, 16).id
    assert day_of(event) is None


def test_the_latest_killings_are_those_of_the_news() -> None:
    annotated = read(
        "At least 38 people were killed on Sunday in an attack on the village of Masala in Beni "
        "territory in Congo, an official said.",
        "The latest killings bring to nearly 150 the number of people killed since the beginning "
        "of March in Lubero.",
    )
    event = with_toll(annotated, 38)
    assert "killings" in {t.of(annotated.report.text) for t in event.triggers}
    assert place_of(event) in {"Masala", "Beni"}


def test_a_strike_with_a_day_and_a_town_of_its_own_is_no_general_word() -> None:
    annotated = read(
        "Shells hit a market in Omdurman in Sudan on Monday, killing 14 people.",
        "A volunteer group said the shells fell in the morning.",
        "The group blamed the paramilitaries.",
        "There was no comment.",
        "The army and the paramilitaries have been at war since April 2023.",
        "On Sunday the army carried out air strikes on positions in Nyala, residents said.",
    )
    assert [place_of(e) for e in of_type(annotated, "air_strike")] == ["Nyala"]


def test_bandits_who_take_people_away_abduct_them() -> None:
    annotated = read("Gunmen came to a village in Kaduna in Nigeria and took away 61 people.")
    assert of_type(annotated, "abduction")


def test_towns_near_each_other_that_open_their_sentences_have_events_of_their_own() -> None:
    annotated = read(
        "Rebels have attacked police in Colombia, the authorities reported on Monday.",
        "The minister spoke of cowards. The president sent his condolences.",
        "In Jamundi, a motorcycle bomb exploded in front of a police station, leaving six people "
        "injured. In Cali a grenade was thrown at a police post in a quarter of the town.",
    )
    assert place_of(with_toll(annotated, 6)) == "Jamundí"
    assert {place_of(e) for e in of_type(annotated, "bombing", "grenade_attack")} == {
        "Jamundí",
        "Cali",
    }


def test_the_second_of_two_explosions_is_no_other_event() -> None:
    annotated = read(
        "Two explosions killed 84 people in the city of Kerman in Iran on Wednesday.",
        "State television reported a first and then, 20 minutes later, a second blast.",
        "Gunmen shot dead a teacher in Zahedan on Tuesday. Later a second bomb went off there.",
    )
    first = with_toll(annotated, 84)
    assert "blast" in {trigger.of(annotated.report.text) for trigger in first.triggers}


def test_sides_that_accuse_each_other_are_not_before_a_court() -> None:
    annotated = read(
        "Fighting on the border has killed at least 24 people in Batken in Kyrgyzstan.",
        "Bishkek accused Tajik forces of shelling villages.",
        "In April 2029 clashes over water left many homes burned.",
    )
    event = with_toll(annotated, 24)
    assert day_of(event) is None or day_of(event) > date(2031, 1, 1)


def test_camps_for_displaced_people_tell_no_displacement() -> None:
    annotated = read(
        "At least 12 people were killed on Friday when bombs struck a camp for displaced people in "
        "Goma in Congo. More than 20 people were wounded.",
    )
    assert not of_type(annotated, "displacement")
    assert with_toll(annotated, 12).id == with_toll(annotated, 20).id


def test_a_gunman_who_is_shot_after_killing_children_fought_no_battle() -> None:
    annotated = read(
        "A gunman killed at least 19 children after storming into a school in Uvalde in Texas on "
        "Tuesday.",
        "The gunman was shot dead by an agent.",
    )
    assert with_toll(annotated, 19).type in {"shooting", "killing", "attack"}


def test_a_peoples_country_speaks_for_its_town() -> None:
    annotated = read(
        "Sri Lankan police shot three people dead in Colombo on Tuesday, officials said."
    )
    event = with_toll(annotated, 3)
    assert event.where is not None
    assert event.where.country_code == "LK"


def test_the_same_city_is_the_one_told_last() -> None:
    annotated = read(
        "A bomb killed three people in Kabul in Afghanistan on 9 March and one killed six in "
        "Mazar-e Sharif on 10 March.",
        "Two days later an attack on a cultural centre in the same city killed 14.",
    )
    assert place_of(with_toll(annotated, 14)) == "Mazār-e Sharīf"


def test_attackers_who_strike_at_night_fly_nothing() -> None:
    annotated = read(
        "The assailants struck a garrison near Diffa in Niger at about 10 p.m. on Sunday, killing "
        "14 people.",
    )
    assert with_toll(annotated, 14).type != "air_strike"


def test_the_hospital_of_another_town_is_not_where_it_happened() -> None:
    annotated = read(
        "Armed men shot dead six people at a bar in Barbacoas in Colombia on Sunday.",
        "Three others were wounded and taken to hospital in Tumaco.",
    )
    assert place_of(with_toll(annotated, 3)) != "Tumaco"
