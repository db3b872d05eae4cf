"""Words a second of the whole pipeline, as a ratio to the bare parser's on the same texts.

    python -m evals.bench.speed [FOLDER …] [--times N]

FOLDER holds .txt reports (default: examples/kunduz/reports). Both are timed in turns, N
times, in one process; the ratio is that of the medians. The last line has the peak memory.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.annotate.parse import SpacyParser
from dateline.model.report import Report
from dateline.pipeline.reading import read_reports

EXAMPLES = Path(__file__).parents[2] / "examples" / "kunduz" / "reports"
LEAST_WORDS = 5_000


def main() -> int:
    """Times both and prints words a second and the ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="*", type=Path, default=[EXAMPLES])
    arguments.add_argument("--times", type=int, default=3)
    arguments.add_argument("--most", type=int, default=400, help="reports at the most")
    args = arguments.parse_args()
    reports = enough(reports_in(args.folders)[: args.most])
    words = sum(len(report.text.split()) for report in reports)
    parser = SpacyParser.load()

    def bare() -> None:
        for _ in parser.language.pipe([report.text for report in reports], batch_size=64):
            pass

    def whole() -> None:
        for _ in read_reports(reports, parser):
            pass

    whole()
    rounds = [(timed(bare), timed(whole)) for _ in range(args.times)]
    parsing, reading = (statistics.median(column) for column in zip(*rounds, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(reports)} reports, {words} words, {args.times} rounds")
    print(f"bare parser    {words / parsing:8.0f} words/s")
    print(f"whole pipeline {words / reading:8.0f} words/s")
    print(f"SPEED: ratio={parsing / reading:.2f} peak_mb={peak:.0f}")
    return 0


def timed(run: Callable[[], None]) -> float:
    """Seconds that it takes."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def reports_in(folders: Sequence[Path]) -> list[Report]:
    """The text files of the folders as reports."""
    paths = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    return [Report(path.stem, str(path), path.read_text("utf-8")) for path in paths]


def enough(reports: list[Report]) -> list[Report]:
    """The reports, repeated until there are words enough for a steady clock."""
    words = sum(len(report.text.split()) for report in reports)
    if not words:
        raise SystemExit("no .txt reports there")
    return reports * -(-LEAST_WORDS // words)


if __name__ == "__main__":
    sys.exit(main())
