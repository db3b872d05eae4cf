"""Which countries an event's people belong to, and which country a report is about: from its
places, its adjectives of nationality and its actors."""

from __future__ import annotations

from collections import Counter
from functools import cache

from dateline.extract.events.mentions import Page
from dateline.model.countries import countries
from dateline.model.mentions import EventMention, Role
from dateline.model.values import ActorKind, PlacePrecision

TOWN = 2
"""What a town counts for; a country may be named for its government alone."""
AT_HOME = frozenset({ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT})


@cache
def demonyms() -> dict[str, str]:
    """The country of each adjective of nationality, in lower case."""
    return {
        demonym.lower(): code
        for code, country in countries().items()
        for demonym in country.demonyms
    }


def countries_told(page: Page) -> Counter[str]:
    """How much a report speaks of each country."""
    found: Counter[str] = Counter()
    for mention in page.annotated.places:
        place = mention.place
        if place is not None and place.country_code:
            whole = place.precision is PlacePrecision.COUNTRY
            found[place.country_code] += 1 if whole else TOWN
    for token in page.tokens:
        code = demonyms().get(token.lemma) or demonyms().get(token.text.lower())
        if code is not None:
            found[code] += 1
    for actor in page.annotated.actors:
        if actor.named and actor.actor.kind in AT_HOME and actor.actor.country_code:
            found[actor.actor.country_code] += 1
    return found


def homes_of(event: EventMention) -> frozenset[str]:
    """The countries that those who take part belong to."""
    found = set()
    for participant in event.participants:
        if participant.role is Role.INSTRUMENT:
            continue
        if participant.country_code:
            found.add(participant.country_code)
        words = f"{participant.text} {participant.description or ''}".lower().split()
        found.update(demonyms()[word] for word in words if word in demonyms())
    return frozenset(found)
