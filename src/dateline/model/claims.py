"""Claims: one report says one thing about one event, in these words, on this authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.mentions import (
    ControlStatus,
    Effect,
    ParticipantKind,
    Role,
    Stance,
    Status,
    TimeRole,
)
from dateline.model.report import Evidence
from dateline.model.values import Count, Harm, Place, When


class Field(StrEnum):
    """What a claim is about; a count's field in the outputs is `count.` and its harm."""

    EVENT = "event"
    WHEN = "when"
    WHERE = "where"
    PARTICIPANT = "participant"
    COUNT = "count"
    CONTROL = "control"


@dataclass(frozen=True, slots=True)
class EventSaid:
    """That an event of this type happened (or was tried, threatened, denied …)."""

    type: str
    status: Status
    aggregate: bool = False
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class ParticipantSaid:
    """Who or what took which part; `likely`: given it by a model, not by the syntax."""

    role: Role
    kind: ParticipantKind
    text: str
    name: str | None = None
    description: str | None = None
    actor_id: str | None = None
    country_code: str | None = None
    side: str | None = None
    number: Count | None = None
    effect: tuple[Effect, ...] = ()
    likely: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class CountSaid:
    """How many people, which ones, and what befell them.

    `who` is the group as told, None where the words don't say. `part_of` is the id of the
    claim that this is a subset of; `more`: on top of an earlier figure; `supersedes`: the
    figure that the words themselves replace; `phrase`: the count lexicon's key, "" for a
    plain number, by which another profile reads it anew.
    """

    what: Harm
    count: Count
    who: str | None = None
    part_of: str | None = None
    more: bool = False
    supersedes: Count | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class ControlSaid:
    """Who holds what."""

    what: str
    by: str | None
    status: ControlStatus


Value = EventSaid | When | Place | ParticipantSaid | CountSaid | ControlSaid


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever vouches for a claim; `id` is the same in every report. `called`: in the report's
    own words, where those aren't the name ("the army", "local health authorities")."""

    name: str | None = None
    role: str | None = None
    organization: str | None = None
    id: str | None = None
    called: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """The atom: one report says one thing about one event, in these words, on this authority.

    `id` is derived from report, field, value, span and maker, so that reading twice adds
    nothing. `event` is the id of the event mention. `attributed_to` None: the outlet
    itself says so. `via` is the outlet that the speaker told it to, where another one.
    `made_by` names the stage and its version.
    """

    id: str
    report: str
    event: str
    field: Field
    value: Value
    evidence: Evidence
    stance: Stance = Stance.ASSERTED
    attributed_to: Speaker | None = None
    via: str | None = None
    time_role: TimeRole = TimeRole.CURRENT
    made_by: str = ""
