"""Tolls that are told again, told on, put right, or only look as if they were counted over time."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import read_on, with_toll

from dateline.extract.claims import claims_of
from dateline.model.annotated import Annotated
from dateline.model.claims import CountSaid
from dateline.model.mentions import Status, TimeRole
from dateline.model.values import Harm

PUBLISHED = date(2021, 8, 20)


def read(*paragraphs: str) -> Annotated:
    return read_on(PUBLISHED, *paragraphs)


def killed(annotated: Annotated) -> list[tuple[int | None, bool]]:
    """The figures of the dead, each with whether it is told as part of another."""
    return [
        (claim.value.count.best, claim.value.part_of is not None)
        for claim in claims_of(annotated)
        if isinstance(claim.value, CountSaid) and claim.value.what is Harm.KILLED
    ]


def test_a_toll_that_is_told_again_is_no_part_of_itself() -> None:
    annotated = read(
        "Gunmen kill at least 17 in Kunduz village",
        "Gunmen killed at least 17 people in a village near Kunduz on Thursday, police said.",
    )
    assert killed(annotated) == [(17, False), (17, False)]


def test_dozens_give_way_to_the_number_that_bears_them_out() -> None:
    annotated = read(
        "Bomb kills dozens in Kunduz",
        "A bomb killed 34 people at a market in Kunduz on Thursday, police said.",
    )
    (first, *_) = killed(annotated)
    assert first == (34, False)


@pytest.mark.parametrize(
    "text",
    [
        "Two car bombs killed at least 62 people in Kabul on Wednesday, police said, in the "
        "bloodiest day in the city so far this year.",
        "In February, twin bombings in Kabul killed 70 people.",
    ],
)
def test_what_befell_at_once_is_no_toll_over_time(text: str) -> None:
    assert not any(event.aggregate for event in read(text).events)


def test_at_least_so_many_this_year_stay_a_toll_over_time() -> None:
    text = "At least 300 people have been killed in prisons so far this year, the committee said."
    assert [event.aggregate for event in read(text).events] == [True]


def test_an_inquiry_presupposes_what_it_is_into() -> None:
    text = (
        "The authorities should carry out a prompt investigation of the killing of 62 prisoners "
        "in Kabul on August 12, the committee said."
    )
    assert with_toll(read(text), 62).status is Status.OCCURRED


def test_whoever_dies_of_it_later_is_of_the_violence_that_hurt_them() -> None:
    annotated = read(
        "A car bomb has killed 64 people in Kabul, officials say.",
        "Twelve people died overnight in hospitals, they say. A baker said he heard the blast.",
    )
    assert with_toll(annotated, 12).id == with_toll(annotated, 64).id


def test_the_town_of_the_hospital_is_not_that_of_the_bombing() -> None:
    annotated = read(
        "A boy who suffered burns in Sunday's bombing of a bus died at a hospital in Herat "
        "yesterday, police in Kunduz said."
    )
    (event,) = (event for event in annotated.events if event.counts)
    assert event.where is None or event.where.name != "Herat"
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == date(2021, 8, 15)


def test_what_the_toll_was_at_first_is_of_the_same_violence() -> None:
    annotated = read(
        "The number of prisoners killed in Thursday's massacre in Kunduz has risen to 68, the "
        "prosecutor said.",
        "The authorities had at first spoken of 23 dead. Families waited at the gate.",
    )
    assert with_toll(annotated, 23).id == with_toll(annotated, 68).id


def test_a_claim_made_on_tuesday_tells_no_day_of_the_attack() -> None:
    annotated = read(
        "A bomb killed nine people in Kunduz on Sunday, police said.",
        "A man telephoned a radio station on Tuesday and claimed the attack.",
    )
    event = with_toll(annotated, 9)
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == date(2021, 8, 15)
    assert len(annotated.events) == 1


def test_what_a_monthly_note_tells_of_its_month_is_its_news() -> None:
    annotated = read(
        "Note on the main trends of violence in July 2021",
        "The Office went on with its work in the north of Afghanistan. Its staff met elders.",
        "They visited three camps. The roads were often closed, and the mobile clinic could "
        "reach few people.",
        "On 9 July, rebels attacked a convoy near Kunduz and killed 22 people.",
        "On 2 May, rebels attacked a bus near Herat and killed 14 people.",
    )
    assert with_toll(annotated, 22).time_role is TimeRole.CURRENT
    assert with_toll(annotated, 14).time_role is TimeRole.BACKGROUND


def test_a_group_without_aircraft_plants_what_it_bombs() -> None:
    annotated = read("On Tuesday the Taliban bombed a ferry near Kunduz, killing 11 people.")
    assert with_toll(annotated, 11).type == "bombing"


def test_violence_of_two_dates_is_two_events() -> None:
    annotated = read(
        "On 12 August two rangers were killed when rebels ambushed their truck near Kunduz.",
        "On 13 August soldiers killed three men in a raid on a house near Kunduz.",
    )
    assert with_toll(annotated, 2).id != with_toll(annotated, 3).id
