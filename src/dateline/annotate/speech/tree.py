"""The syntax of a report as plain lists, with the reach of every phrase worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from dateline.model.annotated import Annotated
from dateline.model.span import Span

Reach = tuple[int, int]
"""Tokens from the first to the last, the last excluded."""


class Tree:
    """Heads, labels and lemmas by token; `left[i]` to `right[i]` (included) are the ends of
    what hangs on token i; `sentence[i]` is the number of its sentence."""

    def __init__(self, annotated: Annotated) -> None:
        tokens = annotated.tokens
        self.annotated = annotated
        self.tokens = tokens
        self.head = [t.head for t in tokens]
        self.dep = [t.dep for t in tokens]
        self.pos = [t.pos for t in tokens]
        self.tag = [t.tag for t in tokens]
        self.lemma = [t.lemma for t in tokens]
        self.lower = [t.text.lower() for t in tokens]
        self.start = [t.start for t in tokens]
        self.end = [t.end for t in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        self.left = list(range(len(tokens)))
        self.right = list(range(len(tokens)))
        self.sentence = [0] * len(tokens)
        for sentence in annotated.sentences:
            self._index_sentence(sentence.index, sentence.first, sentence.last)

    def _index_sentence(self, number: int, first: int, last: int) -> None:
        head, left, right = self.head, self.left, self.right
        for i in range(first, last):
            self.sentence[i] = number
            below, above = i, head[i]
            if above != i:
                self.children[above].append(i)
            while above != below and not left[above] <= i <= right[above]:
                if i < left[above]:
                    left[above] = i
                else:
                    right[above] = i
                below, above = above, head[above]

    def reach(self, token: int) -> Reach:
        """All that hangs on the token, itself included."""
        return self.left[token], self.right[token] + 1

    def bounds(self, token: int) -> Reach:
        """The sentence of the token."""
        sentence = self.annotated.sentences[self.sentence[token]]
        return sentence.first, sentence.last

    def kids(self, token: int, *deps: str) -> list[int]:
        """Dependents of the token with one of the labels."""
        return [k for k in self.children[token] if self.dep[k] in deps]

    def up(self, token: int, limit: int = 12) -> Iterator[int]:
        """The governors of the token, nearest first."""
        while self.head[token] != token and limit:
            token = self.head[token]
            limit -= 1
            yield token

    def under(self, token: int, top: int) -> bool:
        """Whether the token hangs on `top`, or is it."""
        return token == top or top in self.up(token, 40)

    def span(self, reach: Reach) -> Span:
        """The stretch of text from the first to the last token."""
        return Span(self.start[reach[0]], self.end[reach[1] - 1])

    def reach_of(self, start: int, end: int) -> Reach:
        """The tokens that begin within a stretch of text."""
        first = bisect_right(self.end, start)
        return first, max(first, bisect_left(self.start, end))
