"""What settling promises, whatever the reports tell."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ARDUN, DAY, a_reading, a_report, actor, an_event, on, told

from dateline.model.calendar import Relative
from dateline.model.errors import InputError
from dateline.model.incidents import Conclusions, Judgement, Verdict
from dateline.model.mentions import Role, TimeRole
from dateline.model.reading import Reading
from dateline.model.values import Anchor, Harm, Place, When
from dateline.pipeline.settle import settle_readings

ELSEWHERE = Place("Berel", 13.1, 33.9, country_code="SD", admin1="East")


def judged(left: str, right: str, verdict: Verdict, key: str = "j1", day: int = 1) -> Judgement:
    at = datetime(2031, 5, day, tzinfo=UTC)
    return Judgement(key, verdict, left, right, "a reviewer", at)


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Up to eight reports of one or two events in two towns within some days."""
    found = []
    for n in range(draw(st.integers(2, 8))):
        report = a_report(f"r{n}", DAY + timedelta(draw(st.integers(0, 4))))
        events = [
            an_event(
                report,
                on(DAY + timedelta(draw(st.integers(0, 40)))),
                draw(st.sampled_from([ARDUN, ELSEWHERE])),
                told(draw(st.integers(0, 30))),
                key=f"e{k}",
                role=draw(st.sampled_from(list(TimeRole))),
            )
            for k in range(draw(st.integers(1, 2)))
        ]
        found.append(a_reading(report, *events, words=draw(st.sets(st.sampled_from("abcdef")))))
    return found


def homes(conclusions: Conclusions) -> dict[str, str]:
    return {m: incident.id for incident in conclusions.incidents for m in incident.members}


