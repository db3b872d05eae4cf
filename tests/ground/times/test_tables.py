"""Time expressions in sentences of our own (cases.tsv, hours.tsv), each with its words, value
and days, read in a report of Wednesday, 5 March 2031."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.model.mentions import TimeMention

from .conftest import Reader

WEDNESDAY = "2031-03-05"
Case = tuple[str, ...]


def table(name: str) -> list[Case]:
    """The rows of a table beside this file."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


NOT_TIMES = [
    "1,726,408 Z",
    "Theresa May said the army may march home.",
    "The second shell hit a spring after the fall of the town.",
    "The sun rose and the children sat down.",
    "Some 2000 fighters crossed the river.",
    "A 12-year-old boy was hurt.",
    "The woman, 35 years old, was hurt.",
    "It cost $1998 to mend.",
    "He lives at 1804 Elm Street.",
    "Route 2014 is closed and flight 1930 was late.",
]


def the_time(times: list[TimeMention], text: str, words: str) -> TimeMention:
    found = [time for time in times if time.span.of(text) == words]
    assert found, [time.span.of(text) for time in times]
    return found[0]


@pytest.mark.parametrize("case", table("cases.tsv"), ids=lambda case: case[0])
def test_an_expression_has_its_words_its_value_and_its_days(case: Case, times_of: Reader) -> None:
    text, words, value, first, last = case
    time = the_time(times_of(text, WEDNESDAY), text, words)
    assert time.value == value
    if first == "-":
        assert time.days is None
        return
    assert time.days is not None
    due = (date.fromisoformat(first), date.fromisoformat(first if last == "-" else last))
    assert (time.days.first, time.days.last) == due


@pytest.mark.parametrize("case", table("hours.tsv"), ids=lambda case: case[0])
def test_an_hour_has_its_day_and_its_local_time(case: Case, times_of: Reader) -> None:
    text, words, value, day, local = case
    time = the_time(times_of(text, WEDNESDAY), text, words)
    assert (time.type.value, time.value) == ("TIME", value)
    assert time.days is not None
    assert (time.days.first.isoformat(), time.days.local_time) == (day, local)


@pytest.mark.parametrize("text", NOT_TIMES)
def test_words_that_only_look_like_times_are_left_alone(text: str, times_of: Reader) -> None:
    assert [time.span.of(text) for time in times_of(text, WEDNESDAY)] == []
