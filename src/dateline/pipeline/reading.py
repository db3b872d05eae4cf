"""From reports to readings: every stage, then claims and digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.annotate.parse import Parser
from dateline.extract.claims import claims_of
from dateline.link.digest import digest
from dateline.model.annotated import Annotated
from dateline.model.reading import Reading
from dateline.model.report import Report
from dateline.pipeline.stages import annotate


def read_reports(reports: Iterable[Report], parser: Parser) -> Iterator[Reading]:
    """One reading a report, in order."""
    for annotated in annotate(reports, parser):
        yield reading_of(annotated)


def reading_of(annotated: Annotated) -> Reading:
    """What is kept of an annotated report."""
    return Reading(annotated.report, claims_of(annotated), digest(annotated))
