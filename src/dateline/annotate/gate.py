"""The gate before the parser: passes over text that can hold no event, since parsing costs the
most. Whether a sentence can hold one is told by its words alone, each with a learned weight
(`training/gate.py`); what is passed over keeps its zone and is not read further.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from dateline.annotate.parse import Parser
from dateline.model.annotated import Annotated
from dateline.model.errors import SettingError
from dateline.model.span import Span
from dateline.model.text import TOLD, Zone, ZoneKind

VERSION = "gate.v1"
OFF = "off"

WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*")
CUT = re.compile(r"(?<=[.!?])[\"”’')\]]{0,3}\s+")
BRIEF = 3  # sentences
NUMBER = "#"
"""Stands for every number."""


@dataclass(frozen=True, slots=True)
class Level:
    """How much is passed over: a report none of whose sentences reaches `report` (`brief`, where
    it has next to none); else the sentences under `sentence` that don't stand within `beside` of
    one that reaches it."""

    report: float
    brief: float
    sentence: float
    beside: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What each word weighs, and a sentence without any of them."""

    bias: float
    words: Mapping[str, float]

    def of(self, text: str) -> float:
        """The log-odds that the sentence tells of an event."""
        return self.bias + sum(self.words.get(word, 0.0) for word in sentence_words(text))


@dataclass(frozen=True, slots=True)
class GatedParser:
    """A parser that is given only what can hold an event."""

    parser: Parser
    level: Level

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        """The same reports in the same order, with the syntax of what was let through."""
        return self.parser(pass_over(report, self.level) for report in reports)


def gated(parser: Parser, gate: str) -> Parser:
    """The parser behind the gate of this name (`off` for none); `SettingError` for a name that
    there isn't."""
    if gate == OFF:
        return parser
    if gate not in levels():
        names = ", ".join((OFF, *levels()))
        raise SettingError(f"there is no gate {gate!r}; the gates are {names}")
    return GatedParser(parser, levels()[gate])


def pass_over(annotated: Annotated, level: Level) -> Annotated:
    """The report with the stretches that can hold no event marked as passed over."""
    text = annotated.report.text
    told = [zone for zone in annotated.zones if zone.kind in TOLD]
    pieces = [(zone, piece) for zone in told for piece in sentences_of(zone.span, text)]
    scores = [learned().of(piece.of(text)) for _, piece in pieces]
    least = level.brief if len(scores) <= BRIEF else level.report
    if not scores or max(scores) < least:
        return replace(annotated, passed=tuple(zone.span for zone in told))
    kept = _kept([zone for zone, _ in pieces], scores, level)
    passed = (piece for (_, piece), keep in zip(pieces, kept, strict=True) if not keep)
    return replace(annotated, passed=tuple(passed))


def _kept(zones: Sequence[Zone], scores: Sequence[float], level: Level) -> list[bool]:
    """Headlines, the first sentence of the body, and what scores or stands beside it."""
    kept = [False] * len(scores)
    lead = next((i for i, zone in enumerate(zones) if zone.kind is ZoneKind.BODY), 0)
    for index, (zone, score) in enumerate(zip(zones, scores, strict=True)):
        if index == lead or zone.kind is ZoneKind.HEADLINE:
            kept[index] = True
        elif score >= level.sentence:
            first = max(0, index - level.beside)
            last = min(len(scores), index + level.beside + 1)
            kept[first:last] = [True] * (last - first)
    return kept


def sentences_of(span: Span, text: str) -> Iterator[Span]:
    """The stretch cut behind full stops, roughly: a cut too many or too few does little."""
    start = span.start
    for cut in CUT.finditer(text, span.start, span.end):
        yield Span(start, cut.end())
        start = cut.end()
    if start < span.end:
        yield Span(start, span.end)


def sentence_words(text: str) -> set[str]:
    """The words that are weighed, each once."""
    found = WORD.findall(text.lower())
    return {NUMBER if word[0].isdigit() else word for word in found}


@cache
def levels() -> Mapping[str, Level]:
    """The gates by name (`data/gate.toml`)."""
    table = resources.files("dateline.data").joinpath("gate.toml").read_text("utf-8")
    return {name: Level(**row) for name, row in tomllib.loads(table).items()}


@cache
def learned() -> Weights:
    """The weights that are shipped (`data/gate.tsv`)."""
    table = resources.files("dateline.data").joinpath("gate.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("# "))
    words = {word: float(weight) for word, weight in rows}
    return Weights(words.pop(""), words)
