"""Gives every mention its participants: the parts its words play, with kinds and effects."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.blame import accused_of
from dateline.extract.events.describe import THINGS, Described, Describer, participant
from dateline.extract.events.doubt import stance_of
from dateline.extract.events.lexicon import head_nouns, head_words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.owners import owners_of
from dateline.extract.events.roles import Found, parts_of, subject_of
from dateline.model.event_types import event_types
from dateline.model.mentions import (
    Control,
    ControlStatus,
    Effect,
    ParticipantKind,
    Role,
    Stance,
    Status,
)
from dateline.model.span import Span
from dateline.model.text import Token
from dateline.model.values import Harm

ACTING = frozenset({
    ParticipantKind.PERSON, ParticipantKind.PEOPLE, ParticipantKind.ARMED_GROUP,
    ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT, ParticipantKind.ORGANIZATION,
})  # fmt: skip
ARMED = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE})
HARM_TO_PEOPLE = frozenset({Effect.KILLED, Effect.INJURED, Effect.ABDUCTED, Effect.CAPTURED})
PLACE_NAMES = frozenset({"GPE", "LOC", "FAC"})
TAKING_PEOPLE, TAKING_WEAPONS = "arrest", "disrupted_weapons"
SEIZING = frozenset({"capture", "seize"})
"""Verbs for the taking of places that also tell the taking of people."""
PEOPLE_PRONOUNS = frozenset({"he", "she", "they", "him", "her", "them", "who", "whom", "we", "i"})
AT_PEOPLE = frozenset({"shooting", "stabbing", "beating", "torture", "sexual_violence", "arrest",
                       "assassination", "killing", "abduction"})  # fmt: skip
HARMED = frozenset({Harm.KILLED, Harm.INJURED, Harm.ABDUCTED, Harm.CAPTURED, Harm.FREED})
SURVIVING = frozenset({"survive", "escape", "dodge", "evade", "elude"})
NO_DOER = frozenset({"it", "there", "which", "that", "this", "what"})


def cast(page: Page, mention: Mention, describer: Describer) -> None:
    """Fills the mention's participants and its control of places."""
    for found in parts_of(page, mention.trigger):
        _, token, why = found
        if token.lemma in NO_DOER or page.sentence_of[token.index] is not mention.sentence:
            continue
        hurt = mention.trigger.sense.effect in HARM_TO_PEOPLE or mention.type in AT_PEOPLE
        described = describer.describe(token, hurt=hurt)
        if described is None:
            continue
        role = _role(page, mention, found, described)
        if role is Role.PERPETRATOR and _is_of_the_harmed(described):
            role = Role.TARGET if _came_to_harm(mention, described) else None
        if role is None:
            continue
        effect = _effect(mention, role, described)
        did = role is Role.PERPETRATOR
        stance = stance_of(page, token, mention.token) if did else Stance.ASSERTED
        mention.participants.append(
            participant(described, role, page.text, effect=effect, stance=stance)
        )
        mention.reasons.append(f"{role.value} '{described.span.of(page.text)}': {why}")
        if role is Role.INSTRUMENT and is_violent(mention.type):
            _owners(page, mention, token, describer)
    if mention.trigger.sense.frame.key == "capture" and takes_somebody(page, mention):
        mention.type = TAKING_PEOPLE
    if mention.type == TAKING_PEOPLE and _has_armed_group(mention):
        mention.type = "abduction"
    if is_violent(mention.type):
        _spare(page, mention, describer)
        _accuse(page, mention, describer)
    _own_weapon(page, mention, describer)
    _own_doer(page, mention, describer)


def _is_of_the_harmed(described: Described) -> bool:
    """Whether they are counted as harmed: who is hurt in shelling doesn't shell."""
    count = described.count
    harmed = count is not None and count.verb is not None and count.what in HARMED
    return harmed and described.kind not in ARMED


def _came_to_harm(mention: Mention, described: Described) -> bool:
    """Whether the people before a verb of harm are those counted as harmed by it, whatever the
    parse says ("five others wounded")."""
    count = described.count
    return count is not None and count.verb == mention.token.index and count.what in HARMED


