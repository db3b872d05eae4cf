"""Who took part and who holds what, as the reports together have it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from dateline.model.claims import ControlSaid, ParticipantSaid
from dateline.model.incidents import Held, Involved
from dateline.model.mentions import Effect, Stance
from dateline.reconcile.telling import Told

WORD = re.compile(r"[^\W_]+")
SUREST = (
    Stance.CONFIRMED, Stance.ASSERTED, Stance.CLAIMED,
    Stance.SUSPECTED, Stance.UNVERIFIED, Stance.DENIED,
)  # fmt: skip


def settle_participants(told: Sequence[Told]) -> tuple[Involved, ...]:
    """The participants, each once: by actor where known, else by name, else by their words;
    those whom most reports name come first. A bare number ("four were killed") is nobody: the
    counts tell it."""
    same: dict[Hashable, list[tuple[Told, ParticipantSaid]]] = defaultdict(list)
    for each in told:
        said = each.claim.value
        if isinstance(said, ParticipantSaid) and not _is_number(said):
            same[(said.role.value, *_identity(said))].append((each, said))
    ranked = sorted(same.items(), key=lambda item: (-_carried(item[1]), repr(item[0])))
    return tuple(_involved(members) for _, members in ranked)


def settle_control(told: Sequence[Told]) -> tuple[Held, ...]:
    """Who holds what: each telling kept, the same ones together."""
    same: dict[tuple[str, str, str], list[tuple[Told, ControlSaid]]] = defaultdict(list)
    for each in told:
        said = each.claim.value
        if isinstance(said, ControlSaid):
            same[_fold(said.what), _fold(said.by or ""), said.status.value].append((each, said))
    return tuple(
        Held(members[0][1], tuple(sorted({each.claim.id for each, _ in members})))
        for _, members in sorted(same.items())
    )


def _is_number(said: ParticipantSaid) -> bool:
    nobody = not (said.name or said.description or said.actor_id)
    return said.number is not None and nobody and " " not in said.text


def _identity(said: ParticipantSaid) -> tuple[str, str]:
    if said.actor_id:
        return "actor", said.actor_id
    if said.name:
        return "name", _fold(said.name)
    return "words", _fold(said.text)


def _carried(members: Sequence[tuple[Told, ParticipantSaid]]) -> int:
    return len({each.group for each, _ in members})


def _involved(members: Sequence[tuple[Told, ParticipantSaid]]) -> Involved:
    texts = Counter(said.text for _, said in members)
    fullest = max(
        (said for _, said in members),
        key=lambda s: (bool(s.name), bool(s.actor_id), texts[s.text], len(s.text), s.text),
    )
    effects = {effect for _, said in members for effect in said.effect}
    stance = min((each.claim.stance for each, _ in members), key=SUREST.index)
    said = replace(
        fullest,
        description=next((s.description for _, s in members if s.description), None),
        country_code=next((s.country_code for _, s in members if s.country_code), None),
        side=next((s.side for _, s in members if s.side), None),
        number=next((s.number for _, s in members if s.number), None),
        effect=tuple(effect for effect in Effect if effect in effects),
    )
    return Involved(said, stance, tuple(sorted({each.claim.id for each, _ in members})))


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(WORD.findall(bare))
