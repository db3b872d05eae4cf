"""Words a second of the whole pipeline, as a ratio to the bare parser's on the same texts.

The bare parser is spaCy's as it is loaded, in batches. `own` is the ratio to the parser as the
pipeline uses it, which is quicker: with words remembered, products of matrices and names as in
`annotate/{once,products,named}.py`. Both are told in time by the clock and in processor time, of
which a busy machine takes less away.

    python -m evals.bench.speed [FOLDER …] [--mixed] [--gate NAME] [--jobs N] [--times N]

FOLDER holds .txt reports (default: examples/kunduz/reports); `--mixed` takes a sample of all
sets of DATELINE_SHARED instead, by their share of words. Both are timed in turns, N times; the
ratio is that of the medians. With `--jobs 2` the parser runs on two processes too, each on its
own half, without handing its parses on. The last line has the peak memory of one process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.language import Language

from dateline.annotate.gate import gated
from dateline.annotate.parse import MODEL, SpacyParser
from dateline.model.report import Report
from dateline.pipeline.stages import zoned
from dateline.pipeline.workers import (
    Pool,
    Reader,
    one_thread_each,
    read_in_turn,
    seldom_searched,
)
from evals.sets import SHARED, rows_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz" / "reports"
LEAST_WORDS = 5_000
SETS = ("**/*reports.jsonl*", "attribution/*[nv].jsonl*", "**/sentences.jsonl*", "geo/*.jsonl",
        "**/snippets.jsonl", "typing/ceha/*.jsonl")  # fmt: skip
SEED = 7
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Times both and prints words and reports a second and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="*", type=Path, default=[EXAMPLES])
    arguments.add_argument("--mixed", action="store_true", help="a sample of all sets")
    arguments.add_argument("--gate", default="off", help="off, careful, quick")
    arguments.add_argument("--jobs", type=int, default=1, help="processes")
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--most", type=int, default=400, help="reports at the most")
    args = arguments.parse_args()
    reports = mixed(args.most) if args.mixed else enough(reports_in(args.folders)[: args.most])
    words = sum(len(report.text.split()) for report in reports)
    runs = alone(reports, args.gate) if args.jobs == 1 else abreast(reports, args.gate, args.jobs)
    with runs as works:
        rounds = [[timed(work) for work in works] for _ in range(args.times)]
    bare, here, whole = (
        Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))
        for costs in zip(*rounds, strict=True)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {words} words, gate {args.gate}, {args.jobs} processes")
    for name, cost in (("bare parser", bare), ("own parser", here), ("whole pipeline", whole)):
        rates = f"{words / cost.clock:8.0f} words/s {len(reports) / cost.clock:8.1f} reports/s"
        print(f"{name:14} {rates} {cost.processor:8.1f} s of processor time")
    print(
        f"SPEED: ratio={bare.clock / whole.clock:.2f} own={here.clock / whole.clock:.2f} "
        f"processor_ratio={bare.processor / whole.processor:.2f} "
        f"processor_own={here.processor / whole.processor:.2f} peak_mb={peak:.0f}"
    )
    return 0


class Cost(NamedTuple):
    """Seconds that a run takes, by the clock and of processors."""

    clock: float
    processor: float


Runs = tuple[Callable[[], None], ...]
"""The bare parser, the parser as the pipeline uses it, the whole pipeline."""


@contextmanager
def alone(reports: Sequence[Report], gate: str) -> Iterator[Runs]:
    """All in this process, warm."""
    reader = Reader(gated(own(), gate))

    def whole() -> None:
        for _ in read_in_turn(reports, reader):
            pass

    whole()
    texts = [report.text for report in reports]
    parse(texts[:1])
    parse_as_here(reports)
    yield lambda: parse(texts), lambda: parse_as_here(reports), whole


@contextmanager
def abreast(reports: Sequence[Report], gate: str, jobs: int) -> Iterator[Runs]:
    """All over processes that are started and warm before the clock runs."""
    one_thread_each()
    texts = [report.text for report in reports]
    shares = [texts[start::jobs] for start in range(jobs)]
    halves = [reports[start::jobs] for start in range(jobs)]
    readers = Pool(jobs=jobs, gate=gate)
    with multiprocessing.get_context("spawn").Pool(jobs) as parsers:

        def parsing() -> None:
            parsers.map(parse, shares, chunksize=1)

        def parsing_as_here() -> None:
            parsers.map(parse_as_here, halves, chunksize=1)

        def whole() -> None:
            for _ in readers.over(reports):
                pass

        parsers.map(parse, [share[:1] for share in shares], chunksize=1)
        parsing_as_here()
        whole()
        yield parsing, parsing_as_here, whole
    readers.end()


@cache
def spacys() -> Language:
    """The model as spaCy loads it."""
    return spacy.load(MODEL)


def parse(texts: Sequence[str]) -> None:
    """The bare parser over the texts."""
    for _ in spacys().pipe(texts, batch_size=64):
        pass


@cache
def own() -> SpacyParser:
    """The parser as the pipeline uses it."""
    return SpacyParser.load()


def parse_as_here(reports: Sequence[Report]) -> None:
    """The pipeline's parser over all that the reports tell, with nothing after it."""
    with seldom_searched():
        for _ in own()(map(zoned, reports)):
            pass


def timed(run: Callable[[], None]) -> Cost:
    """What it takes of this process and those that it started."""
    clock, processor = time.perf_counter(), processor_seconds()
    run()
    return Cost(time.perf_counter() - clock, processor_seconds() - processor)


def processor_seconds() -> float:
    """Seconds of processors that this process and those that it started have taken so far."""
    tables = (Path(f"/proc/{child.pid}/stat") for child in multiprocessing.active_children())
    times = (table.read_text().rpartition(")")[2].split()[11:13] for table in tables)
    return time.process_time() + sum(map(int, chain.from_iterable(times))) / TICKS


def reports_in(folders: Sequence[Path]) -> list[Report]:
    """The text files of the folders as reports."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    return [Report(path.stem, str(path), path.read_text("utf-8")) for path in paths]


def mixed(most: int) -> list[Report]:
    """A sample of the English texts of all sets, each text as likely as another."""
    folder = SHARED / "benchmarks"
    paths = sorted({path for pattern in SETS for path in folder.glob(pattern)})
    rows = (row for path in paths if not path.stem.endswith("_ar") for row in rows_of(path))
    texts = [row["text"] for row in rows if isinstance(row.get("text"), str)]
    if not texts:
        raise SystemExit(f"skipped: {folder} has no sets")
    chosen = random.Random(SEED).sample(texts, min(most, len(texts)))
    return [Report(str(number), "mixed", text) for number, text in enumerate(chosen)]


def enough(reports: list[Report]) -> list[Report]:
    """The reports, repeated until there are words enough for a steady clock."""
    words = sum(len(report.text.split()) for report in reports)
    if not words:
        raise SystemExit("no .txt reports there")
    return reports * -(-LEAST_WORDS // words)


if __name__ == "__main__":
    sys.exit(main())
