"""Every store keeps facts, adds nothing twice, and rebuilds its conclusions."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.spine_builders import a_reading, a_report

from dateline.model.errors import StoreError
from dateline.model.incidents import (
    Conclusions,
    Judgement,
    Lineage,
    LineageKind,
    Link,
    Reason,
    Verdict,
)
from dateline.model.report import Extraction, Published, Refusal
from dateline.pipeline import api
from dateline.store import Settling, Store, open_store
from dateline.store.codec import decode_reading, encode_reading

SETTLING = Settling("ucdp", "c" * 64, "0.1.0", "1.0")
NOTHING = Conclusions((), (), ())


@pytest.fixture(params=["sqlite file", "sqlite memory", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Every test below runs on each."""
    where = {"sqlite file": tmp_path / "s.sqlite", "sqlite memory": ":memory:"}.get(request.param)
    made = open_store(where or request.getfixturevalue("database"))
    made.add_config("c1", {"stages": ["zones.v1"]})
    yield made
    made.close()


def test_a_reading_comes_back_as_it_was_kept(store: Store) -> None:
    reading = a_reading()
    assert store.add_reading(reading, config="c1")
    assert list(store.readings()) == [reading]
    assert store.reading(reading.report.id) == reading
    assert store.report(reading.report.id) == reading.report
    assert store.same_text(reading.report.sha256) == (reading.report,)


def test_reading_the_same_report_twice_adds_no_row(store: Store) -> None:
    store.add_reading(a_reading(), config="c1")
    before = store.totals()
    assert not store.add_reading(a_reading(), config="c1")
    assert store.is_read(a_reading().report, config="c1")
    assert store.totals() == before


def test_a_later_reading_stands_beside_the_first_and_is_the_one_that_counts(store: Store) -> None:
    store.add_config("c2", {"stages": ["zones.v2"]})
    first = a_reading()
    later = replace(first, claims=first.claims[:1])
    store.add_reading(first, config="c1")
    assert not store.is_read(first.report, config="c2")
    store.add_reading(later, config="c2")
    assert list(store.readings()) == [later]
    assert store.configs() == ("c2",)
    assert store.totals()["claim"] == len(first.claims) + 1
    assert store.totals()["report"] == 1


def test_another_text_under_a_known_id_is_refused(store: Store) -> None:
    store.add_reading(a_reading(), config="c1")
    other = a_reading(a_report(text="Quite another story of another day."))
    with pytest.raises(StoreError, match="belongs to another text"):
        store.add_reading(other, config="c1")
    assert store.totals()["reading"] == 1


def test_readings_come_in_the_order_of_their_ids(store: Store) -> None:
    for id in ("b", "c", "a"):
        store.add_reading(a_reading(a_report(id)), config="c1")
    assert [reading.report.id for reading in store.readings()] == ["a", "b", "c"]


def test_refusals_are_kept_once(store: Store) -> None:
    refusal = Refusal("odd\udcff.txt", "binary: it holds NUL bytes")
    assert store.add_refusal(refusal)
    assert not store.add_refusal(refusal)
    assert store.refusals() == (Refusal("odd?.txt", refusal.reason),)


def test_judgements_are_kept_in_their_order(store: Store) -> None:
    at = datetime(2031, 3, 6, 12, tzinfo=UTC)
    first = Judgement("j1", Verdict.DIFFERENT, "e1", "e2", "ana", at, value={"low": 3})
    second = replace(first, id="j2", verdict=Verdict.SAME, undoes="j1")
    assert store.add_judgements([first]) == 1
    assert store.add_judgements([first, second]) == 1
    assert store.add_judgements([first]) == 0
    assert store.judgements() == (first, second)


def settled(store: Store, conclusions: Conclusions, settling: Settling) -> None:
    """Puts conclusions without incidents in the place of all that there are."""
    with store.working() as (workings, standing):
        workings.clear()
        standing.replace_lineages(conclusions.lineages)
        standing.replace_links([], conclusions.links)
        standing.replace_published([], dict(conclusions.published))
        standing.set_settling(settling)


