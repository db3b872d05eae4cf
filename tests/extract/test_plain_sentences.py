"""Sentences as any news tells them: who did what to whom, told once, and not laid to others."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import the_parser

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, ParticipantKind, Role, Stance, Status, TimeRole
from dateline.model.report import Published, Report
from dateline.pipeline.stages import annotate


def read(text: str) -> Annotated:
    report = Report("r1", "r1.txt", text, published=Published.given(date(2024, 3, 14)))
    (annotated,) = annotate([report], the_parser())
    return annotated


def told(event: EventMention, role: Role) -> list[str]:
    return [p.name or p.text for p in event.participants if p.role is role]


def of_type(annotated: Annotated, key: str) -> EventMention:
    return next(event for event in annotated.events if event.type == key)


def days_of(event: EventMention) -> tuple[date, date]:
    assert event.when is not None
    assert event.when.span is not None
    return event.when.span.first, event.when.span.last


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Police accused Galo Ruiz of killing three women in Goma on Sunday.", ["Galo Ruiz"]),
        ("The army accused the rebels of burning 40 houses in Masisi on Sunday.", ["rebels"]),
        ("Police in Goma arrested two men on Sunday for killing a priest.", ["two men"]),
        ("Gunmen shot at a post near Goma on Friday. The militia responded with an attack on a "
         "village that killed nine people.", ["Gunmen", "militia"]),
        ("The guerrillas said on Tuesday it was a mistake. The militia said it killed 22 herders "
         "near Goma on Monday.", ["militia"]),
    ],
)  # fmt: skip
def test_the_accused_did_it_and_the_accuser_did_not(text: str, doers: list[str]) -> None:
    found = [
        event
        for event in read(text).events
        if event.type in {"killing", "arson", "attack", "shooting"}
    ]
    named = [told(event, Role.PERPETRATOR) for event in found]
    assert [d.split()[-1] for one in named for d in one] == [d.split()[-1] for d in doers]


def test_who_did_something_elsewhere_is_not_laid_to_this() -> None:
    events = read(
        "The two attacks came hours apart. The first, on a market in Goma, killed three people. "
        "In the second, gunmen shot dead a teacher in Bukavu."
    ).events
    market = next(e for e in events if e.where is not None and e.where.name == "Goma")
    assert not told(market, Role.PERPETRATOR)


def test_who_tells_a_figure_did_not_do_it() -> None:
    events = read(
        "The army said 15 of its soldiers were killed, while the rebels put the number at 40."
    ).events
    assert not any(told(event, Role.PERPETRATOR) for event in events)


def test_the_police_who_raid_a_farm_did_not_do_what_its_owner_is_charged_with() -> None:
    events = read(
        "Police raided a farm on Tuesday. The owner is charged with the murder of two judges."
    ).events
    murder = next(e for e in events if "two judges" in told(e, Role.TARGET))
    assert told(murder, Role.PERPETRATOR) == ["owner"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor of Goma, Galo Ruiz, and his driver were killed on Monday.",
         ["Galo Ruiz", "driver"]),
        ("A student leader, Galo Ruiz, was shot dead in Maiduguri on Tuesday.", ["Galo Ruiz"]),
        ("The governor, Galo Ruiz, survived a bomb attack in Goma on Monday.", ["Galo Ruiz"]),
        ("Two union leaders were shot dead in Goma on Monday. Galo Ruiz and Marta Vega were "
         "killed as they left a meeting.", ["Galo Ruiz", "Marta Vega"]),
        ("Two aid workers were shot dead in Goma on Monday. The two people were shot in a car.",
         ["Two aid workers"]),
        ("Masked men came at night, dragged three brothers from a house and shot them.",
         ["three brothers"]),
        ("A bomb killed a prosecutor in Cali on Friday.", ["prosecutor"]),
    ],
)  # fmt: skip
def test_each_who_was_hit_is_told_once_by_the_fullest_words(text: str, names: list[str]) -> None:
    annotated = read(text)
    people = {ParticipantKind.PERSON, ParticipantKind.PEOPLE}
    found = [
        p.name or p.text
        for event in annotated.events
        for p in event.participants
        if p.role is Role.TARGET and p.kind in people
    ]
    assert found == names


def test_two_who_are_told_apart_stay_two() -> None:
    (event,) = read(
        "A teacher was shot dead in Goma on Monday. Another teacher was shot in the same attack."
    ).events
    assert len(told(event, Role.TARGET)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A cargo plane crashed into houses near Goma on Tuesday, killing 17 people.",
        "A military helicopter crashed while trying to land at the air base in Tamale on Tuesday.",
    ],
)
def test_a_crash_is_no_strike_from_the_air(text: str) -> None:
    assert [event.type for event in read(text).events] == ["accident"]


def test_a_truck_that_gunmen_crash_into_a_gate_is_no_accident_to_those_killed() -> None:
    events = read("Gunmen crashed a truck into a gate near Goma, killing two guards.").events
    assert of_type_of("two guards", events) == "killing"


def of_type_of(target: str, events: tuple[EventMention, ...]) -> str:
    return next(event.type for event in events if target in told(event, Role.TARGET))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Pilots received orders on Monday to shoot down aircraft over the border.",
         Status.HYPOTHETICAL),
        ("There were rumours of an attack on the garrison near Goma.", Status.HYPOTHETICAL),
        ("The rebels denied that they had killed the nine villagers found dead in Masisi.",
         Status.OCCURRED),
        ("The minister escaped an assassination attempt in Goma on Monday.", Status.ATTEMPTED),
    ],
)  # fmt: skip
def test_what_came_to_pass(text: str, status: Status) -> None:
    assert read(text).events[0].status is status


@pytest.mark.parametrize(
    "text",
    [
        "Priests of liberation theology met in Goma on Monday.",
        "The riot police had assault helicopters in Goma on Monday.",
    ],
)
def test_words_that_only_name_a_kind_tell_no_event(text: str) -> None:
    assert not [e for e in read(text).events if e.type not in {"talks", "mobilization"}]


def test_a_year_since_dates_what_is_marked_and_leaves_it_in_the_past() -> None:
    events = read(
        "Hundreds marched in Goma on Tuesday to mark a year since the massacre in Masisi, in "
        "which 43 people died."
    ).events
    past = [event for event in events if event.type == "killing"]
    assert {event.time_role for event in past} == {TimeRole.BACKGROUND}
    assert {days_of(event) for event in past} == {(date(2023, 2, 1), date(2023, 4, 30))}


def test_two_days_after_is_counted_from_the_day_of_the_verb_above() -> None:
    events = read(
        "Villagers in Masisi buried 12 people on Tuesday, two days after gunmen attacked a "
        "wedding there."
    ).events
    assert days_of(of_type_in(events, "attack")) == (date(2024, 3, 10), date(2024, 3, 10))


def of_type_in(events: tuple[EventMention, ...], key: str) -> EventMention:
    return next(event for event in events if event.type == key)


def test_the_court_has_its_own_place() -> None:
    events = read(
        "A court in Goma on Tuesday sentenced two soldiers for the murder of five civilians in "
        "Masisi in May 2022."
    ).events
    murder = of_type_in(events, "killing")
    assert murder.where is not None
    assert murder.where.name.startswith("Masisi")


def test_neighbouring_towns_are_two_places() -> None:
    events = read(
        "A bomb planted under a car killed a prosecutor in Cali on Friday. Hours later two "
        "tailors were shot dead in Palmira."
    ).events
    assert {event.where.name for event in events if event.where} == {"Cali", "Palmira"}


def test_the_harm_behind_that_belongs_to_the_noun_before_it() -> None:
    events = read(
        "Rockets hit the town of Sderot on Friday, wounding three. Israel responded with air "
        "strikes on Gaza that killed nine people."
    ).events
    strike = of_type_in(events, "air_strike")
    assert told(strike, Role.PERPETRATOR) == ["Government of Israel"]
    assert told(strike, Role.TARGET) == ["nine people"]


def test_the_toll_of_separate_attacks_is_none_of_theirs() -> None:
    annotated = read(
        "At least 50 people were killed on Friday in two separate attacks in Plateau state. In "
        "Bokkos, gunmen killed 30 people. In Mangu, 20 died when their homes were set on fire."
    )
    figures = {
        (event.where.name if event.where else ""): [
            annotated.counts[i].count.best for i in event.counts
        ]
        for event in annotated.events
    }
    assert figures == {"Plateau": [50], "Bokkos": [30], "Mangu": [20]}
    assert {days_of(e) for e in annotated.events} == {(date(2024, 3, 8), date(2024, 3, 8))}


def test_an_abduction_in_which_people_are_killed_is_an_attack() -> None:
    events = read(
        "Gunmen killed at least 14 people in Ituri on Saturday night. Sixteen others were abducted."
    ).events
    assert events[0].type == "killing"


def test_who_hits_positions_hits_fighters() -> None:
    (event,) = read("Troops bombed rebel positions in the hills near Goma on Tuesday.").events
    (target,) = (p for p in event.participants if p.role is Role.TARGET)
    assert target.kind is ParticipantKind.ARMED_GROUP


def test_the_tool_that_is_used_names_the_kind_of_attack() -> None:
    events = read("Soldiers used a howitzer to bomb the town of Goma on Monday.").events
    assert events[0].type == "shelling"


def test_a_fight_that_the_report_opens_with_is_never_a_general_word() -> None:
    annotated = read(
        "Fighters have mounted an offensive on Kismayo a year after losing the town.\n\n"
        "Their boats came from three sides, a fisherman said.\n\n"
        "The army is fighting them in the streets of the old town.\n\n"
        "“Nobody sleeps here,” a baker said by telephone.\n\n"
        "Shops stayed shut, and the road to the airport was empty.\n\n"
        "The governor asked for calm on the radio.\n\n"
        "A relief group said that its store of rice had not been reached.\n"
    )
    assert [event.type for event in annotated.events] == ["armed_clash"]


def test_convoys_come_under_fire() -> None:
    (event,) = read(
        "A peacekeeper died and three others were injured when their convoy came under fire."
    ).events
    assert event.type == "attack"


def test_the_hurt_in_shelling_do_not_shell() -> None:
    events = read(
        "Four people were killed and 17 wounded in shelling of Kharkiv on Thursday."
    ).events
    assert not any(told(event, Role.PERPETRATOR) for event in events)


def test_who_did_it_ten_years_ago_did_not_do_this() -> None:
    events = read(
        "It was the deadliest attack on the town since 2014, when militants killed 100 people."
    ).events
    assert {
        event.time_role: told(event, Role.PERPETRATOR) for event in events
    } == {TimeRole.CURRENT: [], TimeRole.BACKGROUND: ["militants"]}  # fmt: skip


def test_the_freed_were_not_taken_today() -> None:
    events = read("The rebels freed 27 captured soldiers on Monday.").events
    assert [event.type for event in events] == ["release"]


def test_a_gold_mine_is_no_bomb() -> None:
    (event,) = read("Armed men on Saturday killed six miners at a gold mine in Baghlan.").events
    assert event.type == "killing"


def test_a_name_is_one_across_its_hyphens() -> None:
    (event,) = read("In Haiti, gangs attacked a station in Port-au-Prince on Monday.").events
    assert event.where is not None
    assert event.where.name == "Port-au-Prince"


@pytest.mark.parametrize(
    ("text", "doer", "stance"),
    [
        ("The murder of the two priests in Owerri on Friday was the work of bandits.",
         "bandits", Stance.SUSPECTED),
        ("Monday's bombing in Nairobi bore the hallmarks of al-Qaeda.",
         "al-Qaeda", Stance.SUSPECTED),
        ("The Islamic State claimed Monday's bombing in Kabul.", "Islamic State", Stance.CLAIMED),
        ("A group calling itself the Free Sons of Ardun claimed Monday's bombing in Kabul.",
         "Free Sons of Ardun", Stance.CLAIMED),
        ("The Islamic State was responsible for the 2004 bombing of a ferry.",
         "Islamic State", Stance.ASSERTED),
    ],
)  # fmt: skip
def test_whose_work_it_is_told_to_be(text: str, doer: str, stance: Stance) -> None:
    (event,) = [e for e in read(text).events if e.type in {"killing", "bombing"}]
    doers = [(p.name or p.text, p.stance) for p in event.participants if p.role is Role.PERPETRATOR]
    assert doers == [(doer, stance)]


def test_its_fighters_are_those_of_the_group_that_says_so() -> None:
    (event,) = read(
        "The Islamic State said its fighters had attacked a post in Bannu on Monday."
    ).events
    assert told(event, Role.PERPETRATOR) == ["Islamic State"]


def test_a_denial_behind_a_semicolon_undoes_nothing() -> None:
    (event,) = read(
        "The rebels killed 12 civilians in Masisi on Tuesday; their leader denied any role."
    ).events
    assert event.status is Status.OCCURRED
