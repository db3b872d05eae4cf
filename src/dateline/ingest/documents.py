"""JSON and XML files, told apart by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dateline.ingest.arrivals import Arrival, Limits
from dateline.ingest.feeds import FEEDS, read_json_feed, read_xml_feed
from dateline.ingest.jsonl import report_of_row
from dateline.ingest.markup import local_name, parse_xml
from dateline.ingest.newsml import is_ninjs, read_newsml, read_ninjs
from dateline.ingest.text import bounded
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal

NEWSML = frozenset({"newsitem", "newsmessage", "packageitem"})


def read_xml(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The entries of a feed or the items of NewsML-G2."""
    root = parse_xml(bounded(file, limits.max_bytes))
    name = local_name(root)
    if name in FEEDS:
        yield from read_xml_feed(root, source=source, key=key, limits=limits)
    elif name in NEWSML:
        yield from read_newsml(root, source=source, key=key, limits=limits)
    else:
        raise RefusedError(f"XML of a kind that Dateline doesn't read: <{name}>")


def read_json(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The items of a JSON feed, a ninjs item, or objects as in JSON lines."""
    data = bounded(file, limits.max_bytes).removeprefix(b"\xef\xbb\xbf")
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(f"malformed JSON: {error}") from error
    if isinstance(document, dict) and _is_feed(document):
        yield from read_json_feed(document, source=source, key=key, limits=limits)
        return
    items = document if isinstance(document, list) else [document]
    for number, item in enumerate(items, 1):
        try:
            yield from _item(item, f"{key}:{number}", source=source, limits=limits)
        except RefusedError as error:
            one = not isinstance(document, list)
            yield Refusal(source if one else f"{source}, item {number}", str(error))


def _is_feed(document: dict[str, Any]) -> bool:
    return "jsonfeed.org" in str(document.get("version", "")) or (
        "items" in document and "text" not in document
    )


def _item(item: Any, key: str, *, source: str, limits: Limits) -> Iterator[Arrival]:
    if isinstance(item, dict) and is_ninjs(item):
        yield from read_ninjs(item, source=source, key=key, limits=limits)
    elif isinstance(item, dict) and "text" in item:
        yield report_of_row(item, source=source, key=key, limits=limits)
    else:
        raise RefusedError("JSON of a kind that Dateline doesn't read: no text, feed or ninjs item")
