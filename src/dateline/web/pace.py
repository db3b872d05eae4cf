"""How fast a person decides: incidents an hour, from the times that decisions hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.model.incidents import Judgement, Verdict
from dateline.web.bookmarks import PAUSE

ENDS = frozenset({Verdict.REVIEWED, Verdict.NOT_AN_INCIDENT})
"""What ends the work on an incident."""
FEWEST, SHORTEST = 3, timedelta(minutes=1)
"""Of fewer incidents, or in less time, no rate can be told."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Incidents that were done in a sitting, and how long it was."""

    done: int
    took: timedelta

    @property
    def per_hour(self) -> float:
        """Incidents an hour."""
        return self.done / (self.took / timedelta(hours=1))

    def left(self, waiting: int) -> timedelta:
        """How long as many more take."""
        return self.took * waiting / self.done


def pace_of(judgements: Sequence[Judgement], by: str, standing: Collection[str]) -> Pace | None:
    """How fast a person decided in the last sitting, which a pause of half an hour begins;
    `judgements` in order of time, `standing` the ids of those in force. The time runs from the
    first decision of the sitting, so that what this one ended isn't counted. None: too little
    to tell."""
    sitting: list[Judgement] = []
    later: datetime | None = None
    for judgement in reversed(judgements):
        if judgement.by != by:
            continue
        if later is not None and later - judgement.at >= PAUSE:
            break
        later = judgement.at
        sitting.append(judgement)
    if not sitting:
        return None
    begun, ended = sitting[-1].at, sitting[0].at
    done = {
        j.left for j in sitting if j.verdict in ENDS and j.at > begun and j.id in standing
    }  # fmt: skip
    if len(done) < FEWEST or ended - begun < SHORTEST:
        return None
    return Pace(len(done), ended - begun)


def duration_words(time: timedelta) -> str:
    """A duration as one says it.

    >>> duration_words(timedelta(minutes=134)), duration_words(timedelta(seconds=20))
    ('2 h 14 min', '1 min')
    """
    hours, minutes = divmod(max(1, round(time / timedelta(minutes=1))), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
