"""The day of a court's act, or a day after the report, is not that of the violence."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import the_parser

from dateline.model.mentions import EventMention, TimeRole
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
        (
            "A Lake County teen was shot in the foot Saturday, the sheriff announced in a release "
            "Monday.",
            date(2031, 3, 1),
        ),
        (
            "Deputies are investigating a shooting that killed one man.\n\n"
            "It happened around 5:25 p.m. Saturday in Akron.",
            date(2031, 3, 1),
        ),
        (
            "A soldier was charged with assault in connection to the Saturday shooting.",
            date(2031, 3, 1),
        ),
        (
            "A Milford man was charged in the fatal shooting of a guard.\n\nHe appeared in court "
            "on Tuesday. Police said the Jan. 12 shooting outside a school began with a quarrel.",
            date(2031, 1, 12),
        ),
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


def test_an_old_shooting_before_a_court_is_the_news_of_the_report() -> None:
    event = first_event(
        "Milford man found guilty in May 25 fatal shooting\n\nA Milford man accused in a May 25 "
        "shooting that killed one pleaded guilty today in court."
    )
    assert event.time_role is TimeRole.CURRENT
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == date(2030, 5, 25)


def test_what_happened_to_nothing_told_before_is_no_event() -> None:
    report = Report("r1", "r1.txt", "It happened on Friday in Akron. Two shops opened on Monday.")
    (annotated,) = annotate([report], the_parser())
    assert not annotated.events
