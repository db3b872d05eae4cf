"""Each kind of source is read from bytes that are made here; its broken twin is refused by
name."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from dateline.ingest.arrivals import Arrival, Limits, Page
from dateline.ingest.inputs import find_inputs, read_inputs
from dateline.ingest.kinds import KINDS
from dateline.model.report import Basis, Refusal, Report

TITLE = "Shells hit Ardun market"
FIRST = "Shells hit the market of Ardun on Monday, killing at least five people, officials said."
SECOND = "Thirty others were wounded, among them five children, a doctor told Radio Sel."
ADDRESS = "https://post.example/2031/03/05/shells"
DAY = date(2031, 3, 5)

PAGE = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Ardun Post</title>
<meta property="article:published_time" content="2031-03-05T23:10:00+04:30">
<meta property="og:site_name" content="Ardun Post"><link rel="canonical" href="{ADDRESS}">
<script>var stolen = "no words of a script";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Copyright 2031 Ardun Post. All rights reserved.</footer></body></html>
"""
RSS = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ardun Post</title>
<item><title>{TITLE}</title><link>{ADDRESS}</link><guid>post-7</guid>
<pubDate>Wed, 05 Mar 2031 23:10:00 +0430</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Ardun Post</title>
<entry><id>post-7</id><title>{TITLE}</title><link rel="alternate" href="{ADDRESS}"/>
<published>2031-03-05T23:10:00+04:30</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div>
</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Ardun Post</title></channel>
<item><title>{TITLE}</title><link>{ADDRESS}</link><dc:date>2031-03-05T23:10:00Z</dc:date>
<description>&lt;p&gt;{FIRST}&lt;p&gt;{SECOND}</description></item></rdf:RDF>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ardun Post",
        "items": [
            {
                "id": "7", "url": ADDRESS, "title": TITLE, "date_published": "2031-03-05T10:00:00Z",
                "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>",
            }
        ],
    }
)  # fmt: skip
NINJS = json.dumps(
    {
        "uri": ADDRESS, "headline": TITLE, "versioncreated": "2031-03-05T10:00:00Z",
        "source": "Ardun Post", "language": "en-GB", "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>",
    }
)  # fmt: skip
NINJS_2 = json.dumps(
    {
        "uri": ADDRESS, "headlines": [{"role": "main", "value": TITLE}],
        "firstcreated": "2031-03-05T10:00:00Z", "infosources": [{"name": "Ardun Post"}],
        "bodies": [{"contenttype": "text/plain", "value": f"{FIRST}\n\n{SECOND}"}],
    }
)  # fmt: skip
NEWSML = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:post:7">
<itemMeta><versionCreated>2031-03-05T23:10:00+04:30</versionCreated></itemMeta>
<contentMeta><infoSource><name>Ardun Post</name></infoSource><headline>{TITLE}</headline>
<language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head>
<body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>"""
MAIL = f"""From: Ardun Post <desk@post.example>
To: all@radio.example
Subject: {TITLE}
Date: Wed, 05 Mar 2031 23:10:00 +0430
Content-Type: text/plain; charset=utf-8

{FIRST}

{SECOND}
"""
MHTML = f"""From: <Saved by a browser>
Snapshot-Content-Location: {ADDRESS}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="part"

--part
Content-Type: text/html; charset=utf-8
Content-Location: {ADDRESS}

