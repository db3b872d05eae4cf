"""Words a second of the whole pipeline, as a ratio to the bare parser's on the same texts.

    python -m evals.bench.speed [FOLDER …] [--mixed] [--gate NAME] [--jobs N] [--times N]

FOLDER holds .txt reports (default: examples/kunduz/reports); `--mixed` takes a sample of all
sets of DATELINE_SHARED instead, by their share of words. Both are timed in turns, N times; the
ratio is that of the medians. With `--jobs 2` the parser runs on two processes too, each on its
own half, without handing its parses on. The last line has the peak memory of one process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from dateline.annotate.gate import gated
from dateline.annotate.parse import MODEL, SpacyParser
from dateline.model.report import Report
from dateline.pipeline.reading import read_reports
from dateline.pipeline.workers import Pool
from evals.sets import SHARED, rows_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz" / "reports"
LEAST_WORDS = 5_000
SETS = ("**/*reports.jsonl*", "attribution/*[nv].jsonl*", "**/sentences.jsonl*", "geo/*.jsonl",
        "**/snippets.jsonl", "typing/ceha/*.jsonl")  # fmt: skip
SEED = 7


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
    with runs as (parsing, whole):
        rounds = [(timed(parsing), timed(whole)) for _ in range(args.times)]
    bare_seconds, seconds = (statistics.median(column) for column in zip(*rounds, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {words} words, gate {args.gate}, {args.jobs} processes")
    for name, took in (("bare parser", bare_seconds), ("whole pipeline", seconds)):
        print(f"{name:14} {words / took:8.0f} words/s {len(reports) / took:8.1f} reports/s")
    print(f"SPEED: ratio={bare_seconds / seconds:.2f} peak_mb={peak:.0f}")
    return 0


Runs = tuple[Callable[[], None], Callable[[], None]]


@contextmanager
def alone(reports: Sequence[Report], gate: str) -> Iterator[Runs]:
    """Both in this process, warm."""
    parser = SpacyParser.load()

    def whole() -> None:
        for _ in read_reports(reports, gated(parser, gate)):
            pass

    whole()
    texts = [report.text for report in reports]
    parse(texts[:1])
    yield lambda: parse(texts), whole


@contextmanager
def abreast(reports: Sequence[Report], gate: str, jobs: int) -> Iterator[Runs]:
    """Both over processes that are started and warm before the clock runs."""
    texts = [report.text for report in reports]
    shares = [texts[start::jobs] for start in range(jobs)]
    readers = Pool(jobs=jobs, gate=gate)
    with multiprocessing.get_context("spawn").Pool(jobs) as parsers:

        def parsing() -> None:
            parsers.map(parse, shares, chunksize=1)

        def whole() -> None:
            for _ in readers.over(reports):
                pass

        parsers.map(parse, [share[:1] for share in shares], chunksize=1)
        whole()
        yield parsing, whole
    readers.end()


@cache
def bare() -> Language:
    """The model as spaCy loads it."""
    return spacy.load(MODEL)


def parse(texts: Sequence[str]) -> None:
    """The bare parser over the texts."""
    for _ in bare().pipe(texts, batch_size=64):
        pass


def timed(run: Callable[[], None]) -> float:
    """Seconds that it takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


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
