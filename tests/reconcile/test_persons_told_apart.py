"""Persons told one by one: who is surely two adds up, who may be one doesn't."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import ARDUN, DAY, a_reading, an_event, on

from dateline.model.claims import CountSaid
from dateline.model.reading import Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Count, Harm
from dateline.pipeline.settle import settle_readings

ONE = Count(1, 1, 1)
BETWEEN = " The square was quiet in the evening, and the market opened again on the next day."


def reading(*persons: tuple[str, str | None, str], between: str = BETWEEN) -> Reading:
    """A report that tells persons by words, noun and key of the count lexicon."""
    text = between.join(words for words, _, _ in persons)
    report = Report("r1", "r1.txt", text, published=Published.given(DAY))
    said, *counts = an_event(
        report,
        *(CountSaid(Harm.KILLED, ONE, who, phrase=key) for _, who, key in persons),
        type="shooting",
    )
    first = counts[0].id
    told = []
    for n, (claim, (words, _, _)) in enumerate(zip(counts, persons, strict=True)):
        start = text.index(words)
        value = replace(claim.value, part_of=first, more=True) if n else claim.value  # type: ignore[type-var]
        cited = Evidence.cite(report, Span(start, start + len(words)))
        told.append(replace(claim, value=value, evidence=cited))
    placed = an_event(report, on(DAY), ARDUN, type="shooting")[1:]
    return a_reading(report, [said, *told, *placed], words=["ardun"])


def toll(found: Reading) -> tuple[int, int | None, int | None]:
    (incident,) = settle_readings([found]).incidents
    count = next(t.settled.value for t in incident.tolls if t.who == "all")
    return count.low, count.best, count.high


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("A teenager died.", "teenager", "single"), ("Ana Ruiz died", None, "name"), (1, 1, 2)),
        (("Ana Ruiz died.", None, "name"), ("Ruiz was killed", None, "name"), (1, 1, 2)),
        (("A teen died.", "teen", "single"), ("A man was killed", "man", "single"), (1, 1, 2)),
    ],
)
def test_persons_in_different_places_who_may_be_one_count_as_one(
    one: tuple[str, str, str], other: tuple[str, str, str], expected: tuple[int, int, int]
) -> None:
    assert toll(reading(one, other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Ana Ruiz died.", None, "name"), ("Omar Selim died", None, "name"), (1, None, 2)),
        (("A man died.", "man", "single"), ("A girl was killed", "girl", "single"), (1, None, 2)),
        (
            ("A man, 31, died.", "man", "single"),
            ("A 45-year-old man was killed", "man", "single"),
            (1, None, 2),
        ),
    ],
)
def test_two_persons_in_different_places_may_be_of_two_events_and_have_no_best_figure(
    one: tuple[str, str, str], other: tuple[str, str, str], expected: tuple[int, int, int]
) -> None:
    assert toll(reading(one, other)) == expected


def test_persons_told_in_one_breath_add_up() -> None:
    wife = ("killed his neighbour", "neighbour", "single")
    assert toll(reading(wife, ("then himself", None, "pronoun"), between=" and ")) == (2, 2, 2)


def test_one_noun_told_over_again_is_one_person() -> None:
    girl = ("A 16-year-old girl killed", "girl", "single")
    again = ("Local: 16-year-old girl killed", "girl", "single")
    assert toll(reading(girl, again, between=" today "))[1] == 1
    another = ("another girl was killed", "girl", "single")
    assert toll(reading(girl, another, between=" and "))[1] == 2


def test_several_people_have_no_best_figure() -> None:
    report = Report("r1", "r1.txt", "Several people were killed.", published=Published.given(DAY))
    several = CountSaid(Harm.KILLED, Count(2, 2, None), "people", phrase="several")
    event = an_event(report, on(DAY), ARDUN, several, type="shooting")
    assert toll(a_reading(report, event, words=["ardun"]))[1] is None
