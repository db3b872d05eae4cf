"""Parses that are kept: a changed later stage parses nothing anew, a changed text itself alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.spine_builders import a_report, quickly_parsed

from dateline.model.annotated import Annotated
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.reading import read_reports

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
