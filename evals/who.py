"""Who: country and sector of actor phrases, against three tables.

The actor cases of `typing/actors` (NGEC's own), the belligerents of `airwars_syria`, and a
table of our own in the manner of war reports (`who.tsv`). A phrase is right when country and
sector both are. Beside them, on the texts of `war_articles`: the share of the mentions of
armed sides that lead to an actor with a country.
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.annotate.zones import find_zones
from dateline.ground.actors import code_phrase
from dateline.ground.places.fold import fold
from dateline.model.annotated import Annotated
from dateline.model.countries import country
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.gazetteer import ready_gazetteer
from dateline.pipeline.stages import AFTER_PARSING
from evals.sets import SHARED, WORK

YEAR = re.compile(r"(?:19|20)\d\d")
TODAY = date(2022, 6, 1)  # the actor cases expect the world of 2022-2023
ARMED = frozenset({"armed_group", "state_force"})
SAMPLE = 200

# What a belligerent of Airwars is, by a word of its name: country and sector.
SIDES = {
    "russian": ("RUS", "MIL"), "turkish": ("TUR", "MIL"), "israeli": ("ISR", "MIL"),
    "iranian": ("IRN", "MIL"), "jordanian": ("JOR", "MIL"), "coalition": ("IMG", "MIL"),
    "ypg": ("SYR", "REB"), "democratic forces": ("SYR", "REB"), "palestinian": ("PSE", "REB"),
    "tribal": (None, "PRM"), "unknown": (None, None),
}  # fmt: skip


class Case(NamedTuple):
    """A phrase and what it should be; None: that isn't asked."""

    phrase: str
    context: str
    day: date | None
    country: str | None
    sector: str | None


def measure_who() -> dict[str, float]:
    """The figures, in percent; misses go to the terminal."""
    figures: dict[str, float] = {}
    for name, cases in (("own", own()), ("cases", actor_cases()), ("sides", sides())):
        found = list(cases)
        if found:
            figures |= {f"{name}_{key}": value for key, value in score(name, found).items()}
    articles = SHARED / "benchmarks" / "war_articles" / "reports.jsonl"
    if articles.exists():
        figures["articles_with_country"] = with_country(articles)
    print("WHO:", *(f"{key}={value}" for key, value in figures.items()))
    return figures


def own() -> Iterator[Case]:
    """The table beside this module."""
    lines = Path(__file__).with_suffix(".tsv").read_text("utf-8").splitlines()
    for row in csv.reader((li for li in lines if not li.startswith("#")), delimiter="\t"):
        yield Case(row[0], row[1], None, row[2], row[3])


def actor_cases() -> Iterator[Case]:
    """The cases that their authors run themselves."""
    path = SHARED / "benchmarks" / "typing" / "actors" / "phrases.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        if row["status"] != "run":
            continue
        told = row["expected"] or {"country": "", "code_1": ""}
        year = YEAR.search(row["date"] or "")
        day = date(int(year[0]), 6, 1) if year else None
        day = TODAY if (row["date"] or "").strip().lower() == "today" else day
        yield Case(
            row["phrase"], row["context"] or "", day, told.get("country"), told.get("code_1")
        )


def sides() -> Iterator[Case]:
    """The belligerents of every incident."""
    path = SHARED / "benchmarks" / "airwars_syria" / "incidents.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        for name in json.loads(line)["belligerents"] or ():
            side = next(codes for word, codes in SIDES.items() if word in name.lower())
            yield Case(name, "", None, side[0] or "", side[1] or "")


def score(name: str, cases: list[Case]) -> dict[str, float]:
    """Shares of the phrases with the right country, sector and both."""
    right = {"country": 0, "sector": 0, "both": 0}
    for case in cases:
        got = code_phrase(case.phrase, case.context, case.day, country_of=country_of)
        good = (
            case.country is None or case.country == (got.country or ""),
            case.sector is None or case.sector == (got.sector or ""),
        )
        right["country"] += good[0]
        right["sector"] += good[1]
        right["both"] += all(good)
        if not all(good):
            print(f"  {name}: {case.phrase!r} is {case.country} {case.sector}, read as {got}")
    return {key: round(100 * count / len(cases), 1) for key, count in right.items()}


def country_of(name: str) -> str | None:
    """The country (alpha-3) of the most populous place of a name in the gazetteer."""
    hits = ready_gazetteer().find(fold(name))
    if not hits:
        return None
    entry = max(hits, key=lambda hit: (hit.entry.population, hit.entry.fame, -hit.entry.id)).entry
    known = country(entry.country)
    return known.alpha3 if known else None


def with_country(path: Path) -> float:
    """The share of the mentions of armed sides that lead to an actor with a country."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = random.Random(5).sample(rows, min(SAMPLE, len(rows)))
    reports = (Report(row["id"], "", row["text"], title=row.get("title")) for row in rows)
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    told = led = 0
    for annotated in parser(find_zones(Annotated(report)) for report in reports):
        for stage in AFTER_PARSING:
            if stage.version.split(".")[0] in ("names", "places", "actors"):
                annotated = stage.run(annotated)
        armed = [m for m in annotated.actors if m.actor.kind.value in ARMED]
        told += len(armed)
        led += sum(m.actor.id is not None for m in armed)
    return round(100 * led / max(told, 1), 1)
