"""Those who were hurt and died of it: one report tells of a man in hospital, another, or the
same one further on, that he is dead. Whoever died is counted among the dead alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.model.claims import Claim, CountSaid
from dateline.model.mentions import Stance
from dateline.model.people import ANOTHER, SINGLY, one_person, traits_of
from dateline.model.values import Harm
from dateline.reconcile.telling import Told

BESIDE = 150
"""Characters within which one report tells two persons side by side: "a man was killed and his
brother was hurt" (ours)."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def died_of_it(told: Iterable[Told]) -> frozenset[str]:
    """The claims that tell as injured whoever is told as dead elsewhere."""
    counts = [t.claim for t in told if isinstance(t.claim.value, CountSaid)]
    dead = [c for c in counts if _what(c) is Harm.KILLED and c.stance is not Stance.DENIED]
    hurt = [c for c in counts if _what(c) is Harm.INJURED]
    of_dead = {claim.id for claim in dead}
    found = {claim.id for claim in hurt if _said(claim).part_of in of_dead}
    if dead and all(_one_alone(claim) for claim in dead):
        found |= {claim.id for claim in hurt if _may_be(claim, dead)}
    return frozenset(found)


def _may_be(hurt: Claim, dead: Sequence[Claim]) -> bool:
    """Whether the one who was hurt may be the one who died."""
    if not _told_singly(hurt) or ANOTHER & {word.lower() for word in WORD.findall(_quote(hurt))}:
        return False
    return not any(_beside(hurt, claim) or not _one(hurt, claim) for claim in dead)


def _one(hurt: Claim, dead: Claim) -> bool:
    """Whether nothing in the words parts the two."""
    if not one_person(_traits(hurt), _traits(dead)):
        return False
    mine, theirs = _name(hurt), _name(dead)
    return not mine or not theirs or bool(mine & theirs)


def _beside(hurt: Claim, dead: Claim) -> bool:
    if hurt.report != dead.report:
        return False
    first, last = sorted((hurt.evidence.span, dead.evidence.span), key=lambda span: span.start)
    return last.start - first.end < BESIDE


def _one_alone(claim: Claim) -> bool:
    """Whether a death is told of one, and not on top of another."""
    said = _said(claim)
    return not said.more and (said.count.low, said.count.high) == (1, 1)


def _told_singly(claim: Claim) -> bool:
    said = _said(claim)
    return not said.more and said.phrase in SINGLY and said.count.best == 1


def _traits(claim: Claim) -> frozenset[str]:
    words = WORD.findall((_said(claim).who or "").lower())
    return frozenset(trait for word in words for trait in traits_of(word))


def _name(claim: Claim) -> frozenset[str]:
    """The words of the name that tells the person, where a name does."""
    if _said(claim).phrase != "name":
        return frozenset()
    words = WORD.findall(_quote(claim))
    return frozenset(word.lower() for word in words if word[0].isupper() and len(word) > 1)


def _quote(claim: Claim) -> str:
    return claim.evidence.quote


def _what(claim: Claim) -> Harm:
    return _said(claim).what


def _said(claim: Claim) -> CountSaid:
    if not isinstance(claim.value, CountSaid):
        raise TypeError(f"{claim.id} tells no count")
    return claim.value
