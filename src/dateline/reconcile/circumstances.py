"""When, where and what: settled by what most independent reports allow, the narrowest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import cos, hypot, radians
from typing import TypeVar

from dateline.model.claims import EventSaid
from dateline.model.days import days_meant
from dateline.model.event_types import event_types
from dateline.model.incidents import IncidentStatus, Settled
from dateline.model.report import Published
from dateline.model.values import Anchor, Place, PlacePrecision, TimeSpan, When
from dateline.reconcile.telling import Told

T = TypeVar("T")

WHEN_RULE = "days.v1"
WHERE_RULE = "place.v1"
TYPE_RULE = "type.v1"
KM_A_DEGREE = 111.0
ACLED_ORDER = (
    "Battles", "Protests", "Riots", "Explosions/Remote violence",
    "Violence against civilians", "Strategic developments",
)  # fmt: skip
"""ACLED's hierarchy: the higher type wins where tactics concur (codebooks.md 1.2.2)."""


def days_told(told: Told, published: Published) -> TimeSpan | None:
    """The days of a time claim, relative ones counted from the day of publication."""
    when = told.claim.value
    return days_meant(when, published) if isinstance(when, When) else None


def settle_when(told: Sequence[Told], days: Sequence[TimeSpan]) -> Settled[TimeSpan] | None:
    """The narrowest days that most independent reports allow; explicit dates count before
    days that were counted from publication."""
    if not told:
        return None

    def worth(index: int) -> tuple[float, ...]:
        span = days[index]
        support = {t.group for t, other in zip(told, days, strict=True) if _within(span, other)}
        exact = {t.group for t, other in zip(told, days, strict=True) if _same(span, other)}
        when = told[index].claim.value
        explicit = isinstance(when, When) and when.anchor is Anchor.EXPLICIT
        width = (span.last - span.first).days
        return (len(support), len(exact), explicit, -width, bool(span.local_time))

    best = max(range(len(told)), key=lambda i: (worth(i), -days[i].first.toordinal(), -i))
    value = days[best]
    chosen = {t.claim.id for t, d in zip(told, days, strict=True) if _same(value, d)}
    return _settled(value, chosen, told, WHEN_RULE)


def settle_where(told: Sequence[Told]) -> Settled[Place] | None:
    """The place that most independent reports lie in, the narrowest first."""
    if not told:
        return None
    places = [t.claim.value for t in told]
    if not all(isinstance(place, Place) for place in places):
        raise TypeError("expected claims of places")
    known = [place for place in places if isinstance(place, Place)]

    def worth(index: int) -> tuple[float, ...]:
        mine = known[index]
        close = {t.group for t, p in zip(told, known, strict=True) if near(mine, p)}
        same = {t.group for t, p in zip(told, known, strict=True) if near(mine, p, km=1.0)}
        fine = mine.precision in (PlacePrecision.EXACT, PlacePrecision.NEAR)
        return (fine, len(close), len(same), -_rank(mine), -mine.radius_km)

    best = max(range(len(told)), key=lambda i: (worth(i), -i))
    value = known[best]
    chosen = {t.claim.id for t, p in zip(told, known, strict=True) if near(value, p, km=1.0)}
    return _settled(value, chosen, told, WHERE_RULE)


def settle_type(told: Sequence[Told]) -> Settled[str] | None:
    """The type that most independent reports tell; among equals the higher in ACLED's order."""
    said = [(t, t.claim.value) for t in told if isinstance(t.claim.value, EventSaid)]
    if not said:
        return None
    groups: dict[str, set[str]] = defaultdict(set)
    for each, value in said:
        groups[value.type].add(each.group)
    best = max(groups, key=lambda key: (len(groups[key]), -_height(key), key))
    chosen = {each.claim.id for each, value in said if value.type == best}
    return _settled(best, chosen, [each for each, _ in said], TYPE_RULE)


def settle_status(told: Sequence[Told]) -> IncidentStatus:
    """Whether it came to pass: what current reports assert counts before the rest."""
    said = [t.claim.value.status for t in told if isinstance(t.claim.value, EventSaid)]
    order = ("occurred", "ongoing", "attempted", "threatened", "planned", "denied")
    known = {status.value for status in said}
    return IncidentStatus(next((name for name in order if name in known), "alleged"))


def _settled(value: T, chosen: set[str], told: Sequence[Told], rule: str) -> Settled[T]:
    rivals = {each.claim.id for each in told} - chosen
    return Settled(value, tuple(sorted(chosen)), tuple(sorted(rivals)), rule)


def _within(narrow: TimeSpan, wide: TimeSpan) -> bool:
    return wide.first <= narrow.first and narrow.last <= wide.last


def _same(one: TimeSpan, other: TimeSpan) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _rank(place: Place) -> int:
    return list(PlacePrecision).index(place.precision)


def near(one: Place, other: Place, km: float = 25.0) -> bool:
    """Whether two points are at most so far apart (flat reckoning: the distances are short)."""
    north = (one.lat - other.lat) * KM_A_DEGREE
    east = (one.lon - other.lon) * KM_A_DEGREE * cos(radians(one.lat))
    return hypot(north, east) <= km


def _height(key: str) -> int:
    kind = event_types().get(key)
    event = (kind.acled_event or "") if kind else ""
    return ACLED_ORDER.index(event) if event in ACLED_ORDER else len(ACLED_ORDER)
