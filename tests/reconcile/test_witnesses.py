"""A figure that is worked out cites whoever tells it in numbers; what nobody tells has no best."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import ARDUN, DAY, a_reading, an_event, on

from dateline.model.claims import CountSaid
from dateline.model.incidents import Toll
from dateline.model.people import REST
from dateline.model.reading import Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Count, Harm, Relation
from dateline.pipeline.settle import settle_readings

TWO, THREE = Count(2, 2, 2), Count(3, 3, 3)
LISTED = CountSaid(Harm.KILLED, TWO, "a man and his daughter", phrase="composite")


def reading(*told: tuple[str, CountSaid]) -> Reading:
    """A report of one event that tells figures by these words; those of the first one's harm are
    tellings of the same."""
    text = " The market stood empty. ".join(words for words, _ in told)
    report = Report("r1", "r1.txt", text, published=Published.given(DAY))
    event, *counts = an_event(report, *(said for _, said in told), type="shooting")
    placed = an_event(report, on(DAY), ARDUN, type="shooting")[1:]
    cited = []
    for n, (claim, (words, said)) in enumerate(zip(counts, told, strict=True)):
        start = text.index(words)
        evidence = Evidence.cite(report, Span(start, start + len(words)))
        repeats = n and said.what is told[0][1].what
        value = replace(said, part_of=counts[0].id) if repeats else said
        cited.append(replace(claim, value=value, evidence=evidence))
    return a_reading(report, [event, *cited, *placed], words=["ardun"])


def tolls(found: Reading) -> dict[tuple[str, str], Toll]:
    (incident,) = settle_readings([found]).incidents
    return {(toll.what.value, toll.who): toll for toll in incident.tolls}


def test_people_of_several_groups_told_one_after_the_other_are_no_group() -> None:
    found = tolls(reading(("A man and his daughter were killed.", LISTED)))
    assert {key: toll.settled.value.best for key, toll in found.items()} == {("killed", "all"): 2}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Both died.", CountSaid(Harm.KILLED, TWO)),
        ("The two relatives died.", CountSaid(Harm.KILLED, TWO, "relatives")),
        ("Two people were shot.", CountSaid(Harm.KILLED_OR_INJURED, TWO, "people")),
    ],
)
def test_a_worked_out_figure_cites_whoever_tells_it_in_numbers(words: str, said: CountSaid) -> None:
    assert is_cited(words, said)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Two were arrested.", CountSaid(Harm.ARRESTED, TWO)),
        ("They died.", CountSaid(Harm.KILLED, TWO, phrase="definite")),
    ],
)
def test_it_cites_nobody_who_tells_another_harm_or_no_number(words: str, said: CountSaid) -> None:
    assert not is_cited(words, said)


def is_cited(words: str, said: CountSaid) -> bool:
    told = reading(("A man and his daughter were killed.", LISTED), (words, said))
    claim = next(c for c in told.claims if c.evidence.quote == words)
    return claim.id in tolls(told)["killed", "all"].settled.chosen


def test_those_who_were_hit_bear_out_no_dead_beside_injured() -> None:
    hit = CountSaid(Harm.KILLED_OR_INJURED, TWO, "people")
    hurt = CountSaid(Harm.INJURED, Count(1, 1, 1), "boy", phrase="single")
    told = reading(
        ("A man and his daughter were killed.", LISTED),
        ("Two people were shot.", hit),
        ("A boy was hurt.", hurt),
    )
    claim = next(c for c in told.claims if c.evidence.quote == "Two people were shot.")
    assert claim.id not in tolls(told)["killed", "all"].settled.chosen


def test_the_rest_that_nobody_counts_has_no_best_figure() -> None:
    rest = CountSaid(Harm.INJURED, THREE, "teenagers", phrase=REST)
    alone = tolls(reading(("Four teenagers were shot.", rest)))["injured", "all"].settled.value
    assert (alone.low, alone.best, alone.high) == (3, None, 3)
    counted = CountSaid(Harm.INJURED, THREE, "teenagers")
    told = reading(("Four teenagers were shot.", rest), ("Three were treated.", counted))
    assert tolls(told)["injured", "all"].settled.value.best == 3


def test_a_list_with_a_plural_in_it_has_no_best_figure() -> None:
    several = Count(3, 3, None, Relation.VAGUE)
    said = CountSaid(Harm.INJURED, several, "her father and her boys", phrase="composite")
    count = tolls(reading(("Her father and her boys were hurt.", said)))["injured", "all"]
    assert count.settled.value.best is None