{PAGE}
--part--
"""
CSV = (
    "Headline;Body;Source;Date;Link\n"
    f'{TITLE};"{FIRST}\n\n{SECOND}";Ardun Post;2031-03-05;{ADDRESS}\n'
)


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["notes", "nothing"])
    rows = book.create_sheet("reports")
    rows.append(["id", "Title", "Text", "Outlet", "Published", "url"])
    rows.append([7, TITLE, f"{FIRST}\n\n{SECOND}", "Ardun Post", DAY, ADDRESS])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def pdf(*lines: str) -> bytes:
    """A page of one font with these lines, as small as a PDF can be."""
    shown = " ".join(f"({line}) ' " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 50 780 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


PDF_LINES = (
    "Shells hit Ardun market:",
    "Shells hit the market of Ardun on Monday, killing at least five peo-",
    "ple, officials said.",
    "Thirty others were wounded, among them five children, a doctor told Radio",
    "Sel.",
)


def warc(*, packed: bool = False) -> bytes:
    records = [
        warc_record("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        warc_record("404 Not Found", "text/html", b"<p>There is nothing here at all.</p>"),
        warc_record("200 OK", "image/png", b"\x89PNG"),
    ]
    return b"".join(map(gzip.compress, records) if packed else records)


def warc_record(status: str, media: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n".encode() + body
    header = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7>\r\n"
        f"WARC-Target-URI: {ADDRESS}\r\nWARC-Date: 2031-03-06T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return header.encode() + answer + b"\r\n\r\n"


def zipped(**files: bytes | str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(mode: str, **files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def arrivals(path: Path, limits: Limits | None = None) -> list[Arrival]:
    return list(read_inputs(find_inputs([path]), limits=limits))


def reports(found: list[Arrival]) -> list[Report]:
    return [a.report if isinstance(a, Page) else a for a in found if not isinstance(a, Refusal)]


@dataclass(frozen=True)
class Sample:
    """A file of a kind, what it tells besides the text, and its broken twin."""

    name: str
    data: bytes
    broken: bytes
    reason: str
    tells: tuple[str, ...] = ("outlet", "url", "title", "day")


ALL = ("outlet", "url", "title", "day")
SAMPLES = (
    Sample("a.html", PAGE.encode(), b"<html><body></body></html>", "no main text was found"),
    Sample("a.rss", RSS.encode(), RSS.encode()[:-20], "malformed XML"),
    Sample("a.atom", ATOM.encode(), b"<feed><title>x</title></feed>", "a feed without entries"),
    Sample("a.rdf", RDF.encode(), b"<!DOCTYPE x", "malformed XML"),
    Sample("feed.json", JSON_FEED.encode(), JSON_FEED.encode()[:-2], "malformed JSON"),
    Sample("a.json", NINJS.encode(), b'{"uri": "x", "body_text": " "}', "a ninjs item without"),
    Sample("b.json", NINJS_2.encode(), b'{"x": 1}', "JSON of a kind", ALL),
    Sample("a.xml", NEWSML.encode(), b"<svg/>", "XML of a kind", ("outlet", "title", "day")),
    Sample("a.csv", CSV.encode(), b"name,age\nx,1\n", "no text column"),
    Sample("a.xlsx", sheet(), sheet()[:-300], "malformed spreadsheet"),
    Sample("a.pdf", pdf(*PDF_LINES), pdf(), "the PDF has no text layer", ()),
    Sample("a.eml", MAIL.encode(), b"\n\nnothing", "malformed e-mail", ("outlet", "title", "day")),
    Sample("a.mhtml", MHTML.encode(), MHTML.split("--part")[0].encode(), "a saved page without"),
    Sample("a.warc", warc(), warc()[:900], "torn: the archive ends in the midst of it"),
    Sample("a.warc.gz", warc(packed=True), b"\x1f\x8b\x08nonsense", "malformed web archive"),
    Sample("a.zip", zipped(**{"in/a.html": PAGE}), zipped(**{"a.html": PAGE})[:-9], "malformed"),
    Sample(
        "a.wacz",
        zipped(**{"archive/a.warc.gz": warc(packed=True), "pages.jsonl": b"{}"}),
        zipped(x=b""),
        "an archive without anything to read",
    ),
    Sample("a.tar", tarred("w", **{"a.html": PAGE.encode()}), b"x" * 999, "malformed archive"),
    Sample(
        "a.tgz",
        tarred("w:gz", **{"a.html": PAGE.encode()}),
        tarred("w:gz", **{"a.html": PAGE.encode()})[:-40],
        "malformed archive",
    ),
    Sample("a.html.gz", gzip.compress(PAGE.encode()), gzip.compress(b"x" * 99)[:-12], "can't be"),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_kind_gives_its_report(tmp_path: Path, sample: Sample) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.data)
    (report,) = reports(arrivals(tmp_path))
    assert report.text.split("\n\n")[-2:] == [FIRST, SECOND]
    assert "stolen" not in report.text
    assert "Copyright" not in report.text
    told = {
        "outlet": report.outlet, "url": report.url, "title": report.title,
        "day": report.published.day,
    }  # fmt: skip
    expected = {"outlet": "Ardun Post", "url": ADDRESS, "title": TITLE, "day": DAY}
    assert told == {key: expected[key] if key in sample.tells else None for key in told}
    assert report.source.startswith(str(path))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_the_broken_twin_of_every_kind_is_refused_by_name(tmp_path: Path, sample: Sample) -> None:
    path = tmp_path / sample.name
    path.write_bytes(sample.broken)
    (tmp_path / "z.txt").write_text(FIRST)
    *refused, whole = arrivals(tmp_path)
    assert isinstance(whole, Report)
    assert refused
    for refusal in refused:
        assert isinstance(refusal, Refusal)
        assert refusal.source.startswith(str(path))
        assert sample.reason in refusal.reason


def test_every_kind_has_its_sample() -> None:
    names = [sample.name for sample in SAMPLES] + ["a.txt", "a.jsonl"]
    for kind in KINDS:
        assert any(name.endswith(kind.suffixes) for name in names), kind.name


@pytest.mark.parametrize(
    "sample",
    [s for s in SAMPLES if s.name in ("a.html", "a.pdf", "a.rss", "a.warc.gz", "a.zip")],
    ids=lambda s: s.name,
)
def test_a_file_without_a_telling_name_is_known_by_its_look(tmp_path: Path, sample: Sample) -> None:
    path = tmp_path / "download"
    path.write_bytes(sample.data)
    found = reports(list(read_inputs(find_inputs([path]))))
    assert [report.text.split("\n\n")[-1] for report in found] == [SECOND]


def test_pages_keep_their_bytes_and_their_extractor(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.encode())
    (page,) = arrivals(tmp_path)
    assert isinstance(page, Page)
    assert page.raw == PAGE.encode()
    assert page.report.extraction is not None
    assert page.report.extraction.extractor.startswith("pages.v1 trafilatura ")
    assert page.report.published.basis is Basis.PAGE
    assert page.report.text.split("\n\n")[0] == TITLE


@pytest.mark.parametrize(
    ("charset", "head"),
    [("utf-8", ""), ("cp1252", ""), ("koi8-r", '<meta charset="koi8-r">'), ("utf-16", "")],
)
def test_pages_are_decoded_as_they_declare(tmp_path: Path, charset: str, head: str) -> None:
    words = "Взрыв на рынке" if charset == "koi8-r" else "Il a été blessé à Ardun"
    page = PAGE.replace('<meta charset="utf-8">', head).replace(FIRST, f"{words}. {FIRST}")
    (tmp_path / "a.html").write_bytes(page.encode(charset))
    (report,) = reports(arrivals(tmp_path))
    assert words in report.text


def test_what_is_for_the_eye_alone_is_left_out_of_extracted_texts(tmp_path: Path) -> None:
    page = PAGE.replace("of Ardun", "of Ar\u00addun\u200f").replace("officials", "o\ufb03cials")
    (tmp_path / "a.html").write_text(page)
    assert FIRST in reports(arrivals(tmp_path))[0].text


def test_a_page_without_a_date_has_none(tmp_path: Path) -> None:
    lines = [line for line in PAGE.splitlines() if "published_time" not in line]
    page = "\n".join(lines).replace("/2031/03/05", "")
    (tmp_path / "a.html").write_text(page)
    assert reports(arrivals(tmp_path))[0].published.first is None


def test_pictures_and_scripts_beside_a_saved_page_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a_files" / "style.css").write_text("p {}")
    assert len(arrivals(tmp_path)) == 1


# ------------------------------------------------------------------------- hostile


def nested_zip(depth: int) -> bytes:
    data = zipped(**{"a.txt": FIRST})
    for _ in range(depth):
        data = zipped(**{"a.zip": data})
    return data


def locked_zip() -> bytes:
    data = bytearray(zipped(**{"a.txt": FIRST}))
    data[6] |= 1
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


BOMB = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)

HOSTILE: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a ZIP bomb": lambda: ("a.zip", zipped(**{"a.txt": b"x" * (64 << 20)})),
    "a packed bomb": lambda: ("a.txt.gz", gzip.compress(b"x" * (64 << 20))),
    "a tar bomb": lambda: ("a.tgz", tarred("w:gz", **{"a.txt": b"x" * (64 << 20)})),
    "archives in archives": lambda: ("a.zip", nested_zip(9)),
    "a locked archive": lambda: ("a.zip", locked_zip()),
    "entities in entities": lambda: (
        "a.rss",
        f"{BOMB}]><rss><channel><item><title>&j;</title></item></channel></rss>".encode(),
    ),
    "an entity from a file": lambda: (
        "a.rss",
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel>"
        b"<item><title>&x;</title></item></channel></rss>",
    ),
    "tags without end": lambda: ("a.html", b"<div>" * 100_000 + FIRST.encode()),
    "brackets without end": lambda: ("a.json", b"[" * 100_000),
    "elements without end": lambda: ("a.xml", b"<a>" * 100_000),
    "a page without words": lambda: ("a.html", b"\x00\x01<html>" * 1000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_by_name(tmp_path: Path, name: str) -> None:
    file, data = HOSTILE[name]()
    (tmp_path / file).write_bytes(data)
    found = arrivals(tmp_path, Limits(max_unpacked=32 << 20))
    assert found
    for refusal in found:
        assert isinstance(refusal, Refusal), refusal
        assert refusal.source.startswith(str(tmp_path / file))
        assert "root:" not in refusal.reason


def test_an_archive_gives_what_it_has_and_refuses_the_rest_by_name(tmp_path: Path) -> None:
    files = {"b/a.txt": FIRST, "a.bin": b"\x00", "__MACOSX/x.txt": "no", "c.txt": b""}
    (tmp_path / "a.zip").write_bytes(zipped(**files))
    found = arrivals(tmp_path)
    assert [report.source for report in reports(found)] == [f"{tmp_path}/a.zip/b/a.txt"]
    refused = [a.source for a in found if isinstance(a, Refusal)]
    assert refused == [f"{tmp_path}/a.zip/a.bin", f"{tmp_path}/a.zip/c.txt"]


def test_bad_rows_of_a_table_are_refused_by_number(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text,published\n"{SECOND}",\n,2031-03-05\n"{SECOND}",soon\n')
    found = arrivals(tmp_path)
    assert len(reports(found)) == 1
    refused = [(a.source, a.reason[:5]) for a in found if isinstance(a, Refusal)]
    assert refused == [(f"{tmp_path}/a.csv, row 3", "empty"), (f"{tmp_path}/a.csv, row 4", "publi")]


def test_bad_entries_of_a_feed_are_refused_by_number(tmp_path: Path) -> None:
    feed = RSS.replace("</channel>", "<item><guid>x</guid></item></channel>")
    (tmp_path / "a.rss").write_text(feed)
    found = arrivals(tmp_path)
    assert len(reports(found)) == 1
    assert [a.source for a in found if isinstance(a, Refusal)] == [f"{tmp_path}/a.rss, entry 2"]
