"""The tables of incidents and claims as Parquet, that of incidents as GeoParquet 1.1 and XLSX too;
the same columns as the CSV."""

from __future__ import annotations

import io
import json
import struct
from datetime import datetime
from typing import Any

from dateline.export import claims_csv, incidents_csv
from dateline.export.findings import Findings
from dateline.export.needs import needed
from dateline.export.table import Cell, rows_of

MADE = datetime(1980, 1, 1)  # noqa: DTZ001 (a workbook's own date, fixed: same store, same bytes)


def _table(findings: Findings) -> tuple[list[str], list[list[Cell]]]:
    pairs = [(findings, incident) for incident in findings.incidents]
    columns = incidents_csv.COLUMNS
    return [column.name for column in columns], rows_of(columns, pairs)


def write_parquet(findings: Findings) -> bytes:
    """The incidents as Parquet; needs pyarrow."""
    return _parquet(findings, geo=False)


def write_claims(findings: Findings) -> bytes:
    """The claims as Parquet; needs pyarrow."""
    arrow = needed("pyarrow", extra="tables")
    names = [column.name for column in claims_csv.COLUMNS]
    rows = rows_of(claims_csv.COLUMNS, claims_csv.claims_in(findings))
    columns = {name: [row[i] for row in rows] for i, name in enumerate(names)}
    whole = ("low", "best", "high", "start", "end")
    fields = [arrow.field(n, arrow.int64() if n in whole else arrow.string()) for n in names]
    return _written(arrow.table(columns, schema=arrow.schema(fields)))


def write_geoparquet(findings: Findings) -> bytes:
    """The incidents as GeoParquet 1.1 with points in WKB; needs pyarrow."""
    return _parquet(findings, geo=True)


def _parquet(findings: Findings, *, geo: bool) -> bytes:
    arrow = needed("pyarrow", extra="tables")
    header, rows = _table(findings)
    columns: dict[str, list[Any]] = {
        name: [row[i] for row in rows] for i, name in enumerate(header)
    }
    fields = [arrow.field(name, _type(arrow, name)) for name in header]
    metadata = {}
    if geo:
        points = zip(columns["lat"], columns["lon"], strict=True)
        columns["geometry"] = [None if lat is None else wkb_point(lat, lon) for lat, lon in points]
        fields.append(arrow.field("geometry", arrow.binary()))
        metadata["geo"] = json.dumps(GEO)
    return _written(arrow.table(columns, schema=arrow.schema(fields, metadata=metadata)))


def _written(table: Any) -> bytes:
    parquet = needed("pyarrow.parquet", extra="tables")
    out = io.BytesIO()
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


GEO = {
    "version": "1.1.0",
    "primary_column": "geometry",
    "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"]}},
}
"""GeoParquet metadata; no crs key means OGC:CRS84."""
WHOLE = ("_low", "_best", "_high", "_civilians")


def _type(arrow: Any, name: str) -> Any:
    if name in ("lat", "lon"):
        return arrow.float64()
    if name == "reviewed":
        return arrow.bool_()
    counts = ("reports", "independent", "claimants", "disagreements")
    return arrow.int64() if name.endswith(WHOLE) or name in counts else arrow.string()


def wkb_point(lat: float, lon: float) -> bytes:
    """A point in well-known binary, little-endian."""
    return struct.pack("<BIdd", 1, 1, lon, lat)


def write_xlsx(findings: Findings) -> bytes:
    """The incidents as a workbook; every text is a text, never a formula; needs xlsxwriter."""
    xlsxwriter = needed("xlsxwriter", extra="tables")
    header, rows = _table(findings)
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE, "title": "Dateline incidents"})
        sheet = book.add_worksheet("incidents")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, header, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            _write_row(sheet, number, row)
        sheet.autofilter(0, 0, max(len(rows), 1), len(header) - 1)
    return out.getvalue()


def _write_row(sheet: Any, number: int, row: list[Cell]) -> None:
    for column, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, column, cell)
        elif isinstance(cell, bool):
            sheet.write_boolean(number, column, cell)
        elif cell is not None:
            sheet.write_number(number, column, cell)
