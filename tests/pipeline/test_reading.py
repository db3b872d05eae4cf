"""Reading keeps every report once, loses nothing to faults, and gives the same on every way."""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import event
from tests.parsed import the_parser
from tests.spine_builders import QuickParser, a_report, quickly_parsed

import dateline
from dateline.annotate.parse import Parser
from dateline.model.annotated import Annotated
from dateline.model.errors import MissingDataError, SettingError, StoreError
from dateline.model.report import Basis, Refusal
from dateline.pipeline import workers
from dateline.pipeline.config import current_config
from dateline.pipeline.read import ReadOptions, Summary, read_again, read_into
from dateline.pipeline.settle import settle_store
from dateline.pipeline.workers import Pool
from dateline.store import open_store

STORY = (
    "ARDUN, March 5 (Wire) - Shells hit the market of village {n} on Monday, killing {n} people, "
    "officials said.\n\nThe army denied it.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Ten reports."""
    made = tmp_path / "reports"
    made.mkdir()
    for n in range(10):
        (made / f"{n}.txt").write_text(STORY.format(n=n))
    return made


def read(
    store: Path, *paths: Path, parser: Parser | None = None, manifest: Path | None = None
) -> Summary:
    kept = open_store(store)
    try:
        return read_into(kept, paths, manifest=manifest, parser=parser or QuickParser())
    finally:
        kept.close()


def rows_of(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def test_reading_twice_adds_no_row(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    (folder / "empty.txt").touch()
    first = read(store, folder)
    before = rows_of(store)
    again = read(store, folder)
    assert (first.read, first.known, len(first.refused)) == (10, 0, 1)
    assert (again.read, again.known, len(again.refused)) == (0, 10, 1)
    assert rows_of(store) == before


def test_what_a_later_run_knows_is_added_and_what_it_leaves_out_stays(
    folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "s.sqlite"
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,outlet,published\n3.txt,Ardun Post,2031-03-05\n")
    read(store, folder)
    assert read(store, folder, manifest=manifest).read == 1
    assert read(store, folder).known == 10
    kept = open_store(store)
    (report,) = [r.report for r in kept.readings() if r.report.source.endswith("3.txt")]
    assert (report.outlet, report.published.basis) == ("Ardun Post", Basis.GIVEN)
    assert kept.totals()["report"] == 10
    kept.close()


def test_the_same_report_twice_is_refused_and_a_copy_by_another_outlet_is_not(
    folder: Path, tmp_path: Path
) -> None:
    for name in ("copy.txt", "twice.txt"):
        (folder / name).write_text(STORY.format(n=3))
    manifest = tmp_path / "m.csv"
    manifest.write_text("file,outlet\n3.txt,Ardun Post\ncopy.txt,Radio Sel\n")
    summary = read(tmp_path / "s.sqlite", folder, manifest=manifest)
    assert summary.read == 11
    assert summary.refused == [
        Refusal(str(folder / "twice.txt"), f"the same report as {folder / '3.txt'}")
    ]


def test_a_report_that_moved_is_the_one_that_is_known(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.sqlite"
    read(store, folder)
    (tmp_path / "other").mkdir()
    (folder / "3.txt").rename(tmp_path / "other" / "three.txt")
    assert read(store, tmp_path / "other").known == 1


def test_an_id_that_came_with_a_report_belongs_to_one_text(tmp_path: Path) -> None:
    lines = tmp_path / "a.jsonl"
    rows = [
        ("x", "One bridge fell."),
        ("x", "Two fell."),
        ("x", "One bridge fell."),
        ("y", "One bridge fell."),
    ]
    lines.write_text("\n".join(json.dumps({"id": id, "text": text}) for id, text in rows))
    summary = read(tmp_path / "s.sqlite", lines)
    assert summary.read == 2
    assert [r.reason for r in summary.refused] == [
        "its id 'x' belongs to another text",
        f"the same report as {lines}",
    ]


def test_reading_again_reads_the_reports_of_the_store_with_the_settings_of_today(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    read(path, folder)
    later = replace(current_config(), stages=("zones.v99",))
    monkeypatch.setattr("dateline.pipeline.read.current_config", lambda gate: later)
    for file in folder.iterdir():
        file.unlink()
    store = open_store(path)
    assert read_again(store, parser=QuickParser()).read == 10
    assert read_again(store, parser=QuickParser()).known == 10
    assert store.totals()["report"] == 10
    assert store.totals()["reading"] == 20
    store.close()


def test_readings_of_another_version_are_told_with_the_cure(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    read(path, folder)
    with sqlite3.connect(path) as connection:
        connection.execute("""UPDATE reading SET digest = '{"report": 7}'""")
    connection.close()
    store = open_store(path)
    with pytest.raises(StoreError, match="run: dateline read --again"):
        list(store.readings())
    assert store.report_ids()
    store.close()


def test_reports_that_no_stage_can_read_are_kept_and_marked(tmp_path: Path) -> None:
    texts = {
        "ar": "قُتل خمسة أشخاص على الأقل في قصف السوق صباح الاثنين.",
        "es": "Al menos cinco personas murieron y treinta resultaron heridas el lunes cuando los "
        "proyectiles cayeron sobre el mercado, según las autoridades.",
        "en": STORY.format(n=1),
    }
    lines = [json.dumps({"id": id, "text": text}) for id, text in texts.items()]
    given = json.dumps({"id": "given", "text": STORY.format(n=2), "language": "fr"})
    (tmp_path / "a.jsonl").write_text("\n".join([*lines, given]))
    store = tmp_path / "s.sqlite"
    summary = read(store, tmp_path / "a.jsonl")
    assert summary.read == 4
    assert summary.unread == {"ar": 1, "es": 1, "fr": 1}
    kept = open_store(store)
    assert {r.report.id: r.report.language for r in kept.readings()} == {
        "ar": "ar", "es": "es", "en": "en", "given": "fr",
    }  # fmt: skip
    kept.close()
    assert read(store, tmp_path / "a.jsonl").known == 4


# -------------------------------------------------------------------------- faults


def test_a_full_disk_is_told_and_what_was_read_is_kept(folder: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")

    def small(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 90")

    event.listen(store.engine, "connect", small)
    store.engine.dispose()
    for n in range(10):
        (folder / f"{n}.txt").write_text(STORY.format(n=n) + "Smoke rose. " * 3000)
    with pytest.raises(StoreError, match="disk is full"):
        read_into(store, [folder], parser=QuickParser())
    kept = len(list(store.readings()))
    assert 0 < kept < 10
    store.close()
    assert read(tmp_path / "s.sqlite", folder).read == 10 - kept


@dataclass(frozen=True)
class Poisoned:
    """A parser that one report is too much for."""

    how: str

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in reports:
            if "village 4" in annotated.report.text:
                self.suffer()
            yield quickly_parsed(annotated)

    def suffer(self) -> None:
        if self.how == "slow":
            time.sleep(600)
        if self.how == "deep":
            self.suffer()
        if self.how == "wrong":
            raise ValueError("no such tag")
        if self.how == "large":
            raise MemoryError


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("slow", "took longer than 3 seconds; set aside"),
        ("deep", "could not be read (RecursionError: "),
        ("wrong", "could not be read (ValueError: no such tag); please report it"),
        ("large", "needed more than 2,048 MB of memory; set aside"),
    ],
)
def test_a_report_that_is_too_much_is_refused_and_the_rest_is_read(
    folder: Path, tmp_path: Path, how: str, reason: str
) -> None:
    store = open_store(tmp_path / "s.sqlite")
    options = ReadOptions(seconds=3 if how == "slow" else 300)
    summary = read_into(store, [folder], parser=Poisoned(how), options=options)
    assert summary.read == 9
    assert store.refusals() == tuple(summary.refused)
    ((source, why),) = [(r.source, r.reason) for r in summary.refused]
    assert source.endswith("4.txt")
    assert why.startswith(reason)
    store.close()


def test_a_missing_model_is_no_fault_of_the_reports(folder: Path, tmp_path: Path) -> None:
    def parser(reports: Iterable[Annotated]) -> Iterator[Annotated]:
        raise MissingDataError("the model is not installed; run: pip install it")
        yield from reports

    with pytest.raises(MissingDataError):
        read(tmp_path / "s.sqlite", folder, parser=parser)


def test_reading_works_outside_the_main_thread(folder: Path, tmp_path: Path) -> None:
    found: list[Summary] = []
    thread = threading.Thread(target=lambda: found.append(read(tmp_path / "s.sqlite", folder)))
    thread.start()
    thread.join()
    assert found[0].read == 10


@dataclass(frozen=True)
class Unhurried:
    """A parser that takes its time, so that there is one to be killed in."""

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in reports:
            time.sleep(0.004)
            yield quickly_parsed(annotated)


def test_killing_the_reader_at_any_moment_loses_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").touch()
    undisturbed, killed = tmp_path / "undisturbed.sqlite", tmp_path / "killed.sqlite"
    read(undisturbed, folder)
    fork = multiprocessing.get_context("fork")
    chance = random.Random(7)
    for _ in range(20):
        process = fork.Process(target=read, args=(killed, folder), kwargs={"parser": Unhurried()})
        process.start()
        process.join(chance.uniform(0.01, 0.08))
        process.kill()
        process.join()
    read(killed, folder)
    assert rows_of(killed) == rows_of(undisturbed)


# ------------------------------------------------------------------- several at once


def _dying(reports: Sequence[str], bounds: workers.Bounds) -> list[bytes]:
    """Reads as a worker does, but the report of village 4 ends its process."""
    if any("village 4" in report for report in reports):
        os.kill(os.getpid(), signal.SIGKILL)
    return workers._read_packed(reports, bounds)


def test_a_report_that_ends_its_process_is_refused_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(workers.multiprocessing, "get_context", lambda _: fork)
    monkeypatch.setattr(workers, "_parser", lambda *_: QuickParser())
    pool = Pool(jobs=2, work=_dying)
    reports = [a_report(f"r{n}", STORY.format(n=n)) for n in range(10)]
    found = list(pool(reports))
    assert [isinstance(outcome, Refusal) for outcome in found] == [n == 4 for n in range(10)]
    assert found[4] == Refusal("reports/r4.txt", "ended the process that read it; set aside")


def test_two_processes_give_the_same_store_as_one(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.sqlite", tmp_path / "two.sqlite"
    dateline.read(folder, store=one)
    dateline.read(folder, store=two, options=ReadOptions(jobs=2))
    assert rows_of(one) == rows_of(two)


def test_what_the_gate_passes_over_is_counted_and_read_again_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "war.txt").write_text(STORY.format(n=7))
    (folder / "fair.txt").write_text("The fair opened its doors.\n\nThe choir sang.\n" * 3)
    store = open_store(tmp_path / "gated.sqlite")
    options = ReadOptions(gate="quick")
    first = read_into(store, [folder], options=options, parser=QuickParser())
    assert (first.read, first.passed) == (2, 1)
    same = read_into(store, [folder], options=options, parser=QuickParser())
    assert (same.read, same.known) == (0, 2)
    whole = read_into(store, [folder], parser=QuickParser())
    assert (whole.read, whole.passed) == (2, 0)
    store.close()


@pytest.mark.parametrize("wrong", [{"jobs": 0}, {"seconds": 0.0}, {"megabytes": 0}])
def test_settings_that_can_not_be_are_told(wrong: dict[str, int]) -> None:
    with pytest.raises(SettingError, match="expected"):
        ReadOptions(**wrong)


# ------------------------------------------------------------------------ settling


def test_settling_twice_comes_to_the_same(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.sqlite"
    dateline.read(folder, store=path)
    before = rows_of(path)
    store = open_store(path)
    assert store.conclusions() == settle_store(store) == settle_store(store)
    store.close()
    assert rows_of(path) == before


def test_reports_that_are_parsed_at_once_come_to_what_each_does_by_itself() -> None:
    texts = [STORY.format(n=n) for n in range(6)] + ["", "The fair opened.\n\nIt rained. " * 9]
    reports = [a_report(f"r{n}", text) for n, text in enumerate(texts)]
    reports.insert(3, replace(reports[3], id="r9", language="fr"))
    reader = workers.Reader(the_parser())
    assert reader.together(reports) == [reader(report) for report in reports]


def test_one_that_cannot_be_parsed_is_refused_among_those_parsed_at_once() -> None:
    class Choosy:
        def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
            for annotated in reports:
                if "village 2" in annotated.report.text:
                    raise ValueError("no villages by that number")
                yield quickly_parsed(annotated)

    reports = [a_report(f"r{n}", STORY.format(n=n)) for n in range(4)]
    found = workers.Reader(Choosy()).together(reports)
    assert [isinstance(outcome, Refusal) for outcome in found] == [n == 2 for n in range(4)]


def test_batches_hold_all_reports_in_order_and_no_more_than_they_may() -> None:
    draw = random.Random(3)
    reports = [a_report(f"r{n}", "x" * draw.choice((9, 900, 90_000))) for n in range(90)]
    made = list(workers.batches(iter(reports)))
    assert [report for batch in made for report in batch] == reports
    for batch in made:
        assert len(batch) == 1 or sum(len(r.text) for r in batch) <= workers.BATCH_CHARS
        assert len(batch) <= workers.BATCH
