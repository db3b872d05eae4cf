"""Learned weights of features, from `data/models/speech.json` (made by `training/speech/`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

SCALE = 100.0
FILE = "models/speech.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """Hundredths by feature for the three choices, the words that are asked about besides
    verbs, and how sure a cue must be (log odds)."""

    cue: Mapping[str, int]
    content: Mapping[str, int]
    source: Mapping[str, int]
    words: frozenset[str]
    threshold: float


@cache
def weights() -> Weights | None:
    """The weights, read once; None where they aren't shipped."""
    path = resources.files("dateline.data").joinpath(FILE)
    if not path.is_file():
        return None
    table = json.loads(path.read_text("utf-8"))
    return Weights(
        cue=table["cue"],
        content=table["content"],
        source=table["source"],
        words=frozenset(table["words"]),
        threshold=table["threshold"],
    )


def score(features: Iterable[str], table: Mapping[str, int]) -> float:
    """The sum of the weights of the features, each counted once."""
    return sum(filter(None, map(table.get, set(features)))) / SCALE
