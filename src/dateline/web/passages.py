"""The words by which a report tells a mention of an event, with those around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dateline.model.claims import Claim, Field
from dateline.model.reading import Reading
from dateline.model.report import Published, Report
from dateline.web.tabled import outlet_short, published_short

AROUND = 140
"""Characters of the report that stand before and after the words."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a report that tell a mention, with those around them."""

    report: str
    outlet: str
    published: str
    before: str
    words: str
    after: str


def passages_in(
    readings: Iterable[Reading], days: Mapping[str, Published], wanted: Collection[str]
) -> dict[str, Passage]:
    """The words of the wanted mentions that these readings hold, each by the claim that it
    happened, else by its first; `days` are those of publication that were worked out."""
    found: dict[str, Passage] = {}
    for reading in readings:
        report = reading.report
        published = published_short(days.get(report.id) or report.published)
        for claim in sorted(reading.claims, key=_rank):
            if claim.event in wanted and claim.event not in found:
                found[claim.event] = _passage(report, published, claim)
    return found


def _rank(claim: Claim) -> tuple[bool, int, str]:
    return claim.field is not Field.EVENT, claim.evidence.span.start, claim.id


def _passage(report: Report, published: str, claim: Claim) -> Passage:
    span = claim.evidence.span
    before = report.text[max(span.start - AROUND, 0) : span.start].rpartition("\n")[2]
    after = report.text[span.end : span.end + AROUND].partition("\n")[0]
    if span.start > AROUND and len(before) == AROUND:
        before = "… " + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    return Passage(report.id, outlet_short(report), published, before, claim.evidence.quote, after)
