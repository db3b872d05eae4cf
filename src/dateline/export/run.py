"""What an export was made with and of, so that it can be made again: the version, the settings
with each stage and model by name, the reports by the SHA-256 of their texts and of the bytes
these were taken from, and how much there is of what. Nothing is drawn by lot and nobody is
prompted: with the same settings and reports comes the same export, byte for byte.
"""

from __future__ import annotations

from dateline.export.contract import Json
from dateline.export.findings import Findings
from dateline.export.json_text import json_text
from dateline.model.report import Report

SCHEMA = "dateline.run/1"


def write(findings: Findings) -> str:
    """The run as a JSON document."""
    conclusions = findings.conclusions
    return json_text(
        {
            "schema": SCHEMA,
            "made_by": dict(findings.made_by),
            "settings": dict(findings.settings),
            "seed": None,
            "prompts": [],
            "counts": {
                "reports": len(findings.reports),
                "claims": len(findings.claims),
                "links": len(conclusions.links),
                "incidents": len(findings.happenings),
                "aggregates": len(findings.incidents) - len(findings.happenings),
            },
            "inputs": [_input(reading.report) for reading in findings.readings],
        },
        indent=1,
    )


def _input(report: Report) -> Json:
    raw = report.extraction
    return {
        "report": report.id,
        "source": report.source,
        "text_sha256": report.sha256,
        "raw_sha256": raw.raw_sha256 if raw else None,
        "captured": raw.captured.isoformat() if raw and raw.captured else None,
        "extractor": raw.extractor if raw else None,
    }
