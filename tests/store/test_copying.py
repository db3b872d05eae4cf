"""Backups, and stores that move between the databases: nothing changes on the way."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.spine_builders import a_reading, a_report

from dateline.export.formats import export
from dateline.model.errors import StoreError
from dateline.model.incidents import Judgement, Verdict
from dateline.model.report import Extraction, Published, Refusal
from dateline.pipeline import api
from dateline.store import open_store
from dateline.store.copying import back_up, copy_store, restore

RAW = bytes(range(256)) * 9
AT = datetime(2031, 3, 6, tzinfo=UTC)


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with something in every table of facts, and settled."""
    monkeypatch.setattr("dateline.store.copying.GROUP", 4)
    path = tmp_path / "filled.sqlite"
    store = open_store(path)
    store.add_config("c1", {"stages": ["zones.v1"]})
    extraction = Extraction(hashlib.sha256(RAW).hexdigest(), "text/html", "pages.v1")
    for n in range(33):
        known = Published.given(date(2031, 3, 5)) if n % 2 else Published()
        report = a_report(f"r1:{n}", title="Ünruhe \\ 'Ardun'" if n == 7 else None)
        report = replace(report, published=known, extraction=extraction if n == 9 else None)
        store.add_reading(
            a_reading(report) if n < 20 else replace(a_reading(report), claims=()),
            config="c1",
            raw=RAW if n == 9 else None,
        )
    store.add_refusal(Refusal("odd.txt", "binary"))
    store.add_judgements([Judgement("j1", Verdict.NOTE, "r1:1#1", None, "ana", AT, note="seen")])
    api.settle_if_due(store)
    store.close()
    return path


def _exports(where: Path | str) -> dict[str, bytes]:
    store = open_store(where, create=False)
    findings = api.findings_of(store)
    store.close()
    return {form: export(findings, form) for form in ("json", "csv", "ucdp", "claims")}


def test_exports_are_the_same_byte_for_byte_in_either_database(
    filled: Path, database: str, tmp_path: Path
) -> None:
    before = _exports(filled)
    copied = copy_store(filled, database)
    assert copied["report"] == 33
    assert _exports(database) == before
    back = tmp_path / "back.sqlite"
    assert copy_store(database, back) == copied
    assert _exports(back) == before
    store = open_store(back)
    assert store.raw(hashlib.sha256(RAW).hexdigest()) == RAW
    store.close()


def test_a_copied_store_goes_on_counting(filled: Path, database: str) -> None:
    copy_store(filled, database)
    store = open_store(database)
    facts = store.facts()
    assert store.add_reading(a_reading(a_report("r1:new")), config="c1")
    assert store.facts() != facts
    assert store.totals()["reading"] == 34
    store.close()


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_a_backup_brings_everything_back(
    where: str, filled: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    origin: Path | str = filled
    again: Path | str = tmp_path / "again.sqlite"
    if where == "postgresql":
        server = request.getfixturevalue("postgres_server")
        origin, again = server.new_database(), server.new_database()
        copy_store(filled, origin)
    backup = tmp_path / "backup.sqlite"
    back_up(origin, backup)
    restore(backup, again)
    assert _exports(again) == _exports(filled)


def test_a_backup_is_made_while_others_write(filled: Path, tmp_path: Path) -> None:
    other = open_store(filled)
    with other.writing():
        back_up(filled, tmp_path / "backup.sqlite")
    other.close()
    assert _exports(tmp_path / "backup.sqlite") == _exports(filled)


def test_a_damaged_backup_is_not_restored(filled: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    back_up(filled, backup)
    data = bytearray(backup.read_bytes())
    data[8_192:40_000] = bytes(len(data[8_192:40_000]))
    backup.write_bytes(data)
    with pytest.raises(StoreError, match=r"is damaged \(.*\); take an earlier backup"):
        restore(backup, tmp_path / "again.sqlite")
    assert not (tmp_path / "again.sqlite").exists()


def test_nothing_is_overwritten(filled: Path, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    back_up(filled, backup)
    with pytest.raises(StoreError, match="is there already"):
        back_up(filled, backup)
    with pytest.raises(StoreError, match="is not empty; name a store that is still to be made"):
        copy_store(backup, filled)
    assert _exports(filled) == _exports(backup)


def test_what_can_not_be_copied_leaves_nothing_behind(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no backup"):
        restore(tmp_path / "none.sqlite", tmp_path / "again.sqlite")
    with pytest.raises(StoreError, match="there is no store"):
        copy_store(tmp_path / "none.sqlite", tmp_path / "again.sqlite")
    with pytest.raises(StoreError, match="there is no folder"):
        back_up(filled, tmp_path / "no" / "backup.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["filled.sqlite"]
