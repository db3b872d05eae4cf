"""Parts of pages that are the same for everybody, drawn once and kept while they hold.

What differs from page to page within such a part (the form's token, where it goes back to,
the address's query) is left open by a mark that nobody outside can know, and filled in.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path

import jinja2
from markupsafe import Markup

from dateline.export.words import count_words, incident_type, incident_when, incident_where
from dateline.model.event_types import event_types
from dateline.web.catalogue import Facets, Row
from dateline.web.pairs import Pair, reason_words
from dateline.web.spread import TimeLine
from dateline.web.tabled import actor_words, toll_number, when_short
from dateline.web.verdicts import verdict_words
from dateline.web.wanted import Filters

TEMPLATES = Path(__file__).parent / "templates"
ROWS_KEPT = 4_000
PARTS_KEPT = 256
"""Drawn rows, and drawn parts of other kinds, that are kept; the others are drawn again."""
_SECRET = secrets.token_hex(16)
TOKEN, BACK, ASKED = (f"{_SECRET}-{name}" for name in ("token", "back", "asked"))
"""The marks of what is left open."""

environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    auto_reload=False,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.globals.update(
    count_words=count_words,
    when_words=incident_when,
    where_words=incident_where,
    type_words=incident_type,
    when_short=when_short,
    toll_number=toll_number,
    actor_words=actor_words,
    reason_words=reason_words,
    verdict_words=verdict_words,
)


def filled(html: str, *, token: str, back: str, asked: str = "") -> Markup:
    """A drawn part with what was left open in it, each as text."""
    for mark, told in ((TOKEN, token), (BACK, back), (ASKED, asked)):
        html = html.replace(mark, escape(told))
    return Markup(html)


def rows_html(rows: Iterable[Row], *, deciding: bool) -> str:
    """Rows of a table, in their order."""
    return "".join(row_html(row, deciding) for row in rows)


@lru_cache(ROWS_KEPT)
def row_html(row: Row, deciding: bool) -> str:  # noqa: FBT001 (a part of the key)
    """One row; `deciding`: with the forms by which it is decided."""
    values = {"incident": row.incident, "marks": row.facets, "deciding": deciding}
    return _drawn("row.html", token=TOKEN, back=BACK, asked=ASKED, **values)


@lru_cache(PARTS_KEPT)
def line_html(line: TimeLine) -> Markup:
    """The bars of a time line."""
    return Markup(_drawn("bars.html", line=line))


@lru_cache(PARTS_KEPT)
def facets_html(filters: Filters, facets: Facets) -> Markup:
    """Facets with their counts, each value leading to the filters with it."""
    return Markup(_drawn("facets.html", filters=filters, facets=facets))


@lru_cache(PARTS_KEPT)
def pair_html(pair: Pair) -> str:
    """Two mentions side by side, with the forms by which they are decided."""
    return _drawn("pair.html", token=TOKEN, back=BACK, pair=pair)


@lru_cache(ROWS_KEPT)
def option_html(row: Row) -> str:
    """An incident as one of those that can be merged with."""
    found = row.incident
    return f'<option value="{escape(found.id)}">{escape(found.title)}</option>'


@lru_cache(PARTS_KEPT)
def types_html(chosen: str) -> Markup:
    """The types that an incident can be corrected to."""
    types = [(key, key.replace("_", " "), t.definition) for key, t in event_types().items()]
    return Markup(_drawn("types.html", types=types, chosen=chosen))


def others_html(rows: Sequence[Row], but: str) -> Markup:
    """The incidents that one can be merged with, itself left out."""
    html = "".join(option_html(row) for row in rows if row.incident.id != but)
    return Markup(html)


def _drawn(template: str, **values: object) -> str:
    return environment.get_template(template).render(**values)
