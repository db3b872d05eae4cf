"""States that stand as an adjective before what their arms did: "Turkish shelling", "an alleged
Israeli airstrike", "a Turkish drone bombed …"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.countries import countries
from dateline.model.mentions import Participant, ParticipantKind, Role, Stance
from dateline.model.text import Token
from dateline.model.values import ActorKind

OF_STATES = frozenset({"air_strike", "drone_strike", "shelling", "chemical_attack"})
"""Arms of states: whoever's adjective stands before them is who used them."""
ABROAD = frozenset({"attack", "bombing", "killing"})
"""The adjective may say where it was, unless the report tells of another country."""
BEFORE = ("amod", "compound", "nmod")
UNSURE = words("blame", "unsure")
DOERS = frozenset({Role.PERPETRATOR, Role.PARTY})


def add_states(page: Page, mention: Mention) -> None:
    """Adds the state whose adjective stands before the event or its weapon, where nobody else
    is told to have done it."""
    if any(p.role in DOERS and p.kind in _ARMED for p in mention.participants):
        return
    for adjective in _adjectives(page, mention):
        code = _demonyms().get(adjective.text)
        if code is not None and _may_do(page, mention, code):
            made = _force(page, mention, adjective, code)
            mention.participants.append(made)
            mention.reasons.append(f"perpetrator '{made.text}': before '{mention.token.text}'")
            return


_ARMED = frozenset(
    {ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT}
)


def _adjectives(page: Page, mention: Mention) -> Iterator[Token]:
    heads = [mention.token] if mention.trigger.sense.pos == "nouns" else []
    heads += [page.tokens[index] for index in mention.trigger.words]
    weapons = {ParticipantKind.VEHICLE, ParticipantKind.WEAPON}
    for participant in mention.participants:
        if participant.role is Role.INSTRUMENT or participant.kind in weapons:
            heads += page.syntax.tokens_in(participant.span)
    for head in heads:
        yield from page.syntax.children(head, *BEFORE)


def _may_do(page: Page, mention: Mention, code: str) -> bool:
    if mention.type in OF_STATES:
        return True
    return mention.type in ABROAD and _told_of(page) not in {None, code}


def _told_of(page: Page) -> str | None:
    """The country that most places of the report lie in."""
    codes = Counter(
        m.place.country_code
        for m in page.annotated.places
        if m.named and m.place and m.place.country_code
    )
    return min(codes, key=lambda code: (-codes[code], code), default=None)


def _force(page: Page, mention: Mention, adjective: Token, code: str) -> Participant:
    """The state's force as the report names it elsewhere, or else by the adjective."""
    known = next(
        (
            m.actor
            for m in page.annotated.actors
            if m.actor.kind is ActorKind.STATE_FORCE
            and m.actor.country_code == code
            and m.actor.sector == "MIL"
        ),
        None,
    )
    near = page.syntax.children(mention.token) + page.syntax.children(adjective)
    unsure = any(t.text.lower() in UNSURE for t in near)
    return Participant(
        span=adjective.span,
        role=Role.PERPETRATOR,
        kind=ParticipantKind.STATE_FORCE,
        text=adjective.text,
        name=known.name if known else None,
        description=None if known else adjective.text,
        actor_id=known.id if known else None,
        country_code=code,
        stance=Stance.SUSPECTED if unsure else Stance.ASSERTED,
    )


@cache
def _demonyms() -> Mapping[str, str]:
    return {demonym: code for code, country in countries().items() for demonym in country.demonyms}