def test_conclusions_are_replaced_as_a_whole(store: Store) -> None:
    published = Published.given(date(2031, 3, 5))
    conclusions = Conclusions(
        incidents=(),
        lineages=(Lineage("r1", "g1", LineageKind.COPY, ("AP",)),),
        links=(Link("e1", "e2", 0.75, (Reason("same_place", 0.6, "both in Ardun"),)),),
        published=(("r1", published),),
    )
    assert store.conclusions() is None
    settled(store, conclusions, SETTLING)
    assert store.conclusions() == conclusions
    assert store.settling() == SETTLING
    settled(store, NOTHING, replace(SETTLING, policy="acled"))
    assert store.conclusions() == NOTHING


def test_links_lineages_and_days_are_replaced_in_part(store: Store) -> None:
    one, other = (Lineage(report, "g1", LineageKind.COPY) for report in ("r1", "r2"))
    links = [Link("e1", "e2", 0.75), Link("e1", "e3", 0.5)]
    with store.working() as (_, standing):
        standing.replace_lineages([one, other])
        standing.replace_links([], links)
        standing.set_settling(SETTLING)
    with store.working() as (_, standing):
        standing.replace_lineages([replace(other, group="g2")])
        standing.replace_links(["e3"], [])
    kept = store.conclusions()
    assert kept is not None
    assert kept.lineages == (one, replace(other, group="g2"))
    assert kept.links == (links[0],)


def test_facts_change_with_each_reading_and_judgement(store: Store) -> None:
    words = [store.facts()]
    store.add_reading(a_reading(), config="c1")
    words.append(store.facts())
    at = datetime(2031, 3, 6, tzinfo=UTC)
    store.add_judgements([Judgement("j1", Verdict.NOTE, "e1", None, "ana", at)])
    words.append(store.facts())
    settled(store, NOTHING, SETTLING)
    assert len(set(words)) == 3
    assert store.facts() == words[-1]


def test_a_reading_travels_between_processes_unchanged() -> None:
    assert decode_reading(encode_reading(a_reading())) == a_reading()


# ------------------------------------------------------------------------ opening


def _text_file(path: Path) -> None:
    path.write_text("The bridge fell.")


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cats (name TEXT)")
    connection.close()


def _newer_store(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE dateline_schema SET version = 99")
    connection.close()


def _torn_store(path: Path) -> None:
    open_store(path).close()
    data = bytearray(path.read_bytes())
    data[20:4000] = bytes(len(data[20:4000]))
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_text_file, "is not a Dateline store"),
        (_other_database, "holds tables, but is not a Dateline store"),
        (_newer_store, r"newer Dateline \(schema 99, this one knows \d+\); run: pip"),
        (_torn_store, "the file is damaged; bring a backup back: dateline restore"),
        (Path.mkdir, "is a folder, not a store"),
    ],
)
def test_what_is_no_store_is_told_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "s.sqlite"
    make(path)
    with pytest.raises(StoreError, match=words):
        open_store(path)


def test_looking_into_a_store_that_is_not_there_makes_none(tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    with pytest.raises(StoreError, match=r"there is no store .*; run: dateline read"):
        open_store(path, create=False)
    assert not path.exists()


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        open_store(tmp_path / "no" / "s.sqlite")


def test_the_bytes_of_a_page_are_kept_once(store: Store) -> None:
    raw = b"<p>The bridge fell.</p>" * 9
    sha256 = hashlib.sha256(raw).hexdigest()
    extraction = Extraction(sha256, "text/html", "pages.v1")
    report = a_report(extraction=extraction)
    store.add_reading(a_reading(report), config="c1", raw=raw)
    store.add_reading(a_reading(replace(report, id="r1:two")), config="c1", raw=raw)
    assert store.raw(sha256) == raw
    assert store.raw("none") is None
    assert store.totals()["raw"] == 1
    kept = store.report(report.id)
    assert kept is not None
    assert kept.extraction == extraction


def test_a_store_that_can_only_be_looked_into_can_be_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s #1?.sqlite"
    store = open_store(path)
    store.add_config("c1", {})
    store.add_reading(a_reading(), config="c1")
    settled(store, NOTHING, SETTLING)
    store.close()
    monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
    kept = open_store(path, create=False)
    assert list(kept.readings()) == [a_reading()]
    assert api.findings_of(kept).incidents == ()
    with pytest.raises(StoreError, match="can't be written to"):
        kept.add_refusal(Refusal("a", "b"))
    kept.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
