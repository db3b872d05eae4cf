"""Reads texts that Hypothesis makes: `python -m evals.fuzz [COUNT]` (default 10,000).

The first text that raises, takes over five seconds or yields a claim without its words is made
as small as it can be and shown.
"""

from __future__ import annotations

import sys
import time

from hypothesis import HealthCheck, given, settings

from dateline.annotate.parse import SpacyParser
from dateline.pipeline.workers import Reader
from evals.fuzz.reading import BOUNDS, hold
from evals.fuzz.texts import texts


def main() -> None:
    """Reads so many texts."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    reader = Reader(SpacyParser.load(), BOUNDS)
    took: list[float] = []

    @settings(
        max_examples=count,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(texts())
    def each(text: str) -> None:
        took.append(hold(text, reader))

    started = time.monotonic()
    each()
    print(
        f"fuzz: {len(took):,} texts without a fault in {time.monotonic() - started:.0f} s; "
        f"the slowest took {max(took):.2f} s of computing"
    )


if __name__ == "__main__":
    main()
