"""What phrases of a report tell: times, places, actors, numbers, speech, events."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span
from dateline.model.values import Actor, Anchor, Count, Harm, Place, TimeSpan, When


class TimeType(StrEnum):
    """TIMEX3 types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression; `value` is its TIMEX3 value, None where unresolvable. `lasting` is
    the whole stretch where the words around it make one ("since April", "from Friday to
    Sunday"); `when` is the time by itself."""

    span: Span
    type: TimeType
    value: str | None
    when: When
    lasting: When | None = None

    @property
    def days(self) -> TimeSpan | None:
        """The days it denotes, where they are known."""
        return self.when.span

    @property
    def whole(self) -> When:
        """The whole stretch that it is part of, else the time by itself."""
        return self.lasting or self.when

    @property
    def anchor(self) -> Anchor:
        """What it was counted from."""
        return self.when.anchor


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name, or words for a place; `place` None: found but not resolved. `modifier`
    as written: "near", "outskirts", "south of". `named`: False for "the city". `own`: the place
    of that name itself, where the words mean another ("40 km west of Ardun")."""

    span: Span
    place: Place | None
    modifier: str | None = None
    named: bool = True
    own: Place | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words for an actor; `named` False for pronouns and descriptions ("the militants")
    that were resolved to it."""

    span: Span
    actor: Actor
    named: bool = True


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number of people (or other things) and what befell them.

    `span` covers the phrase that tells it ("at least 26 people were killed"); `number` only
    the number words. `who` is the group as told, lower case, singular or plural as written
    ("police", "militants", "children"), None where nothing is said. `part_of` is the index
    in `Annotated.counts` of the count that this one is a subset of ("including five
    children"): never added to it. `more`: to be added to an earlier one ("another 3").
    `supersedes`: replaces an earlier figure that the words name ("rose to 17 from 12").
    `head` is the token of the counted noun (or of the number where it stands alone) and
    `verb` the token of the word that tells the harm; None where there is none. `phrase` is
    the lexicon's key for the words of quantity ("dozens", "at_least", "plural" …), "" for a
    plain number: other profiles read it anew.
    """

    span: Span
    number: Span
    count: Count
    what: Harm
    who: str | None = None
    part_of: int | None = None
    more: bool = False
    supersedes: Count | None = None
    head: int | None = None
    verb: int | None = None
    phrase: str = ""


class Stance(StrEnum):
    """How a claim is put forward."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    UNVERIFIED = "unverified"
    SUSPECTED = "suspected"


class Manner(StrEnum):
    """What the source does with the content: tells it, thinks it, wants or intends it, or
    judges it ("condemned the attack": the content itself is then no news of his)."""

    TELLS = "tells"
    THINKS = "thinks"
    WANTS = "wants"
    JUDGES = "judges"


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is said to have said: the content, the words that say who, the cue.

    `speaker` is the resolved name or description ("he said" gives the person's name);
    `via` is the outlet that he told it to, where another one. `parent` is the index in
    `Annotated.attributions` of the one that this is nested in.
    """

    content: Span
    cue: Span | None
    source: Span | None
    direct: bool
    stance: Stance = Stance.ASSERTED
    speaker: str | None = None
    speaker_id: str | None = None
    organization: str | None = None
    role: str | None = None
    via: str | None = None
    parent: int | None = None
    manner: Manner = Manner.TELLS


class Status(StrEnum):
    """Whether an event came to pass, as it is told."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"
    PLANNED = "planned"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"


class TimeRole(StrEnum):
    """Whether a report tells an event as its news or as background."""

    CURRENT = "current"
    BACKGROUND = "background"


class Role(StrEnum):
    """The part that somebody or something takes in an event."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"
    PARTY = "party"
    INSTRUMENT = "instrument"


class ParticipantKind(StrEnum):
    """What sort of participant it is (the contract's list)."""

    PERSON = "person"
    PEOPLE = "people"
    ARMED_GROUP = "armed_group"
    STATE_FORCE = "state_force"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    FACILITY = "facility"
    VEHICLE = "vehicle"
    OBJECT = "object"
    WEAPON = "weapon"


class Effect(StrEnum):
    """What befell a participant."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    FREED = "freed"
    ESCAPED = "escaped"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes which part in an event, as one report writes it.

    `text` is the phrase at `span`; `name` a proper name (canonical where the actor is
    known), `description` the title or role, else the words for the group. `likely`: given its
    part by a model or by who is counted, not by its syntax.
    """

    span: Span
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
    stance: Stance = Stance.ASSERTED
    likely: bool = False


class ControlStatus(StrEnum):
    """Who holds a place."""

    CAPTURED = "captured"
    CONTESTED = "contested"
    HELD = "held"
    LOST = "lost"
    RETAKEN = "retaken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds what, as told: "fighters took the central market"."""

    span: Span
    what: str
    by: str | None
    status: ControlStatus


@dataclass(frozen=True, slots=True)
class EventMention:
    """One event as one report tells it, however often it mentions it.

    `type` is a key of the event type table. `triggers` are the words that tell it, the
    chief one first; `sentences` the sentences that speak of it. `when_said` and
    `where_said` are the words of its time and place (None where they follow from context).
    `counts`, `attributions` are indexes in the report's. `part_of` is the id of the larger
    event. `aggregate`: a toll over a period and an area, not an incident. `reasons` say, a
    line each, what found it and why time, place and roles were tied to it.
    """

    id: str
    type: str
    triggers: tuple[Span, ...]
    status: Status
    time_role: TimeRole
    when: When | None = None
    when_said: Span | None = None
    where: Place | None = None
    where_said: Span | None = None
    participants: tuple[Participant, ...] = ()
    counts: tuple[int, ...] = ()
    control: tuple[Control, ...] = ()
    sentences: tuple[int, ...] = ()
    stance: Stance = Stance.ASSERTED
    attribution: int | None = None
    part_of: str | None = None
    aggregate: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def trigger(self) -> Span:
        """The chief word that tells it."""
        return self.triggers[0]
