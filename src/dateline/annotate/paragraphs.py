"""Where the paragraphs of a text are, told by its form.

Two ways of laying out a text are common: each paragraph on one line, and lines that are
wrapped at a fixed width with blank lines (or indents) between the paragraphs. A text is
wrapped where nearly every line break stands at a place where the next word would not have
fitted any more, or, where a hand broke the lines, where they are about as long as each other
and hardly one ends with a stop.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from dateline.model.span import Span

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
WIDEST = 120  # columns; nobody wraps plain text wider
NARROWEST = 40
WRAPPED_SHARE = 0.7  # of the line breaks within blocks
RAGGED = 0.85  # of the width, which lines broken by hand come to with the next word
RAGGED_SHARE = 0.9  # of the line breaks within blocks
FINAL = re.compile(r"[.!?:;\"”’')\]]\s*$")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs in order, without the blanks around them.

    >>> [span.of("One.\\nTwo.") for span in paragraphs("One.\\nTwo.")]
    ['One.', 'Two.']
    """
    lines = [match for match in LINE.finditer(text) if not match.group().isspace()]
    width = _width(text, lines)
    spans: list[Span] = []
    for block in _blocks(text, lines):
        joined = _joined(block, width) if width else iter([line] for line in block)
        spans.extend(_trimmed(text, part[0].start(), part[-1].end()) for part in joined)
    return spans


def _blocks(text: str, lines: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Lines with no blank line between them."""
    block: list[re.Match[str]] = []
    for line in lines:
        between = text[block[-1].end() : line.start()] if block else ""
        if block and len(between.replace("\r\n", "\n").strip(" \t")) > 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _width(text: str, lines: list[re.Match[str]]) -> int:
    """The column at which the text is wrapped; 0 where it isn't."""
    breaks = [
        (len(left.group().rstrip()), len(right.group().split(maxsplit=1)[0]), left.group())
        for block in _blocks(text, lines)
        for left, right in itertools.pairwise(block)
    ]
    if len(breaks) < 3:
        return 0
    width = max(length for length, _, _ in breaks)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(length + 1 + word > width - 2 for length, word, _ in breaks)
    long = sum(length + 1 + word > RAGGED * width for length, word, _ in breaks)
    running = sum(not FINAL.search(line) for _, _, line in breaks)
    by_hand = long >= RAGGED_SHARE * len(breaks) and running >= WRAPPED_SHARE * len(breaks)
    return width if by_hand or full >= WRAPPED_SHARE * len(breaks) else 0


def _joined(block: list[re.Match[str]], width: int) -> Iterator[list[re.Match[str]]]:
    """The lines of a wrapped block by paragraph: a new one starts at an indent, or after a
    line that ends early with a final stop."""
    indents = [_indent(line) for line in block]
    usual = min(indents)
    paragraph: list[re.Match[str]] = []
    for line, indent in zip(block, indents, strict=True):
        if paragraph and (indent >= usual + 2 or _ends_early(paragraph[-1], line, width)):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _indent(line: re.Match[str]) -> int:
    words = line.group()
    return len(words) - len(words.lstrip())


def _ends_early(line: re.Match[str], after: re.Match[str], width: int) -> bool:
    room = width - len(line.group().rstrip())
    return room > len(after.group().split(maxsplit=1)[0]) + 12 and bool(FINAL.search(line.group()))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
