"""The type of an event from its triggers and its sides, by ACLED's hierarchy and borderlines."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.lexicon import (
    military_words,
    protest_words,
    types_of_means,
    words,
)
from dateline.extract.events.mentions import Mention
from dateline.model.mentions import Effect, Participant, ParticipantKind, Role, Status

ARMED = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE})
GROUND = frozenset({"armed_clash", "territory_taken", "territory_regained"})
PLAIN = frozenset({"attack", "shooting", "killing", "assassination", "stabbing"})
HARMS = frozenset({"killing", "attack"})
"""Types that tell harm and not how it was done."""
BY_ARMS = frozenset({"shelling", "air_strike", "drone_strike", "bombing", "suicide_bombing",
                     "grenade_attack", "chemical_attack", "shooting", "stabbing"})  # fmt: skip
PEOPLE = frozenset({
    "attack", "shooting", "killing", "assassination", "stabbing", "sexual_violence", "beating",
    "abduction", "torture",
})  # fmt: skip
UNARMED = frozenset({ParticipantKind.PERSON, ParticipantKind.PEOPLE})
CAMP = "camp"
ATTACKERS = words("reference", "attackers")
BOMB = "bomb"
"""The one word of the air that tells of a planted bomb too."""
ONE_SIDED = "act"
"""The frame of words that tell what one side does: "storm", "ambush"."""
PROPERTY = frozenset({"arson", "looting", "robbery", "property_destruction"})
DEMONSTRATING = frozenset({"protest", "protest_intervention", "violent_demonstration"})


def refine(mentions: Sequence[Mention]) -> tuple[str, str]:
    """The type of the event that the mentions tell together, and why."""
    types = {m.type for m in mentions}
    everyone = [p for m in mentions for p in m.participants]
    graver = [m for m in mentions if m.type not in PROPERTY] if types & PEOPLE else mentions
    chief = max(graver, key=lambda m: (m.trigger.sense.strength, -m.token.index))
    key = chief.type
    why = f"the strongest word is '{chief.token.text}'"
    if key in HARMS and (by := _done_by(mentions)) is not None:
        key, why = by.type, f"'{by.token.text}' tells how it was done"
    if key == "air_strike" and _plants(mentions, everyone):
        return "bombing", "an armed group bombs"
    if key == "abduction" and types & PLAIN and _kills(mentions):
        return "killing", "some of those who were attacked were killed"
    for rule in (_of_protest, _of_crowds):
        found = rule(key, types, everyone)
        if found is not None:
            return found
    if key == "territory_taken" and _only(everyone, Role.PERPETRATOR, ParticipantKind.STATE_FORCE):
        return "territory_regained", "a state force takes the place"
    if key == "armed_clash" and _on_unarmed(mentions, everyone):
        return "attack", "the unarmed alone are hit"
    if key in PLAIN and types & GROUND and not _on_unarmed(mentions, everyone):
        return max(types & GROUND), "it is told as part of a fight"
    if key in PLAIN and _military(everyone):
        return "armed_clash", "only fighters are hit"
    return key, why


def _done_by(mentions: Sequence[Mention]) -> Mention | None:
    """The mention that tells by what arms it was done, the strongest one."""
    told = [m for m in mentions if m.type in BY_ARMS]
    return max(told, key=lambda m: (m.trigger.sense.strength, -m.token.index), default=None)


def _kills(mentions: Sequence[Mention]) -> bool:
    """Whether people were killed in it: an abduction is then an attack (ACLED codebook, 2024,
    "Abduction/forced disappearance")."""
    return any(
        Effect.KILLED in p.effect and p.role is Role.TARGET and m.status is Status.OCCURRED
        for m in mentions
        for p in m.participants
    )


def _plants(mentions: Sequence[Mention], everyone: Sequence[Participant]) -> bool:
    """Whether a group without aircraft "bombed" something, and nothing else tells of the air."""
    from_air = [m for m in mentions if m.type == "air_strike"]
    doers = _sides(everyone, Role.PERPETRATOR)
    return doers == {ParticipantKind.ARMED_GROUP} and all(m.token.lemma == BOMB for m in from_air)


def _of_protest(
    key: str, types: set[str], everyone: Sequence[Participant]
) -> tuple[str, str] | None:
    """What becomes of a protest: state forces hurt protesters, or protesters turn violent."""
    hit = [p for p in everyone if p.role is Role.TARGET and protests(p)]
    doing = [p for p in everyone if p.role in {Role.PERPETRATOR, Role.PARTY} and protests(p)]
    by_state = ParticipantKind.STATE_FORCE in _sides(everyone, Role.PERPETRATOR)
    hurting = types & (PLAIN | {"excessive_force", "beating", "shelling", "air_strike"})
    riot = "violent_demonstration" in types
    if hurting and by_state and not riot and (hit or types & DEMONSTRATING):
        return "excessive_force", "state forces hurt protesters"
    if doing and types & (PLAIN | PROPERTY | GROUND | {"beating", "violent_demonstration"}):
        return "violent_demonstration", "protesters use violence"
    if key == "arrest" and (hit or types & DEMONSTRATING):
        return "protest_intervention", "protesters are arrested"
    return None


def _of_crowds(
    key: str, _types: set[str], everyone: Sequence[Participant]
) -> tuple[str, str] | None:
    """Crowds without arms that fight are a mob."""
    parties = [p for p in everyone if p.role is Role.PARTY]
    if key == "armed_clash" and parties and all(_is_crowd(p) for p in parties):
        return "mob_violence", "crowds fight"
    return None


def _is_crowd(participant: Participant) -> bool:
    words = participant.text.lower().split()
    last = words[-1].removesuffix("s") if words else ""
    return types_of_means().get(last) == "mob_violence"


def protests(participant: Participant) -> bool:
    """Whether the words for a participant name protesters or their protest."""
    return bool(protest_words() & set(participant.text.lower().split()))


def _sides(participants: Sequence[Participant], role: Role) -> set[ParticipantKind]:
    return {p.kind for p in participants if p.role is role}


def _only(participants: Sequence[Participant], role: Role, kind: ParticipantKind) -> bool:
    return _sides(participants, role) == {kind}


def _military(participants: Sequence[Participant]) -> bool:
    """Whether fighters alone are hit, by fighters of the other sort (or by nobody named)."""
    hit = [p for p in participants if p.role is Role.TARGET and not p.text.isdecimal()]
    doers = _sides(participants, Role.PERPETRATOR)
    if not hit or not all(_is_military(p) for p in hit):
        return False
    return bool(doers & ARMED) and not doers & {p.kind for p in hit}


def _on_unarmed(mentions: Sequence[Mention], everyone: Sequence[Participant]) -> bool:
    """Whether an armed group storms or ambushes people without arms, with nobody to fight it:
    no word tells of two sides, and nobody armed is hit or takes part."""
    ground = [m for m in mentions if m.type in GROUND]
    if any(m.type != "armed_clash" or m.trigger.sense.frame.key != ONE_SIDED for m in ground):
        return False
    hit = [p for p in everyone if p.role is Role.TARGET and not _is_attacker(p)]
    doers = _sides(everyone, Role.PERPETRATOR)
    if Role.PARTY in {p.role for p in everyone} or any(_can_fight(p) for p in hit):
        return False
    harmed = any(p.kind in UNARMED and p.effect for p in hit)
    return harmed and bool(doers) and ParticipantKind.STATE_FORCE not in doers


def _is_attacker(participant: Participant) -> bool:
    """Whether the words tell one of those who attacked: their own death makes no battle."""
    words = participant.text.lower().split()
    return bool(words) and words[-1].removesuffix("s") in ATTACKERS


def _can_fight(participant: Participant) -> bool:
    """Whether it is armed, or a place of the armed; a camp may be one of the displaced."""
    if participant.kind in ARMED:
        return True
    return _is_military(participant) and CAMP not in participant.text.lower().split()


def _is_military(participant: Participant) -> bool:
    if participant.kind in ARMED:
        return True
    things = {ParticipantKind.FACILITY, ParticipantKind.VEHICLE}
    words = set(participant.text.lower().split())
    return participant.kind in things and bool(words & military_words())
