"""Event mentions as linking sees them: what the claims of one mention say together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.link.dates import MonthDay, dates_of, dates_told
from dateline.link.pages import site_of
from dateline.link.who import people_of, sides_of, states_of, tolls_of
from dateline.link.words import WORD, fold
from dateline.model.claims import Claim, EventSaid, ParticipantSaid
from dateline.model.days import days_meant
from dateline.model.event_types import event_types
from dateline.model.mentions import Status, TimeRole
from dateline.model.reading import Digest, Reading, Scene, page_id
from dateline.model.report import Published
from dateline.model.span import Span
from dateline.model.values import Anchor, Harm, Place, PlacePrecision, TimeSpan, When

FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR, PlacePrecision.DISTRICT})

FEW_DAYS = 1
"""Days beyond the first that still tell a day of the week."""
LATE = 10
"""Days after which a report that tells the day is no longer news of it."""
SOON = 7
"""Days after a day within which a report is news of it."""
GENERAL = frozenset({"killing", "attack", "shooting", "armed_clash", "bombing", "toll"})
"""Types whose words also tell another violent event's effect or means ("the killing", "the
attack", "opened fire")."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as one report tells it, with what tells it from others.

    `parts` are the ids of all its tellings in the report (see `retelling`), `id` the first.
    `chief`: the first violent event of its report, the one its words are about. `own`: words
    of its own tell when or where. `timed`: words for a time give the days; without any, what is
    news is taken to be of its report's day. `dated`: a day is told by its date. `weekdays` are
    those that are told, or those of its days (0 = Monday), `dates` the months and days that are
    told without the year, or those of its days. `site` is the web site or outlet of
    its report, "" where unknown. `sides` are keys of armed parties, `states`
    the countries of those that are a state's, `people` folded names of
    persons, `tolls` the figures told of each harm. `published` is the day of the report, where
    known. `placed` are the
    words that tell its place, `names` and `sites` those for its scene (see `scenes`).
    """

    id: str
    parts: tuple[str, ...]
    report: str
    type: str
    family: str
    violent: bool
    status: Status
    current: bool
    aggregate: bool
    chief: bool
    own: bool
    days: TimeSpan | None
    timed: bool
    dated: bool
    weekdays: frozenset[int]
    dates: frozenset[MonthDay]
    place: Place | None
    sides: frozenset[str]
    states: frozenset[str]
    people: frozenset[str]
    tolls: Mapping[Harm, frozenset[int]]
    published: date | None
    site: str
    placed: frozenset[str]
    names: frozenset[str]
    sites: frozenset[str]
    digest: Digest = field(repr=False)
    words: frozenset[str] = field(repr=False)
    quotes: frozenset[str] = field(repr=False)
    ages: frozenset[str] = field(repr=False)

    @property
    def page(self) -> bool:
        """Whether nothing but the address of its report tells of it."""
        return not self.type

    @property
    def fresh(self) -> bool:
        """Whether words tell its day, and its report appeared within a week of it."""
        days = self.days
        if not self.timed or days is None or self.published is None:
            return False
        narrow = (days.last - days.first).days <= FEW_DAYS
        return narrow and 0 <= (self.published - days.last).days <= SOON

    @property
    def is_news(self) -> bool:
        """Whether its report tells it as current and soon after; what a monthly note tells is
        neither news nor past."""
        days, published = self.days, self.published
        late = days is not None and published is not None and (published - days.last).days > LATE
        return self.current and not (late and self.timed)

    @property
    def pinned(self) -> Place | None:
        """The place, where it is a settlement or narrower than a province."""
        return self.place if self.place and self.place.precision in FINE else None


def mentions_of(
    readings: Iterable[Reading], published: Mapping[str, Published]
) -> tuple[Mention, ...]:
    """The event mentions of all readings, by report and then by place in its text;
    `published` are days that were worked out across reports."""
    found: list[Mention] = []
    for reading in readings:
        by_event: dict[str, list[Claim]] = defaultdict(list)
        for claim in reading.claims:
            by_event[claim.event].append(claim)
        day = published.get(reading.report.id, reading.report.published)
        if not by_event and reading.digest.address:
            found.append(_page(reading, day))
        mentions = [
            _mention(event, claims, reading, day)
            for event, claims in sorted(by_event.items(), key=lambda item: _where_told(item[1]))
        ]
        found += _with_chief(mentions)
    return tuple(found)


def _with_chief(mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The same, the one that leads the report marked: the first violent one of its news, else
    the first of its background, since such a report tells what became of that one, else the
    first of all."""
    single = [m for m in mentions if not m.aggregate]
    led = sorted(single, key=lambda m: (not m.violent, m.violent and not m.current))
    chief = led[0] if led else None
    return [replace(m, chief=True) if m is chief else m for m in mentions]


