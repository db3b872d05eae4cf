"""How far the texts of a set go: for how many incidents any page tells, anywhere and of whatever,
what the gold wants. No reader of the texts alone can do better than that.

    python -m evals NAME && python -m evals.reach [NAME]

The annotations that the first command leaves are held against the gold: a time or a day of
publication within a day of the incident's, a place within 25 km of it, the name of its belligerent.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.model.earth import kilometres
from evals.sets import BENCHES, SHARED, WORK, Bench

Row = Mapping[str, Any]
KM = 25.0
A_WEEK = 7
"""Days that a stretch of time may last to tell a day."""


def main() -> int:
    """Prints the bounds of a set; exit status 2 where it isn't here or wasn't read yet."""
    names = [bench.name for bench in BENCHES if bench.needs == "incidents" and bench.name != "muc4"]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", default="airwars_syria", choices=names)
    bench = next(b for b in BENCHES if b.name == parser.parse_args().name)
    annotations = WORK / "out" / bench.name / "annotations.jsonl"
    if not bench.here or not annotations.exists():
        print(f"{bench.name}: run `python -m evals {bench.name}` first; the set must be here")
        return 2
    rows = [json.loads(line) for line in annotations.read_text("utf-8").splitlines()]
    for line in bounds(bench, {row["report"]["id"]: row for row in rows}):
        print(line)
    return 0


def bounds(bench: Bench, read: Mapping[str, Row]) -> Iterator[str]:
    """A line each for the day, the place and the side."""
    sys.path.insert(0, str(SHARED / "tools"))
    scorer = importlib.import_module("score_incidents")
    reports, incidents = scorer.load_gold(str(SHARED / "benchmarks" / bench.gold))
    told: dict[str, list[tuple[Row, Row]]] = {}
    for key, report in reports.items():
        if key in read:
            for incident in report["incident_ids"]:
                told.setdefault(incident, []).append((report, read[key]))
    found = [(incidents[key], pages) for key, pages in sorted(told.items())]

    def line(
        what: str, wanted: Callable[[Row], Any], tells: Callable[[Any, Row, Row], bool]
    ) -> str:
        of = [(wanted(gold), pages) for gold, pages in found if wanted(gold)]
        reached = sum(any(tells(want, *page) for page in pages) for want, pages in of)
        share = 100 * reached / len(of) if of else 0.0
        return (
            f"{bench.name}: {what} is told on some page for {reached} of {len(of)} ({share:.1f} %)"
        )

    def names(sides: Sequence[str], report: Row, _: Row) -> bool:
        text = f"{report.get('title') or ''} {report['text']}"
        return any(scorer.same_side(side, text) for side in sides)

    yield line("the day, or one beside it,", lambda gold: gold["date"], tells_day)
    yield line(f"a place within {KM:.0f} km", _point, tells_place)
    yield line(
        "the side",
        lambda gold: [b for b in gold["belligerents"] if not scorer.UNKNOWN.search(b)],
        names,
    )


def _point(gold: Row) -> tuple[float, float] | None:
    return (gold["lat"], gold["lon"]) if gold["lat"] is not None else None


def tells_day(day: date, _: Row, page: Row) -> bool:
    """Whether a time of the page or its day of publication lies within a day of this one."""
    spans = [*page["times"], page["report"].get("published") or {}]
    for span in spans:
        if span.get("first"):
            first = date.fromisoformat(span["first"][:10])
            last = date.fromisoformat((span.get("last") or span["first"])[:10])
            if abs((first - day).days) <= 1 and (last - first).days <= A_WEEK:
                return True
    return False


def tells_place(point: tuple[float, float], _: Row, page: Row) -> bool:
    """Whether a place of the page lies near the point."""
    places = [told.get("place") or told for told in page["places"]]
    known = [(p["lat"], p["lon"]) for p in places if p.get("lat") is not None]
    return any(kilometres(point, other) <= KM for other in known)


if __name__ == "__main__":
    sys.exit(main())
