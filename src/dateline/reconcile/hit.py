"""Those who were hit, killed or injured, beside those of whom it is told which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model.incidents import Toll
from dateline.model.values import Harm
from dateline.reconcile.witnesses import BODILY


def without_parts_of_the_hit(tolls: Sequence[Toll]) -> tuple[Toll, ...]:
    """The tolls without figures of the killed or injured that are smaller than the killed and the
    injured of the same people together: they tell of some of them ("a man was shot", where two
    were killed). Who says that nobody was hit is a rival of those who count the dead or hurt."""
    known = {who: _known(tolls, who) for who in {toll.who for toll in tolls}}
    parts = [t for t in tolls if _is_part(t, known[t.who])]
    denied = {t.who: t.settled.chosen for t in parts if t.settled.value.best == 0}
    return tuple(_against(toll, denied.get(toll.who, ())) for toll in tolls if toll not in parts)


def _known(tolls: Sequence[Toll], who: str) -> int:
    """How many of these people are known to be killed, or injured, together."""
    return sum(t.settled.value.best or 0 for t in tolls if t.who == who and t.what in BODILY)


def _is_part(toll: Toll, known: int) -> bool:
    best = toll.settled.value.best
    return toll.what is Harm.KILLED_OR_INJURED and best is not None and best < known


def _against(toll: Toll, denials: Sequence[str]) -> Toll:
    """The toll with those who say that nobody was hit among its rivals."""
    if toll.what not in BODILY or not toll.settled.value.best or not denials:
        return toll
    rivals = tuple(sorted({*toll.settled.rivals, *denials}))
    return replace(toll, settled=replace(toll.settled, rivals=rivals))
