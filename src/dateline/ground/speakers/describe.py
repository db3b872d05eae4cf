"""Who a source phrase names by itself: person, post, organization, before any pronoun."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.ground.speakers.organizations import ORGANIZED, Organizations
from dateline.ground.speakers.persons import Persons
from dateline.ground.speakers.words import SpeakerWords
from dateline.model.along import Along
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Token
from dateline.model.values import Actor, ActorKind

THINGS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "GPE", "LOC", "EVENT", "LAW"))
OWNER_NEAR = 250
"""Characters back to whom "its" stands for at most."""
BELONGING = frozenset(("of", "from", "with", "at"))
TITLE_ENDS = frozenset(("'s", "’s"))
ENDS = frozenset(("relcl", "acl", "advcl"))


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker as his phrase describes him; `person`: a name stands there; `head` is the
    chief noun, lower case; `plural`: several speak; `at`: where in the text, once he has spoken."""

    name: str | None
    role: str | None = None
    organization: str | None = None
    id: str | None = None
    kind: ActorKind | None = None
    person: bool = False
    plural: bool = False
    head: str = ""
    human: bool = False
    at: int = -1


class Describer:
    """Reads source phrases of one report."""

    def __init__(self, annotated: Annotated, syntax: Syntax, words: SpeakerWords) -> None:
        self.annotated = annotated
        self.syntax = syntax
        self.words = words
        self.text = annotated.report.text
        actors = sorted(annotated.actors, key=lambda m: (m.span.start, -m.span.end))
        self.actors = Along(actors, lambda mention: mention.span)
        self.organizations = Organizations(annotated, words)
        self.persons = Persons(annotated, syntax, words)

    def describe(self, source: Span) -> Described:
        """Person, post and organization of the phrase."""
        tokens = self._core(source)
        if not tokens:
            return Described(None)
        head = self.syntax.root_of(Span(tokens[0].start, tokens[-1].end)) or tokens[-1]
        person = self.persons.own(tokens, head)
        if person is not None:
            return self._of_person(tokens, person)
        return self._of_others(tokens, head)

    # ------------------------------------------------------------------ persons

    def _core(self, source: Span) -> list[Token]:
        """The phrase without its relative clauses."""
        tokens = list(self.syntax.tokens_in(source))
        for i, token in enumerate(tokens):
            if i and (token.dep in ENDS or token.tag in ("WP", "WDT")):
                first = min(t.index for t in self.syntax.subtree(token))
                kept = [t for t in tokens if t.index < first]
                return self._bare(kept) if kept else self._bare(tokens)
        return self._bare(tokens)

    def _bare(self, tokens: list[Token]) -> list[Token]:
        while tokens and tokens[-1].pos == "PUNCT" and tokens[-1].text not in (")", "”", '"'):
            tokens = tokens[:-1]
        while tokens and tokens[0].pos == "PUNCT":
            tokens = tokens[1:]
        return tokens

    def _of_person(self, tokens: list[Token], reach: tuple[int, int]) -> Described:
        low, high = reach
        name = self._words(tokens[low:high])
        actor = self._actor_at(tokens[low], tokens[high - 1], ActorKind.PERSON)
        role, organization = self._role_beside(tokens, low, high)
        if role is None:
            role, headed = self._heading(tokens[low:high])
            organization = organization or headed
        found = Described(
            name=name, role=role, organization=organization, person=True, human=True,
            kind=ActorKind.PERSON, head=tokens[high - 1].text.lower(),
        )  # fmt: skip
        if actor is None:
            return found
        return replace(
            found,
            name=actor.name or name,
            id=actor.id,
            role=role or actor.role,
            organization=organization or actor.organization,
        )

    def _role_beside(
        self, tokens: list[Token], low: int, high: int
    ) -> tuple[str | None, str | None]:
        """Post and organization from what stands before and after the name."""
        before, after = tokens[:low], tokens[high:]
        while before and before[-1].text == ",":
            before = before[:-1]
        for part in (after, before):
            part = self._post(part)
            if part:
                organization = self._owner(before) or self.organizations.of(part)
                return self._words(part) or None, organization or self._of_whom(after)
        return None, self.organizations.of(before) or self.organizations.of(after)

    def _of_whom(self, after: list[Token]) -> str | None:
        """The organization behind the name: "analyst Ana Ruiz | of the Sel Institute"."""
        belongs = after and after[0].text.lower() in BELONGING
        return self.organizations.of(after[1:]) if belongs else None

    def _heading(self, name: list[Token]) -> tuple[str | None, str | None]:
        """The post and organization in "who heads the city's ambulance service"."""
        for token in name:
            for verb in self.syntax.children(token, "relcl"):
                who = [kid.tag for kid in self.syntax.children(verb, "nsubj")]
                objects = list(self.syntax.children(verb, "dobj"))
                if verb.lemma in self.words.heading and who == ["WP"] and objects:
                    led = self.syntax.tokens_in(self.syntax.span_of(objects[0]))
                    role = self.text[verb.start : led[-1].end]
                    return " ".join(role.split()), self.organizations.of(list(led))
        return None, None

    def _post(self, tokens: list[Token]) -> list[Token]:
        """The part of an apposition that names a post, without article."""
        tokens = [t for t in tokens if t.text not in ("(", ")", '"')]
        while tokens and (tokens[0].pos in ("DET", "PUNCT") or tokens[0].tag == "PRP$"):
            tokens = tokens[1:]
        while tokens and (tokens[-1].pos == "PUNCT" or tokens[-1].text in TITLE_ENDS):
            tokens = tokens[:-1]
        if len(tokens) > 2 and tokens[-2].text == "," and self._has_role(tokens[:-2]):
            tokens = tokens[:-2]  # "military spokesman, Sheikh"
        return tokens if self._has_role(tokens) else []

    def _owner(self, tokens: list[Token]) -> str | None:
        """Whose post it is where a pronoun tells it: "Its spokesman" after the army spoke."""
        owners = [t for t in tokens if t.tag == "PRP$" and t.text.lower() in ("its", "their")]
        if not owners or owners[0].index != tokens[0].index:
            return None
        told = self._actor_on(owners[0])
        if told is not None:
            return told.name if told.kind in ORGANIZED else None
        start = tokens[0].start
        reach = Span(max(0, start - OWNER_NEAR), start)
        near = [m for m in self.organizations.actors.at(reach) if m.actor.id]
        return max(near, key=lambda m: m.span.end).actor.name if near else None

    def _has_role(self, tokens: list[Token]) -> bool:
        """Whether a post is what they name: its word comes before any "of" or "for"."""
        roles = self.words.roles
        for token in tokens:
            if token.text.lower() in roles or token.lemma in roles:
                return True
            if token.pos == "ADP":
                return False
        return False

    # ------------------------------------------------------------------ others

    def _of_others(self, tokens: list[Token], head: Token) -> Described:
        """People without a name, bodies and documents."""
        words = self.words
        while len(tokens) > 1 and (tokens[0].tag in ("DT", "PRP$") or tokens[0].pos == "PUNCT"):
            if tokens[0].index == head.index:
                break
            tokens = tokens[1:]
        tokens = self._named(tokens, head)
        organization = self.organizations.of(tokens)
        actor = self._actor_at(tokens[0], tokens[-1]) or self._actor_on(head)
        lemma = head.lemma if head.pos != "PROPN" else head.text.lower()
        plural = head.tag in ("NNS", "NNPS") or any(t.dep == "conj" for t in tokens)
        role = lemma in words.roles or head.text.lower() in words.roles
        part = self._part_of(head)
        name = self._words(tokens)
        if lemma in words.documents and organization:
            name = organization
        identity = actor if actor and actor.kind in ORGANIZED and not role else None
        if identity is not None:
            name = identity.name
            organization = identity.name
        elif organization is None and not role:
            organized = head.entity == "ORG" or lemma in words.bodies | words.outlets
            organization = name if organized else None
        return Described(
            name=name,
            role=name if role else None,
            organization=organization,
            id=identity.id if identity else None,
            kind=identity.kind if identity else self._kind_of(tokens),
            plural=plural and part is None,
            head=part or lemma,
            human=(organization is None or role) and head.entity not in THINGS,
        )

    def _named(self, tokens: list[Token], head: Token) -> list[Token]:
        """The phrase up to what is put beside it: "the observatory | , a war monitor"."""
        for i, token in enumerate(tokens):
            if token.index > head.index and token.text in (",", "("):
                joined = any(t.dep == "conj" and t.head == head.index for t in tokens[i:])
                return tokens if joined else tokens[:i]
        return tokens

    def _part_of(self, head: Token) -> str | None:
        """Of whom one is meant: "one of the guards" is a guard."""
        if head.text.lower() not in ("one", "another"):
            return None
        for prep in self.syntax.children(head, "prep"):
            for noun in self.syntax.children(prep, "pobj"):
                return noun.lemma
        return None

    def _kind_of(self, tokens: list[Token]) -> ActorKind | None:
        """The kind of the organization that the phrase names."""
        for mention in self.organizations.known_in(tokens):
            return mention.actor.kind
        return None

    # ------------------------------------------------------------------ helpers

    def _actor_at(self, first: Token, last: Token, kind: ActorKind | None = None) -> Actor | None:
        for mention in self.actors.at(last.span):
            if mention.span.start <= first.start and last.end <= mention.span.end:
                if kind is None or mention.actor.kind is kind:
                    return mention.actor
            elif (
                mention.span.start <= last.start
                and last.end <= mention.span.end
                and mention.actor.kind is kind
            ):
                return mention.actor
        return None

    def _actor_on(self, head: Token) -> Actor | None:
        for mention in self.actors.at(head.span):
            if mention.span.start <= head.start and head.end <= mention.span.end:
                return mention.actor
        return None

    def _words(self, tokens: list[Token]) -> str:
        if not tokens:
            return ""
        words = self.text[tokens[0].start : tokens[-1].end]
        return " ".join(words.split())
