"""A report with everything found in it, phrase by phrase, with offsets into its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.model.clues import DateClue
from dateline.model.mentions import (
    ActorMention,
    Attribution,
    CountMention,
    EventMention,
    PlaceMention,
    TimeMention,
)
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.text import Chunk, Name, Sentence, Token, Zone


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report and what the stages so far have found in it; each stage returns a fuller one.

    `passed` are stretches that the gate passed over, in order: they are not parsed.
    """

    report: Report
    zones: tuple[Zone, ...] = ()
    passed: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    chunks: tuple[Chunk, ...] = field(default=(), repr=False)
    names: tuple[Name, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    counts: tuple[CountMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    credits: tuple[str, ...] = ()
    clues: tuple[DateClue, ...] = ()
