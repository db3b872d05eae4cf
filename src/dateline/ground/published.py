"""Stage published: the day of publication of a report that came without one.

A day that the report prints is taken; else its clues (`ground.clues`) are laid together, each
ruling out days, and what is left is told as a range with the reasons. A guess that the clues
don't force isn't made: where more than a year is left, the day stays unknown. The clues are
kept, so that those of linked reports can be laid to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from dateline.ground.clues.addresses import addressed, archived
from dateline.ground.clues.context import Evidence, written
from dateline.ground.clues.facts import of_facts
from dateline.ground.clues.offices import in_office, years_in_office
from dateline.ground.clues.ongoing import still_going_on
from dateline.ground.clues.printed import posted_on, printed, wire_lead
from dateline.ground.clues.told import (
    beside_a_year,
    bounds,
    called_today,
    hours_old,
    month_of_a_period,
    months_and_days,
    weekday_and_date,
)
from dateline.ground.times import read_times
from dateline.model.annotated import Annotated
from dateline.model.calendar import Days
from dateline.model.clues import ClueKind, DateClue, allowed_days
from dateline.model.report import UNDATED, Basis, Published
from dateline.model.syntax import Syntax

VERSION = "published.v5"
MOST = 12  # clues of one kind: more tell nothing new
WIDEST = 366  # days: a range that is wider tells nothing

Finder = Callable[[Evidence], Iterator[DateClue]]
FINDERS: tuple[Finder, ...] = (
    printed,
    addressed,
    archived,
    wire_lead,
    called_today,
    posted_on,
    weekday_and_date,
    bounds,
    months_and_days,
    hours_old,
    still_going_on,
    beside_a_year,
    month_of_a_period,
    of_facts,
    in_office,
    years_in_office,
)
"""What looks for clues; the docstring of each says what it finds."""


def work_out_published(annotated: Annotated) -> Annotated:
    """Works out when the report was published, where nobody says so."""
    if annotated.report.published.basis is not Basis.UNKNOWN:
        return annotated
    timed = read_times(annotated)
    evidence = Evidence(timed, Syntax(timed))
    clues = tuple(clue for find in FINDERS for clue in islice(find(evidence), MOST))
    report = replace(annotated.report, published=conclude(clues))
    return replace(annotated, report=report, clues=clues)


def conclude(clues: Iterable[DateClue]) -> Published:
    """What the clues of a report force: a printed day, else that of its address, else the days
    that all allow."""
    known = list(clues)
    for clue in known:
        if clue.kind is ClueKind.PRINTED and _one_day(clue.ranges):
            day = clue.ranges[0][0]
            return Published(day, day, Basis.TEXT, f"The report prints {written(day)} as its date.")
    for clue in known:
        if clue.kind is ClueKind.ADDRESS and _one_day(clue.ranges):
            day = clue.ranges[0][0]
            return Published(day, day, Basis.INFERRED, f"{clue.why[0].upper()}{clue.why[1:]}.")
    left = allowed_days(known)
    if not left or (left[-1][1] - left[0][0]).days > WIDEST:
        return UNDATED
    first, last = left[0][0], left[-1][1]
    return Published(first, last, Basis.INFERRED, _why(known, first, last))


def _one_day(ranges: tuple[Days, ...]) -> bool:
    return len(ranges) == 1 and ranges[0][0] == ranges[0][1]


def _why(clues: list[DateClue], first: date, last: date) -> str:
    """The clues that are needed for the days, in one sentence."""
    needed = list(clues)
    for clue in clues:
        rest = [other for other in needed if other is not clue]
        left = allowed_days(rest)
        if left and (left[0][0], left[-1][1]) == (first, last):
            needed = rest
    reasons = "; ".join(dict.fromkeys(clue.why for clue in needed))
    days = written(first) if first == last else f"between {written(first)} and {written(last)}"
    return f"Published {'on ' if first == last else ''}{days}, for {reasons}."
