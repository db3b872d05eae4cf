"""Learns which events are real happenings that a report tells; writes
`data/models/event_news.json`.

Data: the DEV part of MUC-4 (DATELINE_SHARED/benchmarks/muc4/dev): an event that the scorer maps
to a template of the key is one, any other of a scored type isn't. Model: logistic regression
over the features of `extract/events/news_features.py`, L2. Run: `python -m training.event_news`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from evals.sets import SHARED, WORK
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from training.fitting import matrix_of, over_folds, weights_of, write_weights

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.export.annotations import codes_row, count_row, participant_row
from dateline.extract import events as stage
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.mentions import Page
from dateline.extract.events.news import features_of
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention
from dateline.model.report import UNDATED, Published, Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import annotate

sys.path.insert(0, str(SHARED / "tools"))
import score_muc4

OUT = Path("src/dateline/data/models/event_news.json")
FEWEST = 5
C = 0.1
Row = dict[str, float]


def main() -> int:
    rows, labels, groups = [], [], []
    for row, label, group in read_rows("dev"):
        rows.append(row)
        labels.append(label)
        groups.append(group)
    matrix, names = matrix_of(rows, FEWEST)
    model = LogisticRegression(C=C, max_iter=3000, fit_intercept=False)
    held = over_folds(model, matrix, labels, groups)
    print(f"{len(rows)} events, {sum(labels)} told")
    print(f"AUC over 5 folds {roc_auc_score(labels, held):.3f}")
    model.fit(matrix, labels)
    written = write_weights(OUT, weights_of(model, names), digits=3, least=0.02)
    print(f"{len(written)} weights")
    return 0


def read_rows(part: str) -> Iterator[tuple[Row, bool, str]]:
    """Features, label and report of every event that the scorer would count."""
    known: dict[str, Row] = {}

    def keep(page: Page, cluster: Cluster, event: EventMention) -> EventMention:
        known[event.id] = features_of(page, cluster, event)
        return event

    stage.told = keep  # type: ignore[attr-defined]
    folder = SHARED / "benchmarks" / "muc4" / part
    keys = score_muc4.by_message(score_muc4.read_keys([folder / "raw_keys"]))
    judge = score_muc4.Judge(places=score_muc4.Places.NAME)
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    for annotated in annotate(read_reports(folder / "reports.jsonl"), parser):
        message = annotated.report.id.upper()
        counted = [(e, v) for e, v in views(annotated) if score_muc4.counts_for(v)]
        given = [
            score_muc4.Template(message, str(number), view.fills())
            for number, (_, view) in enumerate(counted)
        ]
        pairs = score_muc4.map_templates(keys.get(message, []), given, judge)
        hits = {pair.response.number for pair in pairs if pair.key and pair.response}
        for number, (event, _) in enumerate(counted):
            yield known[event.id], str(number) in hits, message


def read_reports(path: Path) -> Iterator[Report]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        day = row["published"]
        published = Published.given(date.fromisoformat(day)) if day else UNDATED
        yield Report(id=row["id"], source=row["id"], text=row["text"], published=published)


def views(annotated: Annotated) -> Iterator[tuple[EventMention, Any]]:
    """Each event as the scorer sees it, as an incident of its own."""
    published = annotated.report.published
    day = published.last.isoformat() if published.last else None
    report = {"id": annotated.report.id, "published": {"first": day, "last": day}}
    for event in annotated.events:
        yield event, score_muc4.View(incident(annotated, event), report, event.time_role.value, {})


def incident(annotated: Annotated, event: EventMention) -> dict[str, Any]:
    when, where = event.when.span if event.when else None, event.where
    counts = [annotated.counts[index] for index in event.counts]
    return {
        "id": event.id,
        "title": " ".join(span.of(annotated.report.text) for span in event.triggers[:3]),
        "kind": "aggregate" if event.aggregate else "incident",
        "status": "denied" if event.status == "hypothetical" else event.status.value,
        "event": codes_row(event.type),
        "when": {"first": when.first.isoformat(), "last": when.last.isoformat()} if when else None,
        "where": {"name": where.name, "country": where.country, "precision": where.precision.value}
        if where
        else None,
        "participants": [{**participant_row(p), "claims": []} for p in event.participants],
        "counts": [
            {"kind": c.what.value, "who": c.who or "all", **count_row(c.count), "claims": []}
            for c in counts
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
