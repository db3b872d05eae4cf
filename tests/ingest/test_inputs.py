"""What a user names becomes reports, or is refused by name; the rest goes on."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from dateline.ingest.arrivals import Limits
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.ingest.manifest import load_manifest
from dateline.model.errors import InputError
from dateline.model.report import Basis, Refusal, Report

TOLD = "The bridge at Ardun fell.\r\n\r\nNobody was hurt."
LIMITS = Limits(max_chars=1000)


def taken(
    *paths: Path | str, manifest: Path | None = None, limits: Limits = LIMITS
) -> list[Report]:
    return [a for a in arrivals(*paths, manifest=manifest, limits=limits) if isinstance(a, Report)]


def refused(*paths: Path | str, manifest: Path | None = None) -> list[tuple[str, str]]:
    found = arrivals(*paths, manifest=manifest, limits=LIMITS)
    return [(a.source, a.reason) for a in found if isinstance(a, Refusal)]


def arrivals(
    *paths: Path | str, manifest: Path | None = None, limits: Limits
) -> list[Report | Refusal]:
    rows = load_manifest(manifest, limits) if manifest else None
    inputs = find_inputs(paths, leave_out=[manifest] if manifest else [])
    return list(read_inputs(inputs, manifest=rows, limits=limits))


@pytest.mark.parametrize(
    "data",
    [
        TOLD.encode(),
        b"\xef\xbb\xbf" + TOLD.encode(),
        b"\xff\xfe" + TOLD.encode("utf-16-le"),
        b"\xfe\xff" + TOLD.encode("utf-16-be"),
        b"\xff\xfe\x00\x00" + TOLD.encode("utf-32-le"),
    ],
    ids=["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE"],
)
def test_the_text_is_the_decoded_content_line_ends_and_all(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (report,) = taken(tmp_path)
    assert report.text == TOLD


def test_another_encoding_is_read_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Il a été blessé.".encode("cp1252"))
    limits = Limits(encoding="cp1252")
    assert [r.text for r in taken(tmp_path, limits=limits)] == ["Il a été blessé."]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty: the file has no bytes"),
        ("a.txt", b" \n\t\n", "empty: there are no words in it"),
        ("a.txt", b"\xef\xbb\xbf", "empty: there are no words in it"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary: it holds NUL bytes"),
        ("a.txt", bytes(range(1, 32)) * 9, "binary: 243 of its characters are control characters"),
        ("a.txt", "blessé".encode("latin-1"), "undecodable: not UTF-8 at byte 5; save it as UTF-8"),
        ("a.txt", b"\xff\xfea", "undecodable: not UTF-16-LE at byte 0"),
        ("a.txt", b"x" * 1001, "too long: 1,001 characters, the limit is 1,000 (--max-chars)"),
        ("a.txt", b"x" * 9999, "too long: over 4,004 bytes"),
        ("a.xyz", b"The bridge fell.", "not a kind of file that Dateline reads"),
    ],
)
def test_bad_files_are_refused_by_name_and_the_rest_goes_on(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TOLD)
    ((source, why),) = refused(tmp_path)
    assert source == str(tmp_path / name)
    assert why.startswith(reason)
    assert len(taken(tmp_path)) == 1


def test_json_lines_keep_their_ids_and_what_is_known(tmp_path: Path) -> None:
    row = {
        "id": "mine-7", "text": TOLD, "title": "Bridge falls", "outlet": "Ardun Post",
        "published": "2031-03-05", "url": "https://post.example/7", "language": "en", "more": [1],
    }  # fmt: skip
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n\n" + json.dumps({"text": TOLD}))
    first, second = taken(tmp_path)
    assert (first.id, first.text, first.title) == ("mine-7", TOLD, "Bridge falls")
    assert (first.outlet, first.url, first.language) == ("Ardun Post", row["url"], "en")
    assert first.published.day == date(2031, 3, 5)
    assert first.published.basis is Basis.GIVEN
    assert first.source == str(tmp_path / "a.jsonl")
    assert second.id.startswith("r1:")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "The bridge', "malformed: "),
        (b'{"id": "x"}', "malformed: Object missing required field `text`"),
        (b'{"text": 5}', "malformed: Expected `str`, got `int` - at `$.text`"),
        (b'["The bridge fell."]', "malformed: Expected `object`, got `array`"),
        (b'{"text": "' + b"x" * 9000 + b'"}', "too long: over"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "a \\ud800 b"}', "malformed"),
        (b'{"text": "a \\u0000 b"}', "binary"),
        (b'{"text": "\xff"}', "malformed"),
        (b'{"text": "The bridge fell.", "x": ' + b"[" * 5000 + b"]" * 5000 + b"}", "too long"),
        (b'{"text": "The bridge fell.", "x": ' + b"[" * 1500 + b"]" * 1500 + b"}", "malformed"),
        (b'{"text": "The bridge fell.", "published": "31/31/2031"}', "published '31/31/2031' is"),
        (b'{"text": "The bridge fell.", "outlet": "a\\u0000"}', "undecodable"),
    ],
)
def test_bad_lines_are_refused_by_number_and_the_rest_goes_on(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TOLD}).encode()
    path.write_bytes(good + b"\n" + line + b"\n" + good)
    ((source, why),) = refused(path)
    assert source == f"{path}, line 2"
    assert why.startswith(reason)
    assert len(taken(path)) == 2


def test_a_folder_is_read_whole_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.txt", "b/1.text", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(TOLD + name)
    names = [Path(r.source).relative_to(tmp_path).as_posix() for r in taken(tmp_path)]
    assert names == ["a.txt", "b/1.text", "b/2.txt"]


def test_the_id_stays_when_the_folder_moves(tmp_path: Path) -> None:
    ids = []
    for folder in (tmp_path / "one", tmp_path / "two" / "three"):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(TOLD)
        ids += [report.id for report in taken(folder)]
    assert ids[0] == ids[1]


def test_a_named_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "story").write_text(TOLD, newline="")
    (tmp_path / "lines").write_text(json.dumps({"id": "x", "text": TOLD}))
    assert [r.text for r in taken(tmp_path / "story")] == [TOLD]
    assert [r.id for r in taken(tmp_path / "lines")] == ["x"]


@pytest.mark.parametrize(
    ("data", "id"), [(TOLD.encode(), "r1:"), (b'{"id": "x", "text": "The bridge fell."}', "x")]
)
def test_standard_input_is_text_or_json_lines(
    monkeypatch: pytest.MonkeyPatch, data: bytes, id: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (report,) = taken("-")
    assert report.source == "-"
    assert report.id.startswith(id)


def test_paths_that_are_not_there_are_refused_by_name(tmp_path: Path) -> None:
    assert refused(tmp_path / "no", tmp_path) == [
        (str(tmp_path / "no"), "there is no such file or folder"),
        (str(tmp_path), "there are no files in it"),
    ]


# ----------------------------------------------------------------------- manifest

HEADER = "file,outlet,published,url,language\n"


def manifest_of(tmp_path: Path, rows: str, *, header: str = HEADER) -> Path:
    path = tmp_path / "manifest.csv"
    path.write_text(header + rows)
    return path


def test_the_manifest_says_what_is_known_of_each_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "a.txt").write_text(TOLD)
    (tmp_path / "in" / "b.txt").write_text(TOLD + "b")
    rows = (
        "a.txt,Ardun Post,2031-03-05T23:00:00+04:30,https://p.example,en\nin/b.txt,Radio Sel,,,\n"
    )
    first, second = taken(tmp_path, manifest=manifest_of(tmp_path, rows))
    assert (first.outlet, first.url, first.language) == ("Ardun Post", "https://p.example", "en")
    assert first.published.day == date(2031, 3, 5)
    assert (second.outlet, second.published.first) == ("Radio Sel", None)


def test_rows_that_can_not_be_used_are_refused_by_line(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(TOLD + name)
    rows = "a.txt,,2031-02-30,,\nb.txt,,,,\nb.txt,,,,\nno.txt,,,,\n,Ardun Post,,,\n"
    path = manifest_of(tmp_path, rows)
    assert refused(tmp_path, manifest=path) == [
        (
            str(tmp_path / "a.txt"),
            f"{path}, line 2: published '2031-02-30' is not a date; write it as 2031-03-05",
        ),
        (f"{path}, line 4", "'b.txt' was named before, in line 3"),
        (f"{path}, line 6", "names no file"),
        (f"{path}, line 5", "no file 'no.txt' was read"),
    ]
    assert len(taken(tmp_path, manifest=path)) == 2


def test_a_bare_name_that_two_files_have_is_given_to_none(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TOLD + folder)
    path = manifest_of(tmp_path, "a.txt,Ardun Post,,,\n")
    assert refused(tmp_path, manifest=path) == [
        (f"{path}, line 2", "2 files are called 'a.txt'; write their folder too")
    ]
    assert [r.outlet for r in taken(tmp_path, manifest=path)] == [None, None]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"name,outlet\na.txt,Post\n", "has no column 'file' in its first line"),
        (b"\xff\xff", "can't be read: undecodable"),
        (b"", "can't be read: empty"),
        (b"file\n" + b'"' + b"x" * 200_000, "field larger than"),
    ],
)
def test_a_manifest_that_is_none_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "manifest.csv"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason):
        load_manifest(path, LIMITS)


def test_a_month_gives_all_its_days(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TOLD)
    (report,) = taken(tmp_path, manifest=manifest_of(tmp_path, "a.txt,,2028-02,,\n"))
    assert (report.published.first, report.published.last) == (date(2028, 2, 1), date(2028, 2, 29))


def test_names_that_no_database_holds_are_made_legible(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.txt"))
    try:
        path.write_text(TOLD)
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    (report,) = taken(tmp_path)
    assert report.source == f"{tmp_path}/b?.txt"
