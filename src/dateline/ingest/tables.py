"""Tables with a text column: CSV, TSV and spreadsheets, one report a row."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import BinaryIO

from dateline.ingest.arrivals import Arrival, Known, Limits, make_report
from dateline.ingest.dates import parse_published
from dateline.ingest.text import bounded, decode_text
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal, Report

COLUMNS = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "full text", "story"),
    "id": ("id", "report_id", "article_id"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date"),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
}
"""What the columns are called, the likelier name first."""
MOST_UNPACKED = 512 * 1024 * 1024
Cells = Sequence[object]


def read_csv(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of a CSV or TSV file's rows."""
    text = decode_text(bounded(file, limits.max_bytes), limits)
    csv.field_size_limit(6 * limits.max_chars)
    first = text.split("\n", 1)[0]
    mark = max("\t;,", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        yield from _rows(rows, source=source, key=key, limits=limits)
    except csv.Error as error:
        raise RefusedError(f"malformed after line {rows.line_num}: {error}") from error


def read_sheet(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of the rows of every sheet that has a text column."""
    from python_calamine import CalamineError, CalamineWorkbook

    data = bounded(file, limits.max_bytes)
    _check_unpacked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedError(f"malformed spreadsheet: {error}") from error
    told = [rows for rows in sheets if rows and "text" in _header(rows[0])]
    if not told:
        raise RefusedError("no sheet has a text column")
    for rows in told:
        yield from _rows(rows, source=source, key=key, limits=limits)


def _check_unpacked(data: bytes) -> None:
    """A spreadsheet is mostly a ZIP file, and may be a bomb."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise RefusedError(f"malformed spreadsheet: {error}") from error
    if size > MOST_UNPACKED:
        raise RefusedError(f"unpacks to {size:,} bytes; the limit is {MOST_UNPACKED:,}")


def _rows(rows: Iterable[Cells], *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    lines = iter(rows)
    header = _header(next(lines, ()))
    if "text" not in header:
        raise RefusedError(f"no text column ({', '.join(COLUMNS['text'])})")
    for number, cells in enumerate(lines, 2):
        if not any(_word(cell) for cell in cells):
            continue
        try:
            yield _report(cells, header, source=source, key=f"{key}:{number}", limits=limits)
        except RefusedError as error:
            yield Refusal(f"{source}, row {number}", str(error))


def _header(cells: Cells) -> dict[str, int]:
    """Which column holds what."""
    names = [(_word(cell) or "").casefold() for cell in cells]
    return {
        field: names.index(name)
        for field, known in COLUMNS.items()
        if (name := next((n for n in known if n in names), None)) is not None
    }


def _report(
    cells: Cells, header: dict[str, int], *, source: str, key: str, limits: Limits
) -> Report:
    def cell(field: str) -> str | None:
        place = header.get(field)
        return _word(cells[place]) if place is not None and place < len(cells) else None

    place = header["text"]
    text = str(cells[place]) if place < len(cells) else ""
    known = Known(
        outlet=cell("outlet"),
        url=cell("url"),
        title=cell("title"),
        language=cell("language"),
        published=parse_published(cell("published")),
    )
    return make_report(text, source=source, key=key, known=known, limits=limits, id=cell("id"))


def _word(cell: object) -> str | None:
    """A cell as a word: whole numbers and days as they are written."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (datetime, date)):
        return cell.isoformat()
    return str(cell).strip() or None if cell is not None else None
