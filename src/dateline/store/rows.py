"""Rows as nouns and back."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, func, select

from dateline.model.errors import StoreError
from dateline.model.reading import Digest, Reading
from dateline.model.report import Extraction, Published, Report
from dateline.store import schema
from dateline.store.codec import decode, decode_claim, encode
from dateline.store.words import add_to_index


def reading_key(report: Report, config: str) -> str:
    """What makes a reading the same: the report, all that is known of it, and the settings."""
    captured = report.extraction.captured if report.extraction else None
    known = encode(
        [
            report.id, report.sha256, report.outlet, report.url, report.title,
            report.language, report.published, config, *([captured] if captured else []),
        ]
    )  # fmt: skip
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def insert_report(connection: Connection, report: Report) -> None:
    table = schema.REPORT
    known = connection.execute(select(table.c.sha256).where(table.c.id == report.id)).scalar()
    if known is None:
        row = {"id": report.id, "sha256": report.sha256, "text": report.text}
        connection.execute(table.insert().values(row))
        add_to_index(connection, report.id, report.text)
    elif known != report.sha256:
        raise StoreError(f"the id {report.id} belongs to another text")


def insert_raw(connection: Connection, report: str, extraction: Extraction, raw: bytes) -> None:
    """The bytes, once, and that the report's text was taken from them."""
    table, beside = schema.RAW, schema.EXTRACTION
    sha256 = extraction.raw_sha256
    if connection.execute(select(table.c.sha256).where(table.c.sha256 == sha256)).first() is None:
        row = {"sha256": sha256, "packing": "zlib", "data": zlib.compress(raw, 6)}
        connection.execute(table.insert().values(row))
    known = (beside.c.report == report) & (beside.c.raw == sha256)
    if connection.execute(select(beside.c.raw).where(known)).first() is None:
        row = {"report": report, "raw": sha256}
        told = {"media": extraction.media, "extractor": extraction.extractor}
        connection.execute(beside.insert().values({**row, **told}))


def reading_row(reading: Reading, config: str) -> dict[str, Any]:
    """A reading as a row."""
    report = reading.report
    return {
        "id": reading_key(report, config),
        "report": report.id,
        "config": config,
        "source": report.source,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "language": report.language,
        "published": encode(report.published),
        "extraction": encode(report.extraction) if report.extraction else None,
        "digest": encode(reading.digest),
    }


def claim_rows(reading: Reading, seq: int) -> list[dict[str, Any]]:
    """The reading's claims as rows, in their order."""
    return [
        {
            "reading": seq,
            "position": position,
            "id": claim.id,
            "event": claim.event,
            "field": claim.field.value,
            "body": encode(claim),
        }
        for position, claim in enumerate(reading.claims)
    ]


def seq_of(connection: Connection, key: str) -> int | None:
    table = schema.READING
    return connection.execute(select(table.c.seq).where(table.c.id == key)).scalar()


def latest(reports: Sequence[str] | None = None) -> Select[Any]:
    """The latest reading of each report (or of these), with the report's text, by report id."""
    table = schema.READING
    seqs = select(func.max(table.c.seq).label("seq")).group_by(table.c.report)
    newest = (seqs if reports is None else seqs.where(table.c.report.in_(reports))).subquery()
    return with_text().join(newest, newest.c.seq == schema.READING.c.seq)


def latest_of(report: str) -> Select[Any]:
    """The latest reading of one report, with its text."""
    readings = with_text().where(schema.READING.c.report == report)
    return readings.order_by(None).order_by(schema.READING.c.seq.desc()).limit(1)


def with_text() -> Select[Any]:
    """Readings with the texts of their reports, by report id."""
    return (
        select(schema.READING, schema.REPORT.c.text)
        .join(schema.REPORT, schema.REPORT.c.id == schema.READING.c.report)
        .order_by(schema.READING.c.report)
    )


def report_of(row: Row[*tuple[Any, ...]]) -> Report:
    return Report(
        id=row.report,
        source=row.source,
        text=row.text,
        outlet=row.outlet,
        url=row.url,
        title=row.title,
        language=row.language,
        published=decode(row.published, Published),
        extraction=decode(row.extraction, Extraction) if row.extraction else None,
    )


def readings_of(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Reading]:
    table = schema.CLAIM
    claims: dict[int, list[str]] = {row.seq: [] for row in rows}
    bodies = (
        select(table.c.reading, table.c.body)
        .where(table.c.reading.in_(claims))
        .order_by(table.c.reading, table.c.position)
    )
    for found in connection.execute(bodies):
        claims[found.reading].append(found.body)
    for row in rows:
        told = tuple(decode_claim(body) for body in claims[row.seq])
        yield Reading(report_of(row), told, decode(row.digest, Digest))


def bodies_of(
    connection: Connection, table: Table, kind: type[Any], *order: str
) -> tuple[Any, ...]:
    by = [table.c[column] for column in order]
    bodies = connection.execute(select(table.c.body).order_by(*by)).scalars()
    return tuple(decode(body, kind) for body in bodies)
