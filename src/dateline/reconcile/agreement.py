"""How far coders agree beyond chance: Krippendorff's alpha.

After Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability" (University of
Pennsylvania, 2011). At .800 and above data are held to be reliable, from .667 on good for
tentative conclusions (Krippendorff, Content Analysis).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import permutations

Units = Sequence[Sequence[float | str]]
"""What each unit was coded as: a value for each coder who coded it."""
Distance = Callable[[float | str, float | str], float]


class Metric(StrEnum):
    """How values differ: being other, by ranks between them, or by how much."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"


def alpha(units: Units, metric: Metric) -> float | None:
    """1: they always agree, 0: as chance would have it; None where nothing can be told, since
    no unit has two values or all values are one. Ordinal and interval values are numbers."""
    paired = [unit for unit in units if len(unit) > 1]
    counts = Counter(value for unit in paired for value in unit)
    total = sum(counts.values())
    distance = _distance(metric, counts)
    expected = sum(counts[a] * counts[b] * distance(a, b) for a, b in permutations(counts, 2))
    if not expected:
        return None
    observed = sum(
        sum(distance(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired
    )
    return 1 - (total - 1) * observed / expected


def percent(units: Units) -> float | None:
    """The share of pairs of values of one unit that are the same; None where there is none."""
    pairs = [(a, b) for unit in units for a, b in permutations(unit, 2)]
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def _distance(metric: Metric, counts: Mapping[float | str, int]) -> Distance:
    if metric is Metric.NOMINAL:
        return lambda a, b: float(a != b)
    if metric is Metric.INTERVAL:
        return lambda a, b: (float(a) - float(b)) ** 2

    def between(a: float | str, b: float | str) -> float:
        low, high = sorted((float(a), float(b)))
        ranks = sum(n for value, n in counts.items() if low <= float(value) <= high)
        return float((ranks - (counts[a] + counts[b]) / 2) ** 2) if low != high else 0.0

    return between
