"""Who takes part in an event and what befell people, as linking compares it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dateline.link.words import WORD, fold
from dateline.model.claims import Claim, CountSaid, ParticipantSaid
from dateline.model.mentions import ParticipantKind, Role, Stance
from dateline.model.values import Harm

ARMED = frozenset(
    {ParticipantKind.ARMED_GROUP, ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT}
)
OF_STATE = frozenset({ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT})


def sides_of(claims: Iterable[Claim]) -> Iterable[str]:
    """The keys of the armed parties that take part."""
    for claim in claims:
        said = claim.value
        if not isinstance(said, ParticipantSaid) or said.role is Role.INSTRUMENT or said.likely:
            continue
        if said.kind in ARMED and (said.actor_id or said.name):
            yield said.actor_id or fold(said.name or "")


def states_of(claims: Iterable[Claim]) -> Iterable[str]:
    """The countries whose forces or government take part."""
    for claim in claims:
        said = claim.value
        if not isinstance(said, ParticipantSaid) or said.role is Role.INSTRUMENT or said.likely:
            continue
        if said.kind in OF_STATE and said.country_code:
            yield said.country_code


def people_of(claims: Iterable[Claim]) -> Iterable[str]:
    """The folded names of the persons who take part."""
    for claim in claims:
        said = claim.value
        if not isinstance(said, ParticipantSaid) or said.likely:
            continue
        if said.kind is ParticipantKind.PERSON and said.name:
            yield " ".join(WORD.findall(fold(said.name)))


def tolls_of(claims: Iterable[Claim]) -> Mapping[Harm, frozenset[int]]:
    """The figures of all who came to harm, without those of some of them ("three of them
    children"); what a figure adds to another is laid to it."""
    given = [c for c in claims if c.stance is not Stance.CLAIMED] or claims
    counts = {c.id: c.value for c in given if isinstance(c.value, CountSaid)}
    totals = {key: _number(said) for key, said in counts.items() if said.part_of is None}
    for said in counts.values():
        if said.more and said.part_of in totals:
            totals[said.part_of] += _number(said)
    found: dict[Harm, set[int]] = defaultdict(set)
    for key, total in totals.items():
        found[counts[key].what].add(total)
    return {harm: frozenset(numbers) for harm, numbers in found.items()}


def _number(said: CountSaid) -> int:
    return said.count.low if said.count.best is None else said.count.best
