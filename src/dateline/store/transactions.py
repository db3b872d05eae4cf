"""A database behind a store: transactions that look or write, and its errors as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from dateline.model.errors import StoreError

WRITES = "dateline_writes"
DAMAGED = "the file is damaged; bring a backup back: dateline restore FILE STORE"
CURES = (
    ("full", "there is no room left; what was kept before is whole: make room and go on"),
    ("malformed", DAMAGED),
    ("not a database", DAMAGED),
    ("disk I/O", "the disk fails or has no room; what was kept before is whole"),
    ("No space left", "there is no room left; what was kept before is whole: make room and go on"),
    ("locked", "somebody else is writing to it for too long; try again"),
    ("lock timeout", "somebody else is writing to it for too long; try again"),
)
"""What helps, by a word of the database's own message."""


class Database:
    """An engine and what its user calls it; every call on it is one transaction."""

    def __init__(
        self, engine: Engine, name: str, *, writable: bool = True, files: tuple[Path, ...] = ()
    ) -> None:
        self.engine = engine
        self._name = name
        self._writable = writable
        self._files = files

    @property
    def name(self) -> str:
        """The path of the file, or the address without its password."""
        return self._name

    @property
    def writable(self) -> bool:
        """Whether anything can be added."""
        return self._writable

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it is kept in; none where a server keeps it."""
        return self._files

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes; all of it is kept or nothing."""
        if not self._writable:
            raise StoreError(f"{self._name} can't be written to")
        with self._sentences(), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A transaction that only looks, at one moment's state."""
        with self._sentences(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(f"{self._name}: {said(error)}") from error
        except msgspec.DecodeError as error:
            raise StoreError(
                f"{self._name} was filled by a Dateline of other words ({error}); "
                f"run: dateline read --again --store {self._name}"
            ) from error

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def said(error: DBAPIError) -> str:
    """What the database says went wrong, and what helps."""
    told = error.orig.args[0] if error.orig and error.orig.args else error.orig
    words = str(told.get("M", told) if isinstance(told, dict) else told)
    cure = next((cure for word, cure in CURES if word in words), None)
    return f"{words} ({cure})" if cure else words
