"""A settling brought up to date comes to what settling from nothing comes to."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import ARDUN, DAY, a_reading, a_report, actor, an_event, on, told

from dateline.link import rarity
from dateline.link.keys import Blocking
from dateline.model.calendar import Relative
from dateline.model.incidents import Conclusions, Judgement, Verdict
from dateline.model.mentions import TimeRole
from dateline.model.reading import Reading
from dateline.model.values import Anchor, Place, When
from dateline.pipeline import indexing
from dateline.pipeline import resettle as renewing
from dateline.pipeline.resettle import resettle
from dateline.pipeline.settle import settle_readings, settle_store
from dateline.store import Store, open_store

BEREL = Place("Berel", 13.1, 33.9, country_code="SD", admin1="East")
MONDAY = When(None, Anchor.PUBLICATION, Relative(weekday=0))
WORDS = [f"word{n}" for n in range(12)]


@st.composite
def readings(draw: st.DrawFn) -> list[Reading]:
    """Up to nine reports of some events in two towns, a few of them without a date."""
    found = []
    for n in range(draw(st.integers(2, 9))):
        dated = draw(st.integers(0, 3))
        report = a_report(f"r{n}", DAY + timedelta(draw(st.integers(0, 3))) if dated else None)
        events = [
            an_event(
                report,
                draw(st.sampled_from([on(DAY), on(DAY + timedelta(1)), MONDAY])),
                draw(st.sampled_from([ARDUN, BEREL])),
                told(draw(st.sampled_from([3, 3, 4, 17]))),
                actor("Sel Front"),
                key=f"e{k}",
                role=draw(st.sampled_from(list(TimeRole))),
            )
            for k in range(draw(st.integers(1, 2)))
        ]
        words = draw(st.sets(st.sampled_from(WORDS), max_size=6))
        shingles = draw(st.sampled_from([(), (3, 6, 9, 12, 15), (3, 6, 9, 12, 21)]))
        reading = a_reading(report, *events, words=sorted(words))
        digest = replace(reading.digest, signature=shingles)
        found.append(replace(reading, digest=digest))
    return found


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "s.sqlite")
        store.add_config("c1", {})
        yield store
        store.close()


def groups(conclusions: Conclusions | None) -> list[tuple[str, ...]]:
    assert conclusions is not None
    return sorted(incident.members for incident in conclusions.incidents)


def settled_one_by_one(store: Store, given_: Sequence[Reading]) -> Conclusions:
    for reading in given_:
        store.add_reading(reading, config="c1")
        resettle(store)
    conclusions = store.conclusions()
    assert conclusions is not None
    return conclusions


def same_but_for_ids(one: Conclusions, other: Conclusions) -> bool:
    """Whether two settlings are equal but for the numbers of the incidents."""

    def plain(conclusions: Conclusions) -> object:
        first = {i.id: i.members[0] for i in conclusions.incidents}
        incidents = [
            replace(
                i,
                id=first[i.id],
                related=tuple(sorted((replace(r, incident=first[r.incident]) for r in i.related),
                                     key=repr)),
            )
            for i in conclusions.incidents
        ]  # fmt: skip
        return replace(conclusions, incidents=tuple(sorted(incidents, key=lambda i: i.id)))

    return plain(one) == plain(other)


@given(readings(), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_one_by_one_in_any_order_comes_to_the_same_as_all_at_once(
    given_: list[Reading], chance: random.Random
) -> None:
    chance.shuffle(given_)
    with a_store() as store:
        grown = settled_one_by_one(store, given_)
        assert same_but_for_ids(grown, settle_readings(given_))
        assert settle_store(store) == grown


def dated_by_others() -> list[Reading]:
    """Three reports of one event; the day of the second follows from the first."""
    made = []
    for name, published, day, words in (
        ("r1", DAY + timedelta(3), on(DAY), ["word0", "word7", "word8", "word11"]),
        ("r2", None, MONDAY, ["word5", "word8", "word11"]),
        ("r3", DAY, on(DAY), ["word5", "word6"]),
    ):
        report = a_report(name, published)
        event = an_event(report, day, ARDUN, told(3), actor("Sel Front"))
        made.append(a_reading(report, event, words=words))
    return made


def test_a_report_links_with_one_that_others_have_dated() -> None:
    given_ = dated_by_others()
    with a_store() as store:
        grown = settled_one_by_one(store, given_)
        assert {(link.left, link.right) for link in grown.links} >= {("r2/e1", "r3/e1")}
        assert settle_store(store) == grown


@pytest.mark.parametrize("few", [3, 5])
def test_words_that_become_common_change_what_was_linked_by_them(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rarity, "FIRST", few)
    monkeypatch.setattr(indexing, "FIRST", few)
    monkeypatch.setattr(rarity, "FEW", 0)
    check_many(Blocking())


def test_keys_that_become_crowded_part_what_they_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = Blocking(rare=2, longest=3)
    monkeypatch.setattr(renewing, "OPTIONS", narrow)
    check_many(narrow)


def check_many(options: Blocking) -> None:
    """Reports that share words and days, added one by one in several orders."""
    chance = random.Random(7)
    for _ in range(6):
        given_ = []
        for n in range(12):
            report = a_report(f"r{n:02}", DAY + timedelta(chance.randrange(4)))
            day = on(DAY + timedelta(chance.randrange(3)))
            event = an_event(
                report, day, chance.choice([ARDUN, BEREL]), told(chance.randrange(2, 5))
            )
            given_.append(a_reading(report, event, words=sorted(chance.sample(WORDS, 5))))
        chance.shuffle(given_)
        with a_store() as store:
            grown = settled_one_by_one(store, given_)
            assert settle_store(store) == grown


def test_only_the_circles_that_a_report_comes_into_are_made_anew() -> None:
    with a_store() as store:
        for n in range(6):
            report = a_report(f"r{n}", DAY + timedelta(60 * n))
            event = an_event(report, on(DAY + timedelta(60 * n)), ARDUN, told(3 + n))
            store.add_reading(a_reading(report, event, words=[f"only{n}"]), config="c1")
        resettle(store)
        report = a_report("r9", DAY)
        event = an_event(report, on(DAY), ARDUN, told(3))
        store.add_reading(a_reading(report, event, words=["only0"]), config="c1")
        renewal = resettle(store)
        assert "r0" not in renewal.reports
        conclusions = store.conclusions()
        assert conclusions is not None
        home = {m: i.id for i in conclusions.incidents for m in i.members}
        assert renewal.incidents == {home["r9/e1"], home["r0/e1"]}
        assert resettle(store).incidents == set()


@given(readings(), st.data())
@settings(max_examples=25, deadline=None)
def test_decisions_bear_on_their_own_circles(given_: list[Reading], data: st.DataObject) -> None:
    events = sorted({claim.event for reading in given_ for claim in reading.claims})
    judged: list[Judgement] = []
    for n in range(data.draw(st.integers(1, 3))):
        pair = data.draw(st.lists(st.sampled_from(events), min_size=2, max_size=2, unique=True))
        verdict = data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
        at = datetime(2031, 5, n + 1, tzinfo=UTC)
        judged.append(Judgement(f"j{n}", verdict, pair[0], pair[1], "a reviewer", at))
    with a_store() as store:
        settled_one_by_one(store, given_)
        for judgement in judged:
            store.add_judgements([judgement])
            resettle(store)
        grown = store.conclusions()
        assert grown is not None
        assert same_but_for_ids(grown, settle_readings(given_, judged))
        assert settle_store(store) == grown


@pytest.fixture(params=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store in either database."""
    file = request.param == "sqlite"
    store = open_store(tmp_path / "s.sqlite" if file else request.getfixturevalue("database"))
    store.add_config("c1", {})
    yield store
    store.close()


def test_either_database_is_brought_up_to_date(any_store: Store) -> None:
    given_ = []
    for n in range(6):
        report = a_report(f"r{n}", DAY + timedelta(n % 2) if n else None)
        event = an_event(report, on(DAY) if n % 3 else MONDAY, ARDUN, told(3), actor("Sel Front"))
        given_.append(a_reading(report, event, words=WORDS[n : n + 4]))
    grown = settled_one_by_one(any_store, given_)
    assert same_but_for_ids(grown, settle_readings(given_))
    assert settle_store(any_store) == grown
