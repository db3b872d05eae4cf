"""Each policy settles a table of told figures as its codebook would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import ARDUN, DAY, a_reading, a_report, an_event, on, told

from dateline.model.claims import CountSaid, Speaker
from dateline.model.errors import UnknownStageError
from dateline.model.reading import Reading
from dateline.model.values import Count, Harm, Relation
from dateline.pipeline.comparing import compare_policies
from dateline.pipeline.settle import settle_readings

POLICE = Speaker(name="Ardun police", id="ardun-police")
REBELS = Speaker(name="rebel spokesman", id="rebels")


def reading(
    key: str, number: int, day: date = DAY, by: Speaker | None = None, who: str | None = None
) -> Reading:
    report = a_report(key, day, outlet=f"Outlet {key}")
    event = an_event(report, on(DAY), ARDUN, told(number, who=who), by=by)
    return a_reading(report, event, words=["ardun", "selim", "market"])


def settled(policy: str, *readings: Reading) -> tuple[int | None, ...]:
    (incident,) = settle_readings(readings, policy=policy).incidents
    count = next(toll.settled.value for toll in incident.tolls if toll.who == "all")
    return count.low, count.best, count.high


@pytest.mark.parametrize(
    ("policy", "expected"),
    [("ucdp", (5, 5, 9)), ("acled", (5, 5, 5)), ("airwars", (5, None, 9)), ("latest", (5, 9, 9))],
)
def test_the_police_and_a_later_report_differ(
    policy: str, expected: tuple[int | None, ...]
) -> None:
    later = reading("r2", 9, DAY + timedelta(2))
    assert settled(policy, reading("r1", 5, by=POLICE), later) == expected


def test_a_claimants_later_word_replaces_his_earlier_one() -> None:
    early, late = reading("r1", 12, by=POLICE), reading("r2", 17, DAY + timedelta(1), by=POLICE)
    assert settled("ucdp", early, late) == (17, 17, 17)


def test_one_claimant_in_two_outlets_is_one_claimant() -> None:
    both = [reading("r1", 12, by=POLICE), reading("r2", 12, by=POLICE)]
    (incident,) = settle_readings(both).incidents
    assert (incident.sources.reports, incident.sources.claimants) == (2, 1)


def test_a_partys_boast_does_not_widen_the_range() -> None:
    assert settled("ucdp", reading("r1", 5, by=POLICE), reading("r2", 80, by=REBELS)) == (5, 5, 5)


def test_people_without_a_number_have_no_best_figure() -> None:
    report = a_report("r1", outlet="Ardun Post")
    some = replace(told(2, who="people"), phrase="plural")
    alone = a_reading(report, an_event(report, on(DAY), ARDUN, some))
    assert settled("ucdp", alone) == (2, None, 2)


def test_a_sum_of_parts_has_a_best_figure_and_is_no_rival_of_the_same_number() -> None:
    report = a_report("r1", outlet="Ardun Post")
    parts = [told(1, who="man"), told(1, who="woman")]
    alone = a_reading(report, an_event(report, on(DAY), ARDUN, *parts), words=["selim", "market"])
    assert settled("ucdp", alone) == (2, 2, 2)
    numbered = reading("r2", 2)
    both = settle_readings([alone, numbered]).incidents[0].tolls
    everyone = next(toll.settled for toll in both if toll.who == "all")
    assert everyone.value.best == 2
    assert not everyone.rivals


def test_an_unknown_policy_is_refused_by_name() -> None:
    with pytest.raises(UnknownStageError, match="no policy called 'guess'"):
        settle_readings([reading("r1", 5)], policy="guess")


def test_comparing_policies_shows_what_the_choice_changes() -> None:
    later = reading("r2", 9, DAY + timedelta(2))
    (choice,) = compare_policies([reading("r1", 5, by=POLICE), later])
    assert choice.differ
    assert [name for name, _ in choice.counts] == ["ucdp", "acled", "airwars", "latest"]


def weighed(*counts: tuple[CountSaid, Speaker | None]) -> Reading:
    """One report that tells several figures of one event."""
    report = a_report("r1", DAY)
    parts = [an_event(report, on(DAY), ARDUN)]
    for number, (said, by) in enumerate(counts):
        parts.append([replace(c, id=f"{c.id}/{number}") for c in an_event(report, said, by=by)[1:]])
    return a_reading(report, [claim for part in parts for claim in part])


def test_what_a_report_says_itself_comes_before_what_it_quotes() -> None:
    reading = weighed((told(9, who="people"), POLICE), (told(11, who="people"), None))
    assert settled("ucdp", reading) == (9, 11, 11)


def test_at_least_so_many_overtakes_what_is_quoted_below_it() -> None:
    least = replace(told(11, who="people"), count=Count(11, 11, None, Relation.AT_LEAST))
    reading = weighed((told(9, who="people"), POLICE), (least, None))
    assert settled("ucdp", reading) == (11, 11, 11)


def test_a_number_comes_before_a_vague_word_of_the_same_people() -> None:
    some = CountSaid(Harm.KILLED, Count(2, 2, None, Relation.VAGUE), "civilians", phrase="plural")
    (incident,) = settle_readings(
        [weighed((told(7, who="civilians"), None), (some, POLICE))]
    ).incidents
    counts = {toll.who: toll.settled.value.best for toll in incident.tolls}
    assert counts["civilians"] == 7


@pytest.mark.parametrize(
    ("policy", "expected"), [("ucdp", (24, 99)), ("acled", (12, 12)), ("airwars", (12, 24))]
)
def test_dozens_are_as_many_as_the_policys_house_takes_them_for(
    policy: str, expected: tuple[int, int]
) -> None:
    dozens = CountSaid(Harm.KILLED, Count(24, 24, 99, Relation.VAGUE), "people", phrase="dozens")
    low, _, high = settled(policy, weighed((dozens, None)))
    assert (low, high) == expected


def test_up_to_nine_is_nine_at_best_and_none_at_least() -> None:
    up_to = CountSaid(Harm.KILLED, Count(0, None, 9, Relation.AT_MOST), "people")
    assert settled("ucdp", weighed((up_to, None))) == (0, 9, 9)


def test_dozens_that_the_same_report_puts_in_numbers_widen_no_range() -> None:
    report = a_report("r1", DAY)
    dozens = CountSaid(Harm.KILLED, Count(24, 24, 99, Relation.VAGUE), None, phrase="dozens")
    event = an_event(report, on(DAY), ARDUN, told(34))
    vague = an_event(report, dozens)[-1]
    assert settled("ucdp", a_reading(report, [*event, vague])) == (34, 34, 34)
    assert settled("ucdp", a_reading(report, [*an_event(report, on(DAY), ARDUN), vague])) == (
        24,
        24,
        99,
    )


def test_a_toll_that_a_later_report_raises_gives_way_whoever_carried_it() -> None:
    early = [reading("r1", 9), reading("r2", 9)]
    later = reading("r3", 13, DAY + timedelta(2))
    assert settled("ucdp", *early, later) == (9, 13, 13)
    assert settled("ucdp", *early, reading("r4", 9, DAY + timedelta(2)), later) == (9, 9, 13)
