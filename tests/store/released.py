"""Stores of every released schema as SQL, in both databases: `python -m tests.store.released`
writes down those of the newest schema, for the tests of later ones."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from tests import postgres
from tests.spine_builders import a_reading

from dateline.store import open_store
from dateline.store.migrations import newest
from dateline.store.words import INDEX, SQLITE

HERE = Path(__file__).parent


def written_down(server: postgres.Server) -> dict[str, str]:
    """A store with one reading, as SQL, by the name of the database."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.sqlite"
        _fill(path)
        connection = sqlite3.connect(path)
        lines = "\n".join(_statements(connection)) + "\n"
        connection.close()
    address = server.new_database()
    _fill(address)
    dump = server.run(
        "pg_dump", "-h", str(server.folder), "-U", "dateline", "--inserts", "--no-owner",
        "--no-privileges", "-d", postgres.name_of(address),
    )  # fmt: skip
    kept = [line for line in dump.splitlines() if line and line[0] not in "-\\"]
    return {"sqlite": lines, "postgres": "\n".join(kept) + "\n"}


def _statements(connection: sqlite3.Connection) -> list[str]:
    """The store as SQL; SQLite's own way to write an index of words down can't be read back."""
    kept = [s for s in connection.iterdump() if INDEX not in s and "writable_schema" not in s]
    refill = (
        f"INSERT INTO {INDEX} (rowid, text)"
        " SELECT seq, text FROM searched JOIN report ON report.id = searched.report;"
    )
    return [*kept[:-1], f"{SQLITE[1]};", refill, kept[-1]]


def _fill(where: Path | str) -> None:
    store = open_store(where)
    store.add_config("c1", {})
    store.add_reading(a_reading(), config="c1")
    store.close()


def main() -> None:
    """Writes the files of the newest schema."""
    with postgres.running() as server:
        for name, lines in written_down(server).items():
            (HERE / f"schema_{newest()}.{name}.sql").write_text(lines)


if __name__ == "__main__":
    main()
