"""A toll of long ago stays with the event of long ago, through the whole of reading."""

from __future__ import annotations

from datetime import date

from tests.parsed import read_on, with_toll

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, TimeRole

TEXT = (
    "Rebels attacked the Nigerian town of Damboa on Tuesday, residents said.\n\n"
    "Soldiers were fighting the attackers in the streets.\n\n"
    "On March 14 last year, the rebels overran Damboa after days of shelling. They held it for "
    "a week.\n\n"
    "About 310 people were killed in that fighting, according to the Red Cross.\n\n"
    "In July, a warplane bombed the market of Maiduguri. The strike killed 54 people."
)


def read(text: str = TEXT, day: date = date(2017, 9, 20)) -> Annotated:
    return read_on(day, text)


def test_a_word_that_points_back_lays_the_toll_to_the_battle_of_last_year() -> None:
    event = with_toll(read(), 310)
    assert event.time_role is TimeRole.BACKGROUND
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == date(2016, 3, 14)


def test_two_tolls_far_apart_are_of_two_events() -> None:
    annotated = read()
    strike = with_toll(annotated, 54)
    assert strike.id != with_toll(annotated, 310).id
    assert strike.type == "air_strike"


def test_what_happened_in_a_year_gone_by_is_background_even_in_the_lead() -> None:
    text = "Soldiers killed forty villagers in the hills of Damboa last year, the union has said."
    annotated = read(text, date(2017, 2, 7))
    assert {e.time_role for e in annotated.events} == {TimeRole.BACKGROUND}


def test_weapons_and_threats_told_in_general_are_let_go_beside_what_is_news() -> None:
    text = (
        "Gunmen killed three teachers in the Nigerian town of Damboa on Tuesday.\n\n"
        "The mayor spoke at length in the council. He said that the town wants peace.\n\n"
        "The council has seen better days. Nobody there believes in the talks any more.\n\n"
        "He also said that extremists always threaten governments that respect the law.\n\n"
        "The session ended at noon. It will be continued on Friday."
    )
    annotated = read(text)
    types = {event.type for event in annotated.events}
    assert "killing" in types
    assert "threat" not in types
    short = read(text.split("\n\n")[3])
    assert {event.type for event in short.events} == {"threat"}


def of_kind(text: str, key: str) -> EventMention:
    annotated = read(text)
    (event,) = [e for e in annotated.events if e.type == key]
    return event


def days_of(event: EventMention) -> tuple[date, date] | None:
    span = event.when.span if event.when else None
    return (span.first, span.last) if span else None


def test_a_war_has_its_toll_from_its_outbreak_to_the_report_and_over_its_country() -> None:
    toll = of_kind(
        "Rebels shelled the Nigerian town of Damboa on Tuesday, killing nine people.\n\n"
        "The war, which broke out in April 2013, has killed tens of thousands of people and "
        "driven 2 million from their homes in Nigeria.",
        "toll",
    )
    assert days_of(toll) == (date(2013, 4, 1), date(2017, 9, 20))
    assert toll.where is not None
    assert toll.where.name == "Nigeria"
    assert len(toll.counts) == 2


def test_the_dead_of_one_strike_in_a_past_month_are_its_own() -> None:
    strike = of_kind(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\n"
        "In May, at least 31 people died when the army shelled the market of Maiduguri.",
        "shelling",
    )
    assert strike.time_role is TimeRole.BACKGROUND
    assert len(strike.counts) == 1


def test_a_time_in_a_clause_on_the_hospital_is_no_time_of_those_who_lie_in_it() -> None:
    text = (
        "A bomb tore through a market in Maiduguri, Nigeria, on Tuesday.\n\n"
        "Dozens of the injured were taken to the city hospital, which was itself hit in January."
    )
    annotated = read(text)
    assert not [e for e in annotated.events if e.aggregate]


def test_the_dead_of_a_quake_are_of_no_violence() -> None:
    quake = of_kind(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\n"
        "The town lies near the epicentre of the quake of 28 March that killed more than 3,700 "
        "people.",
        "disaster",
    )
    assert days_of(quake) == (date(2017, 3, 28), date(2017, 3, 28))
    assert len(quake.counts) == 1


def test_attacks_that_an_army_carried_out_are_no_duty_of_police() -> None:
    text = "Soldiers have carried out more than 240 attacks in Nigeria since."
    annotated = read(text)
    assert "police_duty" not in {e.type for e in annotated.events}


def test_what_a_main_clause_tells_as_over_before_is_background() -> None:
    truce = of_kind(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\n"
        "The army had declared a ceasefire after talks.",
        "agreement",
    )
    assert truce.time_role is TimeRole.BACKGROUND
    assert truce.when is None


def test_what_an_anniversary_is_of_lies_years_back() -> None:
    killing = of_kind(
        "Police fired at a crowd in Damboa, Nigeria, on Tuesday.\n\n"
        "Tuesday's marches marked the first anniversary of protests in which at least 60 people "
        "were killed by soldiers.",
        "killing",
    )
    assert killing.time_role is TimeRole.BACKGROUND
    assert days_of(killing) == (date(2016, 9, 19), date(2016, 9, 19))


