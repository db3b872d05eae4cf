"""What persons decided, as it stands now: later words replace earlier ones, and a decision
that was taken back counts for nothing. A machine's score never overrides a person's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model.incidents import Judgement, Verdict

ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in force, in order of time: of several on the same thing the last."""
    ordered = sorted(judgements, key=lambda j: (j.at, j.id))
    undone = _undone(ordered)
    latest: dict[tuple[object, ...], Judgement] = {}
    for judgement in ordered:
        if judgement.id in undone or judgement.verdict is Verdict.WITHDRAWN:
            continue
        key = _subject(judgement)
        latest.pop(key, None)
        latest[key] = judgement
    return tuple(latest.values())


def _undone(ordered: Sequence[Judgement]) -> set[str]:
    """What was taken back by a judgement that was not itself taken back."""
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.undoes and judgement.id not in undone:
            undone.add(judgement.undoes)
    return undone


def _subject(judgement: Judgement) -> tuple[object, ...]:
    if judgement.verdict in ON_PAIRS and judgement.right:
        return "pair", *sorted((judgement.left, judgement.right))
    if judgement.verdict is Verdict.NOTE:
        return "note", judgement.id
    return judgement.verdict.value, judgement.left, judgement.right, judgement.field


def on_mentions(
    judgements: Iterable[Judgement], known_ids: Mapping[str, str]
) -> tuple[Judgement, ...]:
    """Judgements on incidents as judgements on their mentions: each incident is what its
    members were when its id was minted."""
    members: dict[str, list[str]] = {}
    for mention, incident in sorted(known_ids.items()):
        members.setdefault(incident, []).append(mention)
    return tuple(
        replace(judgement, left=left, right=right)
        for judgement in judgements
        for left in members.get(judgement.left, [judgement.left])
        for right in members.get(judgement.right or "", [judgement.right])
    )
