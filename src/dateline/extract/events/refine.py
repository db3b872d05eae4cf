"""The type of an event from its triggers and its sides, by ACLED's hierarchy and borderlines."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.lexicon import military_words
from dateline.extract.events.mentions import Mention
from dateline.model.annotated import Participant, ParticipantKind, Role

ARMED = frozenset({ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE})
GROUND = frozenset({"armed_clash", "territory_taken", "territory_regained"})
REMOTE = frozenset({
    "air_strike", "drone_strike", "shelling", "bombing", "grenade_attack", "suicide_bombing",
    "chemical_attack",
})  # fmt: skip
PLAIN = frozenset({"attack", "shooting", "killing", "assassination", "stabbing"})
DEMONSTRATING = frozenset({"protest", "protest_intervention", "violent_demonstration"})


def refine(mentions: Sequence[Mention]) -> tuple[str, str]:
    """The type of the event that the mentions tell together, and why."""
    chief = max(mentions, key=lambda m: (m.trigger.sense.strength, -m.token.index))
    types = {m.type for m in mentions}
    everyone = [p for m in mentions for p in m.participants]
    key = chief.type
    why = f"the strongest word is '{chief.token.text}'"
    if key == "territory_taken" and _only(everyone, Role.PERPETRATOR, ParticipantKind.STATE_FORCE):
        return "territory_regained", "a state force takes the place"
    if key in PLAIN and types & GROUND:
        return max(types & GROUND), "it is told as part of a fight"
    if key in PLAIN and _military(everyone):
        return "armed_clash", "only fighters are hit"
    hurt = types & (PLAIN | {"excessive_force", "beating"})
    by_state = _only(everyone, Role.PERPETRATOR, ParticipantKind.STATE_FORCE)
    if types & DEMONSTRATING and hurt and by_state:
        return "excessive_force", "state forces hurt protesters"
    return key, why


def _sides(participants: Sequence[Participant], role: Role) -> set[ParticipantKind]:
    return {p.kind for p in participants if p.role is role}


def _only(participants: Sequence[Participant], role: Role, kind: ParticipantKind) -> bool:
    return _sides(participants, role) == {kind}


def _military(participants: Sequence[Participant]) -> bool:
    """Whether fighters alone are hit, by fighters of the other sort (or by nobody named)."""
    hit = [p for p in participants if p.role is Role.TARGET]
    doers = _sides(participants, Role.PERPETRATOR)
    if not hit or not all(_is_military(p) for p in hit):
        return False
    return bool(doers & ARMED) and not doers & {p.kind for p in hit}


def _is_military(participant: Participant) -> bool:
    if participant.kind in ARMED:
        return True
    things = {ParticipantKind.FACILITY, ParticipantKind.VEHICLE}
    words = set(participant.text.lower().split())
    return participant.kind in things and bool(words & military_words())


def is_remote(key: str) -> bool:
    """Whether the type kills from afar or by a device."""
    return key in REMOTE
