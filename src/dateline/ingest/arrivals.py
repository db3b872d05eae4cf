"""What comes out of every kind of source: reports, and inputs refused by name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from dateline.model.errors import RefusedError
from dateline.model.report import UNDATED, Extraction, Published, Refusal, Report


@dataclass(frozen=True, slots=True)
class Page:
    """A report whose text was extracted, with the bytes that it was extracted from."""

    report: Report
    raw: bytes


Arrival = Report | Page | Refusal

MAX_CHARS = 60_000
"""Some ten thousand words: what takes about five seconds and a gigabyte to read. Longer than
any news report, shorter than a yearbook."""
CONTROL_SHARE = 0.05
"""Texts with a larger share of control characters are no texts (a screen's escape codes or a
stray form feed are)."""


UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FOR_THE_EYE = {
    **{n: unicodedata.normalize("NFKC", chr(n)) for n in range(0xFB00, 0xFB07)},
    0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x2009: " ", 0x200A: " ", 0x2028: "\n", 0x2029: "\n\n",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one report may hold, how large one file may be, how an archive may unfold (and
    how deep archives may be packed in archives), and how long extracting a text may take.

    `encoding` is that of plain text without a byte-order mark.
    """

    max_chars: int = MAX_CHARS
    max_bytes: int = 32 * 1024 * 1024
    max_members: int = 100_000
    max_unpacked: int = 4 * 1024**3
    depth: int = 3
    seconds: float = 20.0
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report besides its text."""

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: Published = UNDATED


NOTHING = Known()


def make_report(
    text: str,
    *,
    source: str,
    key: str,
    known: Known = NOTHING,
    limits: Limits,
    id: str | None = None,
) -> Report:
    """A report of this text, its id given or derived from text and key; `RefusedError` where
    it is none.

    `key` is the name within the paths that were read, so that moving the folder makes no new
    report.
    """
    check_text(text, limits)
    return Report(
        id=id or derived_id(text, key),
        source=source,
        text=text,
        outlet=known.outlet,
        url=known.url,
        title=known.title,
        language=known.language,
        published=known.published,
    )


def make_page(
    text: str,
    *,
    raw: bytes,
    media: str,
    extractor: str,
    source: str,
    key: str,
    known: Known,
    limits: Limits,
    id: str | None = None,
    captured: datetime | None = None,
) -> Page:
    """A report of a text that was extracted from these bytes."""
    report = make_report(tidy(text), source=source, key=key, known=known, limits=limits, id=id)
    extraction = Extraction(hashlib.sha256(raw).hexdigest(), media, extractor, captured)
    return Page(replace(report, extraction=extraction), raw)


def tidy(text: str) -> str:
    """An extracted text without what is for the eye alone: soft hyphens, marks of width and
    direction, ligatures. A plain file's text is never touched.

    >>> tidy("The o\ufb03cials of\u00a0Ar\u00addun")
    'The officials of Ardun'
    """
    return UNSEEN.sub("", text.translate(FOR_THE_EYE))


def derived_id(text: str, key: str) -> str:
    """An id that the same text under the same name always has.

    >>> derived_id("The bridge fell.", "a.txt")
    'r1:3b1ac1c38c9cb946'
    """
    material = f"{key}\x00{text}".encode("utf-8", "surrogatepass")
    return f"r1:{hashlib.sha256(material).hexdigest()[:16]}"


def check_text(text: str, limits: Limits) -> None:
    """`RefusedError` where the text is empty, too long, or no text."""
    if not text.strip().strip("\ufeff"):
        raise RefusedError("empty: there are no words in it")
    if len(text) > limits.max_chars:
        raise RefusedError(
            f"too long: {len(text):,} characters, the limit is {limits.max_chars:,} (--max-chars)"
        )
    if "\x00" in text:
        raise RefusedError("binary: it holds NUL characters")
    controls = sum(text.count(c) for c in _CONTROLS)
    if controls > CONTROL_SHARE * len(text):
        raise RefusedError(f"binary: {controls:,} of its characters are control characters")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError(f"undecodable: half a character at {error.start}") from error


_CONTROLS = tuple(
    chr(n) for n in range(0xA0) if unicodedata.category(chr(n)) == "Cc" and chr(n) not in "\t\n\r\f"
)
