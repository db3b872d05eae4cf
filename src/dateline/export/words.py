"""Values in a few words, as tables and pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dateline.model.claims import (
    Claim,
    ControlSaid,
    CountSaid,
    EventSaid,
    ParticipantSaid,
    Speaker,
)
from dateline.model.incidents import Incident, Toll
from dateline.model.report import Published
from dateline.model.values import Count, Harm, Place, TimeSpan, When

UNKNOWN = "?"


def count_words(count: Count) -> str:
    """A count with its range.

    >>> count_words(Count(3, 5, 9)), count_words(Count(20, None, None)), count_words(Count(2, 2, 2))
    ('5 (3-9)', '20 or more', '2')
    """
    if count.low == count.high:
        return str(count.low)
    if count.high is None:
        most = f"{count.low} or more"
        return most if count.figure in (None, count.low) else f"{count.figure} ({most})"
    spread = f"{count.low}-{count.high}"
    return spread if count.figure is None else f"{count.figure} ({spread})"


def days_words(days: TimeSpan) -> str:
    """Days, and the hour where it is told."""
    span = str(days.first) if days.first == days.last else f"{days.first} to {days.last}"
    return f"{span}, {days.local_time}" if days.local_time else span


def period_words(days: TimeSpan) -> str:
    """Days as a table has room for them: whole years and months by their names.

    >>> from datetime import date
    >>> period_words(TimeSpan(date(2031, 2, 1), date(2031, 3, 31)))
    '2031-02 to 2031-03'
    """
    first, last = days.first, days.last
    if first == last:
        return str(first)
    ends_month = (last + timedelta(1)).day == 1
    if first.day != 1 or not ends_month:
        return f"{first} to {last}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    months = (f"{first:%Y-%m}", f"{last:%Y-%m}")
    return months[0] if months[0] == months[1] else " to ".join(months)


def tolls_words(tolls: Sequence[Toll]) -> str:
    """The tolls as a table has room for them: of each harm the whole, or else its groups."""
    wholes = {toll.what for toll in tolls if toll.who == "all"}
    return "; ".join(
        toll_words(toll) for toll in tolls if toll.who == "all" or toll.what not in wholes
    )


def published_words(published: Published) -> str:
    """A day of publication, and how it is known."""
    if published.first is None or published.last is None:
        return "unknown"
    one = published.first == published.last
    span = str(published.first) if one else f"{published.first} to {published.last}"
    return f"{span} ({published.basis.value})"


def place_words(place: Place) -> str:
    """A place with its parents, and how near it is known.

    >>> place_words(Place("Ardun", 1.0, 2.0, admin1="Vel", country="Sorland"))
    'Ardun, Vel, Sorland'
    """
    parts = [place.name, place.admin2, place.admin1, place.country or place.country_code]
    named = ", ".join(dict.fromkeys(part for part in parts if part))
    return f"{named} ({place.described})" if place.described else named


def participant_words(said: ParticipantSaid) -> str:
    """Who took which part."""
    name = said.name or said.text
    more = f" ({said.description})" if said.description and said.description != name else ""
    number = f", {count_words(said.number)}" if said.number else ""
    return f"{name}{more}{number}"


def value_words(claim: Claim) -> str:
    """What a claim says."""
    value = claim.value
    match value:
        case EventSaid():
            return f"{value.type.replace('_', ' ')}, {value.status.value}"
        case When():
            return days_words(value.span) if value.span else UNKNOWN
        case Place():
            return place_words(value)
        case ParticipantSaid():
            return f"{value.role.value}: {participant_words(value)}"
        case CountSaid():
            return said_words(value)
        case ControlSaid():
            return f"{value.what}: {value.status.value} by {value.by or UNKNOWN}"


def said_words(said: CountSaid) -> str:
    """How many of whom suffered what, as one report tells it."""
    more = " more" if said.more and said.part_of is None else ""
    who = f" {said.who}" if said.who else ""
    return f"{count_words(said.count)}{more}{who} {harm_words(said.what)}"


def harm_words(what: Harm) -> str:
    """What befell them.

    >>> harm_words(Harm.KILLED_OR_INJURED)
    'killed or injured'
    """
    return what.value.replace("_", " ")


def toll_words(toll: Toll) -> str:
    """A settled toll: how many of whom suffered what."""
    who = "" if toll.who == "all" else f" {toll.who.replace('_', ' ')}"
    return f"{count_words(toll.settled.value)}{who} {harm_words(toll.what)}"


def speaker_words(speaker: Speaker) -> str:
    """Who vouches for a claim."""
    parts = [speaker.name, speaker.role, speaker.organization]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or "unnamed"


def incident_when(incident: Incident) -> str:
    """The incident's days, or that no report tells them."""
    return days_words(incident.when.value) if incident.when else UNKNOWN


def incident_where(incident: Incident) -> str:
    """The incident's place, or that no report tells it."""
    return place_words(incident.where.value) if incident.where else UNKNOWN


def incident_type(incident: Incident) -> str:
    """What kind of event it is."""
    return incident.type.value.replace("_", " ")
