"""Stage overlong: a sentence that nobody writes is cut into pieces.

Lists, tables and hostile texts come as sentences of thousands of words. What later stages do
within a sentence they do for each pair of its words, so no sentence may be longer than a writer
would make it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import Sentence, Token

VERSION = "overlong.v2"
LONGEST = 250
"""Words. The longest sentences of news, with all their quotations, have some 200."""
BACK = 40
"""So many words before the end of a piece a mark is looked for behind which to cut."""
MARKS = frozenset(";:,.!?|)]")


def cut_overlong(annotated: Annotated) -> Annotated:
    """Cuts sentences of more than `LONGEST` words; all others stay as they are."""
    if all(s.last - s.first <= LONGEST for s in annotated.sentences):
        return annotated
    tokens = list(annotated.tokens)
    sentences: list[Sentence] = []
    for sentence in annotated.sentences:
        for first, last in _pieces(tokens, sentence.first, sentence.last):
            span = Span(tokens[first].start, tokens[last - 1].end)
            piece = replace(sentence, index=len(sentences), span=span, first=first, last=last)
            sentences.append(piece)
            for token in tokens[first:last]:
                if not first <= token.head < last:
                    tokens[token.index] = replace(token, head=token.index, dep="ROOT")
    starts = {sentence.first for sentence in sentences}
    return replace(
        annotated,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        chunks=tuple(c for c in annotated.chunks if starts.isdisjoint(range(c.first + 1, c.last))),
        names=tuple(n for n in annotated.names if starts.isdisjoint(range(n.first + 1, n.last))),
    )


def _pieces(tokens: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    while last - first > LONGEST:
        end = first + LONGEST
        marks = (i + 1 for i in range(end - 1, end - BACK, -1) if tokens[i].text in MARKS)
        end = next(marks, end)
        yield first, end
        first = end
    yield first, last
