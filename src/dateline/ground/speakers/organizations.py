"""The organization that a phrase names: a known actor, a name, a body, a ministry."""

from __future__ import annotations

from dateline.ground.speakers.words import SpeakerWords
from dateline.model.along import Along
from dateline.model.annotated import Annotated
from dateline.model.mentions import ActorMention
from dateline.model.span import Span
from dateline.model.text import Name, Token
from dateline.model.values import ActorKind

ORGANIZED = frozenset(
    (
        ActorKind.ARMED_GROUP,
        ActorKind.STATE_FORCE,
        ActorKind.GOVERNMENT,
        ActorKind.ORGANIZATION,
        ActorKind.OUTLET,
    )
)
NO_MINISTRY = frozenset(("prime", "first", "deputy", "cabinet", "junior", "former", "chief"))
NO_BODY = frozenset(("PERSON", "GPE", "LOC", "NORP", "DATE", "TIME", "FAC"))
BEFORE = frozenset(("compound", "amod", "nmod", "poss", "case"))


class Organizations:
    """Finds organizations in the phrases of one report."""

    def __init__(self, annotated: Annotated, words: SpeakerWords) -> None:
        self.annotated = annotated
        self.text = annotated.report.text
        self.words = words
        actors = sorted(
            (m for m in annotated.actors if m.actor.kind in ORGANIZED),
            key=lambda m: (m.span.start, -m.span.end),
        )
        self.actors = Along(actors, lambda mention: mention.span)
        names = (name for name in annotated.names if name.label == "ORG")
        self.names = Along(names, lambda name: name.span)

    def of(self, tokens: list[Token]) -> str | None:
        """The organization that the phrase names; None where it names none."""
        if not tokens:
            return None
        body = self._body(tokens)
        after = self._after(body, tokens) if body is not None else None
        if after is not None:
            return after
        for mention in self.known_in(tokens):
            if body is None or not self._only_part(mention.span, body):
                return mention.actor.name
        for name in self._names_in(tokens):
            if body is None or not self._only_part(name.span, body):
                return self._words(name.span)
        if body is not None:
            return self._words(body)
        return self._ministry(tokens) or self._possessor(tokens)

    def _possessor(self, tokens: list[Token]) -> str | None:
        """The name that a post belongs to: "Harbour Relief | 's director"."""
        for i, token in enumerate(tokens):
            if token.tag != "POS" or not i or tokens[i - 1].pos != "PROPN":
                continue
            low = i - 1
            while low and tokens[low - 1].pos == "PROPN":
                low -= 1
            if any(one.entity in NO_BODY for one in tokens[low:i]):
                return None
            return self._words(Span(tokens[low].start, tokens[i - 1].end))
        return None

    def known_in(self, tokens: list[Token]) -> list[ActorMention]:
        """The known organizations that the phrase names, in order."""
        span = Span(tokens[0].start, tokens[-1].end)
        return [mention for mention in self.actors.at(span) if span.contains(mention.span)]

    def _names_in(self, tokens: list[Token]) -> list[Name]:
        span = Span(tokens[0].start, tokens[-1].end)
        return [name for name in self.names.at(span) if span.contains(name.span)]

    def _only_part(self, named: Span, body: Span) -> bool:
        """Whether the name merely belongs to the body's: "the Sheriff | 's Department"."""
        return body.contains(named) and self.text[named.end : body.end].startswith(("'", "’"))

    def _body(self, tokens: list[Token]) -> Span | None:
        """A body with the words that tell which: "Interior Ministry"."""
        for i, token in enumerate(tokens):
            if token.text.lower() not in self.words.bodies:
                continue
            low = i
            while low and tokens[low - 1].dep in BEFORE:
                if tokens[low - 1].text.lower() in self.words.manners:
                    break
                low -= 1
            last = i
            while last + 1 < len(tokens) and tokens[last + 1].text.lower() in self.words.bodies:
                last += 1
            return Span(tokens[low].start, tokens[last].end)
        return None

    def _after(self, body: Span, tokens: list[Token]) -> str | None:
        """The name that follows the words for what it is: "the aid group | Harbour Relief"."""
        name: list[Token] = []
        for token in tokens:
            if token.start > body.end:
                if token.pos != "PROPN" or (token.start - body.end > 1 and not name):
                    break
                name.append(token)
        if not name or name[0].text.lower() in self.words.titles | self.words.roles:
            return None  # "Police | Colonel Omar Haddad"
        for mention in self.actors.at(name[0].span):
            if mention.actor.id:
                return mention.actor.name
        return self._words(Span(name[0].start, name[-1].end))

    def _ministry(self, tokens: list[Token]) -> str | None:
        """The ministry of a minister: "Interior Minister"."""
        for i, token in enumerate(tokens):
            if i and token.text.lower() == "minister":
                before = tokens[i - 1]
                if before.text.lower() in NO_MINISTRY or before.pos not in ("PROPN", "NOUN", "ADJ"):
                    return None
                ending = "Ministry" if token.text[0].isupper() else "ministry"
                return f"{before.text} {ending}"
        return None

    def _words(self, span: Span) -> str:
        words = span.of(self.text).split()
        if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
            words = words[1:]
        text = " ".join(words)
        return text[:-2] if text.endswith(("'s", "’s")) else text
