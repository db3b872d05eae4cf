"""Stage times: finds time expressions and works out their types, values and days.

The words of each zone get a class each; rules over classes find pieces (`scan`); pieces are
joined and widened (`join`), those that aren't times dropped (`admit`); days are counted from
the day of publication and from the times told before (`resolve`). Types and values are those
of TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from dateline.ground.times.admit import Text, admitted
from dateline.ground.times.join import is_range, join, span_of
from dateline.ground.times.lexicon import lexicon
from dateline.ground.times.meaning import Meaning
from dateline.ground.times.resolve import Teller, in_range
from dateline.ground.times.scan import Piece, scan
from dateline.ground.times.tense import tense_told
from dateline.ground.times.tokens import Words, split
from dateline.model.annotated import Annotated
from dateline.model.mentions import TimeMention
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.text import TOLD, Zone, ZoneKind

VERSION = "times.v7"
READ = TOLD | {ZoneKind.DATELINE}
AGAIN = 64
"""Stretches whose times are kept: the day of publication is worked out of them as well."""
BEFORE_BODY = frozenset({ZoneKind.CREDIT, ZoneKind.BYLINE})


def read_times(annotated: Annotated) -> Annotated:
    """Finds the times that the report tells, in order, with their days where they are known."""
    syntax = Syntax(annotated)
    text = Text(annotated.report.text, _one_case(annotated.report.text), syntax)
    teller = Teller(annotated.report.published)
    times = [
        time for zone in _read(annotated.zones) for time in _times_in(zone, annotated, text, teller)
    ]
    return replace(annotated, times=tuple(sorted(times, key=lambda t: (t.span, t.value or ""))))


def meanings_in(text: str, span: Span) -> list[tuple[Span, Meaning]]:
    """The time expressions in a stretch of text and what their words mean, not yet counted
    from anywhere."""
    words, pieces = _pieces(text, span.start, span.end)
    return [(span_of(words, piece), piece.meaning) for piece in pieces]


@lru_cache(maxsize=AGAIN)
def _pieces(text: str, start: int, end: int) -> tuple[Words, tuple[Piece, ...]]:
    """The words of a stretch and the time expressions among them."""
    words = split(text, start, end, lexicon())
    return words, tuple(join(words, scan(words)))


def _read(zones: tuple[Zone, ...]) -> Iterator[Zone]:
    """The zones that are read: what is told, datelines, and the lines before the text that
    can hold the date."""
    begun = False
    for zone in zones:
        begun = begun or zone.kind is ZoneKind.BODY
        if zone.kind in READ or (zone.kind in BEFORE_BODY and not begun):
            yield zone


def _times_in(
    zone: Zone, annotated: Annotated, text: Text, teller: Teller
) -> Iterator[TimeMention]:
    words, found = _pieces(text.text, zone.span.start, zone.span.end)
    pieces = [piece for piece in found if admitted(piece, words, text)]
    if not pieces:
        return
    tell = _telling(words, annotated, text, teller)
    at = 0
    while at < len(pieces):
        if at + 1 < len(pieces) and is_range(words, pieces[at], pieces[at + 1]):
            end = tell(pieces[at + 1])
            start = teller.begin(pieces[at].meaning, span_of(words, pieces[at]), end)
            yield from in_range(start or tell(pieces[at]), end)
            at += 2
        else:
            yield tell(pieces[at])
            at += 1


def _telling(
    words: Words, annotated: Annotated, text: Text, teller: Teller
) -> Callable[[Piece], TimeMention]:
    """What works out a piece where it stands."""
    starts = [sentence.span.start for sentence in annotated.sentences]

    def tell(piece: Piece) -> TimeMention:
        span = span_of(words, piece)
        number = max(bisect_right(starts, span.start) - 1, 0)
        place = (number, annotated.sentences[number].paragraph) if starts else (0, 0)
        return teller.tell(piece.meaning, span, place, lambda: tense_told(text.syntax, span))

    return tell


def _one_case(text: str) -> bool:
    """Whether the text is all in capitals or all in small letters."""
    return text.isupper() or text.islower()
