"""Attributions of the gold by token: the chief word of the cue, cue, content, source."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.sets import SHARED, WORK

from dateline.annotate.parse import MODEL, VERSION, SpacyParser
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.quotes import find_quotes
from dateline.annotate.speech.tree import Tree
from dateline.annotate.zones import find_zones
from dateline.model.annotated import Annotated
from dateline.model.report import Report
from dateline.pipeline.cache import CachedParser
from dateline.pipeline.stages import mend_names

WEAK = frozenset(("ADP", "PART", "PUNCT", "ADV", "SCONJ", "DET", "PRON", "AUX"))


@dataclass(frozen=True)
class Told:
    """One attribution of the gold, as tokens."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]


def parsed_reports(name: str) -> Iterator[tuple[Parts, dict[int, Told]]]:
    """The reports of `train` or `dev` with their gold, by the chief word of the cue."""
    rows = list(_rows(SHARED / "benchmarks" / "attribution", name))
    parser = CachedParser(SpacyParser.load(), WORK / "parses", f"{MODEL}/{VERSION}")
    zoned = (find_zones(Annotated(Report(row["id"], "", row["text"]))) for row in rows)
    for row, annotated in zip(rows, parser(zoned), strict=True):
        tree = Tree(mend_names(annotated))
        yield Parts(tree, find_quotes(tree)), _told(tree, row["attributions"])


def _rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    packed = folder / f"{name}.jsonl.gz"
    if packed.exists():
        text = gzip.decompress(packed.read_bytes()).decode("utf-8")
    else:
        text = (folder / f"{name}.jsonl").read_text("utf-8")
    for line in text.split("\n"):
        if line:
            yield json.loads(line)


def _told(tree: Tree, attributions: list[dict[str, Any]]) -> dict[int, Told]:
    found: dict[int, Told] = {}
    for row in attributions:
        told = Told(*(_tokens(tree, row[part]) for part in ("source", "cue", "content")))
        if not told.cue or not told.content:
            continue
        chief = chief_word(tree, told)
        if chief not in found or len(found[chief].content) < len(told.content):
            found[chief] = told
    return found


def _tokens(tree: Tree, spans: list[list[int]]) -> frozenset[int]:
    return frozenset(t for start, end in spans for t in range(*tree.reach_of(start, end)))


def chief_word(tree: Tree, told: Told) -> int:
    """The word of the cue that the content hangs on, else the cue's syntactic head."""
    best = _holder(tree, told)
    if best is None:
        heads = [t for t in sorted(told.cue) if tree.head[t] not in told.cue or tree.head[t] == t]
        strong = [t for t in heads if tree.pos[t] not in WEAK]
        strong = strong or [t for t in sorted(told.cue) if tree.pos[t] not in WEAK]
        best = (strong or heads)[0]
    while tree.pos[best] in ("ADP", "PART") and tree.head[best] in told.cue:
        if tree.head[best] == best:
            break
        best = tree.head[best]
    return best


def _holder(tree: Tree, told: Told) -> int | None:
    for token in sorted(told.content):
        if tree.head[token] in told.content and tree.head[token] != token:
            continue
        for above in tree.up(token, 4):
            if above in told.cue and tree.pos[above] != "PUNCT":
                return above
            if above in told.cue or above in told.content:
                break
    return None
