"""News agencies' own formats: ninjs (JSON) and NewsML-G2 (XML), both of the IPTC."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from dateline.ingest.arrivals import Arrival, Known, Limits, Page, make_page
from dateline.ingest.feeds import canonical, page_date, told, word
from dateline.ingest.markup import (
    Element,
    child_text,
    local_name,
    text_of_element,
    text_of_fragment,
)
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal

VERSION = "newsml.v1"
NINJS_DATES = ("firstcreated", "contentcreated", "versioncreated")


def is_ninjs(item: dict[str, Any]) -> bool:
    """Whether the object is a ninjs item: it has an address of its own and a body."""
    bodies = any(name.startswith("body_") for name in item) or "bodies" in item
    return "uri" in item and bodies


def read_ninjs(item: dict[str, Any], *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The report of a ninjs item, version 1 or 2."""
    title = word(item, "headline") or _first_value(item, "headlines")
    date = next((word(item, name) for name in NINJS_DATES if word(item, name)), None)
    known = Known(
        outlet=word(item, "source") or _named(item.get("provider")) or _infosource(item),
        url=word(item, "canonicalurl") or _address(word(item, "uri")),
        title=title,
        language=(word(item, "language") or "")[:2].lower() or None,
        published=page_date(date),
    )
    yield make_page(
        told(title, _ninjs_body(item)),
        raw=canonical(item),
        media="application/json",
        extractor=VERSION,
        source=source,
        key=f"{key}#{item.get('uri')}",
        known=known,
        limits=limits,
    )


def _ninjs_body(item: dict[str, Any]) -> str:
    if text := word(item, "body_text"):
        return text
    for name in ("body_xhtml", "body_html"):
        if markup := word(item, name):
            return text_of_fragment(markup)
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else []:
        value = word(body, "value") if isinstance(body, dict) else None
        if value:
            is_markup = "html" in str(body.get("contenttype") or body.get("contentType"))
            return text_of_fragment(value) if is_markup else value
    raise RefusedError("a ninjs item without a text")


def _first_value(item: dict[str, Any], name: str) -> str | None:
    values = item.get(name)
    first = values[0] if isinstance(values, list) and values else None
    return word(first, "value") if isinstance(first, dict) else None


def _named(party: Any) -> str | None:
    if isinstance(party, str):
        return party.strip() or None
    return word(party, "name") if isinstance(party, dict) else None


def _infosource(item: dict[str, Any]) -> str | None:
    sources = item.get("infosource") or item.get("infosources")
    return _named(sources[0]) if isinstance(sources, list) and sources else None


def _address(uri: str | None) -> str | None:
    return uri if uri and uri.startswith(("http://", "https://")) else None


def read_newsml(root: Element, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The news items of a NewsML-G2 document."""
    items = [element for element in root.iter() if local_name(element) == "newsitem"]
    if not items:
        raise RefusedError("NewsML without a news item")
    for number, item in enumerate(items, 1):
        try:
            yield _news_item(item, source=source, key=key, limits=limits)
        except RefusedError as error:
            yield Refusal(f"{source}, item {number}", str(error))


def _news_item(item: Element, *, source: str, key: str, limits: Limits) -> Page:
    title = _found_text(item, "headline")
    known = Known(
        outlet=_party(item, "infosource")
        or _party(item, "provider")
        or _found_text(item, "creditline"),
        title=title,
        language=_language(item),
        published=page_date(
            _found_text(item, "firstcreated") or _found_text(item, "versioncreated")
        ),
    )
    return make_page(
        told(title, _content(item)),
        raw=etree.tostring(item, encoding="utf-8", with_tail=False),
        media="application/vnd.iptc.g2.newsitem+xml",
        extractor=VERSION,
        source=source,
        key=f"{key}#{item.get('guid')}",
        known=known,
        limits=limits,
    )


def _content(item: Element) -> str:
    for element in item.iter():
        if local_name(element) == "inlinexml" and len(element):
            bodies = [e for e in element.iter() if local_name(e) in ("body.content", "body")]
            return text_of_element(bodies[-1] if bodies else element)
        if local_name(element) == "inlinedata" and (element.text or "").strip():
            return str(element.text).strip()
    raise RefusedError("a news item without a text")


def _found(item: Element, name: str) -> Element | None:
    return next((element for element in item.iter() if local_name(element) == name), None)


def _found_text(item: Element, name: str) -> str | None:
    found = _found(item, name)
    return "".join(found.itertext()).strip() or None if found is not None else None


def _party(item: Element, name: str) -> str | None:
    party = _found(item, name)
    if party is None:
        return None
    return child_text(party, "name") or party.get("literal") or None


def _language(item: Element) -> str | None:
    found = _found(item, "language")
    tag = found.get("tag") if found is not None else None
    return tag[:2].lower() if tag else None
