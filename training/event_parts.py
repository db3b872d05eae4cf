"""Learns who and what takes part in an event; writes `data/models/event_doer.json`,
`event_person.json`, `event_thing.json` and `event_means.json`.

Data: the DEV part of MUC-4 (DATELINE_SHARED/benchmarks/muc4/dev): phrases near an event that the
scorer maps to a template of the key; a phrase plays a part where the scorer takes it for one of
the key's fills. Model: a logistic regression for each part over the features of
`extract/events/part_features.py`, L2, fills that are half right weigh half. Nothing is drawn at
random. Run: `python -m training.event_parts`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from evals.sets import SHARED, WORK
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from training.event_news import read_reports, views
from training.fitting import matrix_of, over_folds, weights_of, write_weights

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.extract import events as stage
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.describe import Described, Describer, folded
from dateline.extract.events.mentions import Page
from dateline.extract.events.part_features import Candidates, Row, Scene, candidates
from dateline.extract.events.parts import PARTS
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import annotate

sys.path.insert(0, str(SHARED / "tools"))
import score_muc4

OUT = Path("src/dateline/data/models")
FEWEST = 5
C = 0.1
SLOTS = {
    "doer": ("perp-ind-id", "perp-org-id"),
    "person": ("hum-tgt-name", "hum-tgt-desc"),
    "thing": ("phys-tgt-id",),
    "means": ("inc-instr-id",),
}
OF_NAMES = frozenset({"perp-org-id", "hum-tgt-name"})
Labels = Mapping[str, int]


def main() -> int:
    rows, labels, groups = [], [], []
    for row, label, group in read_rows("dev"):
        rows.append(row)
        labels.append(label)
        groups.append(group)
    matrix, names = matrix_of(rows, FEWEST)
    print(f"{len(rows)} phrases, {len(names)} features")
    for part in PARTS:
        right = np.array([label[part] > 0 for label in labels])
        weight = np.array([0.5 if label[part] == 1 else 1.0 for label in labels])
        model = LogisticRegression(C=C, max_iter=1000, fit_intercept=False)
        held = over_folds(model, matrix, right, groups)
        print(f"{part}: {right.sum()}, AP over 5 folds {average_precision_score(right, held):.3f}")
        model.fit(matrix, right, sample_weight=weight)
        path = OUT / f"event_{part}.json"
        written = write_weights(path, weights_of(model, names), digits=2, least=0.05)
        print(f"{part}: {len(written)} weights")
    return 0


def read_rows(part: str) -> Iterator[tuple[Row, Labels, str]]:
    """Features, labels and report of every phrase near an event that the key has."""
    folder = SHARED / "benchmarks" / "muc4" / part
    keys = score_muc4.by_message(score_muc4.read_keys([folder / "raw_keys"]))
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    scenes = watch()
    for annotated in annotate(read_reports(folder / "reports.jsonl"), parser):
        message = annotated.report.id.upper()
        for event, key in mapped(annotated, keys.get(message, [])):
            if event.id in scenes:
                yield from _rows(*scenes[event.id], key, message)
        scenes.clear()


Seen = tuple[Page, list[tuple[Described, Row]]]


def watch() -> dict[str, Seen]:
    """What the stage sees of each event before its parts are put right, which are left alone."""
    scenes: dict[str, Seen] = {}

    def keep(
        page: Page,
        events: list[EventMention],
        clusters: Mapping[str, Cluster],
        describer: Describer,
    ) -> list[EventMention]:
        within = Candidates(candidates(page, describer))
        for event in events:
            if event.id in clusters:
                scene = Scene(page, clusters[event.id], event, events)
                scenes[event.id] = (page, [(c.described, row) for c, row in scene.rows(within)])
        return list(events)

    stage.with_parts = keep  # type: ignore[attr-defined]
    return scenes


def mapped(
    annotated: Annotated, keys: list[score_muc4.Template]
) -> Iterator[tuple[EventMention, score_muc4.Template]]:
    """The events that the scorer maps to a template of the key, with it."""
    judge = score_muc4.Judge(places=score_muc4.Places.NAME)
    counted = [(e, v) for e, v in views(annotated) if score_muc4.counts_for(v)]
    given = [
        score_muc4.Template(annotated.report.id.upper(), str(number), view.fills())
        for number, (_, view) in enumerate(counted)
    ]
    for pair in score_muc4.map_templates(keys, given, judge):
        if pair.key and pair.response:
            yield counted[int(pair.response.number)][0], pair.key


def _rows(
    page: Page, seen: list[tuple[Described, Row]], key: score_muc4.Template, message: str
) -> Iterator[tuple[Row, Labels, str]]:
    for described, row in seen:
        yield row, {part: verdict(page, described, key, part) for part in PARTS}, message


def verdict(page: Page, described: Described, key: score_muc4.Template, part: str) -> int:
    """What the phrase earns as a fill of the part: 2 right, 1 half right, 0 wrong."""
    words = {folded(described.span.of(page.text)), described.description or ""}
    best = 0
    for slot in SLOTS[part]:
        for said in {described.name or ""} if slot in OF_NAMES else words:
            options = [o for fill in key[slot] for o in fill.options] if said else []
            for option in options:
                text = score_muc4.fold(said)
                best = max(best, score_muc4.compare_strings(slot, str(option.value), text))
    return best


if __name__ == "__main__":
    sys.exit(main())
