"""Which words of a report tell one event, through the whole of reading."""

from __future__ import annotations

from datetime import date

from tests.parsed import read_on, with_toll

from dateline.extract.claims import claims_of
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, ParticipantKind, Role, TimeRole


def read(*paragraphs: str) -> Annotated:
    return read_on(date(2021, 8, 20), *paragraphs)


def day_of(event: EventMention) -> date | None:
    return event.when.span.first if event.when and event.when.span else None


LIST = (
    "Violence went on in the north of Afghanistan, the monitors say.",
    "On 12 August, gunmen opened fire on a convoy of three aid trucks near Kunduz. One driver was "
    "killed. Seven villagers were wounded.",
    "On 15 August, rebels attacked the village of Dand in Kandahar. Nine people were killed and "
    "14 were wounded.",
)


def test_harm_belongs_to_the_violence_whose_day_its_paragraph_tells() -> None:
    annotated = read(*LIST)
    assert day_of(with_toll(annotated, 7)) == date(2021, 8, 12)
    assert day_of(with_toll(annotated, 14)) == date(2021, 8, 15)


def test_gunmen_who_shoot_at_aid_trucks_fight_no_battle() -> None:
    event = with_toll(read(*LIST), 7)
    assert event.type in {"attack", "shooting", "killing"}
    assert ParticipantKind.STATE_FORCE not in {p.kind for p in event.participants}


def test_an_armed_group_that_storms_a_camp_of_families_fights_no_battle() -> None:
    text = "On Tuesday gunmen stormed a camp for displaced families in Kunduz and killed 21 people."
    event = with_toll(read(text), 21)
    assert event.type in {"attack", "killing"}
    text = "On Tuesday gunmen stormed an army base in Kunduz and killed 21 soldiers."
    assert with_toll(read(text), 21).type == "armed_clash"


def test_harm_told_behind_violence_of_long_ago_is_of_long_ago() -> None:
    annotated = read(
        "The monitors of Kabul have told what they saw this summer.",
        "They stayed in the town until the end. They walked a lot.",
        "On 9 July, rebels attacked a convoy near Kunduz. At least 22 people were killed.",
    )
    event = with_toll(annotated, 22)
    assert event.time_role is TimeRole.BACKGROUND
    assert day_of(event) == date(2021, 7, 9)


def test_attacks_between_two_days_are_counted_as_such() -> None:
    annotated = read(
        "61 civilians were killed and 120 injured in attacks in Kunduz between 7 and 14 August."
    )
    assert [e.aggregate for e in annotated.events] == [True]


def test_shells_are_of_the_force_that_they_are_named_after() -> None:
    (event,) = read("Taliban shells landed on a market in Kunduz on Tuesday, killing five.").events
    assert "Taliban" in {p.name for p in event.participants if p.role is Role.PERPETRATOR}


def test_the_place_inside_the_words_for_what_is_hit_is_the_events() -> None:
    (event,) = [
        e
        for e in read(
            "Gunmen riding camels attacked a camp for displaced people near Kunduz in northern "
            "Afghanistan on Sunday, killing 21 people and looting the market, residents said."
        ).events
        if e.type != "displacement"
    ]
    assert event.where is not None
    assert event.where.name == "Kunduz"


def test_who_is_said_to_have_come_came_before_the_report() -> None:
    (event, *_) = read(
        "In the night of Thursday to Friday, rebels are said to have burst into Kunduz, killing 4."
    ).events
    assert day_of(event) in {date(2021, 8, 19), date(2021, 8, 13), date(2021, 8, 12)}


def test_a_claim_tells_who_it_is_from_in_the_reports_own_words() -> None:
    text = "Local health authorities in Kunduz reported 47 deaths after an air strike on Monday."
    claims = claims_of(read(text))
    said = {c.attributed_to.called or c.attributed_to.name for c in claims if c.attributed_to}
    assert said & {"Local health authorities", "Local health authorities in Kunduz"}


def test_there_is_where_the_violence_before_it_was() -> None:
    annotated = read(
        "A missile hit Kunduz on Monday, killing 13 people, the governor said. The army shelled "
        "Baghlan in return. Three women were wounded there.",
    )
    event = with_toll(annotated, 3)
    assert event.where is not None
    assert event.where.name == "Baghlān"
    assert with_toll(annotated, 13).id != event.id


def test_what_befell_another_village_is_another_event() -> None:
    annotated = read(
        "Gunmen killed more than 50 people in a village near Kunduz on Monday, the police said.",
        "Eight people were also killed in another village, an elder said.",
        "Elsewhere, rebels attacked the town of Baghlan and killed 21 traders.",
    )
    assert len({with_toll(annotated, number).id for number in (50, 8, 21)}) == 3


def test_harm_in_the_village_is_of_the_raid_that_its_paragraph_tells() -> None:
    annotated = read(
        "Militants have beheaded more than 50 people in northern Afghanistan, radio stations say.",
        "The gunmen set homes alight when they raided Dandar village on Sunday night. Two people "
        "were beheaded in the village, the agency added.",
    )
    assert day_of(with_toll(annotated, 2)) == date(2021, 8, 15)


