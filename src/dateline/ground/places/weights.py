"""The learned weights of judging and choosing, kept as data."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.ground.places.choose import FEATURES


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs: `surface` from the words alone, `final` with the chosen place
    too, `choice` for the candidates of one name; a name counts from `threshold` on."""

    surface: Mapping[str, float]
    final: Mapping[str, float]
    choice: NDArray[np.float64]
    threshold: float


@cache
def learned_weights() -> Weights:
    """The weights that are shipped."""
    text = (resources.files("dateline.data") / "places" / "weights.toml").read_text("utf-8")
    table = tomllib.loads(text)
    choice = np.array([table["choice"].get(name, 0.0) for name in FEATURES])
    return Weights(table["surface"], table["final"], choice, table["threshold"])


def likelihood(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logistic of the weighed signs."""
    total = sum(value * weights.get(sign, 0.0) for sign, value in signs.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
