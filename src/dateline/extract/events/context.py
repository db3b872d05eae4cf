"""Time and place that an event takes from the flow of the report where its own sentences give
none: from the event told just before it, else the country that the report is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import timedelta

from dateline.extract.events.cast import is_violent
from dateline.extract.events.homes import countries_told, homes_of
from dateline.extract.events.lexicon import words
from dateline.extract.events.local_time import at_place
from dateline.extract.events.mentions import Page
from dateline.extract.events.tie_place import COUNTRY, PROVINCE, fineness
from dateline.model.calendar import Relative
from dateline.model.mentions import EventMention, Status, TimeRole
from dateline.model.values import Anchor, Place, PlacePrecision, TimePrecision, TimeSpan, When

PLACE_REACH = 4
TIME_REACH = 3
LEAD = 4
SHARE, CHIEF_SHARE = 0.4, 0.6
"""Of all that a report says of countries: for the one that it is about, and for the one beside
which the others are abroad."""
TRIAL = "trial"
PROVINCES = words("places", "provinces")
WEEK = timedelta(days=6)
HAD = frozenset({"had", "'d", "’d"})
OVER = "background: told as over before"
LATE = words("aftermath", "late")


def fill_in(page: Page, events: Sequence[EventMention]) -> list[EventMention]:
    """The events, those without time or place with what follows from the ones before."""
    chief, country = _chief_country(page), _country(page)
    focus = _focus(page, events)
    after_trial = _opens_in_court(page, events)
    found: list[EventMention] = []
    for event in events:
        first = min(event.sentences)
        if event.where is None and not (event.aggregate and event.when is None):
            homes = homes_of(event) or {chief}
            own = _of_its_sentences(page, event)
            near = _within(homes, own or _place_before(found, event, first))
            now = _within(homes, focus) if _is_now(event, events) else None
            if _lasts_long(event) if event.aggregate else _is_in_unknown_province(page, event):
                near = now = None
            event = _placed(event, near, now, country)
        if event.when is None and event.time_role is TimeRole.CURRENT and _was_over(page, event):
            event = replace(event, time_role=TimeRole.BACKGROUND, reasons=(*event.reasons, OVER))
        if event.when is None and event.time_role is TimeRole.CURRENT:
            before = _time_before(found, event, first)
            event = _timed(event, before or _at_publication(page, event, after_trial=after_trial))
        found.append(_local(event))
    return found


def _was_over(page: Page, event: EventMention) -> bool:
    """Whether it is no violence and a main clause of the report's own tells it as over before:
    "The army had declared a truce"."""
    verb = page.syntax.root_of(event.trigger)
    if verb is None or is_violent(event.type) or verb.dep != "ROOT" or verb.tag != "VBN":
        return False
    return any(c.text.lower() in HAD for c in page.syntax.children(verb, "aux"))


def _is_in_unknown_province(page: Page, event: EventMention) -> bool:
    """Whether its words name a province or the like that no gazetteer has: what was told before
    it may lie in another."""
    said = event.where_said.of(page.text) if event.where_said is not None else ""
    return bool(set(said.split()[1:]) & PROVINCES)


def _lasts_long(event: EventMention) -> bool:
    """Whether it is told of more than a week: of a country rather than of the last place."""
    span = event.when.span if event.when else None
    return span is not None and span.last - span.first > WEEK


def _of_its_sentences(page: Page, event: EventMention) -> Place | None:
    """The one town or district that the sentences of dated violence name: likelier its place
    than that of another event before it."""
    if event.when_said is None or event.when is None or not is_violent(event.type):
        return None
    spans = [page.annotated.sentences[index].span for index in event.sentences]
    told = {
        (m.place.name, m.place.lat): m.place
        for m in page.annotated.places
        if m.place and fineness(m.place) < PROVINCE and any(s.contains(m.span) for s in spans)
    }
    return next(iter(told.values())) if len(told) == 1 else None


def _within(homes: AbstractSet[str | None], place: Place | None) -> Place | None:
    """The place, unless it lies abroad for all who take part in the event, or, where it isn't
    known where they belong, for the report."""
    abroad = place is not None and homes != {None} and place.country_code not in homes
    return None if abroad else place


def _opens_in_court(page: Page, events: Sequence[EventMention]) -> bool:
    """Whether the first event that the report tells is a trial or its outcome."""
    opening = min(events, key=lambda event: (min(event.sentences), event.trigger), default=None)
    if opening is None or opening.type != TRIAL:
        return False
    return any(token.lemma in LATE for token in page.syntax.tokens_in(opening.trigger))


def _local(event: EventMention) -> EventMention:
    """The event with its hour on the clocks of its place."""
    if event.when is None:
        return event
    when = at_place(event.when, event.where)
    if when == event.when:
        return event
    why = f"hour told in another zone: {when.span.local_time if when.span else ''} at the place"
    return replace(event, when=when, reasons=(*event.reasons, why))


def _placed(
    event: EventMention, before: Place | None, focus: Place | None, country: Place | None
) -> EventMention:
    if before is not None:
        return _at(event, before, "of the event before")
    if focus is not None:
        return _at(event, focus, "the report's focus")
    if country is not None:
        return _at(event, country, "the report's country")
    return event


def _is_now(event: EventMention, events: Sequence[EventMention]) -> bool:
    """Whether the event can belong to the report's news by its time."""
    if event.time_role is TimeRole.CURRENT:
        return True
    if event.when is None or event.when.span is None:
        return not event.aggregate
    days = [e.when.span for e in events if e.time_role is TimeRole.CURRENT and e.when
            and e.when.span]  # fmt: skip
    return any(event.when.span.overlaps(span) for span in days)


