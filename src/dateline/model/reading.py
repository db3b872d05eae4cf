"""What reading one report comes to: the facts that are stored of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claims import Claim
from dateline.model.clues import DateClue
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Digest:
    """What linking needs to know of a report's text besides its claims.

    `signature` is a MinHash signature of its word shingles (empty: too short to compare);
    `words` are its landmark words, lower case, the most telling first; `quotes` are folded
    direct quotations; `credits` are the agencies and outlets that it credits; `clues` narrow the
    day of publication (laid together by `clues.allowed_days`).
    """

    report: str
    signature: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    clues: tuple[DateClue, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, what it claims, and its digest."""

    report: Report
    claims: tuple[Claim, ...]
    digest: Digest
