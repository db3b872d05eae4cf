"""Figures of the killed or injured beside those of the killed and of the injured."""

from __future__ import annotations

import pytest

from dateline.model.incidents import Settled, Toll
from dateline.model.values import Count, Harm
from dateline.reconcile.hit import without_parts_of_the_hit


def toll(what: Harm, number: int | None, *, who: str = "all") -> Toll:
    low = number or 0
    return Toll(what, who, Settled(Count(low, number, low), (f"c-{what}-{number}",), (), "ucdp"))


@pytest.mark.parametrize(
    ("hit", "kept"), [(0, False), (1, False), (2, False), (3, True), (4, True), (None, True)]
)
def test_who_was_hit_is_no_fewer_than_the_dead_and_the_hurt(hit: int | None, *, kept: bool) -> None:
    tolls = (toll(Harm.KILLED, 1), toll(Harm.INJURED, 2), toll(Harm.KILLED_OR_INJURED, hit))
    found = {t.what for t in without_parts_of_the_hit(tolls)}
    assert (Harm.KILLED_OR_INJURED in found) is kept


def test_other_people_are_not_held_against_each_other() -> None:
    tolls = (toll(Harm.KILLED, 2), toll(Harm.KILLED_OR_INJURED, 1, who="children"))
    assert without_parts_of_the_hit(tolls) == tolls


def test_who_says_that_nobody_was_hit_stays_as_a_rival() -> None:
    tolls = (toll(Harm.KILLED, 2), toll(Harm.KILLED_OR_INJURED, 0))
    (killed,) = without_parts_of_the_hit(tolls)
    assert killed.settled.rivals == ("c-killed_or_injured-0",)
