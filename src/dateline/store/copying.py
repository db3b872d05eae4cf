"""A store copied whole: into a file as a backup, back from it, or from one database to another."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, func, select, text, tuple_

from dateline.model.errors import StoreError
from dateline.store.addresses import is_address
from dateline.store.many import insert_rows
from dateline.store.opening import open_store
from dateline.store.schema import SCHEMA, TABLES
from dateline.store.sql import SqlStore
from dateline.store.sqlite import ENDINGS

GROUP = 500


def back_up(where: Path | str, file: Path) -> dict[str, int]:
    """Writes the whole store into a new file, which is a store itself; says how many rows of
    each kind it holds. Whoever reads or reviews meanwhile is not disturbed."""
    if file.exists():
        raise StoreError(f"{file} is there already; name a new file for the backup")
    half_done = file.with_name(f".{file.name}.part")
    _remove(half_done)
    try:
        copied = copy_store(where, half_done)
        _check_whole(half_done)
        half_done.replace(file)
    except OSError as error:
        raise StoreError(f"{file} can't be written: {error.strerror}") from error
    finally:
        _remove(half_done)
    return copied


def restore(file: Path, where: Path | str) -> dict[str, int]:
    """Fills a new store from a backup, which is checked first."""
    _check_whole(file)
    return copy_store(file, where)


def copy_store(source: Path | str, target: Path | str) -> dict[str, int]:
    """Copies every row of one store into another that is still empty, all or nothing; says how
    many of each kind."""
    origin = open_store(source, create=False)
    try:
        made = not is_address(target) and not Path(target).exists()
        copy = open_store(target)
        try:
            return _copy(origin, copy)
        except StoreError:
            if made:
                copy.close()
                _remove(Path(target))
            raise
        finally:
            copy.close()
    finally:
        origin.close()


def _copy(origin: SqlStore, copy: SqlStore) -> dict[str, int]:
    tables = [table for table in TABLES.sorted_tables if table is not SCHEMA]
    copied = {}
    with origin.looking() as looking, copy.writing() as writing:
        for table in tables:
            if writing.execute(select(table).limit(1)).first() is not None:
                raise StoreError(f"{copy.name} is not empty; name a store that is still to be made")
        for table in tables:
            copied[table.name] = 0
            for rows in _groups(looking, table):
                insert_rows(writing, table, rows)
                copied[table.name] += len(rows)
            _go_on_counting(writing, table)
    return copied


def _groups(connection: Connection, table: Table) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The rows in the order of their keys, some at a time."""
    keys = list(table.primary_key.columns)
    query = select(table).order_by(*keys).limit(GROUP)
    last: tuple[Any, ...] | None = None
    while True:
        after = query if last is None else query.where(tuple_(*keys) > last)
        rows = [dict(row._mapping) for row in connection.execute(after)]
        if not rows:
            return
        yield rows
        last = tuple(rows[-1][key.name] for key in keys)


def _go_on_counting(connection: Connection, table: Table) -> None:
    """The next row that the database numbers follows the last that was copied."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    last = connection.execute(select(func.max(column))).scalar()
    if last is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence(:t, :c), :last)")
        connection.execute(sequence, {"t": f'"{table.name}"', "c": column.name, "last": last})


def _check_whole(file: Path) -> None:
    """`StoreError` where a store file is damaged."""
    if not file.is_file():
        raise StoreError(f"there is no backup {file}")
    try:
        connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            found = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        found = str(error)
    found = " ".join(found.replace("*", "").split())
    if found != "ok":
        raise StoreError(f"{file} is damaged ({found}); take an earlier backup")


def _remove(file: Path) -> None:
    """The file and those that SQLite puts beside it."""
    for ending in ENDINGS:
        file.with_name(file.name + ending).unlink(missing_ok=True)
