"""The bytes from which texts were taken, as a web archive: WARC/1.1 (ISO 28500:2017).

One `resource` record for each original, with its SHA-256, and a `metadata` record that names
the report. An archive's record must tell when its bytes were captured. Where neither the
bytes nor their user told that it is unknown, and no record is written: `left_out` names it.
The moment of the export stands nowhere, so that the same store gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from dateline.export.findings import Findings
from dateline.model.errors import InputError
from dateline.model.incidents import Sensitivity
from dateline.model.report import Extraction, Report

VERSION = "WARC/1.1"
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+", re.IGNORECASE)
"""What can stand as an address in a record: a URI in ASCII."""
LEVELS = tuple(Sensitivity)
Key = tuple[str, str, datetime] | tuple[str, str, datetime, str]
"""What a record is of: SHA-256, address, moment, and for what is told of it the report's id."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a report and the moment at which they were captured."""

    report: Report
    extraction: Extraction
    captured: datetime
    data: bytes


def write(findings: Findings) -> bytes:
    """The archive; `InputError` where names were blacked out, which bytes can't be."""
    if findings.redacted:
        raise InputError("originals hold names as they were written; export them without --redact")
    out = io.BytesIO()
    care = _care(findings)
    written: set[tuple[str, str, datetime]] = set()
    for original in _originals(findings):
        target = target_of(original.report)
        same = (original.extraction.raw_sha256, target, original.captured)
        if same not in written:
            written.add(same)
            _record(out, "resource", same, original.extraction.media, original.data)
        told = _told(original, care.get(original.report.id))
        about = (*same, original.report.id)
        _record(out, "metadata", about, "application/warc-fields", told, of=same)
    return out.getvalue()


def left_out(findings: Findings) -> list[tuple[str, str, str]]:
    """The reports of which the archive has no record, and why."""
    told = []
    for report in findings.reports.values():
        reason = _why_not(findings, report)
        if reason:
            told.append(("", f"original of {report.id}", reason))
    return told


def target_of(report: Report) -> str:
    """The address under which a record stands: the report's own, else one made of its id."""
    if report.url and ADDRESS.fullmatch(report.url):
        return report.url
    return f"urn:dateline:report:{quote(report.id, safe='')}"


def _why_not(findings: Findings, report: Report) -> str | None:
    if report.extraction is None:
        return "a plain text: the store keeps no other bytes of it"
    if report.extraction.captured is None:
        return "the time of its capture is unknown (a manifest's column captured can tell it)"
    kept = findings.originals(report.extraction.raw_sha256)
    return None if kept else "the store doesn't keep its bytes"


def _originals(findings: Findings) -> Iterator[Original]:
    for report in findings.reports.values():
        extraction = report.extraction
        if extraction and extraction.captured:
            data = findings.originals(extraction.raw_sha256)
            if data:
                yield Original(report, extraction, extraction.captured, data)


def _care(findings: Findings) -> dict[str, Sensitivity]:
    """How much care each report needs: that of the incidents that it tells of."""
    found: dict[str, Sensitivity] = {}
    for incident in findings.incidents:
        for telling in incident.tellings:
            levels = (incident.sensitivity, found.get(telling.report, LEVELS[0]))
            found[telling.report] = max(levels, key=LEVELS.index)
    return found


def _told(original: Original, care: Sensitivity | None) -> bytes:
    """What Dateline knows of a record, as fields."""
    fields = {
        "dateline-report": original.report.id,
        "dateline-extractor": original.extraction.extractor,
        "dateline-text-sha256": original.report.sha256,
    }
    if care and care is not Sensitivity.PUBLIC:
        fields["dateline-sensitivity"] = care.value
    return "".join(f"{k}: {' '.join(v.split())}\r\n" for k, v in fields.items()).encode()


def _record(
    out: io.BytesIO, kind: str, key: Key, media: str, data: bytes, of: Key | None = None
) -> None:
    """Writes a record; its id follows from what it is of."""
    from warcio.recordloader import ArcWarcRecord
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    _, target, captured, *_ = key
    headers = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", _id(key)),
        ("WARC-Target-URI", target),
        ("WARC-Date", captured.astimezone(UTC).isoformat().replace("+00:00", "Z")),
        *([("WARC-Refers-To", _id(of))] if of else []),
        ("WARC-Block-Digest", digest := f"sha256:{hashlib.sha256(data).hexdigest()}"),
        ("WARC-Payload-Digest", digest),
        ("Content-Type", media),
    ]
    record = ArcWarcRecord(
        "warc",
        kind,
        StatusAndHeaders("", headers, VERSION),
        io.BytesIO(data),
        None,
        media,
        len(data),
    )
    WARCWriter(out, gzip=False, warc_version=VERSION).write_record(record)


def _id(key: Key) -> str:
    return f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(key, default=str))}>"