def _focus(page: Page, events: Sequence[EventMention]) -> Place | None:
    """The place that the report is about: its chief current event's, else the town or district
    that its headline and first sentences name most."""
    current = [e for e in events if e.time_role is TimeRole.CURRENT and e.where is not None]
    chief = max(current, key=lambda e: len(e.triggers), default=None)
    if chief is not None and len(chief.triggers) > 1 and fineness(chief.where) < PROVINCE:
        return chief.where
    lead = [s.span for s in page.annotated.sentences[:LEAD]]
    told = [
        m.place
        for m in page.annotated.places
        if m.place and fineness(m.place) < PROVINCE and any(s.contains(m.span) for s in lead)
    ]
    if len(page.annotated.sentences) <= LEAD or not told:
        return None
    number = Counter((p.name, p.lat, p.lon) for p in told)
    best = max(number.values())
    return next(p for p in told if number[(p.name, p.lat, p.lon)] == best)


def _at(event: EventMention, place: Place, why: str) -> EventMention:
    reasons = (*event.reasons, f"place {place.name}: {why}")
    return replace(event, where=place, where_said=None, reasons=reasons)


def _timed(event: EventMention, before: When | None) -> EventMention:
    if before is None:
        return event
    why = "publication" if before.anchor is Anchor.PUBLICATION else "the flow of the report"
    return replace(event, when=before, reasons=(*event.reasons, f"time: from {why}"))


def _at_publication(page: Page, event: EventMention, *, after_trial: bool) -> When | None:
    """The day before publication and the day itself, for violence told as news without a time
    (the codebooks' rule); not in a report that opens with a trial, long after it."""
    day = page.annotated.report.published.day
    real = event.status in {Status.OCCURRED, Status.ONGOING}
    if day is None or not real or not is_violent(event.type) or after_trial:
        return None
    span = TimeSpan(day - timedelta(1), day, TimePrecision.FEW_DAYS)
    return When(span, Anchor.PUBLICATION, Relative(days=(-1, 0)))


def _place_before(found: Sequence[EventMention], event: EventMention, first: int) -> Place | None:
    near = [
        other
        for other in _nearest_first(found, first, PLACE_REACH)
        if other.where is not None and other.time_role is event.time_role
    ]
    return near[0].where if near else None


def _time_before(found: Sequence[EventMention], event: EventMention, first: int) -> When | None:
    for other in _nearest_first(found, first, TIME_REACH):
        violence = is_violent(other.type) or not is_violent(event.type)
        alike = violence and other.time_role is event.time_role
        if other.when is not None and alike:
            return other.when
    return None


def _nearest_first(found: Sequence[EventMention], first: int, reach: int) -> Iterator[EventMention]:
    """The events that sentences near this one tell, those told just before it first."""

    def gap(other: EventMention) -> tuple[int, int]:
        before = [first - index for index in other.sentences if index <= first]
        after = [index - first for index in other.sentences if index > first]
        return min(before, default=reach + 1), min(after, default=reach + 1)

    gaps = [(gap(other), -place, other) for place, other in enumerate(found)]
    for near, _, other in sorted(gaps, key=lambda row: row[:2]):
        if min(near) <= reach:
            yield other


def _chief_country(page: Page, share: float = CHIEF_SHARE) -> str | None:
    """The country that has that share at least of all that a report says of countries."""
    told = countries_told(page)
    code, number = max(sorted(told.items()), key=lambda item: item[1], default=(None, 0))
    return code if number >= share * sum(told.values()) else None


def _country(page: Page) -> Place | None:
    """The country that the report speaks of most, as a place of its own extent."""
    code = _chief_country(page, SHARE) if len(page.annotated.sentences) > 1 else None
    inside = [m.place for m in page.annotated.places if m.place and m.place.country_code == code]
    if code is None or not inside:
        return None
    whole = next((p for p in inside if fineness(p) == COUNTRY and p.geonames_id is not None), None)
    if whole is not None:
        return replace(whole, described=None)
    some = inside[0]
    return replace(
        some, name=some.country or code, precision=PlacePrecision.COUNTRY, admin1=None, admin2=None,
        geonames_id=None, feature=None, described=None,
    )  # fmt: skip
