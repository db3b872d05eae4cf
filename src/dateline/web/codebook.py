"""The codebook in the tool: types, rules, reasons and precisions as this version holds them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

from dateline.export.contract import (
    ACLED_GEO_PRECISION,
    ACLED_TIME_PRECISION,
    UCDP_DATE_PREC,
    UCDP_WHERE_PREC,
)
from dateline.export.words import count_words
from dateline.model.event_types import EventType, event_types
from dateline.model.values import PlacePrecision, TimePrecision
from dateline.reconcile.policies import POLICIES
from dateline.reconcile.wording import MEANINGS, lexicon
from dateline.web.pairs import reason_words

START, ASIDE = "start", "aside"
STARTS = "What every pair begins with, before any reason."


@dataclass(frozen=True, slots=True)
class Scale:
    """A step of precision and its codes in the codebooks; empty where they have none."""

    name: str
    ucdp: str
    acled: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reason for or against two mentions being one, and what it weighs; `aside`: what it
    weighs where the two don't both lead their reports, None: the same."""

    name: str
    words: str
    weight: float
    aside: float | None


def types() -> Sequence[EventType]:
    """The types in the order of their table."""
    return list(event_types().values())


def policies() -> Sequence[tuple[str, str, str]]:
    """Name, rule and meaning of each way to settle a figure."""
    return [
        (policy.name, policy.rule, " ".join((policy.choose.__doc__ or "").split()))
        for policy in POLICIES.values()
    ]


def reasons() -> Sequence[Weighed]:
    """The reasons of linking, the weightiest first."""
    text = resources.files("dateline.data").joinpath("link_weights.toml").read_text("utf-8")
    told = tomllib.loads(text)
    aside = told.pop(ASIDE)
    weights = {START: told.pop(START)}
    weights |= {name: weight for part in told.values() for name, weight in part.items()}
    ordered = sorted(weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return [
        Weighed(
            name,
            STARTS if name == START else reason_words(name),
            float(weight),
            float(aside[name]) if name in aside else None,
        )
        for name, weight in ordered
    ]


def vague_words() -> tuple[Sequence[str], Sequence[tuple[str, str, Sequence[str]]]]:
    """The profiles; and for each key of the lexicon of numbers the words that it stands for,
    and what they come to under each profile ("" where it has no value of its own)."""
    rows = list(lexicon().values())
    profiles = list(dict.fromkeys(profile for row in rows for profile in row.counts))
    return profiles, [
        (
            row.key.replace("_", " "),
            ", ".join(f"“{word}”" for word in row.words) or row.says,
            [count_words(row.counts[p]) if p in row.counts else "" for p in profiles],
        )
        for row in rows
    ]


def modified_numbers() -> Sequence[tuple[str, str]]:
    """How a number is taken that words such as "at least" stand round."""
    return [(relation.value.replace("_", " "), meaning) for relation, meaning in MEANINGS.items()]


def day_scale() -> Sequence[Scale]:
    """How narrowly a day can be known."""
    return [_step(p, UCDP_DATE_PREC.get(p), ACLED_TIME_PRECISION.get(p)) for p in TimePrecision]


def place_scale() -> Sequence[Scale]:
    """How narrowly a place can be known."""
    return [_step(p, UCDP_WHERE_PREC.get(p), ACLED_GEO_PRECISION.get(p)) for p in PlacePrecision]


def _step(precision: TimePrecision | PlacePrecision, ucdp: int | None, acled: int | None) -> Scale:
    return Scale(
        precision.value.replace("_", " "),
        "" if ucdp is None else str(ucdp),
        "" if acled is None else str(acled),
    )
