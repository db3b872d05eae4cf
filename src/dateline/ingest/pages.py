"""Saved web pages: the main text, and what the page says of itself.

The text is what trafilatura takes for the article, a paragraph a block, its title first.
The page's bytes are kept beside it, with the extractor's version: a later extractor may
find another text, which is then another report.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import metadata
from typing import Any, BinaryIO

from dateline.ingest.arrivals import Arrival, Known, Limits, Page, make_page
from dateline.ingest.capture import by_page
from dateline.ingest.dates import parse_published
from dateline.ingest.markup import BLANKS, Element, local_name
from dateline.ingest.text import MARKS, bounded
from dateline.ingest.timing import TimeUpError, time_limit
from dateline.model.errors import RefusedError
from dateline.model.report import UNDATED, Basis, Published

VERSION = "pages.v1"
MOST_BYTES = 8 * 1024 * 1024
DEEPEST = 2000
"""Pages whose tags are nested deeper are made to break readers, not to be read."""

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([a-zA-Z0-9_:.-]{2,40})""", re.I)
XML_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([a-zA-Z0-9_.-]{2,40})""")
LANGUAGE = re.compile(r"<html[^>]{0,500}?\slang\s*=\s*[\"']?([a-zA-Z]{2})\b", re.I)
WEB_DEFAULT = "cp1252"
"""What browsers take a page for that declares nothing and isn't UTF-8 (WHATWG Encoding)."""
BLOCKS = frozenset({"head", "p", "quote", "item", "code", "ab"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when a page was met: its address, the encoding that its server told, and the
    moment of its capture."""

    address: str | None = None
    charset: str | None = None
    captured: datetime | None = None


NOWHERE = Origin()


def read_page(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The one report of a saved page."""
    data = bounded(file, min(MOST_BYTES, limits.max_bytes))
    yield page_of(data, source=source, key=key, limits=limits)


def page_of(
    data: bytes, *, source: str, key: str, limits: Limits, origin: Origin = NOWHERE
) -> Page:
    """The report of a page's bytes; `RefusedError` where there is no text in them."""
    markup = decode_page(data, origin.charset)
    try:
        with time_limit(limits.seconds):
            document = _extracted(markup, origin.address)
    except TimeUpError as error:
        raise RefusedError(f"took longer than {limits.seconds:g} seconds to extract") from error
    text, known = _text(document), _known(document, markup, origin)
    return make_page(
        text, raw=data, media="text/html", extractor=extractor(), source=source, key=key,
        known=known, limits=limits, captured=origin.captured or by_page(markup),
    )  # fmt: skip


def decode_page(data: bytes, charset: str | None = None) -> str:
    """The page's markup: by byte-order mark, server, declaration, else UTF-8 or the web's
    default."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    start = data[:4096]
    declared = DECLARED.search(start) or XML_DECLARED.search(start)
    told = charset or (declared[1].decode("ascii") if declared else None)
    for name in (told, "utf-8", WEB_DEFAULT):
        if name and _is_encoding(name):
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                continue
    raise RefusedError(f"undecodable: neither {told or 'UTF-8'} nor {WEB_DEFAULT}")


def _is_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _extracted(markup: str, address: str | None) -> Any:
    """trafilatura's document. Its date is taken from the page's own metadata alone, not from
    guesses at its text, and no day counts as being in the future: there is no clock here."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(markup.replace("\x00", "").encode(), parser=parser)
        _check_depth(tree)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise RefusedError(f"malformed HTML: {error}") from error
    import trafilatura

    dates = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
    try:
        found = trafilatura.bare_extraction(
            tree,
            url=address,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dates,
        )
    except Exception as error:
        raise RefusedError(f"no text can be extracted ({type(error).__name__})") from error
    if found is None or isinstance(found, dict) or found.body is None:
        raise RefusedError("no main text was found in the page")
    return found


def _check_depth(tree: Element) -> None:
    depth = deepest = 0
    from lxml import etree

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
        if deepest > DEEPEST:
            raise RefusedError(f"its tags are nested deeper than {DEEPEST:,}")


def _text(document: Any) -> str:
    """The blocks of the main text, headed by the title where they don't begin with it."""
    blocks = [block for block in map(_words, _blocks(document.body)) if block]
    title = BLANKS.sub(" ", document.title or "").strip()
    if title and (not blocks or _folded(title) != _folded(blocks[0])):
        blocks.insert(0, title)
    return "\n\n".join(blocks)


def _blocks(body: Element) -> Iterator[Element]:
    """The outermost blocks; what stands in none is one of its own."""
    for child in body:
        if local_name(child) in BLOCKS or not len(child):
            yield child
        elif any(local_name(inner) in BLOCKS for inner in child.iter()):
            yield from _blocks(child)
        else:
            yield child


def _words(block: Element) -> str:
    return BLANKS.sub(" ", "".join(block.itertext())).strip()


def _folded(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _known(document: Any, markup: str, origin: Origin) -> Known:
    language = LANGUAGE.search(markup[:4096])
    return Known(
        outlet=document.sitename or document.hostname or None,
        url=document.url or origin.address,
        title=document.title or None,
        language=language[1].lower() if language else None,
        published=_published(document.date),
    )


def _published(day: str | None) -> Published:
    try:
        return parse_published(day, Basis.PAGE)
    except RefusedError:
        return UNDATED


@cache
def extractor() -> str:
    """The extractor by name and version."""
    return f"{VERSION} trafilatura {metadata.version('trafilatura')}"
