"""The toll of a report: what adds up, what is a part, what is left."""

from __future__ import annotations

import pytest
from tests.parsed import parsed

from dateline.extract.tolls import toll_groups
from dateline.ground.counts import read_counts

REPORTS = [
    # text, killed, injured
    (
        "At least nine people died in the blast, three of them children. Nine bodies were found.",
        9,
        0,
    ),
    ("Ten soldiers and three civilians were killed in the ambush.", 13, 0),
    ("Four people were shot, one fatally, at a party on Sunday.", 1, 3),
    ("A man was shot in the chest on Friday. He died at a hospital, police said.", 1, 0),
    ("A gunman killed three people before killing himself.", 4, 0),
    ("Dana Hale, 30, was killed. Hale was a teacher. She died at the scene.", 1, 0),
    ("The blast killed 12. The death toll later rose to 17 from 12, officials said.", 17, 0),
    ("No one was killed, but seven villagers were wounded.", 0, 7),
    ("A man and a woman were found dead in the house.", 2, 0),
    ("Two men were killed. Ardun has now reached 109 homicides for the year.", 2, 0),
    ("Omar Karim Nadim was killed in his house. Neighbours mourned Omar, who was killed.", 1, 0),
]


@pytest.mark.parametrize(("text", "killed", "injured"), REPORTS)
def test_a_report_comes_to_one_toll(text: str, killed: int, injured: int) -> None:
    annotated = parsed(text, read_counts)
    tolls = toll_groups(annotated, range(len(annotated.counts)))
    found = {toll.what.value: toll.number for toll in tolls}
    assert (found.get("killed", 0), found.get("injured", 0)) == (killed, injured)


def test_every_count_of_the_dead_and_hurt_is_chosen_or_a_part_or_the_toll_once_more() -> None:
    text = "Nine people died, three of them children. Nine bodies were found; two were hurt."
    annotated = parsed(text, read_counts)
    tolls = toll_groups(annotated, range(len(annotated.counts)))
    placed = {i for toll in tolls for i in (*toll.chosen, *toll.rest)}
    again = set(range(len(annotated.counts))) - placed
    assert [annotated.counts[i].number.of(text) for i in again] == ["Nine"]


def test_an_age_without_hyphens_counts_nobody() -> None:
    annotated = parsed("The 67 year old Karim Nadim was killed in the blast.", read_counts)
    assert all(count.count.low != 67 for count in annotated.counts)
