"""Krippendorff's alpha, held against the examples of his paper of 2011."""

from __future__ import annotations

import pytest

from dateline.reconcile.agreement import Metric, alpha, percent

OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Four observers, twelve units, some not coded by all ("Any number of observers, any metric,
any sample size, missing data")."""
UNITS = [
    [float(value) for value in unit if value != "."]
    for unit in zip(*(row.split() for row in OBSERVERS), strict=True)
]
BINARY = list(zip("0100000010", "1110010000", strict=True))
"""Two observers, ten units, two categories, no missing data."""


@pytest.mark.parametrize(
    ("metric", "published"),
    [(Metric.NOMINAL, 0.743), (Metric.ORDINAL, 0.815), (Metric.INTERVAL, 0.849)],
)
def test_alpha_is_that_of_the_paper(metric: Metric, published: float) -> None:
    assert alpha(UNITS, metric) == pytest.approx(published, abs=0.0006)


def test_alpha_of_two_observers_and_two_categories_is_that_of_the_paper() -> None:
    assert alpha(BINARY, Metric.NOMINAL) == pytest.approx(0.095, abs=0.0006)
    assert percent(BINARY) == pytest.approx(0.6)


def test_full_agreement_is_one_and_sameness_tells_nothing() -> None:
    assert alpha([[1, 1], [2, 2], [5, 5]], Metric.INTERVAL) == 1
    assert alpha([[1, 1], [1, 1]], Metric.NOMINAL) is None
    assert alpha([[1], [2]], Metric.NOMINAL) is None
    assert percent([[1], [2]]) is None


def test_opposites_are_worse_than_chance() -> None:
    found = alpha([[0, 1], [1, 0], [0, 1], [1, 0]], Metric.NOMINAL)
    assert found is not None
    assert found < 0
