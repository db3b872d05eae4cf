"""Reads sentences for the tables of time expressions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.times import read_times
from dateline.model.annotated import Annotated
from dateline.model.mentions import TimeMention
from dateline.model.report import UNDATED, Published, Report

Reader = Callable[[str, str | None], list[TimeMention]]


@pytest.fixture(scope="session")
def times_of() -> Reader:
    """The times of a text that was published on the day."""
    parser = SpacyParser.load()

    def read(text: str, published: str | None) -> list[TimeMention]:
        day = Published.given(date.fromisoformat(published)) if published else UNDATED
        report = Report("r1", "a.txt", text, published=day)
        return list(read_times(next(iter(parser([find_zones(Annotated(report))])))).times)

    return read
