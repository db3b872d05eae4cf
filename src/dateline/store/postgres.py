"""A store on a PostgreSQL server, for a team: many look, and one writes at a time.

A password is best kept out of the address: `PGPASSWORD` is asked where the address has none.
"""

from __future__ import annotations

import getpass
import os
import socket
import ssl
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from dateline.model.errors import MissingDataError, StoreError
from dateline.store.addresses import shown
from dateline.store.sql import SqlStore
from dateline.store.transactions import WRITES

PORT = 5432
CONNECT_SECONDS = 10.0
WAIT_MS = 30_000
SSL_MODES = {"disable": False, "prefer": None, "require": True}
ONE_WRITER = 0x6461_7465
"""The advisory lock that whoever writes holds, so that facts are kept in the order of their
numbers, as in a file."""
RIGHTS = text(
    "SELECT current_setting('default_transaction_read_only') = 'off' AND NOT pg_is_in_recovery()"
    " AND coalesce(has_table_privilege(to_regclass('reading'), 'INSERT'), TRUE)"
)


def connect(address: str) -> SqlStore:
    """The store of this database, as it is; `StoreError` where the address is none."""
    if find_spec("pg8000") is None:
        raise MissingDataError(
            "a store in PostgreSQL needs pg8000; run: pip install 'dateline[postgres]'"
        )
    name = shown(address)
    engine = _engine(server_of(address))
    store = SqlStore(engine, name)
    try:
        with store.looking() as connection:
            writable = bool(connection.execute(RIGHTS).scalar())
    except StoreError:
        engine.dispose()
        raise
    return SqlStore(engine, name, writable=writable)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a database is and who asks; nothing of it is printed."""

    host: str
    port: int
    database: str
    user: str
    password: str | None = field(repr=False)
    secured: ssl.SSLContext | bool | None = None

    def connect(self) -> Any:
        """A connection of the driver; only connecting has a time limit."""
        from pg8000 import dbapi

        try:
            way = self._way()
        except OSError as error:
            told = error.strerror or str(error)
            raise dbapi.InterfaceError(f"no server answers at {self.host}: {told}") from None
        made = None
        try:
            made = dbapi.connect(
                user=self.user,
                host=self.host,
                database=self.database,
                password=self.password,
                sock=way,
                ssl_context=False if self.host.startswith("/") else self.secured,
                application_name="dateline",
            )
        except dbapi.InterfaceError as error:
            raise _refusal(error) from None
        finally:
            if made is None:
                way.close()
        way.settimeout(None)
        return made

    def _way(self) -> socket.socket:
        if not self.host.startswith("/"):
            return socket.create_connection((self.host, self.port), CONNECT_SECONDS)
        way = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            way.settimeout(CONNECT_SECONDS)
            way.connect(f"{self.host}/.s.PGSQL.{self.port}")
        except OSError:
            way.close()
            raise
        return way


def _refusal(error: BaseException) -> BaseException:
    """What the server said before it hung up; the driver tells only that it did."""
    from pg8000.dbapi import DatabaseError

    before = error.__context__
    while before is not None and not isinstance(before, DatabaseError):
        before = before.__context__
    return before or error


def server_of(address: str) -> Server:
    """The server, database and user of an address as libpq writes it."""
    name = shown(address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is None or not url.database:
        raise StoreError(f"{name} is no address; write it as postgresql://user@host:{PORT}/name")
    query = {key: value if isinstance(value, str) else value[0] for key, value in url.query.items()}
    server = Server(
        host=query.pop("host", "") or url.host or "localhost",
        port=url.port or PORT,
        database=url.database,
        user=url.username or os.environ.get("PGUSER") or getpass.getuser(),
        password=url.password or query.pop("password", "") or os.environ.get("PGPASSWORD"),
        secured=_secured(query, name),
    )
    if query:
        raise StoreError(f"{name} has {', '.join(sorted(query))}, which Dateline doesn't know")
    return server


def _secured(query: dict[str, str], name: str) -> ssl.SSLContext | bool | None:
    """How the way to the server is kept from listeners, in libpq's own words."""
    mode, root = query.pop("sslmode", "prefer"), query.pop("sslrootcert", "")
    if mode == "verify-full":
        return ssl.create_default_context(cafile=root or None)
    if mode not in SSL_MODES:
        raise StoreError(f"{name}: sslmode {mode} is none of {', '.join(SSL_MODES)}, verify-full")
    return SSL_MODES[mode]


def _engine(server: Server) -> Engine:
    engine = create_engine("postgresql+pg8000://", creator=server.connect, pool_pre_ping=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {WAIT_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ONE_WRITER})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
