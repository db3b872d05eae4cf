"""Those who are counted as killed and stand in no part of the violence: "Farmer dies in police
firing", "40 of these deaths are due to police firing"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.cast import ACTING, is_violent
from dateline.extract.events.describe import Describer, folded, participant
from dateline.extract.events.mentions import Page
from dateline.model.mentions import (
    CountMention,
    Effect,
    EventMention,
    Participant,
    ParticipantKind,
    Role,
)
from dateline.model.values import Harm

HURT = frozenset({Effect.KILLED, Effect.INJURED})


def with_counted(page: Page, event: EventMention, describer: Describer) -> EventMention:
    """The event with the first who are counted as killed, where it is violence that names nobody
    whom it hurt. Asked of whole events: which tellings are one doesn't hang on it."""
    hurt = {effect for one in event.participants for effect in one.effect}
    if event.aggregate or not is_violent(event.type) or hurt & HURT:
        return event
    for index in event.counts:
        count = page.annotated.counts[index]
        some = count.count.best is None or count.count.best > 0
        if count.what is Harm.KILLED and count.head is not None and some:
            people = _people_of(page, count, count.head, describer)
            return replace(event, participants=(*event.participants, people))
    return event


def _people_of(page: Page, count: CountMention, head: int, describer: Describer) -> Participant:
    """The people of a count; where nobody knows its chief word for people, its words as told."""
    described = describer.describe(page.tokens[head], hurt=True)
    if described is not None and described.kind in ACTING:
        found = participant(described, Role.TARGET, page.text, effect=(Effect.KILLED,))
        return replace(found, number=count.count, likely=True)
    span = count.number
    if count.who is not None:
        span = span.cover(page.tokens[head].span)
    return Participant(
        span=span,
        role=Role.TARGET,
        kind=ParticipantKind.PEOPLE,
        text=folded(span.of(page.text)),
        effect=(Effect.KILLED,),
        number=count.count,
        likely=True,
    )
