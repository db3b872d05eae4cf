"""Faults, each by its name: each ends in a clear word, nothing is lost, and the rest is done.

A kill, a full disk and a report that ends its process are in `tests/pipeline/test_reading.py`.
"""

from __future__ import annotations

import gzip
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.spine_builders import QuickParser, a_report, quickly_parsed

import dateline
from dateline.annotate.overlong import cut_overlong
from dateline.annotate.zones import find_zones
from dateline.ground.places.build import gazetteer_path
from dateline.ingest.arrivals import Limits
from dateline.model.annotated import Annotated
from dateline.model.errors import StoreError
from dateline.model.report import Refusal
from dateline.pipeline import workers
from dateline.pipeline.gazetteer import gazetteer_folder
from dateline.pipeline.read import ReadOptions, Summary, read_into
from dateline.pipeline.workers import Bounds, Pool, Reader
from dateline.store import open_store
from dateline.store.copying import back_up, restore

STORY = (
    "ARDUN, March 5 (Wire) - Shells hit the market of village {n} on Monday, killing {n} people.\n"
)
LINE = "Shells hit the market of Ardun on Monday. "
ROOMS = ("annotate", "ground", "extract", "link", "reconcile")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four reports."""
    made = tmp_path / "reports"
    made.mkdir()
    for n in range(4):
        (made / f"{n}.txt").write_text(STORY.format(n=n))
    return made


def read(store: Path, *paths: Path, limits: Limits | None = None) -> Summary:
    kept = open_store(store)
    options = ReadOptions(limits=limits or Limits())
    try:
        return read_into(kept, paths, parser=QuickParser(), options=options)
    finally:
        kept.close()


# ---------------------------------------------------------------------------- the store


def _cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[6_000:60_000] = b"\xff" * len(data[6_000:60_000])
    path.write_bytes(data)


@pytest.mark.parametrize("tear", [_cut_in_half, _overwritten])
def test_a_torn_write_is_told_and_a_backup_brings_the_store_back(
    folder: Path, tmp_path: Path, tear: Callable[[Path], None]
) -> None:
    path, backup = tmp_path / "s.sqlite", tmp_path / "backup.sqlite"
    read(path, folder)
    back_up(path, backup)
    tear(path)
    with pytest.raises(StoreError, match="dateline restore FILE STORE"):
        read(path, folder)
    path.unlink()
    restore(backup, path)
    assert read(path, folder).known == 4


def test_a_full_disk_for_a_backup_leaves_no_half_of_it(folder: Path, tmp_path: Path) -> None:
    path, backup = tmp_path / "s.sqlite", tmp_path / "backup.sqlite"
    read(path, folder)
    small = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000));"
        f"sys.argv = ['dateline', 'backup', {str(path)!r}, {str(backup)!r}];"
        "from dateline.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", small], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "room" in done.stderr
    assert not backup.exists()
    assert read(path, folder).known == 4


def test_a_read_only_store_is_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "s.sqlite"
    read(path, folder)
    (folder / "new.txt").write_text(STORY.format(n=9))
    monkeypatch.setattr("dateline.store.sqlite.os.access", lambda path, mode: False)
    with pytest.raises(StoreError, match="can't be written to"):
        read(path, folder)


# --------------------------------------------------------------------------- the workers


class Greedy:
    """A parser that needs a gigabyte for one of the reports."""

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in reports:
            held = bytearray(1024**3) if "village 2" in annotated.report.text else bytearray()
            held[::4096] = held[::4096]
            yield quickly_parsed(annotated)


def test_a_report_that_needs_too_much_memory_is_set_aside(folder: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "s.sqlite")
    options = ReadOptions(megabytes=300)
    summary = read_into(store, [folder], parser=Greedy(), options=options)
    assert summary.read == 3
    (refusal,) = store.refusals()
    assert refusal.source.endswith("2.txt")
    assert refusal.reason == "needed more than 300 MB of memory; set aside"
    store.close()


def _greedy(reports: Sequence[str], bounds: Bounds) -> list[bytes]:
    reader = Reader(Greedy(), bounds)
    found = reader.together([workers.decode(report, workers.Report) for report in reports])
    nothing = Refusal("", "")
    return [workers.packed(o if isinstance(o, Refusal) else nothing) for o in found]


def test_a_worker_out_of_memory_loses_its_report_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(workers.multiprocessing, "get_context", lambda _: fork)
    reports = [a_report(f"r{n}", STORY.format(n=n)) for n in range(4)]
    found = list(Pool(jobs=2, bounds=Bounds(60, 300), work=_greedy)(reports))
    told = [outcome.reason for outcome in found if isinstance(outcome, Refusal)]
    assert told == ["", "", "needed more than 300 MB of memory; set aside", ""]


def test_processes_are_renewed_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    fork = multiprocessing.get_context("fork")
    monkeypatch.setattr(workers.multiprocessing, "get_context", lambda _: fork)
    monkeypatch.setattr(workers, "RENEWED", 2)
    reports = [replace(a_report(f"r{n}", STORY.format(n=n)), language="fr") for n in range(9)]
    found = list(Pool(jobs=2)(reports))
    assert [getattr(outcome, "report", None) for outcome in found] == reports


# --------------------------------------------------------------------- poisoned reports


def _long_line(path: Path) -> Path:
    path = path / "line.txt"
    path.write_text(LINE * (10_000_000 // len(LINE)))
    return path


def _brackets(path: Path) -> Path:
    path = path / "brackets.txt"
    path.write_text("(" * 100_000)
    return path


def _zip_bomb(path: Path) -> Path:
    path = path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("zeros.txt", b"0" * 300_000_000)
    return path


def _gzip_bomb(path: Path) -> Path:
    path = path / "bomb.txt.gz"
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(300):
            file.write(b"0" * 1_000_000)
    return path


def _tar_bomb(path: Path) -> Path:
    inner = _gzip_bomb(path)
    inner = inner.rename(path / "inner.txt.gz")
    outer = path / "bomb.tar.gz"
    with tarfile.open(outer, "w:gz") as archive:
        archive.add(inner, "inner.txt.gz")
    inner.unlink()
    return outer


def _html_bomb(path: Path) -> Path:
    path = path / "bomb.html"
    path.write_text("<html><body>" + "<div><p>a" * 100_000)
    return path


@pytest.mark.parametrize("make", [_long_line, _brackets, _zip_bomb, _gzip_bomb, _tar_bomb])
def test_a_poisoned_report_is_refused_by_name_and_the_rest_is_read(
    make: Callable[[Path], Path], folder: Path, tmp_path: Path
) -> None:
    poison = make(folder)
    summary = read(tmp_path / "s.sqlite", folder)
    assert summary.read == 4
    assert summary.refused
    assert all(refusal.source.startswith(str(poison)) for refusal in summary.refused)


def test_an_html_bomb_is_read_or_refused_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    bomb = _html_bomb(folder)
    summary = read(tmp_path / "s.sqlite", folder)
    assert summary.read + len(summary.refused) == 5
    assert all(refusal.source == str(bomb) for refusal in summary.refused)


@pytest.mark.parametrize("piece", ["12 ", '"no" said ', "May ", "(", "a" * 50 + " ", "1/1/", "- "])
def test_no_sentence_is_longer_than_a_writer_makes_it(piece: str) -> None:
    text = (piece * 20_000)[:59_000]
    annotated = cut_overlong(quickly_parsed(find_zones(Annotated(a_report(text=text)))))
    assert all(s.last - s.first <= 250 for s in annotated.sentences)


# ----------------------------------------------------------------- the clock, the locale


def test_the_clock_is_asked_by_no_stage() -> None:
    asks = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(|\btime\.time\(")
    package = Path(dateline.__file__).parent
    files = [file for room in ROOMS for file in (package / room).rglob("*.py")]
    assert len(files) > 100
    assert [file.name for file in files if asks.search(file.read_text())] == []


def test_another_clock_zone_and_locale_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    exports = []
    for n, (zone, locale, seed) in enumerate(
        (("UTC", "C.UTF-8", "1"), ("Pacific/Kiritimati", "tr_TR.UTF-8", "2"))
    ):
        store = tmp_path / f"{n}.sqlite"
        more = {"TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        for command in (["read", str(folder)], ["export", "--as", "json"]):
            done = subprocess.run(
                [sys.executable, "-m", "dateline", *command, "--store", str(store)],
                env=os.environ | more, capture_output=True, check=True,
            )  # fmt: skip
        exports.append(done.stdout)
    assert exports[0] == exports[1]
    assert len(exports[0]) > 1_000


@pytest.mark.parametrize("jobs", [1, 2])
def test_building_the_gazetteer_takes_no_reports_time(
    jobs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = gazetteer_path(gazetteer_folder())
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path))
    left: list[float] = []

    def build(folder: Path, progress: object = None) -> Path:
        left.append(signal.getitimer(signal.ITIMER_REAL)[0])
        return Path(shutil.copy(ready, folder))

    monkeypatch.setattr("dateline.pipeline.gazetteer.build_gazetteer", build)
    report = tmp_path / "a.txt"
    report.write_text("Two people were killed in Ardun on Monday.", encoding="utf-8")
    kept = open_store(tmp_path / "store.sqlite")
    summary = read_into(kept, [report], options=ReadOptions(jobs=jobs))
    kept.close()
    assert (summary.read, left) == (1, [0.0])
