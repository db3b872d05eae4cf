"""Reads a set in five shuffled orders: the incidents must be the same, byte for byte.

    python -m evals.shuffle [NAME] [--times N]

The reports are read once more for each order, with the parses that are kept, and settled anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.export.contract import incidents_document
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.reading import read_reports
from dateline.pipeline.settle import settle_readings
from evals.sets import BENCHES, WORK, reports_of, texts_of

MADE_BY = {"version": "evals", "config_sha256": "", "policy": "ucdp"}


def written(reports: list[Report]) -> str:
    """The hash of all that is written of the incidents of reports read in this order."""
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    readings = list(read_reports(reports, parser))
    document = incidents_document(readings, settle_readings(readings), made_by=MADE_BY)
    return hashlib.sha256(json.dumps(document, ensure_ascii=False).encode()).hexdigest()


def main() -> int:
    """Says of each order what was written; exit status 1 where two differ."""
    names = [bench.name for bench in BENCHES if bench.needs == "incidents"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="gva", choices=names)
    parser.add_argument("--times", type=int, default=5)
    args = parser.parse_args()
    bench = next(bench for bench in BENCHES if bench.name == args.name)
    reports = list(reports_of(texts_of(bench)))
    found = {written(reports)}
    print(f"in the order of the manifest: {min(found)}", flush=True)
    for seed in range(args.times):
        random.Random(seed).shuffle(reports)
        found.add(mine := written(reports))
        print(f"in order {seed + 1}: {mine}", flush=True)
    print(f"{args.name}: {args.times} orders, {len(found)} different outcomes")
    return 0 if len(found) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
