"""Opens a store, in a file or on a server, or says in a sentence why it can't be opened."""

from __future__ import annotations

from pathlib import Path

from dateline.model.errors import StoreError
from dateline.store import sqlite
from dateline.store.addresses import is_address
from dateline.store.migrations import migrate, newest, version_of
from dateline.store.sql import SqlStore
from dateline.store.transactions import DAMAGED

DEFAULT = Path("dateline.sqlite")


def open_store(where: Path | str = DEFAULT, *, create: bool = True) -> SqlStore:
    """The store in this file or at this address (`postgresql://user@host/name`), brought up to
    the newest schema; made where there is none.

    `create` False: `StoreError` where there is none, for commands that only look.
    """
    if is_address(where):
        from dateline.store import postgres

        store = postgres.connect(str(where))
    else:
        store = sqlite.connect(Path(where), create=create)
    try:
        _bring_up_to_date(store, create=create)
    except StoreError:
        store.close()
        raise
    return store


def _bring_up_to_date(store: SqlStore, *, create: bool) -> None:
    with store.looking() as connection:
        version = version_of(connection)
    if version == newest():
        return
    if version == 0 and not (create or store.files):
        raise StoreError(
            f"there is no store in {store.name} yet; run: dateline read PATH --store {store.name}"
        )
    if store.files and is_damaged(store):
        raise StoreError(f"{store.name}: {DAMAGED}")
    if not store.writable:
        raise StoreError(f"{store.name} is of another version and can't be written to")
    with store.writing() as connection:
        try:
            migrate(connection)
        except StoreError as error:
            raise StoreError(f"{store.name} {error}") from error


def is_damaged(store: SqlStore) -> bool:
    """Whether the file holds pages that are none; a schema of another number may be such a page."""
    with store.looking() as connection:
        return connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"
