"""Incident ids stay: the same settling gives the same ids, in the same order, for ever."""

from __future__ import annotations

from dataclasses import replace

from tests.spine_builders import a_reading, a_report

from dateline.model.incidents import Conclusions, Relation
from dateline.pipeline.minting import mint
from dateline.pipeline.settle import settle_readings


def three_incidents() -> Conclusions:
    (incident,) = settle_readings([a_reading(a_report())]).incidents[:1]
    made = []
    for id, member in (("inc-z", "m1"), ("inc-a", "m2"), ("inc-m", "m3")):
        related = tuple(
            Relation(other, "follows") for other in ("inc-a", "inc-m", "inc-z") if other != id
        )
        made.append(replace(incident, id=id, members=(member,), related=related))
    return Conclusions(tuple(made), (), ())


def test_new_incidents_are_numbered_in_their_order() -> None:
    minted, fresh = mint(three_incidents(), [])
    assert [i.id for i in minted.incidents] == ["INC-1", "INC-2", "INC-3"]
    assert fresh == [("INC-1", "m1"), ("INC-2", "m2"), ("INC-3", "m3")]
    assert [r.incident for r in minted.incidents[1].related] == ["INC-1", "INC-3"]


def test_known_incidents_keep_their_numbers_and_new_ones_come_after() -> None:
    first, kept = mint(three_incidents(), [])
    again, fresh = mint(first, kept)
    assert (again, fresh) == (first, [])
    grown = replace(
        first,
        incidents=(replace(first.incidents[0], id="inc-new", members=("m4",)), *first.incidents),
    )
    later, fresh = mint(grown, kept)
    assert [i.id for i in later.incidents] == ["INC-1", "INC-2", "INC-3", "INC-4"]
    assert fresh == [("INC-4", "m4")]


def test_a_mention_that_changes_its_incident_is_kept_as_a_new_fact() -> None:
    first, kept = mint(three_incidents(), [])
    moved = replace(first.incidents[0], members=("m1", "m2"))
    later, fresh = mint(replace(first, incidents=(moved, first.incidents[2])), kept)
    assert fresh == [("INC-1", "m2")]
    assert [i.id for i in later.incidents] == ["INC-1", "INC-3"]
