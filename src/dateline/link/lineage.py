"""Which reports copy, shorten or rewrite each other, and whom they credit."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.incidents import Lineage, LineageKind
from dateline.model.reading import Reading


def find_lineages(readings: Sequence[Reading]) -> tuple[Lineage, ...]:
    """One lineage a report, in the order of the reports."""
    return tuple(
        Lineage(r.report.id, r.report.id, LineageKind.UNKNOWN, r.digest.credits) for r in readings
    )
