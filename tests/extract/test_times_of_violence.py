"""The day of a court's act, or a day after the report, is not that of the violence."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import the_parser

from dateline.model.mentions import EventMention
from dateline.model.report import Published, Report
from dateline.pipeline.stages import annotate


def first_event(text: str, type: str = "shooting") -> EventMention:
    report = Report("r1", "r1.txt", text, published=Published.given(date(2031, 3, 5)))
    (annotated,) = annotate([report], the_parser())
    return next(event for event in annotated.events if event.type == type)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A man was shot and killed in Dayton Thursday night, police say.", date(2031, 2, 27)),
        ("Three teens were shot Saturday in Akron, officers said.", date(2031, 3, 1)),
    ],
)
def test_what_has_happened_lies_before_the_report(text: str, day: date) -> None:
    event = first_event(text)
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == day


def test_the_day_of_a_sentence_is_not_that_of_the_shooting() -> None:
    event = first_event(
        "A Milford man was sentenced Tuesday to 20 years in prison for the shooting of his "
        "neighbor.\n\nThe victim lived next door."
    )
    assert event.when is None
