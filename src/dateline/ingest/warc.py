"""Web archives (WARC, ISO 28500): every page in them, and the plain texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.ingest.arrivals import Arrival, Known, Limits, make_report
from dateline.ingest.capture import by_iso
from dateline.ingest.pages import MOST_BYTES, Origin, page_of
from dateline.ingest.text import decode_text
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal

PAGES = ("text/html", "application/xhtml+xml")
FOUND = "200"


def read_warc(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of an archive's records, one after another."""
    from warcio.archiveiterator import ArchiveIterator

    met = 0
    try:
        for record in ArchiveIterator(file, no_record_parse=False):
            met += 1
            if met > limits.max_members:
                raise RefusedError(f"over {limits.max_members:,} records")
            yield from _record(record, source=source, key=key, limits=limits)
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(
            f"malformed web archive after record {met} ({type(error).__name__}: {error})"
        ) from error
    if not met:
        raise RefusedError("a web archive without records")


def _record(record: Any, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    if record.rec_type not in ("response", "resource"):
        return
    http = record.http_headers
    if http is not None and http.get_statuscode() != FOUND:
        return
    headers = http if http is not None else record.rec_headers
    media, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    media = media.strip().lower()
    if media not in (*PAGES, "text/plain"):
        return
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    name = f"{source}#{address}"
    try:
        data = _data(record, limits)
        if media == "text/plain":
            known = Known(url=address or None)
            text = decode_text(data, limits)
            yield make_report(text, source=name, key=f"{key}#{address}", known=known, limits=limits)
        else:
            captured = by_iso(record.rec_headers.get_header("WARC-Date"))
            origin = Origin(address or None, _charset(rest), captured)
            yield page_of(data, source=name, key=f"{key}#{address}", limits=limits, origin=origin)
    except RefusedError as error:
        yield Refusal(name, str(error))


def _data(record: Any, limits: Limits) -> bytes:
    most = min(MOST_BYTES, limits.max_bytes)
    data: bytes = record.content_stream().read(most + 1)
    if len(data) > most:
        raise RefusedError(f"too long: over {most:,} bytes")
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise RefusedError("torn: the archive ends in the midst of it")
    if not data:
        raise RefusedError("empty: the record has no bytes")
    return data


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
