"""Killed, injured, and those who were hit: what one says of the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.tolls.toll import Toll, is_single, tally
from dateline.model.annotated import Annotated
from dateline.model.values import Count, Harm

NONE = Count(0, 0, 0)
WOUNDS = frozenset({
    "with", "suffered", "suffering", "sustained", "received", "treated", "taken", "rushed",
    "transported", "flown", "airlifted", "hospitalized", "in", "brought",
})  # fmt: skip


def bodily_tolls(annotated: Annotated, rows: Sequence[int]) -> Iterator[Toll]:
    """The tolls of killed and injured, and of casualties where they say more."""
    of = {harm: [i for i in rows if annotated.counts[i].what is harm] for harm in Harm}
    killed = tally(annotated, Harm.KILLED, of[Harm.KILLED])
    injured = tally(annotated, Harm.INJURED, of[Harm.INJURED])
    hit = tally(annotated, Harm.KILLED_OR_INJURED, of[Harm.KILLED_OR_INJURED])
    if killed is not None:
        yield killed
    if injured is not None and killed is not None and _the_same(annotated, killed, injured):
        rest = injured.chosen + injured.rest
        yield replace(injured, count=NONE, chosen=(), rest=rest, of=killed.chosen[0])
        injured = None
    elif injured is not None and not _more_hit(killed, injured, hit):
        yield injured
    if hit is None:
        return
    left = _left(annotated, hit, killed, injured)
    if left is not None:
        yield left
    yield hit


def _more_hit(killed: Toll | None, injured: Toll, hit: Toll | None) -> bool:
    """Whether those who were hit leave more wounded than the report names."""
    if hit is None or hit.count.low == 0:
        return False
    return hit.number - (killed.number if killed else 0) > injured.number


def _left(
    annotated: Annotated, hit: Toll, killed: Toll | None, injured: Toll | None
) -> Toll | None:
    """The wounded who are left of those hit once the dead are taken off."""
    if hit.count.low == 0:
        return None
    dead = killed.number if killed else 0
    if killed is not None and _the_same(annotated, killed, hit):
        return None
    left = hit.number - dead
    if left <= (injured.number if injured else 0):
        return None
    low = max(hit.count.low - dead, 0)
    high = None if hit.count.high is None else max(hit.count.high - dead, left)
    derived = dead > 0
    count = Count(min(low, left), left, high, hit.count.relation)
    return Toll(Harm.INJURED, count, hit.chosen, (), derived=derived)


def _the_same(annotated: Annotated, killed: Toll, hurt: Toll) -> bool:
    """Whether the one who was hurt is the one who died: both told as one person, apart."""
    counts = annotated.counts
    if not all(is_single(counts[i]) or _by_wounds(annotated, i) for i in hurt.chosen):
        return False
    if hurt.number != killed.number:
        return False
    dead = {counts[i].head for i in (*killed.chosen, *killed.rest)}
    together = any(_one_sentence(annotated, i, j) for i in hurt.chosen for j in killed.chosen)
    return bool(dead & {counts[i].head for i in hurt.chosen}) or not together


def _by_wounds(annotated: Annotated, index: int) -> bool:
    """Whether only wounds or a hospital tell the harm: the dead have them too."""
    verb = annotated.counts[index].verb
    return verb is not None and annotated.tokens[verb].text.lower() in WOUNDS


def _one_sentence(annotated: Annotated, left: int, right: int) -> bool:
    first, last = sorted(annotated.counts[i].number for i in (left, right))
    return any(s.span.contains(first) and s.span.contains(last) for s in annotated.sentences)
