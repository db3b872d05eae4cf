"""Which reports copy, shorten or rewrite each other, and whom they credit.

Reports of one group count as one independent source. In this order (codebooks.md 2.4): a
credit to a report's outlet with shared wording, near-duplicate text, a shortened copy, a
version of the same page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.link.digest import fold
from dateline.link.joining import Joining
from dateline.model.incidents import Judgement, Lineage, LineageKind, Verdict
from dateline.model.reading import Reading

VERSION = "lineage.v1"

COPY_RESEMBLANCE = 0.8
COPY_CONTAINMENT = 0.6
REWRITE_CONTAINMENT = 0.2
"""Shared wording from which a text that credits the other, or is its later neighbour with the
same quotations, is its rewrite (ours)."""
LEAST_SHARED = 4
"""Sampled shingles that two texts share at least before they are compared."""
COMMON = 40
"""A shingle of more reports than this is boilerplate, no sign of copying."""

ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/")


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
    by_id = {reading.report.id: reading for reading in readings}
    copies = {
        (pair.left, pair.right): kind
        for pair in shared_texts(readings)
        if (kind := _kind_of(pair, by_id))
    }
    for left, right in _versions(readings):
        copies.setdefault((left, right), LineageKind.COPY)
    joined = _join(by_id, copies, judgements)
    rewritten = {r for pair, kind in copies.items() if kind is LineageKind.REWRITE for r in pair}
    rewritten -= {r for pair, kind in copies.items() if kind is LineageKind.COPY for r in pair}
    return tuple(_lineage(reading, joined, rewritten, by_id) for reading in readings)


def shared_texts(readings: Iterable[Reading]) -> list[Shared]:
    """Pairs of reports that share wording, in order."""
    sketches = {r.report.id: r.digest.signature for r in readings if r.digest.signature}
    holders: dict[int, list[str]] = defaultdict(list)
    for report, sketch in sketches.items():
        for value in sketch:
            holders[value].append(report)
    common: dict[tuple[str, str], int] = defaultdict(int)
    for reports in holders.values():
        if len(reports) <= COMMON:
            for i, left in enumerate(reports):
                for right in reports[i + 1 :]:
                    common[min(left, right), max(left, right)] += 1
    return [
        _shared(pair, count, sketches)
        for pair, count in sorted(common.items())
        if count >= LEAST_SHARED
    ]


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


def _versions(readings: Iterable[Reading]) -> Iterable[tuple[str, str]]:
    pages: dict[str, str] = {}
    for reading in readings:
        address = page_of(reading.report.url)
        if address and address in pages:
            yield pages[address], reading.report.id
        elif address:
            pages[address] = reading.report.id


def page_of(url: str | None) -> str | None:
    """The address of the page itself: without archive, scheme, query and fragment.

    >>> page_of("http://web.archive.org/web/2031/https://www.ardunpost.org/news/12?ref=home")
    'ardunpost.org/news/12'
    """
    if not url:
        return None
    bare = re.split(r"[?#]", ARCHIVE.sub("", url), maxsplit=1)[0]
    bare = re.sub(r"^https?://(?:www\.)?", "", bare).replace(":80/", "/").rstrip("/")
    return bare.casefold() if "/" in bare else None


def _join(
    by_id: Mapping[str, Reading],
    copies: Mapping[tuple[str, str], LineageKind],
    judgements: Sequence[Judgement],
) -> Joining:
    joined = Joining(by_id)
    for left, right in _judged(judgements, Verdict.DIFFERENT, by_id):
        joined.part(left, right)
    for left, right in _judged(judgements, Verdict.SAME, by_id):
        joined.join(left, right)
    for left, right in sorted(copies):
        joined.join(left, right)
    return joined


def _judged(
    judgements: Sequence[Judgement], verdict: Verdict, known: Mapping[str, Reading]
) -> list[tuple[str, str]]:
    return sorted(
        (j.left, j.right)
        for j in judgements
        if j.verdict is verdict and j.right and j.left in known and j.right in known
    )


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
