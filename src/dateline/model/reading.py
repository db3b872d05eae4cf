"""What reading one report comes to: the facts that are stored of it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claims import Claim
from dateline.model.clues import DateClue
from dateline.model.report import Report


@dataclass(frozen=True, slots=True)
class Scene:
    """Of the sentences that speak of one event, the words that name places (`names`) and those
    for a building or site (`sites`), folded, each once."""

    event: str
    names: tuple[str, ...]
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """What linking needs to know of a report's text besides its claims.

    `signature` is a sketch of its word shingles: the hashes that fall into a fixed share of
    all hashes, so that two sketches tell how much of one text is in the other (empty: too
    short to compare). `words` are the words that may set it apart, folded, and `times` how
    often each stands in it; `names` are pairs of words that follow each other in names, `ages`
    the ages of people; `address` are the words of its web address; `quotes` are folded direct
    quotations; `scenes` are the words around single events; `credits` are the agencies and
    outlets that it credits; `clues` narrow the day of publication (laid together by
    `clues.allowed_days`); `posted` is the day of the week on which it says it appeared (0 =
    Monday).
    """

    report: str
    signature: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    times: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    clues: tuple[DateClue, ...] = ()
    passed_over: bool = False
    names: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    address: tuple[str, ...] = ()
    scenes: tuple[Scene, ...] = ()
    posted: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, what it claims, and its digest."""

    report: Report
    claims: tuple[Claim, ...]
    digest: Digest


PAGE = "p1:"


def page_id(report: str) -> str:
    """The id of a report as a member of an incident that it tells no claim of: its text is gone
    or tells no event, and its web address alone says what it is about."""
    return PAGE + report


def report_of_page(member: str) -> str | None:
    """The report that such an id stands for; None for an event mention.

    >>> report_of_page(page_id("r7")), report_of_page("e1:0f")
    ('r7', None)
    """
    return member.removeprefix(PAGE) if member.startswith(PAGE) else None
