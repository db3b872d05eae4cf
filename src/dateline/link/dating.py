"""Days of publication that follow from linked reports: where the events that an undated
report tells are dated by others, its own "Monday" or "a year ago" says when it was written.

Never a guess: a day is taken only where the clues leave one stretch of at most a week.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dateline.link.events import Linked
from dateline.model.calendar import Days
from dateline.model.claims import Claim, EventSaid
from dateline.model.clues import ClueKind, DateClue, allowed_days
from dateline.model.days import days_meant
from dateline.model.event_types import event_types
from dateline.model.mentions import TimeRole
from dateline.model.reading import Reading
from dateline.model.report import Basis, Published
from dateline.model.values import TimePrecision, When

LONGEST = 7
"""Days that may be left at most."""

Told = tuple[Claim, Reading]


def date_reports(
    readings: Sequence[Reading], linked: Linked, published: Mapping[str, Published]
) -> dict[str, Published]:
    """The days of publication that links force, with those that were known before."""
    told = _times_by_event(readings)
    dates = {r.report.id: published.get(r.report.id, r.report.published) for r in readings}
    homes = {mention: group for group in linked.groups for mention in group}
    found = dict(published)
    for reading in readings:
        if dates[reading.report.id].day is None:
            clues = list(_clues(reading, told, homes, dates))
            inferred = _inferred(reading, clues)
            if inferred:
                found[reading.report.id] = inferred
    return found


def may_be_dated(reading: Reading) -> bool:
    """Whether links may tell its day: it has none, and tells times from its own day."""
    return reading.report.published.day is None and any(
        isinstance(claim.value, When) and claim.value.span is None and claim.value.relative
        for claim in reading.claims
    )


def _times_by_event(readings: Sequence[Reading]) -> Mapping[str, list[Told]]:
    told: dict[str, list[Told]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            if isinstance(claim.value, When):
                told[claim.event].append((claim, reading))
    return told


def _clues(
    reading: Reading,
    told: Mapping[str, Sequence[Told]],
    homes: Mapping[str, Sequence[str]],
    dates: Mapping[str, Published],
) -> Iterator[DateClue]:
    """What linked reports say of the days that this one tells from its own day."""
    mine = {claim.event: claim for claim in reading.claims}
    for event in sorted(mine, key=lambda event: (not _is_news(mine[event], reading), event)):
        others = [m for m in homes.get(event, ()) if m != event]
        meant = sorted(_days_by_others(reading, others, told, dates))
        if not meant:
            continue
        days, name = meant[0]
        for claim, _ in told.get(event, ()):
            yield from _from_relative(claim, days, name)
        if mine[event].time_role is TimeRole.CURRENT:
            why = f"it tells as news what {name} dates to {days[0]}"
            yield DateClue(ClueKind.LINKED, None, why, ((days[0], date.max),))


def _is_news(claim: Claim, reading: Reading) -> bool:
    """Whether a claim is of a violent event that the report tells as its news."""
    if claim.time_role is not TimeRole.CURRENT:
        return False
    return any(
        other.event == claim.event
        and isinstance(other.value, EventSaid)
        and event_types()[other.value.type].violent
        for other in reading.claims
    )


def _from_relative(claim: Claim, days: Days, name: str) -> Iterator[DateClue]:
    when = claim.value
    if isinstance(when, When) and when.span is None and when.relative is not None:
        ranges = when.relative.told_on(days)
        if ranges:
            why = f"it calls {days[0]}, known from {name}, “{claim.evidence.quote}”"
            yield DateClue(ClueKind.LINKED, claim.evidence.span, why, ranges)


def _days_by_others(
    reading: Reading,
    others: Sequence[str],
    told: Mapping[str, Sequence[Told]],
    dates: Mapping[str, Published],
) -> Iterator[tuple[Days, str]]:
    for other in others:
        for claim, its in told.get(other, ()):
            when = claim.value
            if its.report.id == reading.report.id or not isinstance(when, When):
                continue
            span = days_meant(when, dates[its.report.id])
            if span and span.precision is TimePrecision.DAY and span.first == span.last:
                yield (span.first, span.last), its.report.outlet or its.report.id


def _inferred(reading: Reading, clues: Sequence[DateClue]) -> Published | None:
    if not any(clue.kind is ClueKind.LINKED and clue.span for clue in clues):
        return None
    kept = consistent(reading.digest.clues, clues)
    ranges = allowed_days(kept)
    if len(ranges) != 1 or (ranges[0][1] - ranges[0][0]).days >= LONGEST:
        return None
    why = "; ".join(
        dict.fromkeys(clue.why for clue in kept if clue.kind is ClueKind.LINKED and clue.span)
    )
    first, last = ranges[0]
    return Published(first, last, Basis.INFERRED, f"{why[0].upper()}{why[1:]}.")


def consistent(own: Sequence[DateClue], linked: Sequence[DateClue]) -> list[DateClue]:
    """The report's own clues and, the weightier first, those of linked reports that don't
    contradict what the ones before leave: a mention may be linked wrongly."""
    kept = list(own)
    for clue in linked:
        if allowed_days((*kept, clue)):
            kept.append(clue)
    return kept
