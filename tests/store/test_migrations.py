"""Stores of every released schema are brought up to date, with their rows, in both databases."""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, inspect, text
from tests import postgres
from tests.spine_builders import a_reading

from dateline.store import open_store
from dateline.store.migrations import MIGRATIONS, NEAREST, migrate, newest
from dateline.store.sql import SqlStore

RELEASED = sorted(Path(__file__).parent.glob("schema_*.sql"))
READING = a_reading()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SqlStore]:
    """A store with one reading."""
    file = request.param == "sqlite"
    made = open_store(tmp_path / "s.sqlite" if file else request.getfixturevalue("database"))
    made.add_config("c1", {})
    made.add_reading(READING, config="c1")
    yield made
    made.close()


def _as_it_was(dump: Path, request: pytest.FixtureRequest, folder: Path) -> Path | str:
    """A store brought back from its SQL."""
    if ".postgres." in dump.name:
        server: postgres.Server = request.getfixturevalue("postgres_server")
        address = server.new_database()
        server.sql(dump.read_text(), postgres.name_of(address))
        return address
    path = folder / "old.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text())
    connection.close()
    return path


def _form(store: SqlStore) -> dict[str, Any]:
    """Tables, columns and indexes, however they came about."""
    with warnings.catch_warnings(), store.looking() as connection:
        warnings.filterwarnings("ignore", message="Skipped unsupported reflection of expression")
        found = inspect(connection)
        return {
            name: (
                {column["name"]: str(column["type"]) for column in found.get_columns(name)},
                {index["name"] for index in found.get_indexes(name)},
            )
            for name in found.get_table_names()
        }


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.name)
def test_a_store_of_each_released_schema_is_brought_up_to_date_with_its_rows(
    dump: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    store = open_store(_as_it_was(dump, request, tmp_path))
    assert store.report("r1:one") == READING.report
    assert list(store.readings()) == [READING]
    assert not store.add_reading(READING, config="c1")
    in_postgres = ".postgres." in dump.name
    fresh = request.getfixturevalue("database") if in_postgres else tmp_path / "new.sqlite"
    new = open_store(fresh)
    assert _form(store) == _form(new)
    new.close()
    store.close()


def test_every_released_schema_has_a_store_as_it_was() -> None:
    names = {path.name for path in RELEASED}
    assert {f"schema_{n}.sqlite.sql" for n in range(1, newest() + 1)} <= names
    assert {f"schema_{n}.postgres.sql" for n in range(2, newest() + 1)} <= names


def test_a_step_that_is_added_keeps_the_rows(store: SqlStore) -> None:
    def remember(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE report ADD COLUMN mood TEXT DEFAULT 'calm'"))

    with store.writing() as connection:
        migrate(connection, (*MIGRATIONS, remember))
    with store.looking() as connection:
        assert connection.execute(text("SELECT mood FROM report")).scalar() == "calm"
        version = connection.execute(text("SELECT version FROM dateline_schema")).scalar()
    assert version == newest() + 1
    assert list(store.readings()) == [READING]


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: SqlStore) -> None:
    def stumble(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE report ADD COLUMN mood TEXT"))
        raise RuntimeError("torn")

    before = _form(store)
    with pytest.raises(RuntimeError), store.writing() as connection:
        migrate(connection, (*MIGRATIONS, stumble))
    assert _form(store) == before


@pytest.mark.parametrize("dump", ["schema_4.sqlite.sql", "schema_5.sqlite.sql"])
def test_the_nearest_links_are_found_without_sorting_all_of_them(
    dump: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    store = open_store(_as_it_was(Path(__file__).with_name(dump), request, tmp_path))
    asked = text('EXPLAIN QUERY PLAN SELECT body FROM link ORDER BY abs(score), "left", "right"')
    with store.looking() as connection:
        plan = " ".join(row.detail for row in connection.execute(asked))
    store.close()
    assert NEAREST in plan
    assert "TEMP B-TREE" not in plan


def test_words_are_sorted_by_their_bytes_whatever_language_the_server_speaks(
    database: str,
) -> None:
    store = open_store(database)
    with store.looking() as connection:
        plain = text(
            "SELECT table_name || '.' || column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'text' "
            "AND collation_name IS DISTINCT FROM 'C'"
        )
        assert connection.execute(plain).all() == []
        sorted_in_c = text(
            "SELECT count(*) FROM information_schema.columns WHERE collation_name = 'C'"
        )
        assert connection.execute(sorted_in_c).scalar_one() > 20
    store.close()
