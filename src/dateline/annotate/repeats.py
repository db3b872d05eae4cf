"""Stage repeats: what is said over and over, and what has no words, is not read again and again.

Stuck transmissions, lists of buttons and hostile texts say the same few words by the thousand.
Reading costs by the word, so of such a text the beginning is read; the rest is boilerplate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import TOLD, Zone, ZoneKind

VERSION = "repeats.v1"
PIECE = re.compile(r"\w{1,60}|[^\w\s]")
LEAST = 2_000
"""Words and marks; a shorter text is read as it is."""
BLOCK = 200
NEW = 0.1
"""The share of a block's runs of three words that must be new to the text: of news more than
nine in ten are, however long the text."""
SHORTEST = 2.2
"""Letters in a mean word or mark; of news they are some four."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that follow each other, and where they stand."""

    span: Span
    words: tuple[str, ...]


def set_repeats_apart(annotated: Annotated) -> Annotated:
    """Marks as boilerplate what repeats words that were told before; all else stays."""
    text = annotated.report.text
    if len(text) < LEAST:
        return annotated
    told = [zone for zone in annotated.zones if zone.kind in TOLD]
    if sum(_pieces(zone.span, text) for zone in told) < LEAST:
        return annotated
    worn = list(_worn(_blocks(told, text)))
    if not worn:
        return annotated
    return replace(annotated, zones=tuple(_parted(annotated.zones, worn, text)))


def _pieces(span: Span, text: str) -> int:
    return len(PIECE.findall(text, span.start, span.end))


def _blocks(told: Iterable[Zone], text: str) -> Iterator[_Block]:
    """The words of the zones in blocks, over the ends of zones."""
    spans: list[Span] = []
    for zone in told:
        for match in PIECE.finditer(text, zone.span.start, zone.span.end):
            spans.append(Span(*match.span()))
            if len(spans) == BLOCK:
                yield _block(spans, text)
                spans = []
    if spans:
        yield _block(spans, text)


def _block(spans: list[Span], text: str) -> _Block:
    words = tuple(span.of(text).lower() for span in spans)
    return _Block(Span(spans[0].start, spans[-1].end), words)


def _worn(blocks: Iterable[_Block]) -> Iterator[Span]:
    """The stretches of blocks that aren't read: of those after the first which say nothing new
    or have no words; what is left at the end is as the block before it."""
    seen: set[tuple[str, ...]] = set()
    is_worn = False
    for place, block in enumerate(blocks):
        size = len(block.words)
        if size == BLOCK:
            runs = set(zip(block.words, block.words[1:], block.words[2:], strict=False))
            says_nothing = len(runs - seen) < NEW * size
            is_worn = place > 0 and (says_nothing or sum(map(len, block.words)) < SHORTEST * size)
            seen |= runs
        if is_worn:
            yield block.span


def _parted(zones: Iterable[Zone], worn: Iterable[Span], text: str) -> Iterator[Zone]:
    """The zones; those that hold worn stretches in pieces."""
    waiting = iter(worn)
    stretch = next(waiting, None)
    for zone in zones:
        start = zone.span.start
        while stretch and stretch.start < zone.span.end and zone.kind in TOLD:
            first, last = max(start, stretch.start), min(zone.span.end, stretch.end)
            yield from _trimmed(start, first, zone.kind, text)
            yield from _trimmed(first, last, ZoneKind.BOILERPLATE, text)
            start = last
            if stretch.end > zone.span.end:
                break
            stretch = next(waiting, None)
        yield from _trimmed(start, zone.span.end, zone.kind, text)


def _trimmed(start: int, end: int, kind: ZoneKind, text: str) -> Iterator[Zone]:
    words = text[start:end]
    if words.strip():
        ahead = len(words) - len(words.lstrip())
        yield Zone(Span(start + ahead, start + len(words.rstrip())), kind)


__all__ = ["VERSION", "set_repeats_apart"]
