"""What persons said of pairs, in the order in which it counts."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.incidents import Judgement, Verdict


def pairs_called(verdict: Verdict, judgements: Iterable[Judgement]) -> list[tuple[str, str]]:
    """The pairs that were called so, each in order, what was said last first: where not all of
    it can hold, the earlier words give way."""
    told = sorted(
        (min(j.left, j.right), max(j.left, j.right), j.at)
        for j in judgements
        if j.verdict is verdict and j.right
    )
    return [(left, right) for left, right, _ in sorted(told, key=lambda t: t[2], reverse=True)]
