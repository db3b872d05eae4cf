"""The originals leave a store as a web archive that Dateline and others can read."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from dateline.export.findings import Findings
from dateline.export.formats import export, left_out
from dateline.export.redacted import redacted
from dateline.ingest.arrivals import Limits, Page
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.ingest.manifest import load_manifest
from dateline.model.errors import InputError
from dateline.model.incidents import Conclusions
from dateline.model.reading import Digest, Reading
from dateline.model.report import Extraction, Report

AT = datetime(2031, 3, 5, 10, 12, 13, tzinfo=UTC)
PAGE = (
    b"<html><head><title>Market shelled</title></head><body><article><h1>Market shelled</h1>"
    b"<p>Shells hit the market of Ardun on Monday and killed three people, police said.</p>"
    b"<p>A doctor said that nine others were brought to the hospital.</p></article></body></html>"
)
SHA = hashlib.sha256(PAGE).hexdigest()


def a_report(id: str, *, url: str | None = None, captured: datetime | None = AT) -> Report:
    found = Extraction(SHA, "text/html", "pages.v1", captured)
    return Report(id, f"{id}.html", "Shells hit the market.", url=url, extraction=found)


def findings(*reports: Report) -> Findings:
    readings = [Reading(report, (), Digest(report.id)) for report in reports]
    return Findings.of(readings, Conclusions((), (), ()), {}, originals={SHA: PAGE}.get)


def records(data: bytes) -> list[tuple[dict[str, str], bytes]]:
    """Headers and bytes of each record, its digest held against them."""
    found = []
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        body = record.content_stream().read()
        assert record.digest_checker.passed
        found.append((dict(record.rec_headers.headers), body))
    return found


def test_bytes_digest_and_moment_stand_in_a_record() -> None:
    told = findings(a_report("r1:a", url="https://ardun.example/1?a=b"))
    data = export(told, "warc")
    assert data.startswith(b"WARC/1.1\r\n")
    (resource, body), (metadata, about) = records(data)
    assert body == PAGE
    assert resource["WARC-Type"] == "resource"
    assert resource["WARC-Target-URI"] == "https://ardun.example/1?a=b"
    assert resource["WARC-Date"] == "2031-03-05T10:12:13Z"
    assert resource["WARC-Payload-Digest"] == f"sha256:{SHA}"
    assert resource["Content-Type"] == "text/html"
    assert metadata["WARC-Refers-To"] == resource["WARC-Record-ID"]
    assert b"dateline-report: r1:a\r\n" in about
    assert export(told, "warc") == data


def test_the_same_bytes_under_one_address_are_written_once() -> None:
    url = "https://ardun.example/1"
    told = findings(a_report("r1:a", url=url), a_report("r1:b", url=url), a_report("r1:c"))
    kinds = [headers["WARC-Type"] for headers, _ in records(export(told, "warc"))]
    assert kinds == ["resource", "metadata", "metadata", "resource", "metadata"]
    ids = [headers["WARC-Record-ID"] for headers, _ in records(export(told, "warc"))]
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    "url", [None, "no address", "https://ardun.example/a b", "https://x/\r\nWARC-Type: x", "x:é"]
)
def test_what_is_no_address_becomes_one_of_the_report(url: str | None) -> None:
    (resource, _), _ = records(export(findings(a_report("r1:ä b", url=url)), "warc"))
    assert resource["WARC-Target-URI"] == "urn:dateline:report:r1%3A%C3%A4%20b"


def test_what_has_no_known_moment_is_left_out_and_named() -> None:
    plain = replace(a_report("r1:c"), extraction=None)
    gone = replace(a_report("r1:d"), extraction=Extraction("0" * 64, "text/html", "pages.v1", AT))
    told = findings(a_report("r1:a"), a_report("r1:b", captured=None), plain, gone)
    assert len(records(export(told, "warc"))) == 2
    missing = left_out(told, "warc") or ""
    assert [line.split(",")[1] for line in missing.splitlines()[1:]] == [
        "original of r1:b", "original of r1:c", "original of r1:d",
    ]  # fmt: skip
    assert "capture is unknown" in missing


def test_originals_are_no_part_of_a_redacted_export() -> None:
    with pytest.raises(InputError, match="without --redact"):
        export(redacted(findings(a_report("r1:a"))), "warc")


def test_an_archive_that_was_written_is_read_again_with_its_moment(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(export(findings(a_report("r1:a", url="https://ardun.example/1")), "warc"))
    (page,) = list(read_inputs(find_inputs([file])))
    assert isinstance(page, Page)
    assert page.raw == PAGE
    assert page.report.url == "https://ardun.example/1"
    assert page.report.extraction
    assert (page.report.extraction.raw_sha256, page.report.extraction.captured) == (SHA, AT)


# ------------------------------------------------------- where the moment comes from

SINGLEFILE = (
    b"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://ardun.example/1 \n"
    b" saved date: Wed Mar 05 2031 11:12:13 GMT+0100 (Central European Standard Time)\n-->"
)
MONOLITH = (
    b"<!-- Saved from https://ardun.example/1 at 2031-03-05T10:12:13Z using monolith v2.8.1 -->"
)
MAIL = (
    b"Received: from a.example by b.example; Wed, 05 Mar 2031 11:12:13 +0100\r\n"
    b"Received: from c.example by a.example; Wed, 05 Mar 2031 11:00:00 +0100\r\n"
    b"Date: Tue, 04 Mar 2031 08:00:00 +0000\r\nFrom: Post <post@ardun.example>\r\n"
    b"Subject: Market shelled\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
    b"Shells hit the market of Ardun on Monday and killed three people.\r\n"
)


@pytest.mark.parametrize(
    ("name", "data", "moment"),
    [
        ("plain.html", PAGE, None),
        ("single.html", SINGLEFILE + PAGE.removeprefix(b"<html>"), AT),
        ("monolith.html", MONOLITH + PAGE, AT),
        ("odd.html", MONOLITH.replace(b"2031-03-05T10", b"the 5th of") + PAGE, None),
        ("a.eml", MAIL, AT),
        ("b.eml", MAIL.partition(b"Date: ")[1] + MAIL.partition(b"Date: ")[2],
         datetime(2031, 3, 4, 8, tzinfo=UTC)),
        ("c.eml", MAIL.replace(b"Wed, 05 Mar 2031 11:12:13 +0100", b"some day"),
         datetime(2031, 3, 4, 8, tzinfo=UTC)),
        ("d.eml", MAIL.replace(b"Received", b"X-Was").replace(b"Date", b"X-Day"), None),
    ],
)  # fmt: skip
def test_the_moment_is_what_the_bytes_tell(
    tmp_path: Path, name: str, data: bytes, moment: datetime | None
) -> None:
    (tmp_path / name).write_bytes(data)
    (page,) = list(read_inputs(find_inputs([tmp_path / name])))
    assert isinstance(page, Page)
    assert page.report.extraction
    assert page.report.extraction.captured == moment


def test_a_manifest_tells_the_moment_of_a_file_that_does_not(tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_text("file,captured\na.html,2031-03-05T11:12:13+01:00\nb.html,yesterday\n")
    manifest = load_manifest(file, Limits())
    found = manifest.complete(a_report("r1:a", captured=None), "a.html")
    assert found.extraction
    assert found.extraction.captured == AT
    with pytest.raises(Exception, match="'yesterday' is no moment such as"):
        manifest.complete(a_report("r1:b"), "b.html")
    plain = Report("r1:c", "a.html", "No bytes are kept of it.")
    assert manifest.complete(plain, "a.html").extraction is None
