"""A decision in words, for the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.model.claims import Claim
from dateline.model.incidents import Judgement, Verdict
from dateline.web.views import told_words


def verdict_words(judgement: Judgement, claims: Mapping[str, Claim]) -> str:
    """What was decided, of what, and to which value."""
    field = (judgement.field or "").replace(".", ", ").replace("_", " ")
    of = f" {field}" if field else ""
    claim = claims.get(judgement.left)
    match judgement.verdict:
        case Verdict.CHOSEN:
            chosen = claims.get(str(judgement.value))
            return f"chose{of}: {told_words(chosen) if chosen else judgement.value}"
        case Verdict.CORRECTED:
            return f"corrected{of}: {_value_words(judgement.value)}"
        case Verdict.ACCEPTED:
            return f"accepted{of}"
        case Verdict.SET_ASIDE:
            return f"set aside: {told_words(claim) if claim else judgement.left}"
        case Verdict.MARKED:
            return f"marked{of}: {str(judgement.value).replace('_', ' ')}"
        case Verdict.WITHDRAWN:
            return "took back"
        case Verdict.SAME | Verdict.DIFFERENT | Verdict.UNSURE:
            return _pair_words(judgement)
    return judgement.verdict.value.replace("_", " ")


def _pair_words(judgement: Judgement) -> str:
    words = judgement.verdict.value
    if judgement.left == judgement.right:
        return "split off some of what tells of it"
    return f"{words}: {judgement.left} and {judgement.right}"


def _value_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {said}" for key, said in value.items() if said is not None)
    return str(value)
