"""Our incidents are lined up with the events of others by place, day and sides."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.link.matching import match
from dateline.model.claims import ParticipantSaid
from dateline.model.incidents import (
    Grade,
    Incident,
    IncidentKind,
    IncidentStatus,
    Involved,
    Settled,
    Sources,
    Toll,
)
from dateline.model.mentions import ParticipantKind, Role, Stance
from dateline.model.references import Reference
from dateline.model.values import Count, Harm, Place, TimeSpan

DAY = date(2031, 3, 3)
FRONT = ParticipantSaid(Role.PERPETRATOR, ParticipantKind.ARMED_GROUP, "the Front", "Ardun Front")
OURS = Incident(
    id="INC-1", title="", kind=IncidentKind.INCIDENT, status=IncidentStatus.OCCURRED,
    type=Settled("armed_clash", (), (), ""),
    when=Settled(TimeSpan(DAY, DAY), (), (), ""),
    where=Settled(Place("Ardun", 12.5, 33.5), (), (), ""),
    participants=(Involved(FRONT, Stance.ASSERTED, ()),),
    tolls=(Toll(Harm.KILLED, "all", Settled(Count(3, 3, 3), (), (), "")),),
    control=(), tellings=(), sources=Sources(1, 1, 1), grade=Grade.WEAK, disagreements=(),
    related=(), members=(), claims=(),
)  # fmt: skip
THEIRS = Reference(
    "7", "ucdp", DAY, DAY, 12.5, 33.5, "Ardun", 5.0, ("Government of Sudan", "Ardun Front"),
    Count(5, 5, 5),
)  # fmt: skip


def test_the_same_place_and_day_match_and_the_differences_are_told() -> None:
    (found,) = match([OURS], [THEIRS])
    assert found.sides == ("Ardun Front",)
    assert "dead: we 3, they 5" in found.differences
    assert "sides that only they name: Government of Sudan" in found.differences


def test_one_incident_can_be_several_events_of_others() -> None:
    assert len(list(match([OURS], [THEIRS, replace(THEIRS, id="8")]))) == 2


def test_another_place_or_week_is_no_match() -> None:
    assert not list(match([OURS], [replace(THEIRS, lat=20.0)]))
    later = date(2031, 3, 12)
    assert not list(match([OURS], [replace(THEIRS, first=later, last=later)]))


def test_an_aggregate_matches_nothing() -> None:
    assert not list(match([replace(OURS, kind=IncidentKind.AGGREGATE)], [THEIRS]))
