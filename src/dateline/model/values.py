"""What phrases denote: spans of days, places, numbers of people, actors.

Precisions are our own scale; the scales of the codebooks are made in `export/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dateline.model.calendar import Relative

# ---------------------------------------------------------------------------- times


class TimePrecision(StrEnum):
    """How narrowly a time is known (the contract's scale)."""

    DAY = "day"
    FEW_DAYS = "few_days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LONGER = "longer"
    UNKNOWN = "unknown"


class Anchor(StrEnum):
    """What a time was counted from."""

    EXPLICIT = "explicit"
    PUBLICATION = "publication"
    CONTEXT = "context"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """The days within which something happened, and what is known of the hour.

    `local_time` is as known: "00:00", "before dawn". `precision` follows from the wording.
    """

    first: date
    last: date
    precision: TimePrecision = TimePrecision.DAY
    local_time: str | None = None

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"expected first <= last, got {self.first}, {self.last}")

    def overlaps(self, other: TimeSpan) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def days_apart(self, other: TimeSpan) -> int:
        """Days between the nearest ends; 0 where they overlap."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


@dataclass(frozen=True, slots=True)
class When:
    """A time as a report tells it of an event: its days where they are known, else the
    rule by which they follow from the day of publication."""

    span: TimeSpan | None
    anchor: Anchor = Anchor.NONE
    relative: Relative | None = None


# ---------------------------------------------------------------------------- places


class PlacePrecision(StrEnum):
    """How narrowly a place is known (the contract's scale)."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    REGION = "region"
    COUNTRY = "country"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A place on earth, in decimal degrees (WGS 84), with its parents.

    `feature` is the GeoNames code (PPL, ADM1, PCLI …); `radius_km` is how far from the point
    the thing may have been; `described` keeps the report's own words where they say more
    than the name ("a village south of the city").
    """

    name: str
    lat: float
    lon: float
    precision: PlacePrecision = PlacePrecision.EXACT
    country_code: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonames_id: int | None = None
    feature: str | None = None
    radius_km: float = 0.0
    described: str | None = None

    def __post_init__(self) -> None:
        if not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"no such place on earth: {self.lat}, {self.lon}")

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.lat, self.lon


# ---------------------------------------------------------------------------- numbers


class Relation(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    ZERO = "zero"


class Harm(StrEnum):
    """What befell the people who are counted."""

    KILLED = "killed"
    INJURED = "injured"
    KILLED_OR_INJURED = "killed_or_injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    CAPTURED = "captured"
    FREED = "freed"
    ARRESTED = "arrested"
    ESCAPED = "escaped"
    SURRENDERED = "surrendered"
    DISPLACED = "displaced"
    STRENGTH = "strength"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, and the least and most the words allow; `high` None: open above, `best`
    None: the words give no best figure."""

    low: int
    best: int | None
    high: int | None
    relation: Relation = Relation.EXACT

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if known != sorted(known) or self.low < 0:
            raise ValueError(
                f"expected 0 <= low <= best <= high, got {self.low}, {self.best}, {self.high}"
            )

    @property
    def figure(self) -> int | None:
        """The best figure; where none is told, the one that the words come to.

        >>> Count(2, None, 2).figure, Count(2, None, 5).figure
        (2, None)
        """
        return self.low if self.best is None and self.low == self.high else self.best


# ---------------------------------------------------------------------------- actors


class ActorKind(StrEnum):
    """What sort of actor it is (the contract's list)."""

    PERSON = "person"
    ARMED_GROUP = "armed_group"
    STATE_FORCE = "state_force"
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    OUTLET = "outlet"
    CIVILIANS = "civilians"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts or speaks: a person, a group, a force, an office, an outlet.

    `id` is the same in every report: the key of the actor file, or for a person a key made
    from the name so that spelling variants agree. `sector` is PLOVER's (GOV, MIL, REB …).
    """

    name: str
    kind: ActorKind
    id: str | None = None
    organization: str | None = None
    role: str | None = None
    country_code: str | None = None
    sector: str | None = None
