"""Which reports copy, shorten or rewrite each other, and whom they credit.

Reports of one group count as one independent source. In this order (codebooks.md 2.4): a
credit to a report's outlet with shared wording, near-duplicate text, a shortened copy, a
version of the same page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.link.index import Index, MemoryIndex
from dateline.link.joining import Joining
from dateline.link.keys import Blocking
from dateline.link.pages import page_of
from dateline.link.said import pairs_called
from dateline.link.words import fold
from dateline.model.incidents import Judgement, Lineage, LineageKind, Verdict
from dateline.model.reading import Reading

VERSION = "lineage.v2"

COPY_RESEMBLANCE = 0.8
COPY_CONTAINMENT = 0.6
REWRITE_CONTAINMENT = 0.2
"""Shared wording from which a text that credits the other, or is its later neighbour with the
same quotations, is its rewrite (ours)."""
LEAST_SHARED = 4
"""Sampled shingles that two texts share at least before they are compared."""
COMMON = 40
"""A shingle of more reports than this is boilerplate, no sign of copying."""


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shared:
    """How much two reports share: resemblance of the sketches, and the part of the smaller
    one that is in the larger."""

    left: str
    right: str
    resemblance: float
    containment: float


def find_lineages(
    readings: Sequence[Reading], judgements: Sequence[Judgement] = ()
) -> tuple[Lineage, ...]:
    """One lineage a report, in the order of the reports."""
    index = MemoryIndex(
        {r.report.id: r.digest for r in readings}, Blocking(), {r.report.id: r for r in readings}
    )
    found = lineages_of([reading.report.id for reading in readings], index, judgements)
    return tuple(found[reading.report.id] for reading in readings)


def lineages_of(
    reports: Iterable[str], index: Index, judgements: Sequence[Judgement]
) -> dict[str, Lineage]:
    """The lineages of these reports and of all that are of one origin with them."""
    judged = pairs_called(Verdict.SAME, judgements)
    by_id: dict[str, Reading] = {}
    copies: dict[Pair, LineageKind] = {}
    asked: set[str] = set()
    met = set(reports)
    while met - asked:
        by_id |= index.readings(sorted(met - by_id.keys()))
        asking = sorted((met & by_id.keys()) - asked)
        asked |= met
        found = copies_of(asking, index, by_id)
        copies |= found
        met = {report for pair in found for report in pair}
        met |= {report for pair in judged if set(pair) & asked for report in pair}
    kin = {report: by_id[report] for report in sorted(asked & by_id.keys())}
    joined = _join(kin, copies, judgements)
    rewritten = {r for pair, kind in copies.items() if kind is LineageKind.REWRITE for r in pair}
    rewritten -= {r for pair, kind in copies.items() if kind is LineageKind.COPY for r in pair}
    return {report: _lineage(kin[report], joined, rewritten, kin) for report in kin}


def copies_of(
    asking: Sequence[str], index: Index, by_id: dict[str, Reading]
) -> dict[Pair, LineageKind]:
    """How these reports came by what they share with others, which join those that are known;
    the first report of a page with each later one is a copy."""
    shared = _shared_texts(asking, index, by_id)
    found = {(x.left, x.right): kind for x in shared if (kind := _kind_of(x, by_id))}
    pages = {address for r in asking if (address := page_of(by_id[r].report.url))}
    for on_page in index.on_pages(pages).values():
        first, *later = sorted(on_page)
        by_id |= index.readings([report for report in on_page if report not in by_id])
        for report in later:
            found.setdefault((first, report), LineageKind.COPY)
    return found


def _shared_texts(asking: Sequence[str], index: Index, by_id: dict[str, Reading]) -> list[Shared]:
    """Pairs of an asking report and another that share wording, in order."""
    keys = {value for report in asking for value in by_id[report].digest.signature}
    holders = index.wordings(keys, COMMON)
    common: dict[Pair, int] = {}
    for report in asking:
        both = Counter(
            other
            for value in by_id[report].digest.signature
            for other in holders.get(value, ())
            if other != report
        )
        close = {other: count for other, count in both.items() if count >= LEAST_SHARED}
        common |= {(min(report, other), max(report, other)): n for other, n in close.items()}
    others = {report for pair in common for report in pair} - by_id.keys()
    by_id |= index.readings(sorted(others))
    sketches = {r: by_id[r].digest.signature for pair in common for r in pair}
    return [_shared(pair, count, sketches) for pair, count in sorted(common.items())]


def _shared(pair: tuple[str, str], both: int, sketches: Mapping[str, tuple[int, ...]]) -> Shared:
    left, right = (len(sketches[report]) for report in pair)
    return Shared(*pair, both / (left + right - both), both / min(left, right))


def _kind_of(pair: Shared, by_id: Mapping[str, Reading]) -> LineageKind | None:
    if pair.resemblance >= COPY_RESEMBLANCE or pair.containment >= COPY_CONTAINMENT:
        return LineageKind.COPY
    left, right = by_id[pair.left], by_id[pair.right]
    credited = _credits(left, right) or _credits(right, left)
    quoted = set(left.digest.quotes) & set(right.digest.quotes)
    if pair.containment >= REWRITE_CONTAINMENT and (credited or quoted):
        return LineageKind.REWRITE
    return None


def _credits(crediting: Reading, credited: Reading) -> bool:
    outlet = fold(credited.report.outlet or "")
    return bool(outlet) and any(fold(name) == outlet for name in crediting.digest.credits)


def _join(
    by_id: Mapping[str, Reading],
    copies: Mapping[tuple[str, str], LineageKind],
    judgements: Sequence[Judgement],
) -> Joining:
    joined = Joining(by_id)
    for left, right in pairs_called(Verdict.DIFFERENT, judgements):
        if left in by_id and right in by_id:
            joined.part(left, right)
    for left, right in pairs_called(Verdict.SAME, judgements):
        if left in by_id and right in by_id:
            joined.join(left, right)
    for left, right in sorted(copies):
        joined.join(left, right)
    return joined


def _lineage(
    reading: Reading,
    joined: Joining,
    rewritten: set[str],
    by_id: Mapping[str, Reading],
) -> Lineage:
    report = reading.report.id
    members = sorted(joined.members(report), key=lambda r: _age(by_id[r]))
    if len(members) == 1:
        kind = LineageKind.UNKNOWN if reading.digest.credits else LineageKind.ORIGINAL
    elif members[0] == report:
        kind = LineageKind.ORIGINAL
    else:
        kind = LineageKind.REWRITE if report in rewritten else LineageKind.COPY
    return Lineage(report, members[0], kind, reading.digest.credits)


def _age(reading: Reading) -> tuple[date, int, str]:
    report = reading.report
    return report.published.first or date.max, len(reading.digest.credits), report.id
