"""Events of a report whose own day nobody knows, and what posts say in short."""

from __future__ import annotations

import pytest
from tests.parsed import read_on

LEAD = "Rockets killed an elder of Selbo village in Kunduz province and wounded 12 farmers."


def test_a_date_that_only_the_body_tells_is_of_something_else() -> None:
    then = "On December 25, activists documented the death of six guards in a raid."
    assert len(read_on(None, LEAD, "Homes were damaged.", "Roofs too.", then).events) == 2


def test_what_points_back_at_the_news_gives_it_its_date() -> None:
    then = "The rockets hit the village on December 25, elders said."
    assert len(read_on(None, LEAD, "Homes were damaged.", "Roofs too.", then).events) == 1


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("On December 25", "On December 27", 2),
        ("On December 25", "On December 25", 1),
        ("Today", "Last year", 2),
    ],
)
def test_times_that_can_be_one_on_no_day_are_of_two_events(
    first: str, then: str, number: int
) -> None:
    told = read_on(None, f"{first}, shells hit Kunduz.", f"{then}, shells hit Kunduz.")
    assert len(told.events) == number


def test_a_post_in_short_names_its_towns() -> None:
    text = "On Nov 28, forces fired rockets at #Khanabad city, E. #Kunduz, injuring six farmers."
    told = read_on(None, text)
    assert [p.span.of(text) for p in told.places] == ["Khanabad", "Kunduz"]
    assert not [a for a in told.actors if a.actor.kind.value == "person"]
    (event,) = told.events
    assert event.where is not None
    assert event.where.country_code == "AF"
