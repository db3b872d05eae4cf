"""Stores on a server: addresses, passwords that are never printed, rights."""

from __future__ import annotations

import socket
import traceback

import pytest
from tests import postgres
from tests.spine_builders import a_reading

from dateline.model.errors import StoreError
from dateline.store import open_store, shown
from dateline.store.addresses import is_address
from dateline.store.postgres import server_of

SECRET = "s3cret@x"
QUOTED = "s3cret%40x"


@pytest.fixture
def guarded(postgres_server: postgres.Server, database: str) -> str:
    """The address of a database in which a user with a password may make tables."""
    name = postgres.name_of(database)
    postgres_server.sql(f"CREATE ROLE {name}_ana LOGIN PASSWORD '{SECRET}'")
    postgres_server.sql(f"GRANT ALL ON SCHEMA public TO {name}_ana", name)
    return database.replace("dateline@", f"{name}_ana:{QUOTED}@")


def test_a_password_opens_the_store_and_is_in_no_name(guarded: str) -> None:
    store = open_store(guarded)
    assert QUOTED not in store.name
    assert SECRET not in store.name
    assert "_ana:***@" in store.name
    assert SECRET not in repr(store.engine.url)
    store.close()


def test_a_wrong_password_is_told_without_printing_it(guarded: str) -> None:
    wrong = guarded.replace(QUOTED, "gu3ssed")
    with pytest.raises(StoreError, match="password authentication failed for user") as caught:
        open_store(wrong)
    told = "".join(traceback.format_exception(caught.value))
    assert "gu3ssed" not in told


def test_the_password_may_come_from_the_environment(
    guarded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    store = open_store(guarded.replace(f":{QUOTED}", ""))
    assert store.writable
    store.close()


def test_a_user_who_may_only_look_can_look(postgres_server: postgres.Server, database: str) -> None:
    store = open_store(database)
    store.add_config("c1", {})
    store.add_reading(a_reading(), config="c1")
    store.close()
    name = postgres.name_of(database)
    postgres_server.sql(f"CREATE ROLE {name}_guest LOGIN PASSWORD '{SECRET}'")
    postgres_server.sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {name}_guest", name)
    guest = open_store(database.replace("dateline@", f"{name}_guest:{QUOTED}@"), create=False)
    assert list(guest.readings()) == [a_reading()]
    with pytest.raises(StoreError, match="can't be written to"):
        guest.add_config("c2", {})
    guest.close()


def test_looking_into_a_database_without_a_store_makes_none(database: str) -> None:
    with pytest.raises(StoreError, match=r"there is no store in .* yet; run: dateline read"):
        open_store(database, create=False)
    store = open_store(database)
    store.close()


def test_a_database_that_is_not_there_is_told(database: str) -> None:
    with pytest.raises(StoreError, match='database "nowhere" does not exist'):
        open_store(database.replace(postgres.name_of(database), "nowhere"))


def test_a_database_with_tables_of_others_is_no_store(
    postgres_server: postgres.Server, database: str
) -> None:
    postgres_server.sql("CREATE TABLE cats (name TEXT)", postgres.name_of(database))
    with pytest.raises(StoreError, match="holds tables, but is not a Dateline store"):
        open_store(database)


def test_a_server_that_does_not_answer_is_told() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        address = f"postgresql://ana:{QUOTED}@127.0.0.1:{port}/desk"
        with pytest.raises(StoreError, match=r"no server answers at 127\.0\.0\.1") as caught:
            open_store(address)
    assert QUOTED not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://ana@host", "is no address; write it as postgresql://"),
        ("postgresql://ana:s3cret@host:many/desk", "is no address"),
        ("postgresql://h/desk?sslmode=maybe", "sslmode maybe is none of disable"),
        ("postgresql://h/desk?mood=calm", "has mood, which Dateline doesn't know"),
    ],
)
def test_an_address_that_makes_no_sense_is_told(address: str, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        open_store(address)
    assert "s3cret" not in "".join(traceback.format_exception(caught.value))


def test_an_address_says_where_and_who(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    server = server_of("postgres://ana:p%40ss@db.example:6432/desk?sslmode=require")
    assert (server.host, server.port, server.database) == ("db.example", 6432, "desk")
    assert (server.user, server.password, server.secured) == ("ana", "p@ss", True)
    assert "p@ss" not in repr(server)
    assert server_of("postgresql://ana@/desk?host=/run/pg").host == "/run/pg"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://ana:p@ss@h/desk", "postgresql://ana:***@h/desk"),
        ("postgres://ana@h/desk", "postgres://ana@h/desk"),
        ("postgresql://h/desk?password=p&x=1", "postgresql://h/desk?password=***&x=1"),
        ("desk.sqlite", "desk.sqlite"),
    ],
)
def test_a_store_is_shown_without_its_password(address: str, told: str) -> None:
    assert shown(address) == told


def test_files_are_no_addresses() -> None:
    assert is_address("postgresql+pg8000://h/desk")
    assert not is_address("kept/postgresql.sqlite")
