"""Measures Dateline: `python -m evals [NAME …]` runs the scorers that have their data here.

Environment: DATELINE_SHARED is the folder that holds acceptance/, benchmarks/ and tools/
(default: ../shared); DATELINE_EVAL_WORK is where texts, outputs and parses are kept
(default: .evals).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.export.annotations import annotations_row
from dateline.export.contract import incidents_document
from dateline.model.report import UNDATED, Published, Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.reading import reading_of
from dateline.pipeline.settle import settle_readings
from dateline.pipeline.stages import annotate

SHARED = Path(os.environ.get("DATELINE_SHARED", "../shared"))
WORK = Path(os.environ.get("DATELINE_EVAL_WORK", ".evals"))


@dataclass(frozen=True)
class Bench:
    """One scorer on one set: `gold` and `options` are the scorer's arguments, `needs` what it
    is given (annotations or incidents)."""

    name: str
    scorer: str
    gold: str
    needs: str
    options: tuple[str, ...] = ()


SYRIA = ("--language", "en")
VERB = ("--event-location",)
BENCHES = (
    Bench("times", "score_times.py", "timeml", "annotations"),
    Bench("lgl", "score_places.py", "geo/lgl.jsonl", "annotations"),
    Bench("geowebnews", "score_places.py", "geo/geowebnews.jsonl", "annotations"),
    Bench(
        "event_location", "score_places.py", "event_location/sentences.jsonl", "annotations", VERB
    ),
    Bench("attribution", "score_attributions.py", "attribution/dev.jsonl", "annotations"),
    Bench("case2021", "score_typing.py", "typing/case2021/snippets.jsonl", "annotations"),
    Bench("india_police", "score_typing.py", "typing/india_police/reports.jsonl", "annotations"),
    Bench("ceha", "score_typing.py", "typing/ceha/dev.jsonl", "annotations"),
    Bench("gva", "score_incidents.py", "gva", "incidents"),
    Bench("airwars_syria", "score_incidents.py", "airwars_syria", "incidents", SYRIA),
    Bench("airwars_gaza", "score_incidents.py", "airwars_gaza", "incidents"),
)


def main() -> int:
    """Runs the benches that are named (all, where none is) and prints their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="benches to run; also 'story'")
    args = parser.parse_args()
    wanted = args.names or [bench.name for bench in BENCHES] + ["story"]
    for bench in BENCHES:
        if bench.name in wanted:
            run(bench)
    if "story" in wanted:
        story(SHARED / "acceptance" / "kunduz")
    return 0


def run(bench: Bench) -> None:
    """Texts out of the gold, through the pipeline, into the scorer."""
    scorer = [sys.executable, str(SHARED / "tools" / bench.scorer)]
    gold = ["--gold", str(SHARED / "benchmarks" / bench.gold), *bench.options]
    texts = WORK / "texts" / bench.name
    if not (texts / "manifest.csv").exists():
        subprocess.run([*scorer, *gold, "--extract-text", str(texts)], check=True)
    started = time.monotonic()
    outputs = write_outputs(reports_of(texts), WORK / "out" / bench.name, needs=bench.needs)
    print(f"## {bench.name} ({time.monotonic() - started:.0f} s)", flush=True)
    given = [f"--{bench.needs}", str(outputs[bench.needs])]
    subprocess.run([*scorer, *gold, *given], check=True)


def story(folder: Path) -> None:
    """The acceptance story, dated and undated."""
    dated = write_outputs(reports_of(folder), WORK / "out" / "story", needs="incidents")
    undated = write_outputs(
        reports_of(folder, dated=False), WORK / "out" / "story-undated", needs="incidents"
    )
    tools = SHARED / "tools"
    given = ["--incidents", str(dated["incidents"]), "--annotations", str(dated["annotations"])]
    scorer = [sys.executable, str(tools / "score_story.py"), str(folder), *given]
    subprocess.run([*scorer, "--undated", str(undated["incidents"])], check=False)
    checker = [sys.executable, str(tools / "check_contract.py")]
    both = [str(dated["incidents"]), str(dated["annotations"])]
    subprocess.run([*checker, *both, "--texts", str(folder / "reports")], check=False)


def reports_of(folder: Path, *, dated: bool = True) -> Iterator[Report]:
    """The reports of a folder with a manifest."""
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            path = folder / "reports" / row["file"]
            text = path.read_bytes().decode("utf-8")
            day = row["published"] if dated else ""
            published = Published.given(date.fromisoformat(day[:10])) if day else UNDATED
            outlet = (row["outlet"] or None) if dated else None
            yield Report(
                id=path.stem,
                source=str(path),
                text=text,
                outlet=outlet,
                url=row["url"] or None,
                language=row["language"] or None,
                published=published,
            )


def write_outputs(reports: Iterator[Report], folder: Path, *, needs: str) -> dict[str, Path]:
    """Both outputs of the contract (incidents only where they are needed)."""
    folder.mkdir(parents=True, exist_ok=True)
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    outputs = {kind: folder / f"{kind}.jsonl" for kind in ("annotations", "incidents")}
    readings = []
    with outputs["annotations"].open("w", encoding="utf-8") as lines:
        for annotated in annotate(reports, parser):
            lines.write(json.dumps(annotations_row(annotated), ensure_ascii=False) + "\n")
            if needs == "incidents":
                readings.append(reading_of(annotated))
    if needs == "incidents":
        made_by = {"version": "evals", "config_sha256": "", "policy": "ucdp"}
        document = incidents_document(readings, settle_readings(readings), made_by=made_by)
        outputs["incidents"].write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return outputs


if __name__ == "__main__":
    sys.exit(main())