def _where_told(claims: Sequence[Claim]) -> tuple[int, str]:
    return min((c.evidence.span.start, c.event) for c in claims if not _is_likely(c))


def _is_likely(claim: Claim) -> bool:
    """Whether a model thinks that somebody takes part, which links nothing."""
    return isinstance(claim.value, ParticipantSaid) and claim.value.likely


def _mention(
    event: str, claims: Sequence[Claim], reading: Reading, published: Published
) -> Mention:
    said = next((c.value for c in claims if isinstance(c.value, EventSaid)), None)
    current = any(c.time_role is TimeRole.CURRENT for c in claims)
    kind = event_types().get(said.type) if said else None
    violent = bool(kind and kind.violent)
    days = days_of(claims, published)
    scene = _scene(event, reading.digest)
    return Mention(
        id=event,
        parts=(event,),
        report=reading.report.id,
        type=said.type if said else "",
        family=(kind.acled_event or "") if kind else "",
        violent=violent,
        status=said.status if said else Status.OCCURRED,
        current=current,
        aggregate=bool(said and said.aggregate),
        chief=False,
        own=_has_own(claims),
        days=days,
        timed=_is_timed(claims, published, days),
        dated=_is_dated(claims),
        weekdays=_weekdays(claims, reading.digest.posted) or _weekdays_of(days),
        dates=dates_told(claims, reading.digest) or dates_of(days),
        place=_place(claims),
        sides=frozenset(sides_of(claims)),
        states=frozenset(states_of(claims)),
        people=frozenset(people_of(claims)),
        tolls=tolls_of(claims),
        published=published.day,
        site=site_of(reading.report),
        placed=_placed(claims),
        names=frozenset(scene.names),
        sites=frozenset(scene.sites),
        digest=reading.digest,
        words=frozenset(reading.digest.words),
        quotes=frozenset(reading.digest.quotes),
        ages=frozenset(reading.digest.ages),
    )


def _scene(event: str, digest: Digest) -> Scene:
    return next((scene for scene in digest.scenes if scene.event == event), Scene(event, ()))


def _page(reading: Reading, published: Published) -> Mention:
    """A report without any event, of which only the web address tells what it is about."""
    digest = page_digest(reading.digest)
    return Mention(
        id=page_id(reading.report.id),
        parts=(page_id(reading.report.id),),
        report=reading.report.id,
        type="",
        family="",
        violent=False,
        status=Status.OCCURRED,
        current=True,
        aggregate=False,
        chief=True,
        own=False,
        days=None,
        timed=False,
        dated=False,
        weekdays=frozenset(),
        dates=frozenset(),
        place=None,
        sides=frozenset(),
        states=frozenset(),
        people=frozenset(),
        tolls={},
        published=published.day,
        site=site_of(reading.report),
        placed=frozenset(),
        names=frozenset(),
        sites=frozenset(),
        digest=digest,
        words=frozenset(digest.words),
        quotes=frozenset(),
        ages=frozenset(),
    )


def page_digest(digest: Digest) -> Digest:
    """The digest of a report of which only the address tells anything."""
    address = digest.address
    return Digest(digest.report, words=address, times=(1,) * len(address), address=address)


