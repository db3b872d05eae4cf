"""Times of a report whose own day nobody knows: which can be one time, whatever that day is."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateline.extract.events.clusters import Cluster, unresolved
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.pointing import is_definite
from dateline.extract.events.timerole import in_lead
from dateline.model.calendar import Days, Relative

ANCHORS = tuple(date(2028, 1, 1) + timedelta(n) for n in range(366))
"""The days of a year, from which a time is tried."""
SAME, NEXT_DAY, OTHER = 0.8, -0.5, -3.0
OWN_DAY = -1.5
MOST = 60
"""Different times without a known day that are held against each other: lists have more."""


def by_unresolved_time(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """What times without a known day say of one event or two: "on 25 December" and "on 27
    December" are other times, "yesterday" and "on Monday" may be one; a date that only the body
    tells, of what nothing points back to, is of something else than undated news."""
    told = unresolved(mention)
    if told is None or len(page.unresolved) > MOST:
        return 0.0, ""
    if cluster.undated:
        return max(_compared(told, other) for other in cluster.undated)
    if cluster.days or told.month is None or in_lead(mention) or _points_back(page, mention):
        return 0.0, ""
    apart = mention.sentence.paragraph not in cluster.paragraphs
    return (OWN_DAY, "a date of its own") if apart else (0.0, "")


def _points_back(page: Page, mention: Mention) -> bool:
    """Whether the word, or its subject, is known: "the blast", "the bomb went off"."""
    near = [mention.token, *page.syntax.children(mention.token, "nsubj", "nsubjpass")]
    return any(is_definite(page, token) for token in near)


@lru_cache(8192)
def _compared(one: Relative, other: Relative) -> tuple[float, str]:
    pairs = [(a, b) for a, b in zip(_tried(one), _tried(other), strict=True) if a and b]
    gaps = sorted(max(0, (max(a[0], b[0]) - min(a[1], b[1])).days) for a, b in pairs)
    if not gaps or gaps[0] == 0:
        return (SAME, "same time") if gaps and gaps[-1] == 0 else (0.0, "")
    return (NEXT_DAY, "a day apart") if gaps[-1] == 1 else (OTHER, "other time")


@lru_cache(4096)
def _tried(relative: Relative) -> tuple[Days | None, ...]:
    """The days that the time would be, from each of the days that are tried."""
    return tuple(relative.resolve(day) for day in ANCHORS)
