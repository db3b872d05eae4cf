"""Adding many rows at once, as each database does it quickest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, text

GROUP = 1_000


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds the rows in their order; every row has the same columns."""
    if not rows:
        return
    if connection.dialect.name != "postgresql":
        connection.execute(table.insert(), [dict(row) for row in rows])
        return
    # A statement for each row would be a journey to the server each: they travel as JSON.
    names = ", ".join(f'"{name}"' for name in rows[0])
    statement = text(
        f'INSERT INTO "{table.name}" ({names}) SELECT {names}'
        f' FROM json_populate_recordset(NULL::"{table.name}", CAST(:rows AS JSON))'
    )
    for first in range(0, len(rows), GROUP):
        group = [_as_json(row) for row in rows[first : first + GROUP]]
        connection.execute(statement, {"rows": msgspec.json.encode(group).decode()})


def _as_json(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Bytes as PostgreSQL writes them."""
    return {k: f"\\x{v.hex()}" if isinstance(v, bytes) else v for k, v in row.items()}
