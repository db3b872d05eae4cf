"""The working values of the event stage: a trigger found, with what is tied to it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from dateline.extract.events.lexicon import Sense
from dateline.model.annotated import Annotated
from dateline.model.mentions import Control, Participant, Stance, Status, TimeMention, TimeRole
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Sentence, Token
from dateline.model.values import ActorKind, Place, PlacePrecision, When

BODIES = frozenset({
    ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT, ActorKind.ORGANIZATION,
})  # fmt: skip
FORCES = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE})
SPOTS = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, with the sense that it matched and the words it covers."""

    token: Token
    sense: Sense
    sentence: Sentence
    words: tuple[int, ...]

    @property
    def span(self) -> Span:
        """The word itself."""
        return self.token.span


@dataclass(slots=True)
class Mention:
    """One telling of an event while it is worked out: filled step by step, then frozen."""

    trigger: Trigger
    type: str
    status: Status = Status.OCCURRED
    time_role: TimeRole = TimeRole.CURRENT
    stance: Stance = Stance.ASSERTED
    when: When | None = None
    when_said: Span | None = None
    where: Place | None = None
    where_said: Span | None = None
    where_score: float = 0.0
    participants: list[Participant] = field(default_factory=list)
    control: list[Control] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    aggregate: bool = False
    new: bool = False
    cause: Mention | None = None
    dated_back: bool = False
    later: bool = False

    @property
    def token(self) -> Token:
        """The word that tells it."""
        return self.trigger.token

    @property
    def sentence(self) -> Sentence:
        """The sentence that it stands in."""
        return self.trigger.sentence


class Page:
    """A report under the eyes of the event stage: its syntax and look-ups by token, what
    sentences point back at (see `pointing`), kept once it was asked for, and the sentences that
    tell news, once that is known (see `merge`)."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.syntax = Syntax(annotated)
        self.tokens = annotated.tokens
        self.text = annotated.report.text
        self.chunk_of = {chunk.root: chunk for chunk in annotated.chunks}
        self.named = set(self._of_actors(BODIES))
        self.armed = set(self._of_actors(FORCES))
        self.placed = {
            token.index
            for place in annotated.places
            if place.named
            for token in self.syntax.tokens_in(place.span)
        }
        self.towns = {
            token.index
            for place in annotated.places
            if place.place is not None and place.place.precision in SPOTS
            for token in self.syntax.tokens_in(place.span)
        }
        self.timed = {
            token.index for time in annotated.times for token in self.syntax.tokens_in(time.span)
        }
        self.unresolved = {t.when.relative for t in annotated.times if t.when.span is None}
        self.news: set[int] = set()
        self.pointed: dict[tuple[int, frozenset[str]], frozenset[str]] = {}
        self._verbs = [0, *accumulate(token.pos == "VERB" for token in annotated.tokens)]
        self.sentence_of: dict[int, Sentence] = {}
        for sentence in annotated.sentences:
            for index in range(sentence.first, sentence.last):
                self.sentence_of[index] = sentence
        self._times: dict[int, list[TimeMention]] = {}
        for time in annotated.times:
            for sentence in self._sentences_of(time.span):
                self._times.setdefault(sentence.index, []).append(time)

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """The times that are told within a sentence, in order."""
        return self._times.get(sentence.index, [])

    def _sentences_of(self, span: Span) -> list[Sentence]:
        """The sentences that hold all of a stretch."""
        words = self.syntax.tokens_in(span)
        near = {s.index: s for t in words if (s := self.sentence_of.get(t.index)) is not None}
        return [s for s in near.values() if s.span.contains(span)]

    def verbs_between(self, first: int, last: int) -> int:
        """How many verbs stand between two words."""
        return max(0, self._verbs[last] - self._verbs[first + 1])

    def _of_actors(self, kinds: Container[ActorKind]) -> Iterator[int]:
        """The words of the named actors of these kinds."""
        for actor in self.annotated.actors:
            if actor.named and actor.actor.kind in kinds:
                yield from (token.index for token in self.syntax.tokens_in(actor.span))
