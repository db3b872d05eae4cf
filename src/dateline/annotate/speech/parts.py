"""What candidates for contents and sources are looked for in: the syntax and the quotations
of one report."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.speech.quotes import Quote
from dateline.annotate.speech.tree import Reach, Tree

LONGEST_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class Candidate:
    """Some tokens, the way they were found, and the token that they hang on."""

    reach: Reach
    way: str
    root: int


class Parts:
    """Syntax and quotations of one report, with what stands where."""

    def __init__(self, tree: Tree, quotes: list[Quote]) -> None:
        self.tree = tree
        self.quotes = quotes
        self.quote_at: dict[int, int] = {}
        for number, quote in enumerate(quotes):
            for token in range(quote.first, quote.last):
                self.quote_at[token] = number
        sentences = tree.annotated.sentences
        self.by_paragraph: dict[int, list[int]] = {}
        for number, quote in enumerate(quotes):
            self.by_paragraph.setdefault(quote.paragraph, []).append(number)
        self.paragraph = [s.paragraph for s in sentences]

    def readable(self) -> list[int]:
        """The tokens of sentences that a person could have written; longer ones (lists, tables,
        hostile input) are left alone, as the time to read them grows with their square."""
        return [
            token
            for sentence in self.tree.annotated.sentences
            if sentence.last - sentence.first <= LONGEST_SENTENCE
            for token in range(sentence.first, sentence.last)
        ]

    def paragraph_end(self, token: int) -> int:
        """The token after the last one of the paragraph."""
        sentences = self.tree.annotated.sentences
        number = self.tree.sentence[token]
        while number + 1 < len(sentences) and self.paragraph[number + 1] == self.paragraph[number]:
            number += 1
        return sentences[number].last
