"""Several readers and reviewers at one store: nothing is lost, nothing is kept twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest
from tests.spine_builders import a_reading, a_report

from dateline.model.incidents import Judgement, Verdict
from dateline.pipeline import api
from dateline.pipeline.settle import settle_store
from dateline.store import open_store

AT = datetime(2031, 3, 6, tzinfo=UTC)
READERS, EACH = 3, 12
OPENING = 5


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Path | str:
    """A store that many open."""
    if request.param == "sqlite":
        return tmp_path / "s.sqlite"
    address: str = request.getfixturevalue("database")
    return address


def _reads(where: Path | str, first: int) -> list[str]:
    """Every reader has half of its reports in common with the next."""
    store = open_store(where)
    store.add_config("c1", {})
    words = []
    for n in range(first, first + EACH):
        if store.add_reading(a_reading(a_report(f"r1:{n:03}")), config="c1"):
            words.append(store.facts())
    store.close()
    return words


def _reviews(where: Path | str, who: str) -> int:
    store = open_store(where)
    kept = 0
    for n in range(EACH):
        judgement = Judgement(f"{who}{n}", Verdict.NOTE, "r1:001#1", None, who, AT, note=f"{n}")
        kept += store.add_judgements([judgement])
        settle_store(store)
    store.close()
    return kept


def test_many_at_once_lose_nothing_and_keep_nothing_twice(where: Path | str) -> None:
    with ThreadPoolExecutor(READERS + 2) as people:
        reading = [people.submit(_reads, where, n * EACH // 2) for n in range(READERS)]
        reviewing = [people.submit(_reviews, where, who) for who in ("ana", "ben")]
        words = [word for done in reading for word in done.result()]
        assert [done.result() for done in reviewing] == [EACH, EACH]
    store = open_store(where)
    reports = EACH // 2 * (READERS + 1)
    assert store.totals()["report"] == store.totals()["reading"] == reports == len(words)
    assert len(store.judgements()) == 2 * EACH
    findings = api.findings_of(store)
    assert len(findings.reports) == reports
    members = [member for _, member in store.minted()]
    assert sorted(members) == sorted(reading.claims[0].event for reading in store.readings())
    store.close()


def test_many_open_a_new_store_at_once(tmp_path: Path) -> None:
    for n in range(40):
        start = Barrier(OPENING)

        def opens(where: Path = tmp_path / f"{n}.sqlite", start: Barrier = start) -> int:
            start.wait()
            store = open_store(where)
            totals = store.totals()
            store.close()
            return totals["report"]

        with ThreadPoolExecutor(OPENING) as people:
            opening = [people.submit(opens) for _ in range(OPENING)]
            assert [done.result() for done in opening] == [0] * OPENING


def test_whoever_looks_sees_one_moment_while_others_write(where: Path | str) -> None:
    store, other = open_store(where), open_store(where)
    store.add_config("c1", {})
    for n in range(3):
        store.add_reading(a_reading(a_report(f"r1:{n}")), config="c1")
    seen = []
    for reading in store.readings():
        seen.append(reading.report.id)
        other.add_reading(a_reading(a_report(f"r1:{len(seen)}x")), config="c1")
    assert seen == ["r1:0", "r1:1", "r1:2"]
    assert len(list(store.readings())) == 6
    store.close()
    other.close()
