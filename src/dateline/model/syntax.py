"""Walking the syntax of an annotated report: children, subtrees, which sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import Sentence, Token


class Syntax:
    """An index over the tokens of one annotated report; made once per stage, thrown away."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        self.tokens = annotated.tokens
        self._children: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token)
        self._starts = [token.start for token in self.tokens]
        self._first_tokens = [sentence.first for sentence in annotated.sentences]
        self._depths: dict[int, int] = {}

    def children(self, token: Token, *deps: str) -> list[Token]:
        """The token's dependents in order, all or those with one of the labels."""
        found = self._children[token.index]
        return [t for t in found if t.dep in deps] if deps else list(found)

    def head(self, token: Token) -> Token | None:
        """The token's governor; None for a root."""
        return None if token.head == token.index else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of the token, nearest first."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def of(self, token: Token) -> list[Token]:
        """The nouns that the word's "of" leads to: "guards" of "the death of six guards"."""
        links = (child for child in self.children(token, "prep") if child.lemma == "of")
        return [noun for link in links for noun in self.children(link, "pobj")]

    def depth(self, token: Token) -> int:
        """How many governors the token has above it."""
        rising: list[int] = []
        while token.index not in self._depths and token.head != token.index:
            rising.append(token.index)
            token = self.tokens[token.head]
        depth = self._depths.setdefault(token.index, 0)
        for index in reversed(rising):
            depth += 1
            self._depths[index] = depth
        return depth

    def between(self, left: Token, right: Token) -> tuple[list[Token], list[Token], Token | None]:
        """The words from either up to below their nearest common governor, and that; one of the
        two may govern the other. None where nothing governs both."""
        rising: list[Token] = []
        falling: list[Token] = []
        high, low = self.depth(left), self.depth(right)
        while left.index != right.index and (high or low):
            if high >= low:
                rising.append(left)
                left, high = self.tokens[left.head], high - 1
            else:
                falling.append(right)
                right, low = self.tokens[right.head], low - 1
        return rising, falling, left if left.index == right.index else None

    def subtree(self, token: Token) -> list[Token]:
        """The token and all that depends on it, in order of the text."""
        found, waiting = [], [token]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self._children[current.index])
        return sorted(found, key=lambda t: t.index)

    def span_of(self, token: Token) -> Span:
        """From the first to the last word of the token's subtree."""
        tree = self.subtree(token)
        return Span(tree[0].start, tree[-1].end)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share a character with the span."""
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].end <= span.start:
            first += 1
        return self.tokens[first : bisect_left(self._starts, span.end)]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that the token stands in."""
        return self.annotated.sentences[bisect_right(self._first_tokens, token.index) - 1]

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def root_of(self, span: Span) -> Token | None:
        """The token of the span whose governor lies outside it (the first such)."""
        inside = self.tokens_in(span)
        indexes = {token.index for token in inside}
        for token in inside:
            if token.head == token.index or token.head not in indexes:
                return token
        return None
