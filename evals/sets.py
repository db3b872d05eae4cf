"""The sets with gold, the scorer of each, and what must be reached on it."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateline.model.report import UNDATED, Published, Report

SHARED = Path(os.environ.get("DATELINE_SHARED", "../shared"))
WORK = Path(os.environ.get("DATELINE_EVAL_WORK", ".evals"))


@dataclass(frozen=True)
class Bench:
    """One scorer on one set.

    `gold` and `options` are the scorer's arguments; `needs` is what it is given (annotations
    or incidents); `targets` are the figures to be reached, by the scorer's names.
    """

    name: str
    scorer: str
    gold: str
    needs: str
    options: tuple[str, ...] = ()
    targets: Mapping[str, float] = field(default_factory=dict)

    @property
    def here(self) -> bool:
        """Whether the set and its scorer are on this machine."""
        return (SHARED / "tools" / self.scorer).exists() and all(p.exists() for p in self.paths)

    @property
    def paths(self) -> list[Path]:
        """The files or folders of the gold."""
        return [SHARED / "benchmarks" / gold for gold in self.gold.split()]

    @property
    def command(self) -> list[str]:
        """The scorer with its gold, ready for the outputs."""
        keys = [str(path / "raw_keys") for path in self.paths]
        gold = ["--keys", *keys] if self.name == "muc4" else ["--gold", str(self.paths[0])]
        return [sys.executable, str(SHARED / "tools" / self.scorer), *gold, *self.options]


INCIDENTS = "score_incidents.py"
PLACES = {"overlap_f": 78.0, "acc161_found": 80.0}
TYPING = "score_typing.py"

BENCHES = (
    Bench(
        "times", "score_times.py", "timeml", "annotations",
        targets={"value_f": 80, "relaxed_f": 90, "days_acc": 88},
    ),
    Bench("lgl", "score_places.py", "geo/lgl.jsonl", "annotations", targets=PLACES),
    Bench(
        "geowebnews", "score_places.py", "geo/geowebnews.jsonl", "annotations",
        targets={**PLACES, "acc161_found": 90},
    ),
    Bench(
        "attribution", "score_attributions.py", "attribution/dev.jsonl", "annotations",
        targets={"content_tokens_f": 76, "source_tokens_f": 76, "link_f": 60},
    ),
    Bench(
        "muc4", "score_muc4.py", "muc4/tst1 muc4/tst2", "incidents",
        targets={"f": 45, "inc-date": 40, "inc-loc": 40, "perp-org-id": 40, "hum-tgt-num": 40},
    ),
    Bench(
        "event_location", "score_places.py", "event_location/sentences.jsonl.gz", "annotations",
        ("--event-location",), {"right_overlap": 70},
    ),
    Bench(
        "case2021", TYPING, "typing/case2021/snippets.jsonl", "annotations",
        targets={"known_weighted": 72},
    ),
    Bench(
        "india_police", TYPING, "typing/india_police/reports.jsonl", "annotations",
        targets={"KILL_r": 85, "KILL_p": 70, "ANY_f": 80},
    ),
    Bench(
        "ceha", TYPING, "typing/ceha/dev.jsonl", "annotations",
        targets={"relevant_f": 88},
    ),
    Bench(
        "airwars_gaza", INCIDENTS, "airwars_gaza", "incidents",
        targets={
            "killed_best": 75, "killed_iou": 60, "injured_best": 65, "date": 90, "km25": 75,
        },
    ),
    Bench(
        "gva", INCIDENTS, "gva", "incidents",
        targets={
            "b3_f": 92, "pair_f": 80, "b3_multi_f": 88, "killed": 80, "killed_pos": 70,
            "injured": 68, "date1": 87, "km25": 80, "record": 50,
        },
    ),
    Bench(
        "airwars_syria", INCIDENTS, "airwars_syria", "incidents", ("--language", "en"),
        {
            "pair_f": 55, "b3_multi_f": 82, "killed_iou": 50, "date1": 75, "km25": 60,
            "side": 65,
        },
    ),
)  # fmt: skip


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a set, a JSON object a line, packed or plain."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return (json.loads(line) for line in raw.decode().split("\n") if line)


def texts_of(bench: Bench) -> Path:
    """A folder with the set's texts and manifest, made once by the scorer itself."""
    folder = WORK / "texts" / bench.name
    if (folder / "manifest.csv").exists():
        return folder
    if bench.name == "muc4":
        _muc4_texts(bench, folder)
    else:
        subprocess.run([*bench.command, "--extract-text", str(folder)], check=True)
    return folder


def _muc4_texts(bench: Bench, folder: Path) -> None:
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as lines:
        manifest = csv.writer(lines)
        manifest.writerow(["file", "outlet", "published", "url", "language"])
        for path in bench.paths:
            for line in (path / "reports.jsonl").read_text("utf-8").splitlines():
                row = json.loads(line)
                name = f"{row['id']}.txt"
                (folder / "reports" / name).write_bytes(row["text"].encode())
                manifest.writerow([name, row.get("source") or "", row["published"] or "", "", "en"])


def reports_of(folder: Path, *, dated: bool = True) -> Iterator[Report]:
    """The reports of a folder with a manifest; `dated` False leaves outlet and date away."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            path = folder / "reports" / row["file"]
            day = row["published"] if dated else ""
            yield Report(
                id=path.stem,
                source=str(path),
                text=path.read_bytes().decode("utf-8"),
                outlet=(row["outlet"] or None) if dated else None,
                url=row["url"] or None,
                language=row["language"] or None,
                published=Published.given(date.fromisoformat(day[:10])) if day else UNDATED,
            )
