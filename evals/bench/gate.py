"""What the gates before the parser lose: reports with events in the gold, read with and without.

    python -m evals.bench.gate [--most N] [--gate NAME …]

Takes N reports a set at the most, all of the half that the gate's weights did not learn from
(`training/gate.py`), whose gold holds an event. Lost is a report that yields a current event
without the gate and none behind it. Parses are kept under DATELINE_EVAL_WORK.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dateline.annotate.gate import gated, levels
from dateline.annotate.parse import MODEL, VERSION, Parser, SpacyParser
from dateline.model.mentions import TimeRole
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import annotate
from evals.halves import is_learned
from evals.sets import SHARED, WORK, rows_of

Row = dict[str, Any]
FOLDER = SHARED / "benchmarks"
TEMPLATE = re.compile(r"^0\.\s+MESSAGE: ID\s+(\S+).*\n1\.\s+MESSAGE: TEMPLATE\s+\d", re.MULTILINE)
SEED = 7


def main() -> int:
    """Reads the reports behind each gate and prints what is lost."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--most", type=int, default=150, help="reports a set at the most")
    arguments.add_argument("--gate", nargs="*", default=list(levels()))
    args = arguments.parse_args()
    if not FOLDER.exists():
        print(f"skipped: {FOLDER} has no sets")
        return 0
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    reports = [report for name in EVENTS for report in chosen(name, args.most)]
    told = with_events(reports, parser)
    print(f"{len(reports)} reports with gold events; {len(told)} yield one without a gate")
    for gate in args.gate:
        lost = told - with_events(reports, gated(parser, gate))
        share = 100 * len(lost) / len(reports)
        print(f"GATE {gate}: lost={len(lost)} share={share:.2f}")
    return 0


def with_events(reports: Sequence[Report], parser: Parser) -> set[str]:
    """The reports that yield a current event."""
    return {
        annotated.report.id
        for annotated in annotate(reports, parser)
        if any(event.time_role is TimeRole.CURRENT for event in annotated.events)
    }


def chosen(name: str, most: int) -> list[Report]:
    """Reports of the held half whose gold has an event."""
    has_event = EVENTS[name]
    held = [
        Report(f"{name}:{number}", name, row["text"])
        for number, row in enumerate(rows_of(FOLDER / name))
        if row.get("text") and has_event(row) and held_half(name, number, row)
    ]
    return held if len(held) <= most else random.Random(SEED).sample(held, most)


def held_half(name: str, number: int, row: Row) -> bool:
    """Whether the weights did not learn from it."""
    key = (row.get("incident_ids") or [f"{Path(name).stem}-{number}"])[0]
    return not is_learned(str(key))


def with_template(row: Row) -> bool:
    """Whether MUC-4's keys have a template of the report."""
    return row["id"] in _with_templates()


@cache
def _with_templates() -> frozenset[str]:
    keys = sorted((FOLDER / "muc4").glob("*/raw_keys/*"))
    texts = (path.read_text("utf-8", errors="replace") for path in keys)
    return frozenset(report for text in texts for report in TEMPLATE.findall(text))


def always(_: Row) -> bool:
    """Every report of the set tells of an event."""
    return True


EVENTS: dict[str, Callable[[Row], bool]] = {
    "muc4/dev/reports.jsonl": with_template,
    "gva/reports.jsonl.gz": always,
    "airwars_gaza/reports.jsonl": always,
    "airwars_syria/reports.jsonl": always,
    "event_location/sentences.jsonl.gz": always,
    "typing/case2021/snippets.jsonl": lambda row: row["label"] != "NONE",
    "typing/india_police/reports.jsonl": lambda row: bool(row["labels"]),
    "typing/ceha/train.jsonl": lambda row: bool(row["relevant"]),
}
"""The sets with gold events, and which of their reports have one."""


if __name__ == "__main__":
    sys.exit(main())
