"""Where things stand in a report, looked up often: the sentence of a token, what lies between."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.actors.described import Reading
from dateline.model.annotated import Annotated
from dateline.model.text import Token


@dataclass(frozen=True, slots=True)
class Layout:
    """A report with its readings in order, and the number of each token's sentence."""

    annotated: Annotated
    readings: tuple[Reading, ...]
    starts: tuple[int, ...]
    sentence_of: tuple[int, ...]

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the report."""
        return self.annotated.tokens

    def sentence(self, token: int) -> tuple[int, int]:
        """The first token of the token's sentence, and the one behind its last."""
        found = self.annotated.sentences[self.sentence_of[token]]
        return found.first, found.last

    def between(self, first: int, last: int) -> Sequence[Reading]:
        """The readings that begin within a stretch of tokens."""
        return self.readings[bisect_left(self.starts, first) : bisect_left(self.starts, last)]


def lay_out(annotated: Annotated, readings: Sequence[Reading]) -> Layout:
    """The layout of a report."""
    sentence_of = [0] * len(annotated.tokens)
    for sentence in annotated.sentences:
        for token in range(sentence.first, sentence.last):
            sentence_of[token] = sentence.index
    starts = tuple(reading.match.first for reading in readings)
    return Layout(annotated, tuple(readings), starts, tuple(sentence_of))
