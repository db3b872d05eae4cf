"""What must hold of every text, however broken: no fault of ours, in time, and grounded."""

from __future__ import annotations

import time

from dateline.ingest.arrivals import Limits, check_text
from dateline.model.errors import RefusedError
from dateline.model.reading import Reading
from dateline.model.report import Report
from dateline.pipeline.workers import Bounds, Reader

MOST_SECONDS = 5.0
BOUNDS = Bounds(seconds=60.0)


def hold(text: str, reader: Reader) -> float:
    """Reads the text; `AssertionError` where it isn't read, or read wrongly. Gives the seconds
    of computing that it took."""
    try:
        check_text(text, Limits())
    except RefusedError:
        return 0.0
    started = time.process_time()
    outcome = reader(Report("r1:fuzz", "fuzz.txt", text))
    took = time.process_time() - started
    assert isinstance(outcome, Reading), outcome
    for claim in outcome.claims:
        span = claim.evidence.span
        assert claim.evidence.quote == text[span.start : span.end], claim
    assert took < MOST_SECONDS, f"took {took:.1f} seconds"
    return took