def later_of(a: Mention, b: Mention) -> Mention:
    """The one that is told of later days, of two with days apart."""
    return b if a.days and b.days and a.days.last < b.days.first else a


def days_of(claims: Iterable[Claim], published: Published) -> TimeSpan | None:
    """The narrowest days that the claims give, relative ones resolved from the day of
    publication where that is known."""
    spans = [
        span
        for claim in claims
        if isinstance(claim.value, When) and (span := days_meant(claim.value, published))
    ]
    return min(spans, key=days_rank, default=None)


def days_rank(days: TimeSpan) -> tuple[int, date]:
    """The narrower first."""
    return (days.last - days.first).days, days.first


def _has_own(claims: Sequence[Claim]) -> bool:
    """Whether words of their own tell the time or place, not just those that tell the event."""
    triggers = _triggers(claims)
    return any(
        isinstance(claim.value, When | Place) and claim.evidence.span not in triggers
        for claim in claims
    )


def _is_timed(claims: Sequence[Claim], published: Published, days: TimeSpan | None) -> bool:
    """Whether words for a time, not just those that tell the event, give these days."""
    triggers = _triggers(claims)
    return days is not None and any(
        isinstance(claim.value, When)
        and claim.evidence.span not in triggers
        and days_meant(claim.value, published) == days
        for claim in claims
    )


def _triggers(claims: Iterable[Claim]) -> set[Span]:
    return {claim.evidence.span for claim in claims if isinstance(claim.value, EventSaid)}


def _is_dated(claims: Iterable[Claim]) -> bool:
    """Whether a day is told by its date, with or without the year."""
    told = (claim.value for claim in claims)
    return any(isinstance(when, When) and _names_day(when) for when in told)


def _names_day(when: When) -> bool:
    if when.relative is not None:
        return when.relative.day is not None and when.relative.length == 1
    single = when.span is not None and when.span.first == when.span.last
    return single and when.anchor is Anchor.EXPLICIT


def _weekdays(claims: Iterable[Claim], posted: int | None) -> frozenset[int]:
    """The days of the week that are told without a date, or counted from the one on which the
    report appeared ("yesterday")."""
    told = [c.value.relative for c in claims if isinstance(c.value, When) and c.value.relative]
    named = {relative.weekday for relative in told if relative.weekday is not None}
    counted = {
        (posted + shift) % 7
        for relative in told
        if posted is not None and relative.days and _few(relative.days)
        for shift in range(relative.days[0], relative.days[1] + 1)
    }
    return frozenset(named or counted)


def _few(days: tuple[int, int]) -> bool:
    return days[1] - days[0] <= FEW_DAYS


def _weekdays_of(days: TimeSpan | None) -> frozenset[int]:
    """The days of the week that known days are, of few days at most."""
    if days is None or (days.last - days.first).days > FEW_DAYS:
        return frozenset()
    return frozenset(
        (days.first + timedelta(n)).weekday() for n in range((days.last - days.first).days + 1)
    )


def _place(claims: Iterable[Claim]) -> Place | None:
    places = [claim.value for claim in claims if isinstance(claim.value, Place)]
    return min(places, key=place_rank, default=None)


def _placed(claims: Sequence[Claim]) -> frozenset[str]:
    """The name that tells the place; none where it follows from what is told around, or from
    words such as "the village"."""
    told = [(c.value, c.evidence) for c in claims if isinstance(c.value, Place)]
    best = min((place for place, _ in told), key=place_rank, default=None)
    triggers = _triggers(claims)
    quotes = (said.quote for place, said in told if place == best and said.span not in triggers)
    words = (word for quote in quotes for word in WORD.findall(quote) if word[0].isupper())
    return frozenset(map(fold, words))


def place_rank(place: Place) -> tuple[int, float, str]:
    """The narrower first."""
    return list(PlacePrecision).index(place.precision), place.radius_km, place.name