def test_the_same_day_is_that_of_the_violence_before() -> None:
    annotated = read(
        "On 14 August, a missile hit Kunduz and killed 13 people. Sirens were heard at 1 a.m.",
        "On the same day, gunmen shot dead four traders in Baghlan.",
    )
    assert day_of(with_toll(annotated, 4)) == date(2021, 8, 14)


def test_a_town_that_was_hit_by_missiles_is_the_events_place() -> None:
    (event,) = read(
        "On Monday the town of Baghlan, north of Kabul, was hit by missile fire."
    ).events
    assert event.where is not None
    assert event.where.name == "Baghlān"


def test_a_province_that_no_gazetteer_has_is_not_the_town_told_before() -> None:
    annotated = read(
        "Gunmen killed eight people in Kunduz in Afghanistan on Monday, officials said.",
        "Three teachers were abducted from a school in the neighbouring Far Sel Region on 3 "
        "August.",
    )
    places = {e.type: e.where.name for e in annotated.events if e.where}
    assert places["abduction"] != "Kunduz"


def test_fresh_attacks_in_the_lead_are_those_of_the_headline() -> None:
    annotated = read(
        "41 killed as gunmen invade Kunduz villages\n",
        "No fewer than 41 persons have been killed in fresh attacks by suspected gunmen on some "
        "villages near Kunduz.",
        "The attackers came at dawn on Tuesday, a trader said. He saw them set houses ablaze.",
        "The governor has asked for help.",
    )
    counted = [
        e for e in annotated.events if any(annotated.counts[i].count.low == 41 for i in e.counts)
    ]
    assert len(counted) == 1


def test_later_tolls_are_not_of_the_strike_that_hurt_nobody() -> None:
    annotated = read(
        "On Monday a missile hit the town of Kunduz in Afghanistan, but there were no immediate "
        "reports of casualties, officials said.",
        "The ministry said on Tuesday that 29 servicemen had been killed in shelling.",
    )
    event = with_toll(annotated, 29)
    assert not [i for i in event.counts if annotated.counts[i].count.high == 0]


def test_what_has_no_place_is_where_the_sentence_before_it_was() -> None:
    annotated = read(
        "Warplanes bombed Kunduz on Monday, killing 30 people, a monitor said.",
        "In Kandahar, two people were killed when mortars struck the market.",
        "The strikes killed 29 people in a single quarter of Kunduz. Another 14 people were killed "
        "in barrel bomb attacks, the group said.",
        "In Kandahar, the two dead of the mortars were traders.",
    )
    place = with_toll(annotated, 14).where
    assert place is not None
    assert place.name == "Kunduz"


def test_a_far_town_told_with_another_day_is_of_another_event() -> None:
    annotated = read(
        "A warplane bombed the market of El Fasher in Sudan on Monday, killing at least 34 people, "
        "a group of volunteers said.",
        "On Tuesday morning eyewitnesses said that a drone had hit a fuel station in Mellit. At "
        "least six people were killed, they said.",
    )
    bombed = with_toll(annotated, 34)
    assert bombed.where is not None
    assert bombed.where.name == "El Fasher"
    assert {event.where.name for event in annotated.events if event.where} == {
        "El Fasher",
        "Mellit",
    }


def test_a_headlines_town_stands_for_the_province_of_its_name_that_holds_the_leads_village() -> (
    None
):
    (event,) = read(
        "Gunmen kill five in Kandahar",
        "Gunmen shot dead five members of a family in the district of Maiwand on Tuesday.",
    ).events
    assert event.where is not None
    assert event.where.name == "Maiwand"


def test_days_of_the_week_that_differ_tell_two_events() -> None:
    annotated = read(
        "A convoy was ambushed near Kandahar on Tuesday and seven soldiers were killed, a source "
        "said.",
        "The death toll from Monday's assault on Kunduz has meanwhile risen to 22.",
    )
    assert day_of(with_toll(annotated, 7)) == date(2021, 8, 17)
    assert day_of(with_toll(annotated, 22)) == date(2021, 8, 16)


def test_a_night_lies_between_two_days_of_the_week() -> None:
    annotated = read(
        "Gunmen stormed a camp near Kunduz on Monday night, police said. Nine people were killed "
        "before the soldiers came early on Tuesday.",
    )
    assert {event.trigger for event in annotated.events if event.type == "killing"} <= {
        with_toll(annotated, 9).trigger
    }


def test_those_who_are_marched_away_hold_no_march() -> None:
    annotated = read(
        "Fighters stormed a hotel in Kunduz on Monday. A cook said they had marched the guests to "
        "waiting trucks.",
        "Soldiers found the burned bodies of four men in the kitchen.",
    )
    assert not {"protest", "arson"} & {event.type for event in annotated.events}


def test_fighting_over_a_year_is_a_toll_and_no_single_event() -> None:
    annotated = read(
        "Gunmen ambushed a convoy near Kunduz on Tuesday and seven soldiers were killed.",
        "Fighting killed 95 civilians in Kandahar province in 2016, according to a local group.",
    )
    assert with_toll(annotated, 95).aggregate
    assert not with_toll(annotated, 7).aggregate
