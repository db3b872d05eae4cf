"""A decision in words, for the history: what was decided, and what stood there before."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from dateline.export.words import count_words
from dateline.model.claims import Claim
from dateline.model.incidents import Judgement, Verdict
from dateline.model.values import Count
from dateline.web.views import told_words


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in words; `before` and `after` are the value that stood there and the one
    that was decided, None where there is none or none is known."""

    words: str
    before: str | None = None
    after: str | None = None


def verdict_words(
    judgement: Judgement, claims: Mapping[str, Claim], decided: Mapping[str, Judgement]
) -> Said:
    """What was decided, of what, from which value to which; `decided` are decisions by id,
    those that may have been taken back among them."""
    field = (judgement.field or "").replace(".", ", ").replace("_", " ")
    of = f" {field}" if field else ""
    claim = claims.get(judgement.left)
    before = None if judgement.before is None else value_words(judgement.before)
    match judgement.verdict:
        case Verdict.CHOSEN:
            chosen = claims.get(str(judgement.value))
            after = told_words(chosen) if chosen else str(judgement.value)
            return Said(f"chose{of}", before, after)
        case Verdict.CORRECTED:
            return Said(f"corrected{of}", before, value_words(judgement.value))
        case Verdict.ACCEPTED:
            return Said(f"accepted{of}", None, value_words(judgement.value or judgement.before))
        case Verdict.SET_ASIDE:
            return Said(f"set aside: {told_words(claim) if claim else judgement.left}")
        case Verdict.MARKED:
            return Said(f"marked{of or ' state'}", before, value_words(judgement.value))
        case Verdict.WITHDRAWN:
            return _taken_back(judgement, claims, decided)
        case Verdict.SAME | Verdict.DIFFERENT | Verdict.UNSURE:
            return Said(_pair_words(judgement))
    return Said(judgement.verdict.value.replace("_", " "))


def _taken_back(
    judgement: Judgement, claims: Mapping[str, Claim], decided: Mapping[str, Judgement]
) -> Said:
    """Taking back leads from what was decided to what stood there before; taking that back
    leads to it again."""
    of = decided.get(judgement.undoes or "")
    if of is None:
        return Said("took back")
    told = verdict_words(of, claims, decided)
    does = "brought back" if of.verdict is Verdict.WITHDRAWN else "took back"
    words = told.words.removeprefix("took back: ").removeprefix("brought back: ")
    if told.before is None or told.after is None:
        return Said(f"{does}: {words}{f': {told.after}' if told.after else ''}")
    return Said(f"{does}: {words}", told.after, told.before)


def _pair_words(judgement: Judgement) -> str:
    words = judgement.verdict.value
    if judgement.left == judgement.right:
        return "split off some of what tells of it"
    return f"{words}: {judgement.left} and {judgement.right}"


def value_words(value: Any) -> str:
    """A decided value in a few words.

    >>> value_words({"low": 3, "best": 5, "high": 9}), value_words("help_needed")
    ('5 (3-9)', 'help needed')
    """
    if not isinstance(value, Mapping):
        return str(value).replace("_", " ")
    with suppress(KeyError, TypeError, ValueError):
        if "low" in value:
            best, high = (None if value[e] is None else int(value[e]) for e in ("best", "high"))
            return count_words(Count(int(value["low"]), best, high))
        if "first" in value:
            first, last = value["first"], value["last"]
            return f"{first}" if first == last else f"{first} to {last}"
        return f"{value['name']} ({value['lat']}, {value['lon']}; {value['precision']})"
    return ", ".join(f"{key} {said}" for key, said in value.items() if said is not None)
