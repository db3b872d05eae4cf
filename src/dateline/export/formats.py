"""The formats by name: what each is, its file's ending, and what writes it."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dateline.export.findings import Findings
from dateline.export.table import csv_text
from dateline.model.errors import UnknownStageError
from dateline.model.incidents import Sensitivity


@dataclass(frozen=True, slots=True)
class Format:
    """A format: `writer` is "module.function" in this room, loaded when it is asked for;
    `extra` names what must be installed besides; `labelled`: it tells how much care each
    incident needs."""

    name: str
    does: str
    suffix: str
    writer: str
    extra: str | None = None
    labelled: bool = True


_TABLE = (
    Format("json", "everything, in the public contract", ".json", "contract.write"),
    Format("csv", "one row an incident", ".csv", "incidents_csv.write"),
    Format("claims", "one row a claim, with its words", ".csv", "claims_csv.write"),
    Format("ucdp", "UCDP GED 26.1, 49 columns", ".csv", "ucdp.write", labelled=False),
    Format("acled", "ACLED-style, 31 columns", ".csv", "acled.write", labelled=False),
    Format("airwars", "Airwars-style ranges and grade", ".csv", "airwars.write", labelled=False),
    Format("plover", "PLOVER 2.0 events, JSON lines", ".jsonl", "plover.write", labelled=False),
    Format("cameo", "CAMEO codes and quad classes", ".csv", "cameo.write", labelled=False),
    Format("hxl", "the incidents' CSV with HXL tags", ".csv", "hxl.write"),
    Format("geojson", "points for maps (RFC 7946)", ".geojson", "geojson.write"),
    Format("ftm", "FollowTheMoney statements", ".csv", "ftm.write", labelled=False),
    Format("sitrep", "a situation report in Markdown", ".md", "sitrep.write"),
    Format("html", "one page with map, time line and evidence", ".html", "html.write"),
    Format("prov", "RDF: SEM, PROV-O, Web Annotation", ".ttl", "prov.write", "rdf"),
    Format("parquet", "the incidents' columns", ".parquet", "sheets.write_parquet", "tables"),
    Format("claims-parquet", "the claims' columns", ".parquet", "sheets.write_claims", "tables"),
    Format("geoparquet", "the same with points", ".parquet", "sheets.write_geoparquet", "tables"),
    Format("prov-json", "every decision as W3C PROV-JSON", ".json", "judgements.write_prov"),
    Format("judgements", "one decision a line, JSON lines", ".jsonl", "judgements.write"),
    Format("warc", "the original bytes, WARC/1.1", ".warc", "warc.write"),
    Format("run", "what an export was made with and of", ".json", "run.write"),
    Format("xlsx", "the incidents as a workbook", ".xlsx", "sheets.write_xlsx", "tables"),
)
FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _TABLE})


def format_named(name: str) -> Format:
    """The format; `UnknownStageError` with the known names where there is none."""
    if name not in FORMATS:
        raise UnknownStageError(f"no format called {name!r}. Known formats: {', '.join(FORMATS)}.")
    return FORMATS[name]


def export(findings: Findings, name: str) -> bytes:
    """The findings in that format, as bytes: the same findings, the same bytes."""
    module, function = format_named(name).writer.split(".")
    written = getattr(importlib.import_module(f"dateline.export.{module}"), function)(findings)
    return written if isinstance(written, bytes) else str(written).encode("utf-8")


def left_out(findings: Findings, name: str) -> str | None:
    """What the format can't hold, as CSV (incident, field, reason); None: it holds all."""
    form = format_named(name)
    module = importlib.import_module(f"dateline.export.{form.writer.split('.')[0]}")
    told = getattr(module, "left_out", None)
    rows = [*(told(findings) if told else []), *([] if form.labelled else _labels(findings))]
    return csv_text(("incident", "field", "reason"), rows) if rows else None


def _labels(findings: Findings) -> list[tuple[str, str, str]]:
    """The incidents that a person marked as needing care."""
    return [
        (incident.id, "sensitivity", f"marked {incident.sensitivity.value}")
        for incident in findings.incidents
        if incident.sensitivity is not Sensitivity.PUBLIC
    ]
