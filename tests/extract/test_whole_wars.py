"""Tolls of a war, since a beginning, or of a past month, beside the news of a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import read_on, with_toll

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention

NEWS = "Gunmen killed 17 people in Jibia in Nigeria on Monday, police said."


def read(*paragraphs: str) -> Annotated:
    return read_on(date(2031, 3, 5), NEWS, *paragraphs)


def days_of(event: EventMention) -> tuple[date, date] | None:
    span = event.when.span if event.when else None
    return (span.first, span.last) if span else None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Some 2,300 people have been killed in the conflict.", 2300),
        ("More than 1,600 people have been killed in three years of turmoil.", 1600),
        ("A research centre has put the death toll from the five-year war at 47,000.", 47000),
        ("More than 240 people have died since the coup.", 240),
        ("At least 338 civilians have been killed since the conflict resumed.", 338),
        ("Shelling in the last two weeks has killed more than 110 people.", 110),
    ],
)
def test_the_toll_of_a_war_is_no_part_of_the_days_news(text: str, number: int) -> None:
    annotated = read(text)
    assert with_toll(annotated, number).aggregate
    assert not with_toll(annotated, 17).aggregate


def test_a_toll_since_a_beginning_is_of_the_days_since() -> None:
    annotated = read(
        "The unit lost 29 men, pushing its death toll to 633 since fighting erupted on 27 January.",
        "More than 350 people have been killed and 15,000 wounded since the protests began on "
        "1 February.",
    )
    assert days_of(with_toll(annotated, 633)) == (date(2031, 1, 27), date(2031, 3, 5))
    toll = with_toll(annotated, 350)
    assert days_of(toll) == (date(2031, 2, 1), date(2031, 3, 5))
    assert toll is with_toll(annotated, 15000)
    assert "protest" not in {e.type for e in annotated.events}


def test_since_then_is_since_the_day_told_before() -> None:
    annotated = read("The war broke out in 2027. Since then about 4,200 people have been killed.")
    assert days_of(with_toll(annotated, 4200)) == (date(2027, 1, 1), date(2031, 3, 5))


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people have been killed in Gusau since the clashes began on Sunday.",
        "Ethnic fighting in Gusau has left 36 dead and dozens wounded.",
        "More than 30 people have been killed in violence in Gusau.",
    ],
)
def test_the_dead_of_some_days_fighting_are_news(text: str) -> None:
    assert not [e for e in read_on(date(2031, 3, 5), text).events if e.aggregate]


@pytest.mark.parametrize(
    "text",
    [
        "In January, soldiers massacred 22 civilians, ten of them women, in a village near Gusau.",
        "In January, rebels killed 22 people in Gusau.",
        "In January, militiamen killed 22 people with machetes at Sel Savo.",
    ],
)
def test_those_whom_somebody_killed_at_one_spot_in_a_past_month_are_of_one_event(text: str) -> None:
    assert not with_toll(read(text), 22).aggregate


def test_those_who_died_all_over_a_place_in_a_past_month_are_counted_over_it() -> None:
    assert with_toll(read("In January, 79 inmates were killed in riots in several prisons."), 79)
    assert with_toll(read("In January, 41 people were killed in the province."), 41).aggregate


def test_a_number_of_the_last_days_is_no_toll_of_the_day() -> None:
    annotated = read(
        "Two teachers were shot dead in Gusau on Tuesday, taking the number of civilians killed in "
        "Nigeria in the last five days to nine."
    )
    assert with_toll(annotated, 9).aggregate
    assert not with_toll(annotated, 2).aggregate


def test_thousands_told_without_a_day_are_of_no_days_news() -> None:
    annotated = read(
        "The mayor spoke on the radio.",
        "He asked for help.",
        "More than 8,000 people have been killed in 111 towns.",
    )
    assert with_toll(annotated, 8000).aggregate


def test_the_deadliest_day_since_a_war_is_no_toll_of_that_war() -> None:
    annotated = read(
        "Warplanes struck 1,300 targets in Gusau on Monday, killing 492 people and wounding 1,645, "
        "in the deadliest day since the 2006 war."
    )
    assert not with_toll(annotated, 492).aggregate


def test_the_toll_of_protests_runs_from_their_beginning() -> None:
    annotated = read(
        "The deaths in Gusau bring the toll from protests that erupted in early January to 39."
    )
    assert days_of(with_toll(annotated, 39)) == (date(2031, 1, 1), date(2031, 3, 5))
