"""What follows from the claims of all reports: links, judgements, incidents.

Incidents are conclusions, rebuilt at any time from claims, judgements and a policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from dateline.model.claims import ControlSaid, ParticipantSaid
from dateline.model.mentions import ParticipantKind, Role, Stance, TimeRole
from dateline.model.report import Published
from dateline.model.values import Count, Harm, Place, TimeSpan

T = TypeVar("T")


class LineageKind(StrEnum):
    """How a report came by its text."""

    ORIGINAL = "original"
    COPY = "copy"
    REWRITE = "rewrite"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lineage:
    """The group of reports that count as one independent source, and what is credited."""

    report: str
    group: str
    kind: LineageKind
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for or against a link: the rule's name, its weight, and the words."""

    rule: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two event mentions (or reports, or actors) and how much speaks for their being one."""

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...] = ()


class Verdict(StrEnum):
    """What a person decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    CHOSEN = "chosen"
    SET_ASIDE = "set_aside"
    CORRECTED = "corrected"
    ACCEPTED = "accepted"
    MARKED = "marked"
    REVIEWED = "reviewed"
    NOT_AN_INCIDENT = "not_an_incident"
    NOTE = "note"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about one or two things (event mentions, reports, claims,
    incidents), kept as a fact: superseded by a later row, never edited.

    `field` and `value` say what was chosen or corrected (JSON-ready), `before` what stood there
    when it was decided (None: nothing, or a judgement of older versions). `undoes` is the id of
    the judgement that this one takes back. `held`: the event mentions of `left` and of
    `right` when it was decided, where they are incidents: an incident's id may come to stand
    for others when incidents are joined and parted, its mentions don't.
    """

    id: str
    verdict: Verdict
    left: str
    right: str | None
    by: str
    at: datetime
    note: str | None = None
    field: str | None = None
    value: object = None
    undoes: str | None = None
    held: tuple[tuple[str, ...], ...] = ()
    before: object = None

    @property
    def names(self) -> set[str]:
        """All that it is about: both sides, and what they were made of."""
        sides = (self.left, self.right, *(event for side in self.held for event in side))
        return {name for name in sides if name}


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """A published value, the claims that gave it, those that say otherwise, and the rule."""

    value: T
    chosen: tuple[str, ...]
    rivals: tuple[str, ...]
    rule: str


SENSITIVITY = "sensitivity"
"""The field under which a person marks how much care an incident needs."""


class Sensitivity(StrEnum):
    """How much care what is known of an incident needs (codebooks.md 3.1, row 13), the least
    first."""

    PUBLIC = "public"
    SENSITIVE = "sensitive"
    RESTRICTED = "restricted"


class IncidentKind(StrEnum):
    """One happening, or a toll over a period and area."""

    INCIDENT = "incident"
    AGGREGATE = "aggregate"


class IncidentStatus(StrEnum):
    """Whether it came to pass, as the reports have it (the contract's list)."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"


class Grade(StrEnum):
    """Strength of the evidence, by Airwars' ladder (codebooks.md 1.6)."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


@dataclass(frozen=True, slots=True)
class Involved:
    """A participant of an incident, as the reports together have it."""

    said: ParticipantSaid
    stance: Stance
    claims: tuple[str, ...]

    @property
    def role(self) -> Role:
        """The part it takes."""
        return self.said.role

    @property
    def kind(self) -> ParticipantKind:
        """What sort of participant it is."""
        return self.said.kind


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of which people suffered what, settled."""

    what: Harm
    who: str
    settled: Settled[Count]


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds what, with its claims."""

    said: ControlSaid
    claims: tuple[str, ...]


class DisagreementKind(StrEnum):
    """Why two claims differ."""

    CONTRADICTION = "contradiction"
    UPDATE = "update"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims that don't say the same, and in words how they differ."""

    field: str
    kind: DisagreementKind
    claims: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A report that tells of an incident, as its news or as background."""

    report: str
    time_role: TimeRole


@dataclass(frozen=True, slots=True)
class Sources:
    """How many reports, independent groups of reports, and claimants."""

    reports: int
    independent: int
    claimants: int


@dataclass(frozen=True, slots=True)
class Relation:
    """Another incident and how this one stands to it: part_of, follows, same_episode."""

    incident: str
    relation: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, according to whom: one record per real happening."""

    id: str
    title: str
    kind: IncidentKind
    status: IncidentStatus
    type: Settled[str]
    when: Settled[TimeSpan] | None
    where: Settled[Place] | None
    participants: tuple[Involved, ...]
    tolls: tuple[Toll, ...]
    control: tuple[Held, ...]
    tellings: tuple[Telling, ...]
    sources: Sources
    grade: Grade
    disagreements: tuple[Disagreement, ...]
    related: tuple[Relation, ...]
    members: tuple[str, ...]
    claims: tuple[str, ...]
    reviewed: bool = False
    sensitivity: Sensitivity = Sensitivity.PUBLIC


@dataclass(frozen=True, slots=True)
class Episode:
    """An armed party's part in an incident, with the incident's days (as day numbers) and
    point: what makes incidents one episode."""

    side: str
    first: int
    incident: str
    last: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Conclusions:
    """All that a settling comes to; thrown away and made anew at any time.

    `published` holds the publication dates that were worked out across reports.
    """

    incidents: tuple[Incident, ...]
    lineages: tuple[Lineage, ...]
    links: tuple[Link, ...]
    published: tuple[tuple[str, Published], ...] = ()
