"""Incident ids stay: the same settling gives the same ids, in the same order, for ever."""

from __future__ import annotations

from dataclasses import replace

from tests.spine_builders import a_reading, a_report

from dateline.model.incidents import Incident
from dateline.pipeline.minting import numbered
from dateline.pipeline.settle import settle_readings


def three_incidents() -> list[Incident]:
    (incident,) = settle_readings([a_reading(a_report())]).incidents[:1]
    passing = (("inc-a", "m1"), ("inc-m", "m2"), ("inc-z", "m3"))
    return [replace(incident, id=id, members=(member,)) for id, member in passing]


def test_new_incidents_are_numbered_in_their_order() -> None:
    found, fresh, last = numbered(three_incidents(), {}, 0)
    assert [i.id for i in found] == ["INC-1", "INC-2", "INC-3"]
    assert fresh == [("INC-1", "m1"), ("INC-2", "m2"), ("INC-3", "m3")]
    assert last == 3


def test_known_incidents_keep_their_numbers_and_new_ones_come_after() -> None:
    first, fresh, last = numbered(three_incidents(), {}, 0)
    known = {member: [id] for id, member in fresh}
    assert numbered(first, known, last) == (first, [], last)
    new = replace(first[0], id="inc-new", members=("m4",))
    later, fresh, last = numbered([new, *first], known, last)
    assert [i.id for i in later] == ["INC-4", "INC-1", "INC-2", "INC-3"]
    assert (fresh, last) == ([("INC-4", "m4")], 4)


def test_a_mention_that_changes_its_incident_is_kept_as_a_new_fact() -> None:
    first, fresh, last = numbered(three_incidents(), {}, 0)
    known = {member: [id] for id, member in fresh}
    moved = replace(first[0], members=("m1", "m2"))
    _, fresh, _ = numbered([moved, first[2]], known, last)
    assert fresh == [("INC-1", "m2")]