def test_what_was_earlier_this_month_is_not_what_happened_today() -> None:
    text = (
        "At least 38 people were killed when rebels attacked a church in Damboa, Nigeria, on "
        "Wednesday.\n\n"
        "The rebels killed 66 people in the Damboa area earlier this month."
    )
    annotated = read(text)
    tolls = {e.counts: days_of(e) for e in annotated.events if e.counts}
    now, then = (date(2017, 9, 20), date(2017, 9, 20)), (date(2017, 9, 1), date(2017, 9, 19))
    assert set(tolls.values()) == {now, then}


def test_a_rival_toll_is_of_the_event_whose_toll_it_is() -> None:
    text = (
        "At least 38 people were killed when rebels attacked a church in Damboa, Nigeria, on "
        "Tuesday.\n\n"
        "The army confirmed the attack but put the toll at about ten dead."
    )
    annotated = read(text)
    (event,) = [e for e in annotated.events if e.counts]
    assert len(event.counts) == 2


def test_a_paragraph_that_opens_with_another_town_tells_of_that_town() -> None:
    text = (
        "Police fired at marchers in Lagos, Nigeria, on Tuesday and six people were shot "
        "dead.\n\n"
        "A union said that eight had died across the country.\n\n"
        "The government did not comment on Tuesday.\n\n"
        "In Damboa, two young men were killed when officers fired at a crowd, a nurse said."
    )
    annotated = read(text)
    places = {e.where.name for e in annotated.events if e.where and e.counts}
    assert {"Lagos", "Damboa"} <= places


def test_what_happened_when_is_of_the_day_itself_and_not_of_all_days_since() -> None:
    killing = of_kind(
        "Rebels blew up a truck in Damboa, Nigeria, on Tuesday, wounding nine soldiers.\n\n"
        "It was the biggest loss for the army since April 26, 2015, when 30 soldiers were killed "
        "in Maiduguri.",
        "killing",
    )
    assert days_of(killing) == (date(2015, 4, 26), date(2015, 4, 26))
    assert killing.counts


def test_the_deadliest_attack_since_then_is_todays() -> None:
    text = (
        "Rebels killed forty people in Damboa, Nigeria, on Tuesday.\n\n"
        "It is the deadliest attack in Nigeria since December."
    )
    annotated = read(text)
    assert {days_of(e) for e in annotated.events} == {(date(2017, 9, 19), date(2017, 9, 19))}


def test_what_is_told_as_days_before_is_another_event() -> None:
    text = (
        "Gunmen burnt homes and shot farmers in Damboa, Nigeria, on Tuesday night.\n\n"
        "The assault came two days after police killed a gang leader."
    )
    annotated = read(text)
    (raid,) = [e for e in annotated.events if days_of(e) == (date(2017, 9, 17),) * 2]
    texts = {p.text for p in raid.participants}
    assert "police" in texts
    assert not {"homes", "farmers"} & texts


def test_a_toll_over_time_takes_all_its_figures() -> None:
    toll = of_kind(
        "Jets bombed a market in Damboa, Nigeria, on Tuesday.\n\n"
        "The ministry said the death toll since October 7, 2013 had reached 56,412, with 133,054 "
        "wounded.",
        "toll",
    )
    assert len(toll.counts) == 2


def test_what_had_happened_days_ago_is_background() -> None:
    annotated = read(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\nThe governor visited the wounded. He "
        "prayed with them.\n\nOn September 13, a blast in the market of Maiduguri had left three "
        "people dead.",
    )
    assert with_toll(annotated, 3).time_role is TimeRole.BACKGROUND


def test_the_arrests_behind_violence_of_long_ago_are_of_long_ago() -> None:
    arrest = of_kind(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\nThe governor visited the wounded. He "
        "prayed with them.\n\nIn May, bombs shook Maiduguri, wounding four. Two suspects were "
        "detained.",
        "arrest",
    )
    assert arrest.time_role is TimeRole.BACKGROUND


def test_fighting_told_as_months_before_is_background_in_the_lead_too() -> None:
    annotated = read(
        "A battle of gangs in a prison of Maiduguri killed 68 inmates on Tuesday, officials "
        "said.\n\nThe violence comes less than four months after fighting among gangs at the same "
        "prison left 119 inmates dead.",
    )
    assert with_toll(annotated, 119).time_role is TimeRole.BACKGROUND
    assert with_toll(annotated, 68).time_role is TimeRole.CURRENT


def test_repeated_attacks_are_no_part_of_the_news() -> None:
    annotated = read(
        "Men in uniform killed 60 villagers in Damboa in Nigeria on Tuesday, a prosecutor said. "
        "The village lies in an area where the rebels have carried out repeated attacks.",
    )
    event = with_toll(annotated, 60)
    assert "attacks" not in {t.of(annotated.report.text) for t in event.triggers}


def test_since_when_they_were_held_is_not_when_they_were_freed() -> None:
    release = of_kind(
        "Rebels attacked Damboa in Nigeria on Tuesday.\n\nThe governor visited the wounded. He "
        "prayed with them.\n\nIn Maiduguri, gunmen freed six officers whom they had been holding "
        "since July 2.",
        "release",
    )
    assert release.time_role is TimeRole.CURRENT
