"""The kinds of source, in one table: how each is known, what it is, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Protocol

from dateline.ingest.arrivals import Arrival, Limits

START = 65_536


class ReadKind(Protocol):
    """Reads one file of a kind."""

    def __call__(
        self, file: BinaryIO, *, source: str, key: str, limits: Limits
    ) -> Iterator[Arrival]:
        """The reports in it; `RefusedError` where it can't be read at all."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: the endings of its names, what it is, and "module.function" in this
    room, loaded when the first such file is met. `starts` are first bytes that tell it where
    the name doesn't."""

    name: str
    suffixes: tuple[str, ...]
    does: str
    reader: str
    starts: tuple[bytes, ...] = ()

    def read(self, file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
        """The reports in the file."""
        module, function = self.reader.split(".")
        read: ReadKind = getattr(import_module(f"dateline.ingest.{module}"), function)
        return read(file, source=source, key=key, limits=limits)


TEXT = Kind("text", (".txt", ".text"), "plain text, one report a file", "text.read_text")
JSONL = Kind(
    "jsonl",
    (".jsonl", ".ndjson"),
    "JSON lines: text, id, title, outlet, published, url, language",
    "jsonl.read_jsonl",
)
KINDS = (
    TEXT,
    JSONL,
    Kind(
        "page",
        (".html", ".htm", ".xhtml"),
        "saved web pages: main text, title, outlet, date, address",
        "pages.read_page",
        (b"<!doctype html", b"<html"),
    ),
    Kind(
        "json",
        (".json",),
        "JSON feeds, ninjs items, or objects as in JSON lines",
        "documents.read_json",
    ),
    Kind(
        "xml",
        (".xml", ".rss", ".atom", ".rdf"),
        "RSS and Atom feeds, NewsML-G2 items",
        "documents.read_xml",
        (b"<?xml", b"<rss", b"<feed", b"<rdf", b"<newsitem", b"<newsmessage"),
    ),
    Kind(
        "table",
        (".csv", ".tsv"),
        "CSV with a text column, one report a row",
        "tables.read_csv",
    ),
    Kind(
        "sheet",
        (".xlsx", ".xls", ".xlsb", ".ods"),
        "spreadsheets with a text column, one report a row",
        "tables.read_sheet",
    ),
    Kind("pdf", (".pdf",), "PDF with a text layer", "pdf.read_pdf", (b"%pdf-",)),
    Kind(
        "mail",
        (".eml", ".mht", ".mhtml"),
        "e-mail files and pages saved as one file",
        "mail.read_mail",
    ),
    Kind(
        "warc",
        (".warc", ".warc.gz"),
        "web archives: every page in them",
        "warc.read_warc",
        (b"warc/",),
    ),
    Kind("wacz", (".wacz",), "packed web archives", "archives.read_wacz"),
    Kind(
        "tar",
        (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"),
        "tar archives of all these",
        "archives.read_tar",
    ),
    Kind("zip", (".zip",), "ZIP archives of all these", "archives.read_zip", (b"pk\x03\x04",)),
    Kind("gzip", (".gz",), "one of these, packed", "archives.read_gzip", (b"\x1f\x8b",)),
)


def kind_by_name(name: str) -> Kind | None:
    """The kind that files of this name are of."""
    lower = name.lower()
    return next((kind for kind in KINDS if lower.endswith(kind.suffixes)), None)


def kind_by_look(start: bytes) -> Kind:
    """The kind that a file without a telling name is of: text, unless it looks otherwise."""
    from dateline.ingest.jsonl import looks_like_jsonl

    if looks_like_jsonl(start):
        return JSONL
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:32].lower()
    return next((kind for kind in KINDS if kind.starts and head.startswith(kind.starts)), TEXT)
