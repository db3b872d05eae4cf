"""A world goes through linking and settling: time, memory, and how right the incidents are.

    python -m evals.worlds [--reports N] [--store FILE] [--seed N] [--single N]

Reports come in batches in order of time, and each batch is settled before the next comes, as
an archive grows. At every power of ten the cost of a further report is told, in a batch and
(`--single` of them) one by one, and B³ over all event mentions against the known truth.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from dateline.model.reading import Reading
from dateline.pipeline.resettle import resettle
from dateline.store import open_store, schema
from dateline.store.rows import claim_rows, reading_row
from dateline.store.sql import SqlStore
from dateline.store.working_tables import MEMBER
from evals.worlds.readings import incidents_of, reading_of
from evals.worlds.world import Item, World

BATCH = 1_000
STEPS = (1_000, 10_000, 100_000, 1_000_000)


def main() -> None:
    """Grows the store, and tells at each step what it costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--store", type=Path, default=Path("world.sqlite"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--single", type=int, default=20, help="reports added one by one")
    args = parser.parse_args()
    store = open_store(args.store)
    store.add_config("world", {})
    items = World(args.seed).items(args.reports + args.single * len(STEPS))
    steps = [step for step in STEPS if step < args.reports] + [args.reports]
    there = len(list(islice(items, store.totals()["entry"])))
    for step in steps:
        if step <= there:
            continue
        costs = [grow(store, batch) for batch in batches(items, step - there)]
        there = step
        last = costs[-10:]
        singles = [grow(store, [item]) for item in islice(items, args.single)]
        there += len(singles)
        told = {
            "reports": there,
            "cpu_ms_a_report_in_last_batches": cost(last, "cpu"),
            "ms_a_report_in_last_batches": cost(last, "settled"),
            "cpu_ms_a_report_overall_since_last_step": cost(costs, "cpu"),
            "ms_for_one_report_median_most": spread(singles, "settled"),
            "cpu_ms_for_one_report_median_most": spread(singles, "cpu"),
            "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
            **b_cubed(store, World(args.seed).items(there)),
        }
        print(json.dumps(told), flush=True)


def cost(costs: Sequence[dict[str, float]], what: str) -> float:
    """Milliseconds a report over some batches."""
    return round(1000 * sum(c[what] for c in costs) / sum(c["reports"] for c in costs), 2)


def spread(costs: Sequence[dict[str, float]], what: str) -> list[float]:
    """The median and the most, in milliseconds."""
    found = [1000 * c[what] for c in costs]
    return [round(statistics.median(found), 1), round(max(found), 1)]


def batches(items: Iterator[Item], reports: int) -> Iterator[list[Item]]:
    """So many reports in batches."""
    while reports > 0 and (batch := list(islice(items, min(BATCH, reports)))):
        reports -= len(batch)
        yield batch


def grow(store: SqlStore, items: Sequence[Item]) -> dict[str, float]:
    """Keeps the readings of some reports and settles; the seconds that settling took."""
    keep(store, [reading_of(item) for item in items])
    started, cpu = time.perf_counter(), time.process_time()
    resettle(store)
    taken = time.perf_counter() - started
    return {"reports": len(items), "settled": taken, "cpu": time.process_time() - cpu}


def keep(store: SqlStore, readings: Sequence[Reading]) -> None:
    """Adds readings in one transaction."""
    with store.writing() as connection:
        texts = [
            {"id": r.report.id, "sha256": r.report.sha256, "text": r.report.text} for r in readings
        ]
        connection.execute(schema.REPORT.insert(), texts)
        connection.execute(schema.READING.insert(), [reading_row(r, "world") for r in readings])
        table = schema.READING
        ids = [r.report.id for r in readings]
        rows = connection.execute(
            select(table.c.report, table.c.seq).where(table.c.report.in_(ids))
        )
        seqs = {row.report: row.seq for row in rows}
        claims = [row for r in readings for row in claim_rows(r, seqs[r.report.id])]
        connection.execute(schema.CLAIM.insert(), claims)


def b_cubed(store: SqlStore, items: Iterator[Item]) -> dict[str, float]:
    """B³ of the incidents over all event mentions (Bagga and Baldwin 1998)."""
    truth = {event: incident for item in items for event, incident in incidents_of(item)}
    both: Counter[tuple[str, int]] = Counter()
    ours: Counter[str] = Counter()
    theirs: Counter[int] = Counter()
    with store.looking() as connection:
        for row in connection.execute(select(MEMBER.c.event, MEMBER.c.incident)):
            incident = truth[row.event]
            both[row.incident, incident] += 1
            ours[row.incident] += 1
            theirs[incident] += 1
    mentions = sum(both.values())
    precision = sum(n * n / ours[ours_] for (ours_, _), n in both.items()) / mentions
    recall = sum(n * n / theirs[theirs_] for (_, theirs_), n in both.items()) / mentions
    f = 2 * precision * recall / (precision + recall)
    found = {"b3_p": precision, "b3_r": recall, "b3_f": f}
    return {name: round(value, 4) for name, value in found.items()} | {"incidents": len(ours)}


if __name__ == "__main__":
    main()
