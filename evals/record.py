"""Keeps the figures: the table of docs/quality.md, and the floors under them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from evals.run import Figures
from evals.sets import BENCHES, WORK

FLOORS = Path(__file__).parent / "floors.json"
QUALITY = Path(__file__).parent.parent / "docs" / "quality.md"
IN_PARTS = frozenset({"who", "counts"})
"""Sets of our own sentences and, where they are here, of others' too."""
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"


def keep(measured: Mapping[str, Figures]) -> dict[str, Figures]:
    """The newest figures of every set, those measured now and earlier, by set."""
    path = WORK / "figures.json"
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    known.update(measured)
    path.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", "utf-8")
    return known


def fallen(measured: Mapping[str, Figures]) -> list[str]:
    """A line for each measured figure that lies under its floor. A figure that is gone has
    fallen too, except in the sets of which a part needs data that may not be here."""
    floors = json.loads(FLOORS.read_text("utf-8"))
    lines = []
    for name, wanted in floors.items():
        for key, floor in wanted.items():
            here = name in measured and (key in measured[name] or name not in IN_PARTS)
            if here and measured[name].get(key, 0.0) < floor:
                value = measured[name].get(key, 0.0)
                lines.append(f"{name}: {key} is {value:g}, its floor is {floor:g}")
    return lines


def write_quality(known: Mapping[str, Figures]) -> None:
    """Puts the figures into docs/quality.md, between its marks."""
    text = QUALITY.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    QUALITY.write_text(f"{before}{BEGIN}\n{table(known)}\n{END}{after}", "utf-8")


def table(known: Mapping[str, Figures]) -> str:
    """The figures against their targets as a Markdown table."""
    rows = ["| set | command | figures (target) |", "| --- | --- | --- |"]
    targets = {bench.name: bench.targets for bench in BENCHES}
    for name in sorted(known):
        wanted = targets.get(name, {})
        told = [_told(key, value, wanted.get(key)) for key, value in known[name].items()]
        rows.append(f"| {name} | `python -m evals {name}` | {', '.join(told)} |")
    return "\n".join(rows)


def _told(key: str, value: float, target: float | None) -> str:
    return f"{key} {value:g}" if target is None else f"**{key} {value:g}** ({target:g})"
