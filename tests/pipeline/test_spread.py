"""Linking spread over workers comes to what linking here comes to."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import pytest
from evals.worlds.readings import reading_of
from evals.worlds.world import World
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pipeline.test_resettle import a_store, dated_by_others, readings

from dateline.link import sets
from dateline.link.joining import Joining
from dateline.link.keys import Blocking
from dateline.model.incidents import Judgement, Verdict
from dateline.model.reading import Reading
from dateline.pipeline import api, shards
from dateline.pipeline import resettle as renewing
from dateline.pipeline.elsewhere import Spreading
from dateline.pipeline.read import ReadOptions
from dateline.pipeline.resettle import resettle
from dateline.pipeline.settle import settle_store
from dateline.pipeline.shards import hear_names, neighbours, shard_of, tell_names
from dateline.pipeline.spread import Here
from dateline.store import Store, open_store

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz"
SPREAD = Spreading(Here(), 3)


def is_the_same_spread(store: Store) -> bool:
    here = settle_store(store)
    return settle_store(store, spread=SPREAD) == here


@given(readings(), st.data())
@settings(max_examples=40, deadline=None)
def test_what_workers_link_is_what_is_linked_here(
    given_: list[Reading], data: st.DataObject
) -> None:
    events = sorted({claim.event for reading in given_ for claim in reading.claims})
    reports = [reading.report.id for reading in given_]
    judged = []
    for n in range(data.draw(st.integers(0, 3))):
        names = data.draw(st.sampled_from([events, reports]))
        pair = data.draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True))
        verdict = data.draw(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]))
        at = datetime(2031, 5, n + 1, tzinfo=UTC)
        judged.append(Judgement(f"j{n}", verdict, pair[0], pair[1], "a reviewer", at))
    with a_store() as store:
        for reading in given_:
            store.add_reading(reading, config="c1")
        store.add_judgements(judged)
        assert is_the_same_spread(store)


def test_a_store_that_workers_linked_is_brought_up_to_date_here() -> None:
    given_ = dated_by_others()
    with a_store() as store:
        for reading in given_[:2]:
            store.add_reading(reading, config="c1")
        resettle(store, spread=SPREAD)
        store.add_reading(given_[2], config="c1")
        resettle(store, spread=SPREAD)
        grown = store.conclusions()
        assert settle_store(store) == grown
        assert grown is not None
        assert {(link.left, link.right) for link in grown.links} >= {("r2/e1", "r3/e1")}


def test_keys_that_are_crowded_anywhere_join_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = Blocking(rare=6, longest=9)
    for module in (renewing, sets, shards):
        monkeypatch.setattr(module, "OPTIONS", narrow)
    with a_store() as store:
        for item in islice(World(5).items(60), 60):
            store.add_reading(reading_of(item), config="c1")
        assert is_the_same_spread(store)


def test_a_world_is_linked_by_workers_as_it_is_here() -> None:
    with a_store() as store:
        for item in islice(World(3).items(250), 250):
            store.add_reading(reading_of(item), config="c1")
        assert is_the_same_spread(store)
        conclusions = store.conclusions()
        assert conclusions is not None
        assert len(conclusions.incidents) < 200


NUMBERS = st.integers(0, 14).map(lambda n: f"r{n:02}")


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=20), st.integers(1, 4))
def test_joined_reports_come_to_one_name_round_by_round(
    pairs: list[tuple[str, str]], number: int
) -> None:
    names = [f"r{n:02}" for n in range(15)]
    joined = Joining(names)
    for left, right in pairs:
        joined.join(left, right)
    beside = [
        neighbours(
            [("links", pair) for pair in pairs if shard in {shard_of(r, number) for r in pair}]
        )
        for shard in range(number)
    ]
    labels = [{r: r for r in names if shard_of(r, number) == shard} for shard in range(number)]
    changing = True
    while changing:
        told_ = [
            tell_names(number, mine, near, "links")
            for mine, near in zip(labels, beside, strict=True)
        ]
        heard = [
            hear_names(mine, *column)
            for mine, column in zip(labels, zip(*told_, strict=True), strict=True)
        ]
        labels, changing = [mine for mine, _ in heard], any(changed for _, changed in heard)
    found = {report: label for mine in labels for report, label in mine.items()}
    assert found == {report: min(joined.members(report)) for report in names}


@pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: dateline[ray]")
@pytest.mark.filterwarnings("ignore")
def test_the_examples_are_settled_over_ray_as_they_are_here(tmp_path: Path) -> None:
    found = []
    for engine in ("local", "ray"):
        path = tmp_path / f"{engine}.sqlite"
        api.read(
            EXAMPLES / "reports", manifest=EXAMPLES / "manifest.csv", store=path,
            options=ReadOptions(engine=engine, jobs=2),
        )  # fmt: skip
        api.settle(path, engine=engine, jobs=2)
        store = open_store(path)
        found.append(store.conclusions())
        store.close()
    assert found[0] == found[1]
    assert found[0] is not None
    assert found[0].incidents
