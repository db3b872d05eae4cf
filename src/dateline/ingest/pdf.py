"""PDF with a text layer: the words of its pages, lines joined into paragraphs.

Dates in a PDF's metadata say when the file was made, not when the report was published, so
they are left alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from importlib import metadata
from typing import BinaryIO

from dateline.ingest.arrivals import Arrival, Known, Limits, make_page
from dateline.ingest.text import bounded
from dateline.ingest.timing import TimeUpError, time_limit
from dateline.model.errors import RefusedError

VERSION = "pdf.v1"
MOST_PAGES = 300
FULL = 0.7
"""A line that is shorter than this share of the longest ends its paragraph, if its words do."""
ENDS = re.compile(r"[.!?:”\"'’)\]]\s*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


def read_pdf(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The one report of a PDF file."""
    data = bounded(file, limits.max_bytes)
    try:
        with time_limit(limits.seconds):
            pages = _pages(data, limits)
    except TimeUpError as error:
        raise RefusedError(f"took longer than {limits.seconds:g} seconds to extract") from error
    text = "\n\n".join(part for part in map(paragraphs, pages) if part)
    if not text:
        raise RefusedError("the PDF has no text layer; run it through text recognition (OCR) first")
    yield make_page(
        text, raw=data, media="application/pdf", source=source, key=key, known=Known(),
        limits=limits, extractor=f"{VERSION} pypdf {metadata.version('pypdf')}",
    )  # fmt: skip


def _pages(data: bytes, limits: Limits) -> list[str]:
    from pypdf import PdfReader

    if not data.lstrip()[:5] == b"%PDF-":
        raise RefusedError("malformed PDF: it doesn't begin as one")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedError("the PDF is encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise RefusedError(f"too long: over {MOST_PAGES} pages")
        return _texts(reader, limits)
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(f"malformed PDF ({type(error).__name__}: {error})") from error


def _texts(reader: object, limits: Limits) -> list[str]:
    texts: list[str] = []
    size = 0
    for page in reader.pages:  # type: ignore[attr-defined]
        texts.append(page.extract_text() or "")
        size += len(texts[-1])
        if size > 2 * limits.max_chars:
            raise RefusedError(f"too long: over {limits.max_chars:,} characters (--max-chars)")
    return texts


def paragraphs(page: str) -> str:
    """A page's lines joined into paragraphs, words that were parted at a line's end joined.

    >>> paragraphs("The bridge at Ar-\\ndun fell on Monday and was\\ngone.\\nNobody was hurt.")
    'The bridge at Ardun fell on Monday and was gone.\\n\\nNobody was hurt.'
    """
    lines = [line.strip() for line in page.replace("\x00", "").splitlines()]
    longest = max(map(len, lines), default=0)
    done: list[str] = []
    current = last = ""
    for line in lines:
        if current and (not line or (ENDS.search(last) and len(last) < FULL * longest)):
            done.append(current)
            current = ""
        if HYPHEN.search(current) and line[:1].islower():
            current = current[:-1] + line
        else:
            current = f"{current} {line}".strip()
        last = line
    return "\n\n".join([*done, current] if current else done)
