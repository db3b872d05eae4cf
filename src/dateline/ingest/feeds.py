"""Feeds: RSS, Atom and JSON Feed; one report an entry, of what the feed itself holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lxml import etree

from dateline.ingest.arrivals import Arrival, Known, Limits, Page, make_page
from dateline.ingest.dates import parse_published
from dateline.ingest.markup import Element, child_text, local_name, text_of_fragment
from dateline.model.errors import RefusedError
from dateline.model.report import UNDATED, Basis, Published, Refusal

VERSION = "feeds.v1"
ENTRIES = frozenset({"item", "entry"})
FEEDS = frozenset({"rss", "feed", "rdf"})
BODIES = ("encoded", "content", "description", "summary")
"""The fullest text that a feed has of an entry comes first."""
DATES = ("pubdate", "published", "issued", "date", "dc:date")


def read_xml_feed(root: Element, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The entries of an RSS or Atom feed."""
    outlet = _feed_title(root)
    entries = [element for element in root.iter() if local_name(element) in ENTRIES]
    if not entries:
        raise RefusedError("a feed without entries")
    for number, entry in enumerate(entries, 1):
        try:
            yield _entry(entry, outlet, source=source, key=key, limits=limits)
        except RefusedError as error:
            yield Refusal(f"{source}, entry {number}", str(error))


def _entry(entry: Element, outlet: str | None, *, source: str, key: str, limits: Limits) -> Page:
    title = _plain(child_text(entry, "title"))
    link = _link(entry)
    name = child_text(entry, "guid", "id") or link or title or ""
    known = Known(
        outlet=_plain(child_text(entry, "source", "publisher")) or outlet,
        url=link,
        title=title,
        language=_language(child_text(entry, "language")),
        published=page_date(child_text(entry, *DATES)),
    )
    return make_page(
        told(title, _plain(_body(entry))),
        raw=etree.tostring(entry, encoding="utf-8", with_tail=False),
        media="application/xml",
        extractor=VERSION,
        source=source,
        key=f"{key}#{name}",
        known=known,
        limits=limits,
    )


def _body(entry: Element) -> str:
    """The entry's markup: escaped, as most feeds have it, or as elements."""
    for name in BODIES:
        for child in entry:
            if local_name(child) == name:
                inner = "".join(etree.tostring(part, encoding="unicode") for part in child)
                text = (child.text or "") + inner
                if text.strip():
                    return text
    return ""


def _link(entry: Element) -> str | None:
    for child in entry:
        if local_name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return (child.get("href") or child.text or "").strip() or None
    return None


def _feed_title(root: Element) -> str | None:
    for element in (root, *root):
        if local_name(element) in (*FEEDS, "channel"):
            title = _plain(child_text(element, "title"))
            if title:
                return title
    return None


def read_json_feed(
    feed: dict[str, Any], *, source: str, key: str, limits: Limits
) -> Iterator[Arrival]:
    """The items of a JSON Feed (jsonfeed.org, version 1)."""
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise RefusedError("a feed without entries")
    for number, item in enumerate(items, 1):
        try:
            yield _json_item(item, feed, source=source, key=key, limits=limits)
        except RefusedError as error:
            yield Refusal(f"{source}, entry {number}", str(error))


def _json_item(item: Any, feed: dict[str, Any], *, source: str, key: str, limits: Limits) -> Page:
    if not isinstance(item, dict):
        raise RefusedError("malformed: an entry is not an object")
    title = word(item, "title")
    text = word(item, "content_text") or _plain(word(item, "content_html")) or ""
    known = Known(
        outlet=word(feed, "title"),
        url=word(item, "url") or word(item, "external_url"),
        title=title,
        language=_language(word(item, "language") or word(feed, "language")),
        published=page_date(word(item, "date_published")),
    )
    return make_page(
        told(title, text or word(item, "summary")),
        raw=canonical(item),
        media="application/feed+json",
        extractor=VERSION,
        source=source,
        key=f"{key}#{item.get('id') or known.url or title}",
        known=known,
        limits=limits,
    )


def canonical(item: dict[str, Any]) -> bytes:
    """A JSON object as bytes, the same for equal objects."""
    return json.dumps(item, ensure_ascii=True, sort_keys=True).encode()


def word(item: dict[str, Any], name: str) -> str | None:
    """A field that holds words; None where it holds none."""
    value = item.get(name)
    return value.strip() or None if isinstance(value, str) else None


def told(title: str | None, body: str | None) -> str:
    """Title and body as one text, the title once."""
    parts = [part for part in (title, body) if part]
    if len(parts) == 2 and parts[1].startswith(parts[0]):
        parts = parts[1:]
    return "\n\n".join(parts)


def page_date(text: str | None) -> Published:
    """The date in a page's or feed's own metadata; undated where it can't be understood: the
    one who reads it didn't write it."""
    try:
        return parse_published(text, Basis.PAGE)
    except RefusedError:
        return UNDATED


def _plain(markup: str | None) -> str | None:
    if markup is None:
        return None
    return text_of_fragment(markup) or None


def _language(tag: str | None) -> str | None:
    return tag.strip()[:2].lower() if tag and len(tag.strip()) >= 2 else None
