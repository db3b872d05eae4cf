"""Learns which place of a sentence an event belongs to; writes `data/models/event_places.json`.

Data: sentences with one event word and its places (DATELINE_SHARED/benchmarks/event_location).
Model: logistic regression over the features of `extract/events/place_features.py`, L2, fixed
seed; features told fewer than 4 times are left out. Run: `python -m training.event_places`.
Prints the share of sentences that come out right (no place included) over five folds.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evals.sets import SHARED, WORK
from sklearn.linear_model import LogisticRegression
from training.fitting import matrix_of, weights_of, write_weights

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.extract.events.mentions import Page
from dateline.extract.events.place_candidates import place_candidates
from dateline.extract.events.place_features import place_features
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import annotate

OUT = Path("src/dateline/data/models/event_places.json")
FEWEST = 4
FOLDS = 5
C = 0.5


@dataclass
class Case:
    """A sentence: the features of its candidates, which of them are right, whether it has a
    place at all."""

    candidates: list[dict[str, float]]
    right: list[bool]
    placed: bool


def main() -> int:
    cases = list(read_cases())
    for c in (0.2, 0.5):
        print(f"C={c}: right_overlap over {FOLDS} folds: {cross_validated(cases, c)}")
    weights = fit(cases, C)
    written = write_weights(OUT, weights, digits=3, least=0.03)
    print(f"{len(written)} weights")
    return 0


def read_cases() -> Iterator[Case]:
    path = SHARED / "benchmarks" / "event_location" / "sentences.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reports = (Report(id=row["id"], source="", text=row["text"]) for row in rows)
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    for row, annotated in zip(rows, annotate(reports, parser), strict=True):
        page = Page(annotated)
        start, end = row["event"]["start"], row["event"]["end"]
        tokens = [t for t in annotated.tokens if t.start < end and start < t.end]
        if not tokens:
            continue
        event = next((t for t in tokens if t.pos == "VERB"), tokens[0])
        candidates = place_candidates(page).get(page.sentence_of[event.index].index, [])
        inside = [(r, p) for p, r in candidates]
        rivals = [r for r, _ in inside]
        gold = [(g["start"], g["end"]) for g in row["locations"]]
        yield Case(
            [place_features(page, event, r, p, rivals) for r, p in inside],
            [any(p.span.start < e and s < p.span.end for s, e in gold) for _, p in inside],
            bool(gold),
        )


def fit(cases: list[Case], c: float) -> dict[str, float]:
    matrix, names = matrix_of([row for case in cases for row in case.candidates], FEWEST)
    model = LogisticRegression(C=c, max_iter=1000, fit_intercept=False)
    model.fit(matrix, [right for case in cases for right in case.right])
    return weights_of(model, names)


def cross_validated(cases: list[Case], c: float) -> dict[float, float]:
    order = np.random.default_rng(0).permutation(len(cases))
    right: Counter[float] = Counter()
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        weights = fit([case for i, case in enumerate(cases) if i not in held], c)
        for index in held:
            case = cases[index]
            scores = [sum(weights.get(f, 0) * v for f, v in r.items()) for r in case.candidates]
            best = max(range(len(scores)), key=scores.__getitem__, default=-1)
            for threshold in (-1.0, -0.8, -0.6, -0.4, -0.2):
                if best >= 0 and scores[best] > threshold:
                    right[threshold] += case.right[best]
                else:
                    right[threshold] += not case.placed
    return {t: round(100 * n / len(cases), 2) for t, n in sorted(right.items())}


if __name__ == "__main__":
    sys.exit(main())
