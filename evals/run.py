"""Texts through the pipeline, outputs through the scorers, figures out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.export.annotations import annotations_row
from dateline.export.contract import incidents_document
from dateline.model.reading import Reading
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.reading import read_reports, reading_of
from dateline.pipeline.settle import settle_readings
from dateline.pipeline.stages import annotate
from evals.sets import SHARED, WORK, Bench, reports_of, texts_of

Figures = dict[str, float]
SLOTS = ("template-id", "inc-date", "inc-loc", "perp-org-id", "hum-tgt-num")
"""Slots of MUC-4 that are kept beside the official F."""


def run(bench: Bench) -> Figures:
    """The set's headline figures, in percent; the scorer's own table goes to the terminal."""
    started = time.monotonic()
    outputs = write_outputs(
        reports_of(texts_of(bench)), WORK / "out" / bench.name, needs=bench.needs
    )
    print(f"## {bench.name}: read in {time.monotonic() - started:.0f} s", flush=True)
    given = [f"--{bench.needs}", str(outputs[bench.needs])]
    subprocess.run([*bench.command, *given], check=True)
    return muc4_figures(bench, given) if bench.name == "muc4" else figures(bench, given)


def figures(bench: Bench, given: list[str]) -> Figures:
    """The headline of a scorer that writes it as JSON."""
    found = WORK / "out" / bench.name / "figures.json"
    subprocess.run(
        [*bench.command, *given, "--json", str(found)], check=True, stdout=subprocess.DEVNULL
    )
    scored = json.loads(found.read_text("utf-8"))
    headline = scored["headline"]
    if "injured_best" in bench.targets:
        injured = scored["records"]["counts"]["injured"]["civilians"]
        headline["injured_best"] = injured["best_in_gold"]["pct"]
    return {key: round(value, 1) for key, value in headline.items() if value is not None}


def muc4_figures(bench: Bench, given: list[str]) -> Figures:
    """The official F and the slots of MUC-4."""
    done = subprocess.run(
        [*bench.command, *given, "--json"], check=True, capture_output=True, text=True
    )
    scored = json.loads(done.stdout)
    slots = {slot: scored["rows"][slot]["f"] for slot in SLOTS}
    return {"f": round(float(scored["f"]), 1), **{s: round(100 * f, 1) for s, f in slots.items()}}


def story(name: str, folder: Path, *, blind: bool = False) -> Figures:
    """The points of a story read by hand, dated and undated, and the contract's verdict.

    Of a blind one only the last line is printed: what it misses stays unseen."""
    dated = write_outputs(reports_of(folder), WORK / "out" / name, needs="incidents")
    undated = write_outputs(
        reports_of(folder, dated=False), WORK / "out" / f"{name}-undated", needs="incidents"
    )
    both = ["--incidents", str(dated["incidents"]), "--annotations", str(dated["annotations"])]
    scorer = [sys.executable, str(SHARED / "tools" / "score_story.py"), str(folder), *both]
    scorer += ["--undated", str(undated["incidents"])]
    if not blind:
        subprocess.run(scorer, check=True)
    done = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    if blind:
        print(done.stdout.splitlines()[-1])
    checker = [sys.executable, str(SHARED / "tools" / "check_contract.py")]
    texts = ["--texts", str(folder / "reports")]
    kept = subprocess.run([*checker, str(dated["incidents"]), str(dated["annotations"]), *texts])
    points = json.loads(done.stdout.splitlines()[0])
    return {
        "points": points["points"],
        "possible": points["possible"],
        "contract_kept": 100.0 * (kept.returncode == 0),
        **{
            section: value["points"] for section, value in points.items() if isinstance(value, dict)
        },
    }


def readings_of(bench: Bench) -> list[Reading]:
    """The readings of all reports of a set."""
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    return list(read_reports(reports_of(texts_of(bench)), parser))


def write_outputs(reports: Iterable[Report], folder: Path, *, needs: str) -> dict[str, Path]:
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
        outputs["incidents"].write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return outputs
