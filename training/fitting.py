"""What the linear models of events share: features as a matrix, and weights as a file."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

FOLDS = 5


def matrix_of(rows: Sequence[Mapping[str, float]], fewest: int) -> tuple[Any, Sequence[str]]:
    """A row for each case, a column for each feature that is told so often, and their names."""
    told = Counter(key for row in rows for key in row)
    kept = [{k: v for k, v in row.items() if told[k] >= fewest} for row in rows]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(kept)
    return matrix, vectorizer.get_feature_names_out()


def over_folds(
    model: LogisticRegression, matrix: Any, labels: Sequence[bool], groups: Sequence[str]
) -> np.ndarray:
    """The log-odds of each case by a model that did not learn from its group."""
    folds = GroupKFold(FOLDS)
    return cross_val_predict(
        model, matrix, labels, groups=groups, cv=folds, method="decision_function"
    )


def weights_of(model: LogisticRegression, names: Sequence[str]) -> dict[str, float]:
    """What each feature weighs."""
    return dict(zip(names, model.coef_[0].tolist(), strict=True))


def write_weights(
    path: Path, weights: Mapping[str, float], *, digits: int, least: float
) -> Mapping[str, float]:
    """Writes and gives the weights of at least this size, by name, rounded."""
    rounded = {k: round(v, digits) for k, v in sorted(weights.items()) if abs(v) >= least}
    path.write_text(json.dumps(rounded, indent=0, ensure_ascii=False) + "\n", "utf-8")
    return rounded
