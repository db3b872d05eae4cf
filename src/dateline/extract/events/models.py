"""Linear models that were trained on development data and are shipped as plain weights."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
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
    return sum([known[key] * value for key, value in features.items() if key in known])


@cache
def _side_by_side(names: tuple[str, ...]) -> Mapping[str, tuple[float, ...]]:
    """For each feature that a model knows the weights of them all, 0 where one doesn't."""
    models = [weights(name) for name in names]
    known = dict.fromkeys(key for model in models for key in model)
    return {key: tuple(model.get(key, 0.0) for model in models) for key in known}


def scores(names: tuple[str, ...], features: Iterable[str]) -> list[float]:
    """The log-odds that each model gives to features that are there."""
    known = _side_by_side(names)
    rows = [known[key] for key in features if key in known]
    return [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(names)
