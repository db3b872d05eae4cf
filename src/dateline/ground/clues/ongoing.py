"""What a report tells as still going on says of its own day: news that began in the early hours
of a weekday and isn't over is told on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.ground.clues.context import Evidence
from dateline.ground.clues.told import CALLED_TODAY, EARLY
from dateline.model.clues import ClueKind, DateClue
from dateline.model.mentions import TimeMention

LEAD = 5  # sentences in which a report tells its news
GOING_ON = re.compile(
    r"\bstill (?:ongoing|going on|under ?way|raging|continuing|fighting|battling|holding)\b"
    r"|\b(?:is|are|was|were) (?:ongoing|under ?way|continuing|not over|far from over)\b"
    r"|\b(?:is|are) (?:still |now |currently )?(?:engaged in|fighting|battling|clashing)\b"
    r"|\b(?:fighters|militants|insurgents|rebels|gunmen|attackers|troops|soldiers)"
    r" are (?:still |now )?(?:inside|holed up|in control)\b"
    r"|\b(?:fighting|shooting|battles?|clashes|gunfire) (?:goes|go|continues?|rages?)\b",
    re.I,
)
DAYS_BACK = 3  # an earlier weekday told beside the newest one is at most so many days before


def still_going_on(evidence: Evidence) -> Iterator[DateClue]:
    """Its first sentences tell what began in the early hours of a weekday, and that it goes on:
    the report is of that weekday."""
    lead = evidence.annotated.sentences[:LEAD]
    words = " ".join(s.span.of(evidence.text) for s in lead)
    if not GOING_ON.search(words) or CALLED_TODAY.search(evidence.text):
        return
    for sentence in lead:
        said = sentence.span.of(evidence.text).lower()
        days = [t for t in evidence.times_in(sentence.span) if _weekday(t) is not None]
        newest = _newest(days)
        if newest is not None and any(word in said for word in EARLY):
            name = newest.span.of(evidence.text)
            why = f'it tells what began early on "{name}" as still going on'
            yield DateClue(ClueKind.WEEKDAY, newest.span, why, weekday=_weekday(newest))
            return


def _weekday(time: TimeMention) -> int | None:
    """The weekday that a time is told by, without a date."""
    told = time.when.relative
    while told is not None and told.weekday is None:
        told = told.of
    return None if told is None or told.day is not None else told.weekday


def _newest(times: list[TimeMention]) -> TimeMention | None:
    """The time whose weekday is newer than those of all the others, if they lie close."""
    for time in times:
        day = _weekday(time) or 0
        if all((day - (_weekday(other) or 0)) % 7 <= DAYS_BACK for other in times):
            return time
    return None
