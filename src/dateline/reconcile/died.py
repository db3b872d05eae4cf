"""Those who were hurt and died of it: one report tells of a man in hospital, another, or the
same one further on, that he is dead. Whoever died is counted among the dead alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model.claims import Claim, CountSaid
from dateline.model.mentions import Stance
from dateline.model.values import Harm
from dateline.reconcile.persons import (
    count_said,
    may_be_one,
    told_as_another,
    told_singly,
    within,
)
from dateline.reconcile.telling import Told

BESIDE = 150
"""Characters within which one report tells two persons side by side: "a man was killed and his
brother was hurt" (ours)."""


def died_of_it(told: Iterable[Told]) -> frozenset[str]:
    """The claims that tell as injured whoever is told as dead elsewhere."""
    counts = [t.claim for t in told if isinstance(t.claim.value, CountSaid)]
    dead = [
        c for c in counts if count_said(c).what is Harm.KILLED and c.stance is not Stance.DENIED
    ]
    hurt = [c for c in counts if count_said(c).what is Harm.INJURED]
    of_dead = {claim.id for claim in dead}
    found = {claim.id for claim in hurt if count_said(claim).part_of in of_dead}
    if dead and all(_one_alone(claim) for claim in dead):
        found |= {claim.id for claim in hurt if _is_one_of(claim, dead)}
    return frozenset(found)


def _is_one_of(hurt: Claim, dead: Sequence[Claim]) -> bool:
    """Whether the one who was hurt may be the one who died."""
    if count_said(hurt).more or not told_singly(hurt) or told_as_another(hurt):
        return False
    return all(may_be_one(hurt, claim) and not within(hurt, claim, BESIDE) for claim in dead)


def _one_alone(claim: Claim) -> bool:
    """Whether a death is told of one, and not on top of another."""
    said = count_said(claim)
    return not said.more and (said.count.low, said.count.high) == (1, 1)
