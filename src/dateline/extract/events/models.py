"""Linear models that were trained on development data and are shipped as plain weights."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def weights(name: str) -> Mapping[str, float]:
    """The weights of a binary model by feature (`data/models/NAME.json`)."""
    path = resources.files("dateline.data").joinpath("models", f"{name}.json")
    found: dict[str, float] = json.loads(path.read_text("utf-8"))
    return found


def score(name: str, features: Mapping[str, float]) -> float:
    """The log-odds that the model gives to the features."""
    known = weights(name)
    return sum(known[key] * value for key, value in features.items() if key in known)