def _spare(page: Page, mention: Mention, describer: Describer) -> None:
    """Adds those who came through it: "the minister survived a bomb attack"."""
    verb = page.tokens[mention.token.head]
    if mention.token.dep != "dobj" or verb.lemma not in SURVIVING:
        return
    subject, passive = subject_of(page, verb)
    described = describer.describe(subject) if subject is not None and not passive else None
    if described is not None and described.kind in ACTING:
        made = participant(described, Role.TARGET, page.text, effect=(Effect.NONE,))
        mention.participants.append(made)
        mention.reasons.append(f"target '{made.text}': '{verb.text}'")


def _accuse(page: Page, mention: Mention, describer: Describer) -> None:
    """Adds those who are said to have done it, with how that is put forward."""
    for token, stance, why in accused_of(page, mention):
        described = describer.describe(token)
        if described is not None and described.kind in ACTING:
            made = participant(described, Role.PERPETRATOR, page.text, stance=stance)
            mention.participants.append(made)
            mention.reasons.append(f"perpetrator '{made.text}': {why}")


def _owners(page: Page, mention: Mention, weapon: Token, describer: Describer) -> None:
    """Adds those whose weapon it is said to be."""
    for token, stance, why in owners_of(page, weapon):
        described = describer.describe(token)
        if described is not None and described.kind in ARMED | {ParticipantKind.GOVERNMENT}:
            made = participant(described, Role.PERPETRATOR, page.text, stance=stance)
            mention.participants.append(made)
            mention.reasons.append(f"perpetrator '{made.text}': {why}")


def _own_weapon(page: Page, mention: Mention, describer: Describer) -> None:
    """The weapon that the trigger itself names: "car bomb", "grenade attack"."""
    if not is_violent(mention.type) or mention.trigger.sense.pos != "nouns":
        return
    nouns = head_nouns()
    tokens = [page.tokens[index] for index in mention.trigger.words]
    weapons = [t for t in tokens if nouns.get(t.lemma) is ParticipantKind.WEAPON]
    if not weapons:
        return
    first = min(tokens[0].index, weapons[0].index)
    while first - 1 >= mention.sentence.first and _joins(page, first - 1, tokens):
        first -= 1
    span = Span(page.tokens[first].start, weapons[-1].end)
    described = describer.describe(weapons[-1])
    if described is not None:
        made = participant(replace(described, span=span), Role.INSTRUMENT, page.text)
        mention.participants.append(made)


def _own_doer(page: Page, mention: Mention, describer: Describer) -> None:
    """The force that the trigger itself names: "police firing"."""
    if mention.trigger.sense.pos != "nouns" or not is_violent(mention.type):
        return
    for index in mention.trigger.words[:-1]:
        token = page.tokens[index]
        if head_nouns().get(token.lemma) is ParticipantKind.STATE_FORCE:
            described = describer.describe(token)
            if described is not None:
                described = replace(described, span=token.span)
                mention.participants.append(participant(described, Role.PERPETRATOR, page.text))


def _joins(page: Page, index: int, tokens: list[Token]) -> bool:
    """Whether the word before belongs to the weapon's name ("powerful car bomb": "car")."""
    before = page.tokens[index]
    return before.dep == "compound" and before.head in {t.index for t in tokens}


def _has_armed_group(mention: Mention) -> bool:
    return any(
        p.role is Role.PERPETRATOR and p.kind is ParticipantKind.ARMED_GROUP
        for p in mention.participants
    )


def takes_somebody(page: Page, mention: Mention) -> bool:
    """Whether a pronoun for people is what is captured: "they were seized", "captured him"."""
    if mention.token.lemma not in SEIZING:
        return False
    taken = page.syntax.children(mention.token, "dobj", "nsubjpass")
    return any(t.pos == "PRON" and t.lemma in PEOPLE_PRONOUNS for t in taken)


