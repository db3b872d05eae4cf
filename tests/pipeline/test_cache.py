"""Parses that are kept: a changed later stage parses nothing anew, a changed text itself alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.spine_builders import a_report, quickly_parsed

from dateline.model.annotated import Annotated
from dateline.model.report import Report
from dateline.pipeline import cache, read
from dateline.pipeline.cache import CachedParser, Kept
from dateline.pipeline.config import current_config
from dateline.pipeline.read import ReadOptions, read_again, read_into
from dateline.pipeline.reading import read_reports
from dateline.store import open_store
from dateline.store.codec import encode_reading

STORY = "Shells hit the market of village {n} on Monday, killing {n} people, officials said."


class Counting:
    """A quick parser that tells what it parsed."""

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in reports:
            self.parsed.append(annotated.report.id)
            yield quickly_parsed(annotated)


def stories(*numbers: int) -> list[Report]:
    return [a_report(f"r{n}", STORY.format(n=n)) for n in numbers]


def test_what_was_parsed_is_not_parsed_again_and_reads_the_same(tmp_path: Path) -> None:
    first, again = Counting(), Counting()
    told = list(read_reports(stories(1, 2, 3), CachedParser(first, tmp_path, "quick/1")))
    assert first.parsed == ["r1", "r2", "r3"]
    assert list(read_reports(stories(1, 2, 3), CachedParser(again, tmp_path, "quick/1"))) == told
    assert again.parsed == []


def test_only_a_new_text_is_parsed(tmp_path: Path) -> None:
    parser = Counting()
    cached = CachedParser(parser, tmp_path, "quick/1")
    list(read_reports(stories(1, 2), cached))
    list(read_reports(stories(2, 5, 1), cached))
    assert parser.parsed == ["r1", "r2", "r5"]


def test_another_parser_and_a_broken_entry_are_parsed_anew(tmp_path: Path) -> None:
    parser = Counting()
    list(read_reports(stories(1, 2), CachedParser(parser, tmp_path, "quick/1")))
    list(read_reports(stories(1), CachedParser(parser, tmp_path, "quick/2")))
    for entry in tmp_path.glob("*/*.msgpack"):
        entry.write_bytes(entry.read_bytes()[:9])
    list(read_reports(stories(2), CachedParser(parser, tmp_path, "quick/1")))
    assert parser.parsed == ["r1", "r2", "r1", "r2"]


def test_a_changed_later_stage_is_read_again_without_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = Counting()
    monkeypatch.setattr(cache.SpacyParser, "load", lambda: parser)
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(STORY.format(n=n))
    store = open_store(tmp_path / "s.sqlite")
    options = ReadOptions(parses=Kept(tmp_path / "parses"))
    assert read_into(store, [tmp_path / f"{n}.txt" for n in range(3)], options=options).read == 3
    before = [encode_reading(reading) for reading in store.readings()]
    assert len(parser.parsed) == 3
    config = current_config()
    changed = replace(config, stages=(*config.stages, "events.next"))
    monkeypatch.setattr(read, "current_config", lambda gate: changed)
    assert read_again(store, options=options).read == 3
    assert len(parser.parsed) == 3
    assert [encode_reading(reading) for reading in store.readings()] == before
    store.close()


def test_what_nobody_asked_for_the_longest_goes_when_there_is_too_much(tmp_path: Path) -> None:
    kept = Kept(tmp_path, megabytes=1)
    (tmp_path / "00").mkdir()
    for n in range(12):
        entry = tmp_path / "00" / f"{n}.msgpack"
        entry.write_bytes(bytes(100_000))
        os.utime(entry, ns=(n, n))
    kept.trim()
    left = {entry.stem for entry in tmp_path.glob("*/*.msgpack")}
    assert left == {str(n) for n in range(3, 12)}
    kept.trim()
    assert len(list(tmp_path.glob("*/*.msgpack"))) == 9


def test_a_parse_that_is_asked_for_counts_as_new(tmp_path: Path) -> None:
    kept = Kept(tmp_path, megabytes=1)
    cached = CachedParser(Counting(), tmp_path, "quick/1", kept)
    list(read_reports(stories(1), cached))
    (entry,) = tmp_path.glob("*/*.msgpack")
    os.utime(entry, ns=(1, 1))
    list(read_reports(stories(1), cached))
    assert entry.stat().st_mtime_ns > 1


def test_a_process_that_reads_loads_the_model_anew_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[Counting] = []

    def load() -> Counting:
        loaded.append(Counting())
        return loaded[-1]

    monkeypatch.setattr(cache.SpacyParser, "load", load)
    monkeypatch.setattr(read, "RENEWED", 2)
    for n in range(5):
        (tmp_path / f"{n}.txt").write_text(STORY.format(n=n))
    store = open_store(tmp_path / "s.sqlite")
    assert read_into(store, [tmp_path / f"{n}.txt" for n in range(5)]).read == 5
    store.close()
    assert [len(parser.parsed) for parser in loaded] == [2, 2, 1]
