"""Persons decide on the command line: a sheet comes back, and can be taken back."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from tests.spine_builders import a_reading, a_report
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.model.report import Published
from dateline.pipeline.settle import settle_store
from dateline.store import open_store


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    report = a_report("r1:post", outlet="Post", published=Published.given(date(2031, 3, 5)))
    kept.add_reading(a_reading(report), config="c1")
    settle_store(kept)
    kept.close()
    return path


def edit(path: Path, **cells: str) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows([rows[0] | cells, *rows[1:]])


def killed(store: Path) -> int:
    (incident,) = json.loads(run("incidents", "--json", "--store", store).stdout)
    counts = {(c["kind"], c["who"]): c["best"] for c in incident["counts"]}
    found: int = counts["killed", "all"]
    return found


def test_two_edited_values_come_back_as_judgements_and_are_undone_at_once(
    store: Path, tmp_path: Path
) -> None:
    sheet, before = tmp_path / "incidents.csv", killed(store)
    run("export", "--as", "csv", "--out", sheet, "--store", store)
    edit(sheet, killed_best="9", killed_high="9", date_first="2031-03-02", date_last="2031-03-02")
    result = run("import", sheet, "--yes", "--by", "amina", "--store", store)
    assert result.exit_code == 0, result.output
    assert "2 judgements kept" in result.output
    assert killed(store) == 9
    assert "person.corrected" in run("why", "1", "killed", "--store", store).output
    assert run("undo", "--by", "amina", "--store", store).exit_code == 0
    assert killed(store) == before


def test_a_sheet_that_nobody_edited_changes_nothing(store: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "incidents.csv"
    run("export", "--as", "csv", "--out", sheet, "--store", store)
    assert "nothing differs" in run("import", sheet, "--store", store).output


def test_undo_without_judgements_says_so(store: Path) -> None:
    assert "no judgement by nobody" in run("undo", "--by", "nobody", "--store", store).output


def test_our_own_ucdp_export_passes_its_check_and_matches_its_incident(
    store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "ged.csv"
    run("export", "--as", "ucdp", "--out", file, "--store", store)
    assert run("check", file, "--as", "ucdp").exit_code == 0
    result = run("match", file, "--json", "--store", store)
    assert [m["incident"] for m in json.loads(result.stdout)] == ["INC-1"] * (
        len(file.read_text("utf-8").splitlines()) - 1
    )


def test_a_broken_file_fails_its_check_by_row_and_column(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "acled.csv"
    run("export", "--as", "acled", "--out", file, "--store", store)
    edit(file, fatalities="many")
    result = run("check", file, "--as", "acled")
    assert result.exit_code == 1
    assert "acled.csv:2: error: fatalities 'many' is no number of dead" in result.output


def test_policies_are_compared(store: Path) -> None:
    rows = json.loads(run("compare-policies", "--all", "--json", "--store", store).stdout)
    assert {"incident", "toll", "who", "ucdp", "acled", "airwars", "latest"} <= set(rows[0])
    assert "differ by policy" in run("compare-policies", "--store", store).output
