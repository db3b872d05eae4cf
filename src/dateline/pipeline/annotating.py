"""Annotates what its user names, without a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.annotate.gate import gated
from dateline.annotate.parse import Parser, SpacyParser
from dateline.ingest.arrivals import Page
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.ingest.manifest import load_manifest
from dateline.model.annotated import Annotated
from dateline.model.report import Refusal
from dateline.pipeline.gazetteer import ready_gazetteer
from dateline.pipeline.languages import with_language
from dateline.pipeline.read import ReadOptions
from dateline.pipeline.workers import Reader


def annotate_paths(
    paths: Sequence[Path | str],
    *,
    manifest: Path | str | None = None,
    options: ReadOptions | None = None,
    parser: Parser | None = None,
) -> Iterator[Annotated | Refusal]:
    """What each report says, phrase by phrase, or why it was not taken."""
    options = options or ReadOptions()
    rows = load_manifest(manifest, options.limits) if manifest is not None else None
    inputs = find_inputs(paths, leave_out=[Path(manifest)] if manifest is not None else [])
    ready_gazetteer()
    reader = Reader(gated(parser or SpacyParser.load(), options.gate), options.bounds)
    for arrival in read_inputs(inputs, manifest=rows, limits=options.limits):
        if isinstance(arrival, Refusal):
            yield arrival
        else:
            report = arrival.report if isinstance(arrival, Page) else arrival
            yield reader.annotate(with_language(report))
