"""Claims that tell in numbers what a figure was worked out from: "a man and his son were
killed", and further on "both died"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model.claims import CountSaid
from dateline.model.mentions import Stance
from dateline.model.values import Harm
from dateline.reconcile.figures import LISTED, Figure, Scope
from dateline.reconcile.groups import ALL, group_of
from dateline.reconcile.telling import Told

BODILY = frozenset({Harm.KILLED, Harm.INJURED})


def witnesses(
    told: Sequence[Told], figures: Mapping[Scope, Sequence[Figure]], scope: Scope
) -> list[Told]:
    """The claims that may bear out a figure of the scope: those of its harm and its people, or
    of parts of them; of those who were hit, also those of the dead and of the injured. Where
    nobody died, whoever was hit was injured, and where nobody was injured, whoever was hit died."""
    harm, who = scope
    harms = _harms(harm, figures)
    return [
        each
        for each in told
        if isinstance(said := each.claim.value, CountSaid)
        and said.what in harms
        and not said.more
        and each.claim.stance is not Stance.DENIED
        and who in (ALL, group_of(said.who, listed=said.phrase == LISTED).name)
    ]


def _harms(harm: Harm, figures: Mapping[Scope, Sequence[Figure]]) -> frozenset[Harm]:
    if harm is Harm.KILLED_OR_INJURED:
        return BODILY | {harm}
    if harm not in BODILY:
        return frozenset({harm})
    (other,) = BODILY - {harm}
    alone = not any(figure.number for figure in figures.get((other, ALL), ()))
    return frozenset({harm, Harm.KILLED_OR_INJURED} if alone else {harm})
