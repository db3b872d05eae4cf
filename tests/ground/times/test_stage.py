"""Time expressions are found and come to the days that a reader would give them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.times import read_times
from dateline.model.annotated import Annotated
from dateline.model.mentions import TimeMention
from dateline.model.report import UNDATED, Published, Report


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser.load()


def read(text: str, parser: SpacyParser, published: str | None) -> tuple[TimeMention, ...]:
    day = Published.given(date.fromisoformat(published)) if published else UNDATED
    report = Report("r1", "a.txt", text, published=day)
    return read_times(next(iter(parser([find_zones(Annotated(report))])))).times


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell on Monday.", "Monday", "2031-03-03"),
        ("The bridge will open on Monday.", "Monday", "2031-03-10"),
        ("The bridge fell on Oct. 3, 2030.", "Oct. 3, 2030", "2030-10-03"),
    ],
)
def test_a_dated_report_tells_days(text: str, words: str, value: str, parser: SpacyParser) -> None:
    (time,) = read(text, parser, "2031-03-05")
    assert (time.span.of(text), time.value) == (words, value)


def test_without_a_publication_date_a_weekday_stays_open(parser: SpacyParser) -> None:
    (time,) = read("The bridge fell on Monday.", parser, None)
    assert (time.value, time.days) == ("XXXX-WXX-1", None)
    assert time.when.relative is not None
