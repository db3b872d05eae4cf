"""Decisions as rows: made in strokes, taken back and brought back by further rows.

A stroke is what a person decided at one moment: one undo takes all of it back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.model.incidents import Judgement, Verdict
from dateline.reconcile.judgements import in_order, standing, undone_of


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement before it is signed and dated."""

    verdict: Verdict
    left: str
    right: str | None = None
    field: str | None = None
    value: object = None
    note: str | None = None
    undoes: str | None = None
    held: tuple[tuple[str, ...], ...] = ()
    before: object = None


def signed(decision: Decision, by: str, at: datetime) -> Judgement:
    """The decision as this person's row; its id follows from all that it says."""
    told = [
        decision.verdict.value, decision.left, decision.right, by, at.isoformat(), decision.note,
        decision.field, decision.value, decision.undoes, decision.held,
        *([] if decision.before is None else [decision.before]),
    ]  # fmt: skip
    key = "j-" + hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
    return Judgement(
        id=key,
        verdict=decision.verdict,
        left=decision.left,
        right=decision.right,
        by=by,
        at=at,
        note=decision.note,
        field=decision.field,
        value=decision.value,
        undoes=decision.undoes,
        held=decision.held,
        before=decision.before,
    )


def withdrawing(judgements: Iterable[Judgement]) -> list[Decision]:
    """What takes these judgements back."""
    return [
        Decision(Verdict.WITHDRAWN, j.left, j.right, undoes=j.id, held=j.held) for j in judgements
    ]


def undoing(judgements: Iterable[Judgement], by: str) -> list[Decision]:
    """What takes the person's latest standing stroke back; nothing where there is none."""
    mine = [j for j in standing(judgements) if j.by == by]
    latest = max((j.at for j in mine), default=None)
    return withdrawing(j for j in mine if j.at == latest)


def redoing(judgements: Iterable[Judgement], by: str) -> list[Decision]:
    """What brings back the stroke that the person took back last; nothing where there is
    none, or where the person has decided something else since."""
    ordered = in_order(judgements)
    mine = [j for j in ordered if j.by == by]
    withdrawn = _waiting(ordered, mine)
    fresh = max((j.at for j in mine if j.verdict is not Verdict.WITHDRAWN), default=None)
    latest = max((j.at for j in withdrawn), default=None)
    if latest is None or (fresh is not None and fresh > latest):
        return []
    return withdrawing(j for j in withdrawn if j.at == latest)


def _waiting(ordered: Sequence[Judgement], mine: Sequence[Judgement]) -> list[Judgement]:
    """The rows that take a decision back (not one that brings one back) and still do."""
    undone = undone_of(ordered)
    decisions = {j.id for j in ordered if j.verdict is not Verdict.WITHDRAWN}
    return [j for j in mine if j.undoes in decisions and j.id not in undone]
