"""Learns the weights of `src/dateline/data/places/weights.toml`: which names are meant as places,
and which of the places of one name is meant.

    python training/places/train.py --geo FOLDER --gazetteer FOLDER --out FILE [--all]

FOLDER holds lgl.jsonl (Lieberman, Samet and Sankaranarayanan 2010, local news) and
geowebnews.jsonl (Gritta, Pilehvar and Collier 2020). Every second report is learned from, the
others show what was learned; `--all` learns from all of them, after the figures were shown.
Needs scikit-learn and scipy. No randomness: the same data gives the same weights. The names of
the texts don't enter the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from dateline.annotate.parse import SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.places import read_names
from dateline.ground.places.choose import FEATURES, Choice, Table
from dateline.ground.places.context import Told
from dateline.ground.places.judge import choice_signs, surface_signs
from dateline.ground.places.names import Found
from dateline.ground.places.sqlite import SqliteGazetteer
from dateline.ground.places.weights import likelihood
from dateline.model.annotated import Annotated
from dateline.model.earth import kilometres
from dateline.model.report import Report

START = {
    "town_population": 5.0,
    "adm1_population": 5.0,
    "inside_told_adm1": 6.0,
    "inside_told_country": 6.0,
    "country": 5.0,
    "supplement": 5.0,
    "town_near": 3.0,
    "town_same_country": 3.0,
}
CLOSE_KM = 40.0
DEFINITE = -3.0
"""What "province" right behind a name weighs against a town at least, whatever was learned: the
texts learned from, of the United States for the most part, hardly have it."""
Gold = dict[str, Any]


@dataclass
class Text:
    """A report with its names, the signs of each, and the gold that each overlaps."""

    annotated: Annotated
    names: list[Found]
    told: list[Told]
    signs: list[dict[str, float]]
    gold: list[Gold | None]
    wanted: int
    likely: dict[int, list[float]] = field(default_factory=dict)


def main() -> None:
    """Learns, shows what was learned, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geo", type=Path, required=True)
    parser.add_argument("--gazetteer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    gazetteer = SqliteGazetteer.open(args.gazetteer)
    texts = {name: list(read_texts(args.geo / name, gazetteer)) for name in SETS}
    halves = [[t for name in SETS for t in texts[name][part::2]] for part in (0, 1)]
    weights = learn(halves[0])
    for name in SETS:
        for label, part in (("learned from", 0), ("held back", 1)):
            show(f"{name} {label}", texts[name][part::2], weights)
    if args.all:
        weights = learn(halves[0] + halves[1])
    args.out.write_text(to_toml(weights), encoding="utf-8")


SETS = ("lgl.jsonl", "geowebnews.jsonl")


def read_texts(path: Path, gazetteer: SqliteGazetteer) -> Iterator[Text]:
    """The texts of a set, parsed, with names and signs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    reports = (find_zones(Annotated(Report(row["id"], row["id"], row["text"]))) for row in rows)
    for row, annotated in zip(rows, parse(reports, path.stem), strict=True):
        names, told = read_names(annotated, gazetteer)
        gold = [overlapped(name, row["toponyms"]) for name in names]
        signs = surface_signs(annotated, names, told)
        yield Text(annotated, names, told, signs, gold, len(row["toponyms"]))


def parse(reports: Iterator[Annotated], _name: str) -> Iterator[Annotated]:
    """The reports with syntax."""
    return SpacyParser.load()(reports)


def overlapped(name: Found, toponyms: Sequence[Gold]) -> Gold | None:
    """The gold place that the name shares characters with."""
    for place in toponyms:
        if name.span.start < place["end"] and place["start"] < name.span.end:
            return place
    return None


@dataclass
class Learned:
    """All weights."""

    surface: dict[str, float]
    final: dict[str, float]
    choice: np.ndarray
    threshold: float


def learn(texts: list[Text]) -> Learned:
    """Surface, choices, and the final judgement, in this order."""
    surface = learn_judge(
        [(s, g is not None) for t in texts for s, g in zip(t.signs, t.gold, strict=False)]
    )
    choice = learn_choice(texts, surface)
    rows = [
        (signs, gold is not None)
        for text in texts
        for signs, gold in zip(final_signs(text, surface, choice), text.gold, strict=False)
    ]
    learned = Learned(surface, learn_judge(rows), choice, 0.5)
    learned.threshold = max(
        np.arange(0.25, 0.7, 0.025), key=lambda at: f_score(texts, learned, float(at))[2]
    )
    return learned


def learn_judge(rows: list[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """A logistic regression over the signs."""
    table = DictVectorizer()
    signs = table.fit_transform([row for row, _ in rows])
    model = LogisticRegression(C=0.5, max_iter=3000, fit_intercept=False)
    model.fit(signs, [wanted for _, wanted in rows])
    names = table.get_feature_names_out()
    return {
        n: round(float(w), 3) for n, w in zip(names, model.coef_[0], strict=False) if abs(w) > 0.005
    }


def tables_of(texts: list[Text], surface: dict[str, float]) -> list[tuple[Text, Table]]:
    """The candidates of all texts."""
    found = []
    for text in texts:
        belief = np.array([likelihood(signs, surface) for signs in text.signs])
        table = Table(text.names, text.told, belief)
        if table.hits:
            found.append((text, table))
    return found


def learn_choice(texts: list[Text], surface: dict[str, float]) -> np.ndarray:
    """Weights under which the right candidates get the largest shares (their log-likelihood,
    L2 0.5); features that depend on the other names are taken from the round before."""
    tables = tables_of(texts, surface)
    weights = np.array([START.get(name, 0.0) for name in FEATURES])
    for _ in range(6):
        cases = [case for text, table in tables for case in cases_of(text, table, weights)]
        found = minimize(loss, weights, args=(cases,), jac=True, method="L-BFGS-B")
        weights = found.x
    definite = FEATURES.index("unfit_behind")
    weights[definite] = min(weights[definite], DEFINITE)
    return weights.round(3)


def cases_of(
    text: Text, table: Table, weights: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """For each gold place with a right candidate: the features, and which are right."""
    _, features = table.settle(lambda rows: rows @ weights)
    for gold, where in zip(text.gold, table.slices, strict=True):
        if gold is None or gold["lat"] is None or where.stop - where.start < 2:
            continue
        right = np.array([is_right(hit.entry, gold) for hit in table.hits[where]])
        if right.any() and not right.all():
            yield features[where], right


def is_right(entry: Any, gold: Gold) -> float:
    """1 for the same place, a little for one close by, 0 else."""
    if entry.geonames_id == gold["geonames_id"]:
        return 1.0
    return 0.3 * (kilometres((entry.lat, entry.lon), (gold["lat"], gold["lon"])) <= CLOSE_KM)


def loss(
    weights: np.ndarray, cases: list[tuple[np.ndarray, np.ndarray]]
) -> tuple[float, np.ndarray]:
    """Negative log-likelihood of the right candidates, and its gradient."""
    total, slope = 0.5 * float(weights @ weights), weights.copy()
    for features, right in cases:
        scores = features @ weights
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        good = shares * right
        total -= float(np.log(good.sum() + 1e-12))
        slope += features.T @ (shares - good / (good.sum() + 1e-12))
    return total, slope


def choices_of(text: Text, surface: dict[str, float], choice: np.ndarray) -> list[Choice | None]:
    """The choices of one text."""
    belief = np.array([likelihood(signs, surface) for signs in text.signs])
    table = Table(text.names, text.told, belief)
    if not table.hits:
        return [None] * len(text.names)
    return table.best(*table.settle(lambda rows: rows @ choice))


def final_signs(
    text: Text, surface: dict[str, float], choice: np.ndarray
) -> list[dict[str, float]]:
    """All signs, those of the chosen place among them."""
    chosen = choices_of(text, surface, choice)
    return [
        {**signs, **choice_signs(name, place)}
        for name, signs, place in zip(text.names, text.signs, chosen, strict=True)
    ]


def f_score(texts: list[Text], learned: Learned, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F of overlapping spans, about as the scorer counts them."""
    right = given = wanted = 0
    for text in texts:
        kept = kept_of(text, learned, threshold)
        given += len(kept)
        right += len({id(text.gold[i]) for i in kept if text.gold[i] is not None})
        wanted += text.wanted
    precision, recall = right / max(given, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def kept_of(text: Text, learned: Learned, threshold: float) -> list[int]:
    """The names that count, the likeliest of those that overlap."""
    if id(learned) not in text.likely:
        signs = final_signs(text, learned.surface, learned.choice)
        text.likely[id(learned)] = [likelihood(s, learned.final) for s in signs]
    likely = text.likely[id(learned)]
    taken: set[int] = set()
    kept = []
    for index in sorted(range(len(likely)), key=lambda i: -likely[i]):
        words = range(text.names[index].first, text.names[index].last)
        if likely[index] >= threshold and not taken.intersection(words):
            taken.update(words)
            kept.append(index)
    return kept


def show(label: str, texts: list[Text], learned: Learned) -> None:
    """Prints found and resolved."""
    close = count = 0
    for text in texts:
        chosen = choices_of(text, learned.surface, learned.choice)
        for index in kept_of(text, learned, learned.threshold):
            gold, place = text.gold[index], chosen[index]
            if gold is None or gold["lat"] is None:
                continue
            count += 1
            if place is not None:
                entry = place.entry
                km = kilometres((entry.lat, entry.lon), (gold["lat"], gold["lon"]))
                close += km <= 161
    scores = " ".join(f"{100 * x:.1f}" for x in f_score(texts, learned, learned.threshold))
    print(f"{label}: P R F {scores}; within 161 km {100 * close / max(count, 1):.1f}")


def to_toml(learned: Learned) -> str:
    """The weights as they are shipped."""
    lines = [
        "# Weights of judging names and choosing places; learned by training/places/train.py from",
        "# LGL and GeoWebNews. A sign that isn't listed weighs nothing.",
        f"threshold = {learned.threshold:.3f}",
    ]
    for part in ("surface", "final"):
        lines += ["", f"[{part}]"]
        lines += [f'"{k}" = {v}' for k, v in sorted(getattr(learned, part).items())]
    lines += ["", "[choice]"]
    lines += [f'"{k}" = {v}' for k, v in zip(FEATURES, learned.choice, strict=True)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
