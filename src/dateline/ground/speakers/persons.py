"""Which name in a source phrase is the speaker's own."""

from __future__ import annotations

from dateline.ground.speakers.words import SpeakerWords
from dateline.model.along import Along
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import Token
from dateline.model.values import ActorKind

LONGEST_NAME = 5


class Persons:
    """Finds names of persons in the phrases of one report."""

    def __init__(self, annotated: Annotated, syntax: Syntax, words: SpeakerWords) -> None:
        self.syntax = syntax
        self.words = words
        known = (m for m in annotated.actors if m.named and m.actor.kind is ActorKind.PERSON)
        self.known = Along(known, lambda mention: mention.span)
        names = (name for name in annotated.names if name.label == "PERSON")
        self.names = Along(names, lambda name: name.span)

    def own(self, tokens: list[Token], head: Token) -> tuple[int, int] | None:
        """Places (in `tokens`) of the first to the last word of the speaker's own name."""
        base = tokens[0].index
        for name in self._all(tokens):
            if self._is_own(tokens, name, head):
                return name
        beside = self._beside_post(tokens)
        if beside is not None:
            return beside
        low, high = head.index - base, head.index - base + 1
        if head.pos != "PROPN" or not 0 <= low < len(tokens):
            return None
        while low and tokens[low - 1].pos == "PROPN" and tokens[low - 1].dep == "compound":
            low -= 1
        before = tokens[low - 1].text.lower() if low else ""
        roles = [i for i in range(low, high - 1) if tokens[i].text.lower() in self.words.roles]
        if roles and roles[-1] + 1 < high:
            return roles[-1] + 1, high
        known = before in self.words.roles | self.words.titles or self._has_post(head)
        return (low, high) if known else None

    def _beside_post(self, tokens: list[Token]) -> tuple[int, int] | None:
        """The name that stands between commas beside a post, though the parser knows no person by
        it: "the governor of the region, Omar Haddad"."""
        commas = [i for i, token in enumerate(tokens) if token.text == ","]
        if len(commas) != 1:
            return None
        (comma,) = commas
        for (low, high), other in (
            ((comma + 1, len(tokens)), tokens[:comma]),
            ((0, comma), tokens[comma + 1 :]),
        ):
            low, high = self._without_titles(tokens, low, high)
            if self._is_name(tokens[low:high]) and self._is_post(other):
                return low, high
        return None

    def _is_name(self, tokens: list[Token]) -> bool:
        """Whether it's some words with capitals, none of them of a body or a post."""
        words = self.words
        no_name = words.bodies | words.outlets | words.documents
        return 2 <= len(tokens) <= LONGEST_NAME and all(
            t.pos == "PROPN" and t.text[0].isupper() and t.text.lower() not in no_name
            for t in tokens
        )

    def _is_post(self, tokens: list[Token]) -> bool:
        """Whether one person's post stands there, before any "of"."""
        for token in tokens:
            if token.pos == "ADP":
                return False
            if token.text.lower() in self.words.roles and token.tag != "NNS":
                return True
        return False

    def _has_post(self, head: Token) -> bool:
        """Whether a post of a single person is put beside the name: "…, director of"."""
        return any(
            token.lemma in self.words.roles and token.tag == "NN"
            for token in self.syntax.children(head, "appos")
        )

    def _all(self, tokens: list[Token]) -> list[tuple[int, int]]:
        """Stretches of the phrase that are names of persons."""
        first, base = tokens[0].start, tokens[0].index
        phrase = Span(first, tokens[-1].end)
        within = (m.span for m in self.known.at(phrase) if first <= m.span.start)
        known = [self.syntax.tokens_in(span) for span in within]
        found = [(t[0].index - base, t[-1].index + 1 - base) for t in known if t]
        for name in self.names.at(phrase):
            if first <= name.span.start:
                found.append((name.first - base, name.last - base))
        clean = []
        for low, high in sorted(set(found), key=lambda reach: (reach[0], -reach[1])):
            low, high = self._without_titles(tokens, low, min(high, len(tokens)))
            low = self._grown(tokens, low)
            if low < high:
                clean.append((low, high))
        return clean

    def _without_titles(self, tokens: list[Token], low: int, high: int) -> tuple[int, int]:
        skipped = self.words.roles | self.words.titles
        while low < high and (tokens[low].text.lower() in skipped or tokens[low].pos != "PROPN"):
            low += 1
        while low < high and tokens[high - 1].text in ("'s", "’s", "’", "'"):
            high -= 1
        return low, high

    def _grown(self, tokens: list[Token], low: int) -> int:
        """Where a name begins that was found only in part ("Abdul | Karim Daud")."""
        skipped = self.words.roles | self.words.titles
        while low and tokens[low - 1].text.istitle() and tokens[low - 1].entity in ("", "PERSON"):
            if tokens[low - 1].text.lower() in skipped or tokens[low - 1].pos in ("DET", "ADJ"):
                break
            low -= 1
        return low

    def _is_own(self, tokens: list[Token], name: tuple[int, int], head: Token) -> bool:
        """Whether the name is the speaker's and not that of his minister or victim."""
        low, high = name
        last = tokens[high - 1]
        if last.dep == "poss" or (high < len(tokens) and tokens[high].text in ("'s", "’s")):
            return False
        if last.index == head.index or (last.dep == "appos" and self._after_comma(tokens, low)):
            return True
        if last.dep in ("pobj", "compound", "nmod", "amod", "conj"):
            return self._after_comma(tokens, low) and self._before_comma(tokens, high)
        return True

    def _after_comma(self, tokens: list[Token], low: int) -> bool:
        titles = self.words.roles | self.words.titles
        while low and tokens[low - 1].text.lower() in titles:
            low -= 1
        return low > 0 and tokens[low - 1].text == ","

    def _before_comma(self, tokens: list[Token], high: int) -> bool:
        return high >= len(tokens) or tokens[high].text in (",", "(")