def _role(page: Page, mention: Mention, found: Found, described: Described) -> Role | None:
    part, token, _ = found
    kind = described.kind
    if part == "modifier":
        return _modifier_role(mention, described)
    if part == "place":
        return _taken(page, mention, described)
    if part == "perpetrator" and kind in {ParticipantKind.WEAPON, ParticipantKind.VEHICLE}:
        return Role.INSTRUMENT
    if part == "instrument":
        armed = kind in {ParticipantKind.WEAPON, ParticipantKind.VEHICLE}
        return Role.INSTRUMENT if armed else None
    if part == "target":
        return _target_role(page, mention, found, kind)
    if part == "beside":
        built = kind in {ParticipantKind.FACILITY, ParticipantKind.VEHICLE}
        built = built and token.pos == "NOUN" and token.lemma in head_words("targets")
        return Role.TARGET if built else None
    if part in {"perpetrator", "party"}:
        return Role(part) if kind in ACTING else None
    return None


def _target_role(page: Page, mention: Mention, found: Found, kind: ParticipantKind) -> Role | None:
    _, token, why = found
    if kind is ParticipantKind.WEAPON:
        return Role.INSTRUMENT
    frame = mention.trigger.sense.frame.key
    if kind is ParticipantKind.OBJECT and (mention.type in AT_PEOPLE or "object" not in why):
        return None
    if kind in ARMED and frame == "act" and why.endswith(" of'"):
        return Role.PERPETRATOR
    if token.entity in {"GPE", "LOC"} or (token.index in page.placed and kind not in ACTING):
        return None
    return Role.TARGET


def _taken(page: Page, mention: Mention, described: Described) -> Role | None:
    """What is captured: a place changes hands, people are taken, weapons are seized."""
    kind, entity = described.kind, described.head.entity
    placed = entity in PLACE_NAMES or described.head.index in page.placed
    if kind in ACTING and not placed:
        if mention.token.lemma not in SEIZING:
            return None
        mention.type = TAKING_PEOPLE
        return Role.TARGET
    if kind is ParticipantKind.WEAPON:
        mention.type = TAKING_WEAPONS
        return Role.INSTRUMENT
    if kind is ParticipantKind.FACILITY or placed:
        _control(mention, described, page)
        return None if placed and entity != "FAC" else Role.TARGET
    return None


def _modifier_role(mention: Mention, described: Described) -> Role | None:
    """Who stands before an event noun: "Taliban attack", "hospital bombing", "car bomb"."""
    if described.kind in ARMED or described.kind is ParticipantKind.GOVERNMENT:
        if mention.trigger.sense.frame.key == "clash":
            return Role.PARTY
        return Role.PERPETRATOR
    if described.kind is ParticipantKind.WEAPON:
        return Role.INSTRUMENT
    if described.kind in {ParticipantKind.FACILITY, ParticipantKind.VEHICLE}:
        return Role.TARGET if described.head.entity not in {"GPE", "LOC"} else None
    return None


def _effect(mention: Mention, role: Role, described: Described) -> tuple[Effect, ...]:
    effect = mention.trigger.sense.effect
    if mention.type == TAKING_PEOPLE:
        effect = Effect.CAPTURED
    if role is not Role.TARGET or effect is None or mention.status is not Status.OCCURRED:
        return ()
    things = described.kind in THINGS
    if things and effect in HARM_TO_PEOPLE:
        return (Effect.DAMAGED,) if effect is Effect.INJURED else ()
    if not things and effect in {Effect.DESTROYED, Effect.DAMAGED}:
        return ()
    return (effect,)


def _control(mention: Mention, described: Described, page: Page) -> None:
    sense = mention.trigger.sense
    if sense.frame.key not in {"capture", "fall", "expel"}:
        return
    if mention.type == "territory_regained":
        status = ControlStatus.RETAKEN
    elif sense.frame.key == "fall":
        status = ControlStatus.LOST
    else:
        status = ControlStatus.CAPTURED
    span = mention.token.span.cover(described.span)
    what = described.span.of(page.text)
    mention.control.append(Control(Span(span.start, span.end), what, None, status))


def is_violent(key: str) -> bool:
    """Whether the table calls the type violent."""
    return event_types()[key].violent
