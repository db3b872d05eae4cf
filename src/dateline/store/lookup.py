"""Many values asked for in one statement, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, text

MANY = 5_000
"""Values that are asked for at once at most."""
EACH = {
    ("sqlite", int): "json_each(:wanted) AS k",
    ("sqlite", str): "json_each(:wanted) AS k",
    ("postgresql", int): "(SELECT CAST(e.value AS bigint) AS value FROM"
    " json_array_elements_text(CAST(:wanted AS json)) AS e(value)) AS k",
    ("postgresql", str): "json_array_elements_text(CAST(:wanted AS json)) AS k(value)",
}
"""The values as a table `k` with the column `value`."""
JOINED = {
    "sqlite": "group_concat(x.{column})",
    "postgresql": "string_agg(CAST(x.{column} AS text), ',')",
}


def found_by(
    connection: Connection, statement: str, wanted: Collection[Any], **given: Any
) -> list[Row[Any]]:
    """The rows of a statement over `{each}`, a table `k` of the wanted values."""
    found: list[Row[Any]] = []
    values = sorted(wanted)
    for start in range(0, len(values), MANY):
        part = values[start : start + MANY]
        each = EACH[connection.dialect.name, type(part[0])]
        filled = text(statement.replace("{each}", each))
        found += connection.execute(filled, {"wanted": json.dumps(part), **given}).all()
    return found


def postings(
    connection: Connection, table: str, column: str, keys: Collection[int], most: int
) -> dict[int, Sequence[int]]:
    """The numbers under each key of a table, at most so many of each."""
    joined = JOINED[connection.dialect.name].format(column=column)
    rows = found_by(
        connection,
        f"SELECT k.value AS key, (SELECT {joined} FROM (SELECT {column} FROM {table}"
        f" WHERE {table}.key = k.value LIMIT :most) AS x) AS numbers FROM {{each}}",
        keys,
        most=most,
    )
    return {row.key: [int(n) for n in str(row.numbers).split(",")] for row in rows if row.numbers}
