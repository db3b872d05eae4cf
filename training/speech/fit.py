"""Two fits over sparse yes-or-no features: is it one, and which of several is it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

STEPS = 80

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Choice:
    """The candidates of one case by features, and how much of the gold each one gets."""

    rows: Rows
    likeness: Sequence[float]


def vocabulary(rows: Rows, fewest: int) -> dict[str, int]:
    """Features told often enough, by place."""
    counts = Counter(feature for row in rows for feature in set(row))
    kept = sorted(feature for feature, count in counts.items() if count >= fewest)
    return {feature: place for place, feature in enumerate(kept)}


def matrix(rows: Rows, places: dict[str, int]) -> csr_matrix:
    """One row a case, 1 where it has the feature."""
    indices: list[int] = []
    ends = [0]
    for row in rows:
        indices.extend(sorted({places[feature] for feature in row if feature in places}))
        ends.append(len(indices))
    ones = np.ones(len(indices), np.float32)
    return csr_matrix((ones, indices, ends), shape=(len(rows), len(places)))


def fit_yes(rows: Rows, labels: Sequence[int], *, fewest: int, l2: float) -> dict[str, float]:
    """Logistic regression."""
    places = vocabulary(rows, fewest)
    x = matrix(rows, places)
    turned, y = x.T.tocsr(), np.array(labels, float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        value = np.logaddexp(0, -np.where(y > 0, z, -z)).sum() + 0.5 * l2 * w @ w
        return float(value), turned @ (1 / (1 + np.exp(-z)) - y) + l2 * w

    return _weights(loss, places)


def fit_which(choices: Sequence[Choice], *, fewest: int, l2: float) -> dict[str, float]:
    """Conditional logistic regression (softmax over the candidates of each case)."""
    rows = [row for choice in choices for row in choice.rows]
    places = vocabulary(rows, fewest)
    x = matrix(rows, places)
    turned = x.T.tocsr()
    lengths = np.array([len(choice.rows) for choice in choices])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    wanted = np.concatenate([_shares(choice.likeness) for choice in choices])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        highest = np.maximum.reduceat(z, starts)
        raised = np.exp(z - np.repeat(highest, lengths))
        total = np.add.reduceat(raised, starts)
        likely = raised / np.repeat(total, lengths)
        logs = z - np.repeat(highest + np.log(total), lengths)
        value = -(wanted * logs).sum() + 0.5 * l2 * w @ w
        return float(value), turned @ (likely - wanted) + l2 * w

    return _weights(loss, places)


def _shares(likeness: Sequence[float]) -> np.ndarray:
    """The best candidates share the case; close ones get a little."""
    like = np.array(likeness)
    shares = np.where(like >= like.max() - 1e-9, 1.0, np.where(like >= 0.8, 0.3 * like, 0.0))
    return shares / shares.sum()


def _weights(loss: object, places: dict[str, int]) -> dict[str, float]:
    start = np.zeros(len(places))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return {feature: float(found[place]) for feature, place in places.items()}
