"""Reports that list incidents under places, count over a time, or tell the hour without the day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import the_parser

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, Status
from dateline.model.report import Published, Report
from dateline.pipeline.stages import annotate


def read(text: str) -> Annotated:
    report = Report("r1", "r1.txt", text, published=Published.given(date(2031, 3, 5)))
    (annotated,) = annotate([report], the_parser())
    return annotated


def days_of(event: EventMention) -> tuple[date, date]:
    assert event.when is not None
    assert event.when.span is not None
    return event.when.span.first, event.when.span.last


def test_a_place_that_heads_a_paragraph_is_where_its_events_happened() -> None:
    events = read(
        "The monitors saw much violence last week.\n\nKherson. On 2 March, a shell killed a "
        "baker who was selling bread.\n\nKharkiv, Kharkiv region. On 3 March, gunmen killed "
        "two guards.\n"
    ).events
    places = {event.where.name for event in events if event.where}
    assert places == {"Kherson", "Kharkiv"}


def test_a_toll_over_recorded_days_is_an_aggregate_alone() -> None:
    annotated = read(
        "From 24 February to 2 March, the mission recorded 27 civilians killed in Ukraine. "
        "It has verified 8,791 civilians killed since 24 February 2030."
    )
    assert [(event.type, event.aggregate) for event in annotated.events] == [("toll", True)] * 2
    assert days_of(annotated.events[1]) == (date(2030, 2, 24), date(2031, 3, 5))


def test_an_hour_without_a_day_takes_the_day_told_before() -> None:
    events = read(
        "Gunmen murdered 12 farmers in Jibia on Monday night. The attack lasted until 2 a.m., "
        "a farmer said."
    ).events
    assert {days_of(event) for event in events} == {(date(2031, 3, 3), date(2031, 3, 3))}


def test_a_toll_told_before_its_event_belongs_to_it() -> None:
    annotated = read("The toll stands at 13.\n\nA bomb exploded in Mogadishu on Monday.")
    (event,) = annotated.events
    assert [annotated.counts[i].count.best for i in event.counts] == [13]


@pytest.mark.parametrize(
    "text",
    [
        "The doctor in charge spoke of her work.",
        "A resident pleaded anonymity.",
        "Our correspondent gathered that the farmers had gone home.",
    ],
)
def test_words_in_another_sense_tell_no_event(text: str) -> None:
    assert not read(f"{text} He asked for help.").events


def test_nothing_found_is_nothing_done() -> None:
    (event,) = read("The police found no weapons in Mogadishu.").events
    assert event.status is Status.DENIED


def test_what_is_told_as_days_before_has_a_day_and_place_of_its_own() -> None:
    events = read(
        "A suicide bomber killed five people in Mogadishu on Monday. The attack came two days "
        "after a car bomb in Baidoa killed 13 people."
    ).events
    told = {event.where.name: (event.type, days_of(event)[0]) for event in events if event.where}
    assert told == {
        "Mogadishu": ("suicide_bombing", date(2031, 3, 3)),
        "Baidoa": ("bombing", date(2031, 3, 1)),
    }


def test_the_toll_of_a_whole_war_is_no_part_of_the_news() -> None:
    annotated = read(
        "Gunmen killed 17 people in Jibia on Monday. The insurgency has killed about 30,000 people."
    )
    news, war = annotated.events
    assert [annotated.counts[i].count.best for i in news.counts] == [17]
    assert war.aggregate
    assert war.when is None


def test_several_attacks_of_some_days_are_counted_together() -> None:
    (event,) = read(
        "At least 18 people were killed in two bomb attacks in Baidoa between 1 and 3 March."
    ).events
    assert event.aggregate
    assert days_of(event) == (date(2031, 3, 1), date(2031, 3, 3))


def test_the_time_of_a_clause_that_tells_another_event_is_not_taken() -> None:
    events = read("Farmers who were abducted on 3 February have been released in Gusau.").events
    reasons = {event.type: " ".join(event.reasons) for event in events}
    assert "3 February" in reasons["abduction"]
    assert "3 February" not in reasons["release"]


@pytest.mark.parametrize(
    "text",
    [
        "The detention facility in Gusau was full.",
        "Relatives gathered outside to wait for news.",
        "The gunmen chanted and left.",
        "Seven wounded were evacuated to Gusau.",
        "The besieged town of Gusau is calm.",
        "The group is known for years of bombings and kidnappings.",
        "Shoot-at-sight orders were issued in Gusau.",
        "Gusau has seen the worst outbreak of tribal violence.",
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    kinds = {"arrest", "protest", "withdrawal", "restriction", "bombing", "abduction", "shooting"}
    kinds |= {"disaster"}
    assert not {event.type for event in read(text).events} & kinds


def test_what_was_a_day_of_hours_before_is_another_event() -> None:
    events = read(
        "Gunmen raided a farm in Gusau on Tuesday night, killing two people. The raid happened "
        "barely 24 hours after a police reservist was beheaded in Jibia."
    ).events
    kinds = {event.type: days_of(event)[0] for event in events}
    assert kinds["killing"] == date(2031, 3, 3)
    assert len(events) == 2
