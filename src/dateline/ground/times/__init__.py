"""Stage times: finds time expressions and works out their types, values and days.

The words of each zone get a class each; rules over classes find pieces (`scan`); pieces are
joined and widened (`join`), those that aren't times dropped (`admit`); days are counted from
the day of publication and from the times told before (`resolve`). Types and values are those
of TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dateline.ground.times.admit import Text, admitted
from dateline.ground.times.join import join
from dateline.ground.times.lexicon import lexicon
from dateline.ground.times.meaning import Meaning
from dateline.ground.times.resolve import Teller
from dateline.ground.times.scan import scan
from dateline.ground.times.tense import tense_of
from dateline.ground.times.tokens import split
from dateline.model.annotated import TOLD, Annotated, TimeMention, Zone, ZoneKind
from dateline.model.span import Span
from dateline.model.syntax import Syntax

VERSION = "times.v1"
READ = TOLD | {ZoneKind.DATELINE}
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
    words = split(text, span.start, span.end, lexicon())
    return [
        (Span(words.words[piece.first].start, words.words[piece.last - 1].end), piece.meaning)
        for piece in join(words, scan(words))
    ]


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
    words = split(text.text, zone.span.start, zone.span.end, lexicon())
    starts = [sentence.span.start for sentence in annotated.sentences]
    for piece in join(words, scan(words)):
        if not admitted(piece, words, text):
            continue
        span = Span(words.words[piece.first].start, words.words[piece.last - 1].end)
        number = max(bisect_right(starts, span.start) - 1, 0)
        place = (number, annotated.sentences[number].paragraph) if annotated.sentences else (0, 0)

        def tense(span: Span = span) -> int:
            return tense_of(text.syntax, span)

        yield teller.tell(piece.meaning, span, place, tense)


def _one_case(text: str) -> bool:
    """Whether the text is all in capitals or all in small letters."""
    return text.isupper() or text.islower()
