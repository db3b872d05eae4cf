"""What a participant is: its words, name, description, kind and number, from its head word."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.extract.events.ages import behind_age
from dateline.extract.events.beside import name_beside, name_of_its_own, speaker_meant
from dateline.extract.events.fighters import holders_of, is_irregular, made_up_of
from dateline.extract.events.lexicon import head_nouns, head_words, military_words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import (
    ActorMention,
    CountMention,
    Effect,
    Participant,
    ParticipantKind,
    Role,
    Stance,
)
from dateline.model.span import Span
from dateline.model.text import Token
from dateline.model.values import Actor, ActorKind

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
DROPPED = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my", "some", "this",
                     "that", "these", "those", "'s", "’s", '"', "“", "”", "'"})  # fmt: skip
PERSON = ParticipantKind.PERSON
BODIES = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE,
                    ParticipantKind.GOVERNMENT, ParticipantKind.ORGANIZATION})  # fmt: skip
THINGS = frozenset({ParticipantKind.FACILITY, ParticipantKind.VEHICLE,
                    ParticipantKind.OBJECT, ParticipantKind.WEAPON})  # fmt: skip
GROUPS = frozenset({ParticipantKind.PEOPLE, ParticipantKind.ORGANIZATION,
                    ParticipantKind.ARMED_GROUP, ParticipantKind.OBJECT})  # fmt: skip
CONVOY, MINE = "convoy", "mine"


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
            covers = mention.span.end >= token.end
            if covers and (best is None or len(mention.span) > len(best.span)):
                best = mention
        return best

    def describe(self, token: Token, *, hurt: bool = False) -> Described | None:
        """The participant that the head word stands for; None where it stands for none.

        `hurt`: the word is the object of harm that only people suffer, so that a name that
        nobody knows is a person's.
        """
        count = self._counts.get(token.index)
        token = self._real_head(token)
        mention = None if self._unarmed(token) else self.actor_at(token)
        if mention is not None and mention.actor.kind is ActorKind.STATE_FORCE:
            mention = None if is_irregular(self.page, token) else mention
        if token.pos == "PRON" and (mention is None or mention.actor.name.lower() == token.lemma):
            return None
        if not token.text[:1].isalnum() or token.index in self.page.timed:
            return None
        span = self._span(token, mention)
        own = name_of_its_own(self.page, token)
        kind = self._kind_in_context(token, mention, hurt=hurt, own=own)
        if kind is None:
            return None
        body = self._body(token, kind)
        name, description = self._name(token, mention, kind)
        actor = mention.actor if mention else None
        if kind is PERSON and name is None:
            known, name = name_beside(self.page, token, self.actor_at)
            actor = known or actor
        if body is not None and name is None:
            actor, name = body, body.name
            if body.kind in KIND_OF_ACTOR and kind not in THINGS:
                kind = KIND_OF_ACTOR[body.kind]
        name = name or own
        if name is None and kind not in THINGS and kind is not PERSON:
            kind = made_up_of(self.page, token, kind)
        count = count or self._counts.get(token.index)
        return Described(token, span, kind, name, description, actor, count)

    def _kind_in_context(
        self, token: Token, mention: ActorMention | None, *, hurt: bool, own: str | None
    ) -> ParticipantKind | None:
        """The kind by the word itself, and by whose position it is or what a group calls itself."""
        kind = self._kind(token, mention, hurt=hurt)
        if own is not None and kind in GROUPS:
            return ParticipantKind.ORGANIZATION
        if kind is ParticipantKind.FACILITY:
            return holders_of(self.page, token, self.actor_at) or kind
        return kind

    def _real_head(self, token: Token) -> Token:
        """The noun behind "of" where the word only counts: "dozens of villagers"."""
        counting = token.lemma in head_words("counting") or token.pos == "NUM"
        if not counting and token.lemma not in head_words("numbering_forces"):
            return token
        for thing in self.page.syntax.of(token):
            if counting or head_nouns().get(thing.lemma) == "state_force":
                return thing
        return token

    def _body(self, token: Token, kind: ParticipantKind) -> Actor | None:
        """The named group or force before a word for its people: "Taliban fighters", or
        behind its "of": "members of the Front"."""
        if kind in THINGS or kind is ParticipantKind.PERSON:
            return None
        near = self.page.syntax.children(token, "compound", "amod", "poss", "nmod")
        for child in self.page.syntax.children(token, "prep"):
            if child.lemma in {"of", "from"}:
                near.extend(self.page.syntax.children(child, "pobj"))
        for child in near:
            mention = self.actor_at(speaker_meant(self.page, child))
            if mention is not None and mention.named:
                found = KIND_OF_ACTOR[mention.actor.kind]
                if found in BODIES and found is not ParticipantKind.ORGANIZATION:
                    return mention.actor
        return None

    def _span(self, token: Token, mention: ActorMention | None) -> Span:
        chunk = self.page.chunk_of.get(token.index)
        tokens = self.page.tokens
        if chunk is None:
            return mention.span if mention else token.span
        first = chunk.first
        while first < token.index and (tokens[first].lemma in DROPPED or self._is_of_verb(first)):
            first += 1
        end = tokens[chunk.last - 1].end
        if token.lemma in head_words("holding"):
            end = self._end_of_holding(token, end)
        return Span(tokens[first].start, end)

    def _is_of_verb(self, index: int) -> bool:
        """Whether "dead" belongs to the verb before it ("shot dead two marchers")."""
        tokens = self.page.tokens
        behind = index > 0 and tokens[index - 1].pos == "VERB"
        return behind and tokens[index].lemma == "dead" and tokens[index + 1].tag == "CD"

    def _end_of_holding(self, token: Token, end: int) -> int:
        for thing in self.page.syntax.of(token):
            chunk = self.page.chunk_of.get(thing.index)
            if chunk is not None and chunk.last - token.index <= 10:
                return max(end, self.page.tokens[chunk.last - 1].end)
        return end

    def _kind(
        self, token: Token, mention: ActorMention | None, *, hurt: bool
    ) -> ParticipantKind | None:
        special = self._special(token)
        if special is not None:
            return special
        if mention is not None and mention.actor.kind is not ActorKind.UNNAMED:
            return KIND_OF_ACTOR[mention.actor.kind]
        nouns = head_nouns()
        known = nouns.get(token.text.lower()) or nouns.get(token.lemma)
        if self._unarmed(token):
            return ParticipantKind.ORGANIZATION
        if known is not None:
            plural = token.tag in {"NNS", "NNPS"}
            return ParticipantKind.PEOPLE if known == "person" and plural else known
        if token.pos == "NUM" and token.index in self._counts:
            return ParticipantKind.PEOPLE
        name = self._names.get(token.index)
        if hurt and token.tag == "NNP" and (name is None or name.label not in KIND_OF_NAME):
            return ParticipantKind.PERSON
        if name is not None:
            return KIND_OF_NAME.get(name.label)
        if mention is not None or token.pos == "NUM" or token.lemma in {"other", "more"}:
            return ParticipantKind.PEOPLE
        if token.pos in {"NOUN", "PROPN"}:
            return ParticipantKind.OBJECT
        return None

    def _special(self, token: Token) -> ParticipantKind | None:
        """The kind of a convoy of aid or of a mine of gold, which their words alone don't tell."""
        if token.lemma == CONVOY and self._carries(token):
            return ParticipantKind.VEHICLE
        return ParticipantKind.FACILITY if token.lemma == MINE and self._is_dug(token) else None

    def _is_dug(self, token: Token) -> bool:
        """Whether a mine is one that miners work in: "a gold mine"."""
        before = self.page.syntax.children(token, "compound", "amod", "nmod")
        return bool({c.lemma.lower() for c in before} & head_words("mined"))

    def _carries(self, token: Token) -> bool:
        """Whether a convoy is one of aid or of travellers: "a convoy of three aid trucks"."""
        words = {t.lemma for t in self.page.syntax.tokens_in(self._span(token, None))}
        return bool(words & head_words("travelling")) and not words & military_words() - {CONVOY}

    def _unarmed(self, token: Token) -> bool:
        """Whether a word for forces means none with arms: "secular forces", "the party unit"."""
        if token.lemma not in {"force", "unit"}:
            return False
        before = {c.lemma for c in self.page.syntax.children(token, "amod", "compound", "nmod")}
        unarmed = bool(before & head_words("unarmed_forces"))
        return unarmed if token.lemma == "force" else not before & military_words()

    def _name(
        self, token: Token, mention: ActorMention | None, kind: ParticipantKind
    ) -> tuple[str | None, str | None]:
        if token.pos == "NUM":
            return None, None
        said = self._plain(token)
        if mention is not None and mention.actor.kind is not ActorKind.UNNAMED:
            actor = mention.actor
            nobody = not mention.named and actor.id is None and kind is not PERSON
            if actor.kind is ActorKind.CIVILIANS or nobody:
                return None, said
            if kind is PERSON and token.pos != "PRON" and actor.name.lower() in head_nouns():
                return None, said
            title = self._title(token, self._first_of_name(token)) if kind is PERSON else None
            plain = None if mention.named or token.pos == "PRON" else said
            return actor.name, actor.role or title or plain
        if token.text.lower() in head_nouns() or token.lemma in head_nouns():
            return None, said
        name = self._names.get(token.index)
        if name is not None and name.label in {"PERSON", "ORG", "NORP"}:
            if name.label == "NORP" and kind is not ParticipantKind.ARMED_GROUP:
                return None, said
            return folded(name.span.of(self.page.text)), self._title(token, name.first)
        if kind is ParticipantKind.PERSON and token.tag == "NNP":
            first = self._first_of_name(token)
            name_span = Span(self.page.tokens[first].start, token.end)
            return folded(name_span.of(self.page.text)), self._title(token, first)
        return None, said

    def _first_of_name(self, token: Token) -> int:
        """Where a run of proper nouns begins that ends in the word, titles left out."""
        tokens, nouns = self.page.tokens, head_nouns()
        first = token.index
        while first > 0 and tokens[first - 1].head == token.index:
            before = tokens[first - 1]
            if before.pos != "PROPN" or before.lemma in nouns:
                break
            first -= 1
        return first

    def _plain(self, token: Token) -> str:
        """The words of a phrase without articles, numbers and words of degree before it."""
        chunk = self.page.chunk_of.get(token.index)
        tokens = self.page.tokens
        first = chunk.first if chunk is not None else token.index
        while first < token.index and (
            tokens[first].lemma in DROPPED
            or tokens[first].tag in {"CD", "RB", "JJS", "IN", "DT", "JJR", "PDT", "``", "''", ","}
        ):
            first += 1
        first = behind_age(tokens, first, token.index)
        end = token.end
        if token.lemma in head_words("holding"):
            end = self._end_of_holding(token, end)
        return folded(self.page.text[tokens[first].start : end])

    def _title(self, token: Token, first: int) -> str | None:
        """The words before a person's name in its phrase ("mayor", "Colonel")."""
        chunk = self.page.chunk_of.get(token.index)
        tokens = self.page.tokens
        start = min(chunk.first, first) if chunk is not None else first
        while start < first and tokens[start].lemma in DROPPED:
            start += 1
        start = behind_age(tokens, start, first)
        if start == first:
            return self._apposition(token)
        return folded(self.page.text[tokens[start].start : tokens[first - 1].end])

    def _apposition(self, token: Token) -> str | None:
        """The noun phrase that stands beside a name ("John Doe, a teacher")."""
        for child in self.page.syntax.children(token, "appos"):
            if child.pos == "NOUN" and child.index in self.page.chunk_of:
                return self._plain(child)
        return None


def folded(text: str) -> str:
    """The words on one line."""
    return " ".join(text.split())


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
        text=folded(described.span.of(text)),
        name=described.name,
        description=described.description,
        actor_id=actor.id if actor else None,
        country_code=actor.country_code if actor else None,
        number=described.count.count if described.count else None,
        effect=effect,
        stance=stance,
    )
