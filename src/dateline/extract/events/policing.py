"""What police and security forces do round an event: posted, searching, holding back, inquiring.

Told apart from the events proper, so that it takes no time, place or toll from them; such an
event is no incident (`data/event_types.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.events.cast import cast, is_violent
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.describe import Describer, participant
from dateline.extract.events.lexicon import (
    Sense,
    head_nouns,
    head_words,
    lexicon,
    policing_lexicon,
    words,
)
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.settle_mentions import event_of
from dateline.extract.events.status import settle_status
from dateline.extract.events.tie_place import tie_places
from dateline.extract.events.tie_time import tie_times
from dateline.extract.events.timerole import settle_roles
from dateline.extract.events.triggers import find_triggers
from dateline.model.mentions import EventMention, Participant, ParticipantKind, Role
from dateline.model.text import Token

LIGHT = words("light", "verbs")
DOING = frozenset({Role.PERPETRATOR, Role.PARTY})


def find_policing(page: Page, describer: Describer, taken: set[int]) -> Iterator[EventMention]:
    """The policing that the report tells; words that are `taken` tell other events."""
    mentions = list(_mentions(page, describer, taken))
    tie_times(page, mentions)
    tie_places(page, mentions)
    settle_roles(page, mentions)
    told: dict[tuple[str, ...], Cluster] = {}
    for mention in mentions:
        cluster = told.setdefault(_same(mention), Cluster())
        cluster.add(page, mention)
    for cluster in told.values():
        yield event_of(page, cluster)


def _same(mention: Mention) -> tuple[str, ...]:
    """What mentions of one action share: word, type, status, place, time and part."""
    return (
        mention.type,
        mention.token.lemma,
        mention.status.value,
        mention.where.name if mention.where else "",
        str(mention.when.span) if mention.when else "",
        mention.time_role.value,
    )


def _mentions(page: Page, describer: Describer, taken: set[int]) -> Iterator[Mention]:
    for trigger in find_triggers(page, policing_lexicon()):
        mention = Mention(trigger, trigger.sense.type)
        if taken.intersection(trigger.words) or _carries_violence(page, mention.token):
            continue
        settle_status(page, mention)
        cast(page, mention, describer)
        _own_doer(page, mention, describer)
        why = "its words" if not trigger.sense.weak else _by_force(mention.participants)
        if why:
            mention.reasons.insert(0, f"trigger '{mention.token.text}' ({mention.type}): {why}")
            yield mention


def _carries_violence(page: Page, token: Token) -> bool:
    """Whether the verb only carries a noun of violence: "carried out 240 attacks", "shelling
    carried out by the army"."""
    if token.lemma not in LIGHT:
        return False
    carried = page.syntax.children(token, "dobj", "nsubjpass")
    if token.dep in {"acl", "relcl", "xcomp"}:
        carried.append(page.tokens[token.head])
    senses = (sense for word in carried for sense in _senses(word))
    return any(is_violent(sense.type) for sense in senses)


def _senses(word: Token) -> Sequence[Sense]:
    """What a noun, or a verb in -ing that stands for one, tells."""
    known = lexicon()
    return known.nouns.get(word.lemma, ()) or known.nouns.get(word.text.lower(), ())


def _own_doer(page: Page, mention: Mention, describer: Describer) -> None:
    """The force that the trigger itself names: "police protection", "security tightened"."""
    nouns = head_nouns()
    for index in sorted(mention.trigger.words):
        token = page.tokens[index]
        if nouns.get(token.lemma) is not ParticipantKind.STATE_FORCE:
            continue
        described = describer.describe(token)
        if described is not None:
            described = replace(described, span=token.span)
            mention.participants.append(participant(described, Role.PARTY, page.text))
            return


def _by_force(participants: Sequence[Participant]) -> str | None:
    """Why it is policing: who does it, or is sent to do it."""
    for one in participants:
        if one.role in DOING and is_force(one):
            return f"'{one.text}' does it"
    return None


def is_force(one: Participant) -> bool:
    """Whether a participant is police or another force of a state, or one of their officers."""
    if one.kind is ParticipantKind.STATE_FORCE:
        return True
    words = set(f"{one.text} {one.description or ''} {one.name or ''}".lower().split())
    return bool(words & head_words("policing"))
