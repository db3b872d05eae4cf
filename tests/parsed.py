"""Texts of one's own through zones, the parser and the stages that a test names."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.report import Report


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
