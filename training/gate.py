"""Learns the words that tell whether a sentence can hold an event, for `data/gate.tsv`.

    python -m training.gate gather FOUND.jsonl SET.jsonl[.gz] …
    python -m training.gate fit FOUND.jsonl

`gather` reads every report of the sets without a gate and writes where its claims of events
stand; `fit` learns a logistic regression on the half of the reports that a hash of their
incident (or id) picks, and writes the table. Only words that are written in small letters and
that WordNet knows are kept, so that no name enters it. A word that by itself tells an event
(`data/triggers.toml`) weighs at least `TRIGGER`, seen or not.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from evals.halves import is_learned
from evals.sets import WORK, rows_of
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dateline.annotate.gate import NUMBER, WORD, sentence_words, sentences_of
from dateline.annotate.parse import MODEL, VERSION, SpacyParser, _dictionary, told_zones
from dateline.model.claims import Field
from dateline.model.report import UNDATED, Published, Report
from dateline.model.span import Span
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.reading import reading_of
from dateline.pipeline.stages import annotate

DATA = Path(__file__).parents[1] / "src/dateline/data"
TOLD_OF_EVENTS = {Field.EVENT, Field.COUNT, Field.PARTICIPANT, Field.CONTROL}
LEAST_SENTENCES = 8
LEAST_WEIGHT = 0.1
SMALL_LETTERS = 0.8
TRIGGER = 2.0
HEADER = """\
# Words and what each adds to the log-odds that a sentence tells of an event; the line without a
# word is the bias. Learned by training/gate.py (logistic regression, C 0.3) from one half of
# development sets of news: where the claims of the program itself stand. No texts, no names.
"""


def gather(found: Path, sets: list[Path]) -> None:
    """Where the claims of events stand in each report of the sets."""
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    with found.open("w", encoding="utf-8") as lines:
        for path in sets:
            rows = {f"{path.stem}-{n}": row for n, row in enumerate(told(path))}
            for annotated in annotate((report(key, row) for key, row in rows.items()), parser):
                row = rows[annotated.report.id]
                claims = reading_of(annotated).claims
                zones = [[z.span.start, z.span.end] for z in told_zones(annotated)]
                line = {
                    "id": (row.get("incident_ids") or [annotated.report.id])[0],
                    "text": annotated.report.text,
                    "zones": zones,
                    "claims": sorted(
                        {c.evidence.span.start for c in claims if c.field in TOLD_OF_EVENTS}
                    ),
                }
                lines.write(json.dumps(line) + "\n")


def told(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a set that have a text."""
    return (row for row in rows_of(path) if row.get("text"))


def report(key: str, row: dict[str, Any]) -> Report:
    """The row as a report."""
    day = (row.get("published") or "")[:10]
    known = re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    published = Published.given(date.fromisoformat(day)) if known else UNDATED
    return Report(key, key, row["text"], published=published)


def fit(found: Path) -> None:
    """Learns the weights and writes the table."""
    sentences, small, seen = [], Counter[str](), Counter[str]()
    with found.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if not is_learned(str(line["id"])):
                continue
            text = line["text"]
            for start, end in line["zones"]:
                for span in sentences_of(Span(start, end), text):
                    tells = any(span.start <= at < span.end for at in line["claims"])
                    sentences.append((sentence_words(span.of(text)), tells))
                    for word in WORD.findall(span.of(text)):
                        seen[word.lower()] += 1
                        small[word.lower()] += word.islower()
    held = Counter(word for words, _ in sentences for word in words)
    known = _dictionary(SpacyParser.load().language)
    kept = [
        word
        for word, number in sorted(held.items())
        if word == NUMBER
        or (
            number >= LEAST_SENTENCES
            and small[word] >= SMALL_LETTERS * seen[word]
            and any(stem in known for stem in stems(word))
        )
    ]
    place = {word: index for index, word in enumerate(kept)}
    rows = [[place[w] for w in words if w in place] for words, _ in sentences]
    bounds = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column in row])
    cells = csr_matrix((np.ones(len(columns)), columns, bounds), (len(rows), len(kept)))
    model = LogisticRegression(C=0.3, max_iter=500, solver="liblinear", random_state=0)
    model.fit(cells, [tells for _, tells in sentences])
    weights = dict(zip(kept, model.coef_[0], strict=True))
    for word in triggers():
        weights[word] = max(weights.get(word, 0.0), TRIGGER)
    with (DATA / "gate.tsv").open("w", encoding="utf-8") as table:
        table.write(HEADER)
        table.write(f"\t{model.intercept_[0]:.2f}\n")
        for word, weight in sorted(weights.items()):
            if abs(weight) >= LEAST_WEIGHT:
                table.write(f"{word}\t{weight:.2f}\n")
    print(f"{len(sentences)} sentences, {len(weights)} words")


def stems(word: str) -> Iterator[str]:
    """The word and what it may be a form of."""
    yield word
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er"):
        if word.endswith(ending):
            yield word.removesuffix(ending)


def triggers() -> set[str]:
    """Every form of the single words that tell an event without any support."""
    table = tomllib.loads((DATA / "triggers.toml").read_text("utf-8"))
    found: set[str] = set()
    for row in table["trigger"]:
        if row.get("weak"):
            continue
        for word in filter(str.isalpha, row.get("verbs", ())):
            base = word.removesuffix("e")
            found |= {word, f"{word}s", f"{base}ed", f"{base}ing"}
        for word in filter(str.isalpha, row.get("nouns", ())):
            found |= {word, f"{word}s"}
        found |= set(filter(str.isalpha, row.get("adjs", ())))
    return found


def main() -> None:
    """Gathers or fits."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("step", choices=("gather", "fit"))
    arguments.add_argument("found", type=Path)
    arguments.add_argument("sets", nargs="*", type=Path)
    args = arguments.parse_args()
    if args.step == "gather":
        gather(args.found, args.sets)
    else:
        fit(args.found)


if __name__ == "__main__":
    main()
