"""Reads texts that Hypothesis makes: `python -m evals.fuzz [COUNT [SEED]]` (default 10,000).

The first text that raises, takes over five seconds or yields a claim without its words is made
as small as it can be and shown.
"""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, seed, settings

from dateline.annotate.parse import SpacyParser
from dateline.pipeline.workers import Reader
from evals.fuzz.reading import BOUNDS, hold
from evals.fuzz.texts import texts


def main() -> None:
    """Reads so many texts."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chosen = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    reader = Reader(SpacyParser.load(), BOUNDS)
    took: list[float] = []

    @seed(chosen)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts())
    def each(text: str) -> None:
        took.append(hold(text, reader))

    started = time.monotonic()
    each()
    print(
        f"fuzz: {len(took):,} texts (seed {chosen}) without a fault in "
        f"{time.monotonic() - started:.0f} s, {sum(took):.0f} s of computing; "
        f"the slowest took {max(took):.2f} s"
    )


if __name__ == "__main__":
    main()
