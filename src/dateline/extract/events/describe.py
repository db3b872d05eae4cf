"""What a participant is: its words, name, description, kind and number, from its head word."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.extract.events.lexicon import head_nouns
from dateline.extract.events.mentions import Page
from dateline.model.annotated import (
    ActorKind,
    ActorMention,
    CountMention,
    Effect,
    Participant,
    ParticipantKind,
    Role,
    Stance,
    Token,
)
from dateline.model.span import Span
from dateline.model.values import Actor

KIND_OF_ACTOR = {
    ActorKind.PERSON: ParticipantKind.PERSON,
    ActorKind.ARMED_GROUP: ParticipantKind.ARMED_GROUP,
    ActorKind.STATE_FORCE: ParticipantKind.STATE_FORCE,
    ActorKind.GOVERNMENT: ParticipantKind.GOVERNMENT,
    ActorKind.ORGANIZATION: ParticipantKind.ORGANIZATION,
    ActorKind.OUTLET: ParticipantKind.ORGANIZATION,
    ActorKind.CIVILIANS: ParticipantKind.PEOPLE,
    ActorKind.UNNAMED: ParticipantKind.PEOPLE,
}
KIND_OF_NAME = {
    "PERSON": ParticipantKind.PERSON,
    "ORG": ParticipantKind.ORGANIZATION,
    "GPE": ParticipantKind.FACILITY,
    "LOC": ParticipantKind.FACILITY,
    "FAC": ParticipantKind.FACILITY,
    "NORP": ParticipantKind.PEOPLE,
}
DROPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my", "some", "this"})
THINGS = frozenset({
    ParticipantKind.FACILITY, ParticipantKind.VEHICLE, ParticipantKind.OBJECT,
    ParticipantKind.WEAPON,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Described:
    """A phrase for a participant and what it denotes, before it gets its part."""

    head: Token
    span: Span
    kind: ParticipantKind
    name: str | None
    description: str | None
    actor: Actor | None
    count: CountMention | None


class Describer:
    """Describes head words of one report; looks up the actors and counts that cover them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        annotated = page.annotated
        self._actors = sorted(annotated.actors, key=lambda a: a.span)
        self._starts = [a.span.start for a in self._actors]
        self._names = {i: n for n in annotated.names for i in range(n.first, n.last)}
        self._counts: dict[int, CountMention] = {}
        for count in annotated.counts:
            if count.head is not None:
                self._counts.setdefault(count.head, count)

    def actor_at(self, token: Token) -> ActorMention | None:
        """The actor mention that covers the word, the longest one."""
        place = bisect_left(self._starts, token.start + 1)
        best: ActorMention | None = None
        for mention in self._actors[max(0, place - 6) : place]:
            if mention.span.end >= token.end and (
                best is None or len(mention.span) > len(best.span)
            ):
                best = mention
        return best

    def describe(self, token: Token) -> Described | None:
        """The participant that the head word stands for; None where it stands for none."""
        mention = self.actor_at(token)
        if token.pos == "PRON" and (mention is None or mention.actor.name.lower() == token.lemma):
            return None
        span = self._span(token, mention)
        kind = self._kind(token, mention)
        if kind is None:
            return None
        name, description = self._name(token, mention, span, kind)
        actor = mention.actor if mention else None
        count = self._counts.get(token.index)
        return Described(token, span, kind, name, description, actor, count)

    def _span(self, token: Token, mention: ActorMention | None) -> Span:
        chunk = self.page.chunk_of.get(token.index)
        tokens = self.page.tokens
        if chunk is None:
            return mention.span if mention else token.span
        first = chunk.first
        while first < token.index and tokens[first].lemma in DROPPED | {"'s", "’s"}:
            first += 1
        return Span(tokens[first].start, tokens[chunk.last - 1].end)

    def _kind(self, token: Token, mention: ActorMention | None) -> ParticipantKind | None:
        if mention is not None and mention.actor.kind is not ActorKind.UNNAMED:
            return KIND_OF_ACTOR[mention.actor.kind]
        nouns = head_nouns()
        known = nouns.get(token.text.lower()) or nouns.get(token.lemma)
        if known is not None:
            return self._number_kind(token, known)
        name = self._names.get(token.index)
        if name is not None:
            return KIND_OF_NAME.get(name.label)
        if mention is not None:
            return ParticipantKind.PEOPLE
        if token.pos == "NUM" or token.lemma in {"other", "more"}:
            return ParticipantKind.PEOPLE
        if token.pos in {"NOUN", "PROPN"}:
            return ParticipantKind.OBJECT
        return None

    def _number_kind(self, token: Token, kind: ParticipantKind) -> ParticipantKind:
        if kind is ParticipantKind.PERSON and token.tag in {"NNS", "NNPS"}:
            return ParticipantKind.PEOPLE
        return kind

    def _name(
        self, token: Token, mention: ActorMention | None, span: Span, kind: ParticipantKind
    ) -> tuple[str | None, str | None]:
        said = span.of(self.page.text)
        if mention is not None and mention.actor.kind is not ActorKind.UNNAMED:
            actor = mention.actor
            if actor.kind is ActorKind.CIVILIANS:
                return None, said
            return actor.name, actor.role or (None if mention.named else said)
        name = self._names.get(token.index)
        if name is not None and name.label in {"PERSON", "ORG", "NORP"}:
            if name.label == "NORP" and kind is not ParticipantKind.ARMED_GROUP:
                return None, said
            return name.span.of(self.page.text), self._title(token, name.first)
        return None, said

    def _title(self, token: Token, first: int) -> str | None:
        """The words before a person's name in its phrase ("mayor", "Colonel")."""
        chunk = self.page.chunk_of.get(token.index)
        tokens = self.page.tokens
        if chunk is None or chunk.first >= first:
            return self._apposition(token)
        start = chunk.first
        while start < first and tokens[start].lemma in DROPPED | {"'s", "’s"}:
            start += 1
        if start >= first:
            return self._apposition(token)
        return self.page.text[tokens[start].start : tokens[first - 1].end]

    def _apposition(self, token: Token) -> str | None:
        """The noun phrase that stands beside a name ("John Doe, a teacher")."""
        for child in self.page.syntax.children(token, "appos"):
            chunk = self.page.chunk_of.get(child.index)
            if chunk is not None and child.pos == "NOUN":
                first = chunk.first
                if self.page.tokens[first].lemma in DROPPED and first < child.index:
                    first += 1
                return self.page.text[self.page.tokens[first].start : child.end]
        return None


def participant(
    described: Described,
    role: Role,
    text: str,
    *,
    effect: tuple[Effect, ...] = (),
    stance: Stance = Stance.ASSERTED,
) -> Participant:
    """A described phrase in its part."""
    actor = described.actor
    return Participant(
        span=described.span,
        role=role,
        kind=described.kind,
        text=described.span.of(text),
        name=described.name,
        description=described.description,
        actor_id=actor.id if actor else None,
        country_code=actor.country_code if actor else None,
        number=described.count.count if described.count else None,
        effect=effect,
        stance=stance,
    )
