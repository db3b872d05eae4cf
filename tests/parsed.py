"""Texts of one's own through zones, the parser and the stages that a test names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention
from dateline.model.report import UNDATED, Published, Report
from dateline.pipeline.stages import annotate


@cache
def the_parser() -> SpacyParser:
    """The default parser, loaded once for all tests."""
    return SpacyParser.load()


def parsed(text: str, *stages: Callable[[Annotated], Annotated]) -> Annotated:
    """The text as a report, parsed, and then through the stages."""
    zoned = find_zones(Annotated(Report("r1", "r1.txt", text)))
    (annotated,) = the_parser()([zoned])
    for stage in stages:
        annotated = stage(annotated)
    return annotated


def read_on(day: date | None, *paragraphs: str) -> Annotated:
    """The paragraphs as a report of that day, or of none, through all stages."""
    text = "\n\n".join(paragraphs)
    published = Published.given(day) if day else UNDATED
    report = Report("r1", "r1.txt", text, language="en", published=published)
    (annotated,) = annotate([report], the_parser())
    return annotated


def with_toll(annotated: Annotated, number: int) -> EventMention:
    """The one event that has a count of this best value."""
    counts = annotated.counts
    (event,) = [
        e for e in annotated.events if any(counts[i].count.best == number for i in e.counts)
    ]
    return event
