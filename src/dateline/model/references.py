"""Records of others, against which our incidents are held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.values import Count


@dataclass(frozen=True, slots=True)
class Reference:
    """One event of another data set: its id there, days, point and precision (in km), sides as
    named there, and deaths; None where the set doesn't say."""

    id: str
    codebook: str
    first: date
    last: date
    lat: float | None
    lon: float | None
    place: str
    reach_km: float
    sides: tuple[str, ...]
    deaths: Count | None


@dataclass(frozen=True, slots=True)
class Match:
    """One of our incidents and an event of another set, how far they agree, and in words what
    each has that the other lacks."""

    incident: str
    reference: str
    days_apart: int
    km: float
    sides: tuple[str, ...]
    differences: tuple[str, ...]
