"""How a store is made, and how an older one is brought up to date, in either database."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Table, inspect, select, text

from dateline.model.errors import StoreError
from dateline.store.schema import (
    CONCLUSIONS,
    DESK,
    EXTRACTION,
    INDEXES,
    RAW,
    READING,
    SCHEMA,
    TABLES,
)
from dateline.store.words import make_index
from dateline.store.working_tables import WORKINGS

Migration = Callable[[Connection], None]
NEAREST = "ix_link_nearest"


def create_tables(connection: Connection) -> None:
    """From nothing to the newest schema."""
    TABLES.create_all(connection)
    for table, column in INDEXES:
        add_index(connection, table, column)
    order_links(connection)
    make_index(connection)


def add_tables(connection: Connection, *tables: Table) -> None:
    """Makes tables, with the indexes that are on them."""
    TABLES.create_all(connection, tables=tables)
    names = {table.name for table in tables}
    for table, column in INDEXES:
        if table in names:
            add_index(connection, table, column)


def add_column(connection: Connection, table: Table, name: str) -> None:
    """Gives a table a column that may be empty, unless it was made with it."""
    if name in {column["name"] for column in inspect(connection).get_columns(table.name)}:
        return
    kind = table.c[name].type.compile(connection.dialect)
    connection.execute(text(f'ALTER TABLE "{table.name}" ADD COLUMN "{name}" {kind}'))


def add_index(connection: Connection, table: str, column: str) -> None:
    """Makes the index by which rows are found by this column."""
    index = f"ix_{table}_{column}"
    connection.execute(text(f'CREATE INDEX IF NOT EXISTS "{index}" ON "{table}" ("{column}")'))


def keep_raw_bytes(connection: Connection) -> None:
    """Pages are kept as they were saved, beside the text that was extracted from them."""
    add_tables(connection, RAW, EXTRACTION)
    add_column(connection, READING, "extraction")


def conclude_in_part(connection: Connection) -> None:
    """Conclusions can be brought up to date in part; those of before are made anew."""
    for table in CONCLUSIONS:
        connection.execute(text(f'DROP TABLE "{table.name}"'))
    add_tables(connection, *CONCLUSIONS, *WORKINGS)


def keep_the_desk(connection: Connection) -> None:
    """Reports are found by their words, and the review desk keeps what is its own."""
    add_tables(connection, DESK)
    make_index(connection)


def order_links(connection: Connection) -> None:
    """Links are found by how near they are to the fence without sorting all of them."""
    connection.execute(
        text(f'CREATE INDEX IF NOT EXISTS "{NEAREST}" ON link (abs(score), "left", "right")')
    )


MIGRATIONS: tuple[Migration, ...] = (keep_raw_bytes, conclude_in_part, keep_the_desk, order_links)
"""Step n (from 1 on) brings a store of schema n to schema n + 1. For each schema there is a
store as it was, `tests/store/schema_n.*.sql`, that the tests bring up to date."""


def version_of(connection: Connection) -> int | None:
    """The version of the store's schema: 0 where there is none yet, None where the database
    holds something else."""
    names = set(inspect(connection).get_table_names())
    if SCHEMA.name not in names:
        return None if names else 0
    return connection.execute(select(SCHEMA.c.version)).scalar_one_or_none()


def newest(steps: Sequence[Migration] = MIGRATIONS) -> int:
    """The version of the newest schema."""
    return 1 + len(steps)


def migrate(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Brings the store up to the newest schema, step by step, in the caller's transaction."""
    version = version_of(connection)
    if version is None:
        raise StoreError("holds tables, but is not a Dateline store")
    if version > newest(steps):
        raise StoreError(
            f"was written by a newer Dateline (schema {version}, this one knows "
            f"{newest(steps)}); run: pip install --upgrade dateline"
        )
    if version == newest(steps):
        return
    if version == 0:
        create_tables(connection)
    else:
        for step in steps[version - 1 :]:
            step(connection)
    connection.execute(SCHEMA.delete())
    connection.execute(SCHEMA.insert().values(version=newest(steps)))
