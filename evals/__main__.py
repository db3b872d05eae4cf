"""Measures Dateline: `python -m evals [NAME …]` runs the scorers that have their data here.

Environment: DATELINE_SHARED is the folder that holds acceptance/, benchmarks/ and tools/
(default: ../shared); DATELINE_EVAL_WORK is where texts, outputs and parses are kept
(default: .evals). What isn't there is said to be skipped. Exit status 1: a figure fell
under its floor in evals/floors.json.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evals.counts import measure_counts
from evals.record import fallen, keep, write_quality
from evals.run import Figures, run, story
from evals.sets import BENCHES, SHARED, WORK
from evals.who import measure_who

ROOT = Path(__file__).parents[1]
STORIES = {
    "story": SHARED / "acceptance" / "kunduz",
    "examples": ROOT / "examples" / "kunduz",
    "bamako": ROOT / "evals" / "stories" / "bamako",
    "quetta": ROOT / "evals" / "stories" / "quetta",
    "mogadishu": ROOT / "evals" / "stories" / "mogadishu",
    "jibia": ROOT / "evals" / "stories" / "jibia",
    "nikopol": ROOT / "evals" / "stories" / "nikopol",
    "caracollo": ROOT / "evals" / "stories" / "caracollo",
    "kutum": ROOT / "evals" / "stories" / "kutum",
    "oicha": ROOT / "evals" / "stories" / "oicha",
    "boras": ROOT / "evals" / "stories" / "boras",
    "pattani": ROOT / "evals" / "stories" / "pattani",
    "laukkai": ROOT / "evals" / "stories" / "laukkai",
    "macomia": ROOT / "evals" / "stories" / "macomia",
}
"""Stories read by hand: the acceptance story, and ours (`evals/stories/README.md`)."""
BLIND = frozenset({"quetta", "caracollo", "boras", "macomia"})
"""Stories of which only the points are told, so that nobody mends for one by accident."""


def main() -> int:
    """Runs the sets that are named (all, where none is), keeps and checks their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="sets to run; default: all")
    parser.add_argument("--record", action="store_true", help="write docs/quality.md too")
    args = parser.parse_args()
    unknown = set(args.names) - {bench.name for bench in BENCHES} - {*STORIES, "who", "counts"}
    if unknown:
        parser.error(f"no set called {', '.join(sorted(unknown))}")
    WORK.mkdir(parents=True, exist_ok=True)
    measured = measure(args.names)
    known = keep(measured)
    if args.record:
        write_quality(known)
    below = fallen(measured)
    for line in below:
        print(f"FELL {line}")
    print(f"evals: {len(measured)} sets measured, {len(below)} figures under their floors")
    return 1 if below else 0


def measure(names: list[str]) -> dict[str, Figures]:
    """The figures of each wanted set that is here; the others are named as skipped."""
    measured: dict[str, Figures] = {}
    for bench in BENCHES:
        if names and bench.name not in names:
            continue
        if bench.here:
            measured[bench.name] = run(bench)
        else:
            print(f"skipped {bench.name}: {SHARED} has no such set")
    for name, folder in STORIES.items():
        if names and name not in names:
            continue
        if folder.exists() and (SHARED / "tools").exists():
            measured[name] = story(name, folder, blind=name in BLIND)
        else:
            print(f"skipped {name}: {folder} or {SHARED}/tools is not here")
    if not names or "who" in names:
        measured["who"] = measure_who()
    if not names or "counts" in names:
        measured["counts"] = measure_counts()
    return measured


if __name__ == "__main__":
    sys.exit(main())
