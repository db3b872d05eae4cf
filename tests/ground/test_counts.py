"""Number phrases and what befell whom, on sentences of our own."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.annotate.parse import SpacyParser
from dateline.ground.counts import read_counts
from dateline.ground.counts.numbers import number_phrases
from dateline.model.annotated import Annotated
from dateline.model.mentions import CountMention
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.text import Zone, ZoneKind


@cache
def parser() -> SpacyParser:
    return SpacyParser.load()


def counts_in(text: str) -> tuple[CountMention, ...]:
    report = Report(id="r", source="test", text=text)
    zones = (Zone(Span(0, len(text)), ZoneKind.BODY),)
    (parsed,) = parser()([Annotated(report, zones=zones)])
    return read_counts(parsed).counts


LEXICON = [
    # words, relation, low, best, high
    ("26", "exact", 26, 26, 26),
    ("26 people", "exact", 26, 26, 26),
    ("at least 26", "at_least", 26, 26, None),
    ("no fewer than 26", "at_least", 26, 26, None),
    ("a minimum of 26", "at_least", 26, 26, None),
    ("26 or more", "at_least", 26, 26, None),
    ("more than 26", "at_least", 26, 26, None),
    ("over 26", "at_least", 26, 26, None),
    ("upwards of 26", "at_least", 26, 26, None),
    ("up to 26", "at_most", 0, None, 26),
    ("as many as 26", "at_most", 0, None, 26),
    ("no more than 26", "at_most", 0, None, 26),
    ("about 26", "about", 26, 26, 26),
    ("around 26", "about", 26, 26, 26),
    ("some 26", "about", 26, 26, 26),
    ("nearly 26", "about", 26, 26, 26),
    ("almost 26", "about", 26, 26, 26),
    ("close to 26", "about", 26, 26, 26),
    ("between 20 and 30", "range", 20, 20, 30),
    ("20 - 30", "range", 20, 20, 30),
    ("20 to 30", "range", 20, 20, 30),
    ("a couple of", "vague", 2, 2, 2),
    ("several", "vague", 2, 2, None),
    ("a few", "vague", 2, 2, None),
    ("some", "vague", 2, 2, None),
    ("a number of", "vague", 2, 2, None),
    ("many", "vague", 2, 2, None),
    ("half a dozen", "exact", 6, 6, 6),
    ("a dozen", "exact", 12, 12, 12),
    ("two dozen", "exact", 24, 24, 24),
    ("dozens", "vague", 24, 24, 99),
    ("tens of", "vague", 10, 10, 99),
    ("scores of", "vague", 40, 40, 199),
    ("hundreds of", "vague", 100, 100, 999),
    ("thousands of", "vague", 1000, 1000, None),
    ("no one", "zero", 0, 0, 0),
    ("one hundred and four", "exact", 104, 104, 104),
    ("1,601", "exact", 1601, 1601, 1601),
    ("twenty - three", "exact", 23, 23, 23),
]


@pytest.mark.parametrize(("words", "relation", "low", "best", "high"), LEXICON)
def test_every_row_of_the_lexicon_is_read(
    words: str, relation: str, low: int, best: int | None, high: int | None
) -> None:
    first = next(iter(number_phrases(words.split(), 0)))
    count = first.count
    assert (count.relation, count.low, count.best, count.high) == (relation, low, best, high)


def test_the_attackers_who_died_are_no_part_of_those_whom_they_killed() -> None:
    counts = counts_in("Raiders killed 14 people. Seven of the raiders were killed, he said.")
    assert [(c.count.best, c.part_of) for c in counts] == [(14, None), (7, None)]


def test_a_subset_is_part_of_its_whole_and_never_a_count_of_its_own() -> None:
    whole, part = counts_in("At least 26 people, including five children, were killed.")
    assert (whole.part_of, part.part_of) == (None, 0)
    assert (part.what, part.count.best, part.who) == ("killed", 5, "children")


def test_an_update_names_the_figure_that_it_replaces() -> None:
    (toll,) = counts_in("The death toll rose to 17 from 12, officials said.")
    assert toll.count.best == 17
    assert toll.supersedes is not None
    assert toll.supersedes.best == 12


def test_casualties_are_not_deaths() -> None:
    (count,) = counts_in("The shelling caused 14 casualties.")
    assert (count.what, count.count.low, count.count.best, count.count.high) == (
        "killed_or_injured",
        0,
        0,
        14,
    )


def test_an_age_is_quoted_whole() -> None:
    text = "A 52-year-old electrician was killed at a bus stop."
    (count,) = counts_in(text)
    assert count.span.of(text) == "A 52-year-old electrician was killed"
