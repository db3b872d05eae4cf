"""A store in a file: SQLite, written by one at a time and looked into by many."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

from dateline.model.errors import StoreError
from dateline.store.sql import SqlStore
from dateline.store.transactions import WRITES

MAGIC = b"SQLite format 3\x00"
WAIT_MS = 30_000
PAUSE_S = 0.01
ENDINGS = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the file's name for the files that it puts beside it."""


def connect(path: Path, *, create: bool) -> SqlStore:
    """The store of this file, as it is; `StoreError` where it can't be one."""
    _check(path, create=create)
    writable = _is_writable(path)
    files = tuple(path.with_name(path.name + ending) for ending in ENDINGS)
    engine = _engine(path, writable=writable)
    return SqlStore(engine, str(path), writable=writable, files=files)


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
            _keep_a_log(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MS}")
        cursor.close()

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", _begin)
    return engine


def _keep_a_log(cursor: sqlite3.Cursor) -> None:
    """Writes go to a log beside the file, so that those who look don't wait for them.

    SQLite refuses the change at once where two open a new file together, whatever wait it was
    told: the second asks again, and finds it done. `sqlite3.OperationalError` when the wait is
    over.
    """
    until = time.monotonic() + WAIT_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(PAUSE_S)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
