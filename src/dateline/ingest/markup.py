"""HTML and XML that others wrote, taken apart without letting it do anything."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from lxml import etree, html

from dateline.model.errors import RefusedError

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""


def parse_xml(data: bytes) -> Element:
    """The root of an XML document; no entity is resolved and nothing is fetched."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(f"malformed XML: {error}") from error
    if root is None:
        raise RefusedError("malformed XML: there is nothing in it")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise RefusedError("XML that declares entities of its own")
    return root


def local_name(element: Element) -> str:
    """The element's name without its namespace, lower case; "" for comments and the like."""
    return etree.QName(element).localname.lower() if isinstance(element.tag, str) else ""


def child_text(element: Element, *names: str) -> str | None:
    """The text of the first child of one of these names, the earlier names first."""
    for name in names:
        for child in element:
            if local_name(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None


def text_of_fragment(markup: str) -> str:
    """The words of a piece of HTML, a paragraph a block.

    >>> text_of_fragment("<p>The bridge <b>fell</b>.</p><p>Nobody was hurt.</p>")
    'The bridge fell.\\n\\nNobody was hurt.'
    """
    if not markup.strip():
        return ""
    try:
        parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True)
        root = html.fragment_fromstring(markup, create_parent="div", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise RefusedError(f"malformed HTML: {error}") from error
    return text_of_element(root)


def text_of_element(root: Element) -> str:
    """The words under an element, a paragraph a block."""
    pieces: list[str] = []
    # Depth is the page's choice, so the walk keeps its own stack instead of calling itself.
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        name = local_name(element) if event in ("start", "end") else ""
        if event == "start":
            if name in BLOCKS:
                pieces.append("\n")
            if name not in UNSEEN:
                pieces.append(BLANKS.sub(" ", element.text or ""))
        else:
            if name in BLOCKS:
                pieces.append("\n")
            if element is not root:
                pieces.append(BLANKS.sub(" ", element.tail or ""))
    lines = (BLANKS.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)