@given(readings(), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_the_order_of_reading_is_of_no_account(told_: list[Reading], chance: random.Random) -> None:
    shuffled = list(told_)
    chance.shuffle(shuffled)
    assert settle_readings(shuffled) == settle_readings(told_)


@given(readings())
@settings(max_examples=40, deadline=None)
def test_every_mention_is_in_one_incident_and_no_figure_is_lost(told_: list[Reading]) -> None:
    conclusions = settle_readings(told_)
    claims = [c for r in told_ for c in r.claims]
    assert sorted(homes(conclusions)) == sorted({c.event for c in claims})
    kept = {
        claim
        for incident in conclusions.incidents
        for toll in incident.tolls
        for claim in toll.settled.chosen + toll.settled.rivals
    }
    assert kept == {c.id for c in claims if c.field == "count"}


@given(readings())
@settings(max_examples=40, deadline=None)
def test_the_published_range_covers_the_chosen_figure(told_: list[Reading]) -> None:
    for policy in ("ucdp", "acled", "airwars", "latest"):
        for incident in settle_readings(told_, policy=policy).incidents:
            for toll in incident.tolls:
                count = toll.settled.value
                assert count.best is None or count.low <= count.best <= (count.high or count.best)


@given(readings(), st.data())
@settings(max_examples=60, deadline=None)
def test_what_a_person_called_different_is_never_joined(
    told_: list[Reading], data: st.DataObject
) -> None:
    mentions = sorted({c.event for r in told_ for c in r.claims})
    left, right = data.draw(
        st.lists(st.sampled_from(mentions), min_size=2, max_size=2, unique=True)
    )
    apart = judged(left, right, Verdict.DIFFERENT)
    home = homes(settle_readings(told_, [apart]))
    assert home[left] != home[right]


def two_reports() -> list[Reading]:
    return [
        a_reading(report, an_event(report, on(DAY), ARDUN, told(3)), words=["ardun", "market"])
        for report in (a_report("r1"), a_report("r2", outlet="Radio Sel"))
    ]


def test_two_reports_of_one_day_place_and_toll_are_one_incident() -> None:
    (incident,) = settle_readings(two_reports()).incidents
    assert incident.members == ("r1/e1", "r2/e1")
    assert (incident.sources.reports, incident.sources.independent) == (2, 2)


def test_two_attacks_a_year_apart_stay_two_even_beside_an_undated_telling() -> None:
    early, late, vague = a_report("r1"), a_report("r2", DAY + timedelta(365)), a_report("r3", None)
    given_ = [
        a_reading(early, an_event(early, on(DAY), ARDUN, told(3)), words=["ardun"]),
        a_reading(late, an_event(late, on(DAY + timedelta(365)), ARDUN, told(3)), words=["ardun"]),
        a_reading(vague, an_event(vague, ARDUN, told(3)), words=["ardun"]),
    ]
    home = homes(settle_readings(given_))
    assert home["r1/e1"] != home["r2/e1"]


def test_a_background_mention_joins_the_old_incident() -> None:
    old, new = a_report("r1"), a_report("r2", DAY + timedelta(365))
    background = an_event(new, on(DAY), ARDUN, key="past", role=TimeRole.BACKGROUND)
    news = an_event(new, on(DAY + timedelta(365)), ARDUN, key="news")
    given_ = [a_reading(old, an_event(old, on(DAY), ARDUN)), a_reading(new, background, news)]
    home = homes(settle_readings(given_))
    assert home["r1/e1"] == home["r2/past"] != home["r2/news"]


def test_a_judgement_that_was_taken_back_counts_for_nothing() -> None:
    apart = judged("r1/e1", "r2/e1", Verdict.DIFFERENT)
    back = Judgement(
        "j2", Verdict.WITHDRAWN, "j1", None, "a reviewer", datetime(2031, 6, 1, tzinfo=UTC),
        undoes="j1",
    )  # fmt: skip
    assert len(settle_readings(two_reports(), [apart]).incidents) == 2
    assert len(settle_readings(two_reports(), [apart, back]).incidents) == 1


def test_incidents_keep_their_ids_when_more_reports_come() -> None:
    first = settle_readings(two_reports()[1:])
    known = {mention: [home] for mention, home in homes(first).items()}
    grown = settle_readings(two_reports(), known_ids=known)
    assert {i.id for i in grown.incidents} == {i.id for i in first.incidents}


def test_an_undated_report_gets_its_day_from_what_linked_reports_say() -> None:
    dated, undated = a_report("r1"), a_report("r2", None, outlet="Radio Sel")
    yesterday = When(None, Anchor.PUBLICATION, Relative(days=(-1, -1)))
    given_ = [
        a_reading(dated, an_event(dated, on(DAY), ARDUN, told(7)), words=["ardun", "selim"]),
        a_reading(undated, an_event(undated, yesterday, ARDUN, told(7)), words=["ardun", "selim"]),
    ]
    conclusions = settle_readings(given_)
    assert dict(conclusions.published)["r2"].day == DAY + timedelta(1)
    assert len(conclusions.incidents) == 1


def test_an_undated_report_without_a_clue_stays_undated() -> None:
    dated, undated = a_report("r1"), a_report("r2", None, outlet="Radio Sel")
    given_ = [
        a_reading(report, an_event(report, on(DAY), ARDUN, told(7)), words=["ardun", "selim"])
        for report in (dated, undated)
    ]
    assert settle_readings(given_).published == ()


def test_parts_add_up_to_the_total_and_agree_with_it() -> None:
    one, other = a_report("r1"), a_report("r2", outlet="Radio Sel")
    parts = an_event(one, on(DAY), ARDUN, told(10, who="soldiers"), told(3, who="civilians"))
    total = an_event(other, on(DAY), ARDUN, told(13))
    words = ["ardun", "selim", "market"]
    told_ = [a_reading(one, parts, words=words), a_reading(other, total, words=words)]
    (incident,) = settle_readings(told_).incidents
    everyone = next(t for t in incident.tolls if t.who == "all" and t.what is Harm.KILLED)
    assert everyone.settled.value.best == 13
    assert not everyone.settled.rivals


def test_a_toll_over_a_period_is_kept_apart() -> None:
    report = a_report("r1")
    year = on(date(2031, 1, 1), date(2031, 6, 30))
    total = an_event(report, year, ARDUN, told(1601), key="sum", aggregate=True)
    news = an_event(report, on(DAY), ARDUN, told(3))
    kinds = sorted(
        i.kind.value for i in settle_readings([a_reading(report, total, news)]).incidents
    )
    assert kinds == ["aggregate", "incident"]


def test_who_is_arrested_for_an_attack_is_no_target_of_it() -> None:
    report = a_report()
    attack = an_event(report, on(DAY), ARDUN, told(5), actor("Sel Front"))
    arrest = an_event(report, actor("Berel Band", Role.TARGET), key="e2", type="arrest")
    (incident,) = settle_readings([a_reading(report, attack, arrest)]).incidents
    assert len(incident.members) == 2
    assert [each.said.name for each in incident.participants] == ["Sel Front"]


def test_two_different_reports_with_one_id_are_refused_by_its_name() -> None:
    one, other = (
        a_reading(report, an_event(report, on(DAY), ARDUN, told(toll)))
        for report, toll in ((a_report("r1"), 4), (a_report("r1"), 9))
    )
    with pytest.raises(InputError, match="two different reports have the id 'r1'"):
        settle_readings([one, other])
    assert len(settle_readings([one, one]).incidents) == 1
