"""Learns what the reasons for a link weigh, from reports whose incidents are known.

    python -m training.link_weights [--sets gva airwars_gaza airwars_syria] [--write]

Half of the incidents (by the parity of a hash of their ids) is learned from; the reports of
the other half are written to a file for the scorer's --reports-subset. The set "airwars_gaza"
has one report an incident and only shows what must stay apart where hundreds of strikes hit a
few towns in a few weeks, so its pairs count for less. Each weight keeps the
sign of its table in `data/link_weights.toml` (a reason `for` never becomes one `against`), and
the `fixed` ones are left as they are: the data tell nothing of them.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from evals.halves import is_learned
from evals.sets import rows_of
from scipy.optimize import minimize

from dateline.link.candidates import candidate_pairs
from dateline.link.keys import Blocking
from dateline.link.mentions import Mention, mentions_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity
from dateline.link.retelling import combine
from dateline.link.rules import RULES
from dateline.model.reading import Reading

WEIGHTS = Path(__file__).parents[1] / "src/dateline/data/link_weights.toml"
SMOOTHING = 2.0
"""What a weight of size one costs, in examples."""
COUNTS_FOR = {"airwars_gaza": 0.3}
"""What a pair of a set counts for; 1 where it isn't here."""


@dataclass(frozen=True)
class Examples:
    """Strengths of all rules a pair, whether its reports are of one incident, and what the
    pair counts for."""

    strengths: np.ndarray
    same: np.ndarray
    counts: np.ndarray

    def __add__(self, other: Examples) -> Examples:
        return Examples(
            np.vstack([self.strengths, other.strengths]),
            np.concatenate([self.same, other.same]),
            np.concatenate([self.counts, other.counts]),
        )


def examples(
    readings: Sequence[Reading], incidents: Mapping[str, frozenset[str]], counts: float = 1.0
) -> Examples:
    """All candidate pairs of what two reports of the learned half are about; of their other
    events nothing is known."""
    mentions = combine(mentions_of(sorted(readings, key=lambda r: r.report.id), {}))
    rarity = Rarity(reading.digest for reading in readings)
    rows, same = [], []
    for a, b in candidate_pairs(mentions, rarity, Blocking()):
        label = _label(a, b, incidents)
        if label is not None:
            pair = Pair(a, b, rarity)
            found = [rule(pair) for rule in RULES]
            rows.append([each[0] if each else 0.0 for each in found])
            same.append(label)
    return Examples(np.array(rows), np.array(same, dtype=float), np.full(len(same), counts))


def _label(a: Mention, b: Mention, incidents: Mapping[str, frozenset[str]]) -> bool | None:
    mine, theirs = incidents.get(a.report), incidents.get(b.report)
    if not mine or not theirs or a.report == b.report or not (a.chief and b.chief):
        return None
    if not all(is_learned(i) for i in mine | theirs):
        return None
    return bool(mine & theirs)


def learn(found: Examples, table: Mapping[str, Any]) -> tuple[float, dict[str, float]]:
    """Start and weights by logistic regression within the signs of the table."""
    known = {**table["for"], **table["against"], **table["fixed"]}
    names = [rule.__name__ for rule in RULES]
    begin = np.array([table["start"], *(known[name] for name in names)], dtype=float)
    bounds = [(None, None), *(_bound(name, table) for name in names)]
    columns = np.column_stack([np.ones(len(found.same)), found.strengths])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        z = columns @ weights
        value = found.counts @ (np.logaddexp(0, z) - found.same * z)
        slope = columns.T @ (found.counts * (1 / (1 + np.exp(-z)) - found.same))
        cost = SMOOTHING * weights
        cost[0] = 0.0
        return value + 0.5 * SMOOTHING * (weights[1:] ** 2).sum(), slope + cost

    done = minimize(loss, begin, jac=True, bounds=bounds, method="L-BFGS-B")
    weights = dict(zip(names, (round(float(w), 2) for w in done.x[1:]), strict=True))
    return round(float(done.x[0]), 2), weights


def _bound(name: str, table: Mapping[str, Any]) -> tuple[float | None, float | None]:
    if name in table["fixed"]:
        return table["fixed"][name], table["fixed"][name]
    return (0.0, None) if name in table["for"] else (None, 0.0)


def written(start: float, weights: Mapping[str, float], text: str) -> str:
    """The table's text with the new numbers in it; what is `aside` stays."""
    head, aside, tail = text.partition("[aside]")
    lines = []
    for line in head.splitlines():
        name = line.split(" = ")[0]
        number = start if name == "start" else weights.get(name)
        lines.append(line if number is None or " = " not in line else f"{name} = {number}")
    return "\n".join(lines) + "\n" + aside + tail


def gold_of(folder: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """The incidents of each report of a set."""
    path = folder / "reports.jsonl"
    packed = path.with_suffix(".jsonl.gz")
    for row in rows_of(packed if packed.exists() else path):
        yield str(row["id"]), frozenset(str(i) for i in row["incident_ids"])


def main() -> None:
    """Reads the sets, learns, prints, and writes where asked."""
    from evals.run import readings_of
    from evals.sets import BENCHES, SHARED, WORK

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sets", nargs="+", default=["gva", "airwars_gaza", "airwars_syria"])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    parts = []
    for bench in (b for b in BENCHES if b.name in args.sets):
        incidents = dict(gold_of(SHARED / "benchmarks" / bench.name))
        held = sorted(r for r, own in incidents.items() if not any(map(is_learned, own)))
        (WORK / f"{bench.name}-held.txt").write_text("\n".join(held) + "\n", "utf-8")
        counts = COUNTS_FOR.get(bench.name, 1.0)
        parts.append(examples(readings_of(bench), incidents, counts))
    found = sum(parts[1:], start=parts[0])
    text = WEIGHTS.read_text("utf-8")
    start, weights = learn(found, tomllib.loads(text))
    print(f"{len(found.same)} pairs, {int(found.same.sum())} of one incident; start {start}")
    for name, weight in weights.items():
        print(f"{name:20} {weight:6.2f}")
    if args.write:
        WEIGHTS.write_text(written(start, weights, text), "utf-8")


if __name__ == "__main__":
    main()
