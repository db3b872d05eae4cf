"""How strong the evidence is, by Airwars' ladder, and how many stand behind an incident."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.claims import ParticipantSaid
from dateline.model.incidents import Grade, Sources
from dateline.model.mentions import ParticipantKind, Role, Stance
from dateline.reconcile.telling import Told

BELLIGERENTS = frozenset(
    {ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT}
)


def sources_of(told: Sequence[Told]) -> Sources:
    """Reports, independent groups of reports, and claimants, each counted once."""
    return Sources(
        reports=len({t.report for t in told}),
        independent=len({t.group for t in told}),
        claimants=len({t.claimant for t in told}),
    )


def grade(told: Sequence[Told]) -> Grade:
    """Airwars' ladder (codebooks.md 1.6): confirmed where a belligerent owns up, contested
    where several are blamed, fair with two independent sources, weak with one; discounted
    where all deny it."""
    if told and all(t.claim.stance is Stance.DENIED for t in told):
        return Grade.DISCOUNTED
    blamed = _blamed(told)
    if any(_owns_up(t) for t in told):
        return Grade.CONFIRMED
    if len(blamed) > 1:
        return Grade.CONTESTED
    return Grade.FAIR if len({t.group for t in told}) > 1 else Grade.WEAK


def _blamed(told: Sequence[Told]) -> set[str]:
    return {
        said.actor_id or (said.name or said.text).casefold()
        for t in told
        if isinstance(said := t.claim.value, ParticipantSaid)
        and said.role is Role.PERPETRATOR
        and said.kind in BELLIGERENTS
        and t.claim.stance is not Stance.DENIED
    }


def _owns_up(told: Told) -> bool:
    said, speaker = told.claim.value, told.claim.attributed_to
    if not isinstance(said, ParticipantSaid) or said.role is not Role.PERPETRATOR or not speaker:
        return False
    if told.claim.stance is Stance.DENIED or not said.actor_id:
        return False
    names = {speaker.id, (speaker.organization or "").casefold()}
    return said.actor_id in names or (said.name or said.text).casefold() in names
