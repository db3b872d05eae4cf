"""Opens a store file, or says in a sentence why it can't be opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from dateline.model.errors import StoreError
from dateline.store.schema import MIGRATIONS, migrate, version_of
from dateline.store.sql import WRITES, SqlStore

DEFAULT = Path("dateline.sqlite")
MAGIC = b"SQLite format 3\x00"
WAIT_MS = 30_000


def open_store(path: Path | str = DEFAULT, *, create: bool = True) -> SqlStore:
    """The store in this file, brought up to the newest schema; made where there is none.

    `create` False: `StoreError` where there is none, for commands that only look.
    """
    path = Path(path)
    _check(path, create=create)
    writable = _is_writable(path)
    engine = _engine(path, writable=writable)
    store = SqlStore(engine, str(path), writable=writable)
    try:
        with engine.connect() as connection:
            version = version_of(connection)
        if version != len(MIGRATIONS):
            if not writable:
                raise StoreError("is of another version and can't be written to")
            with store.writing() as connection:
                migrate(connection)
    except StoreError as error:
        engine.dispose()
        raise StoreError(f"{path} {error}") from error
    except DBAPIError as error:
        engine.dispose()
        raise StoreError(f"{path} can't be opened as a store: {error.orig}") from error
    return store


def _check(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store")
    if not path.exists():
        if not create:
            raise StoreError(f"there is no store {path}; run: dateline read PATH --store {path}")
        if not path.parent.is_dir():
            raise StoreError(f"there is no folder {path.parent} to keep the store in")
        if not os.access(path.parent, os.W_OK):
            raise StoreError(f"the folder of {path} can't be written to")
        return
    with path.open("rb") as file:
        start = file.read(len(MAGIC))
    if start and start != MAGIC:
        raise StoreError(f"{path} is not a Dateline store")


def _is_writable(path: Path) -> bool:
    if not path.exists():
        return True
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _engine(path: Path, *, writable: bool) -> Engine:
    # A store that can't be written to has nobody who writes to it: SQLite needs no files
    # beside it to look into it then.
    look = {"mode": "ro", "immutable": "1", "uri": "true"}
    address = (
        URL.create("sqlite", database=str(path))
        if writable
        else URL.create("sqlite", database=f"file:{quote(str(path))}", query=look)
    )
    engine = create_engine(address, connect_args={"timeout": WAIT_MS / 1000})

    def connected(connection: Any, _: object) -> None:
        # Transactions are begun by us: the driver's own habit would let two readers of the
        # same report both find it unread.
        connection.isolation_level = None
        cursor = connection.cursor()
        if writable:
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        cursor.close()

    def begun(connection: Any) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine
