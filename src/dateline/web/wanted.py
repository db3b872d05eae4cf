"""Filters that live in the address: what a page's query asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

from dateline.web.catalogue import NAMES, Row

PLAIN = ("since", "until", "place", "actor", "words", "box")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address asks for; an empty text asks for nothing."""

    since: str = ""
    until: str = ""
    place: str = ""
    actor: str = ""
    words: str = ""
    box: str = ""
    facets: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters of a query; a day that is none is left out."""
        chosen = tuple((name, query[name]) for name in NAMES if query.get(name))
        plain = {name: query.get(name, "").strip() for name in ("place", "actor", "words")}
        days = {name: _day(query.get(name, "")) for name in ("since", "until")}
        return cls(facets=chosen, box=_box(query.get("box", "")), **plain, **days)

    @classmethod
    def read(cls, address: str) -> Filters:
        """The filters of an address's query string."""
        return cls.of(dict(parse_qsl(address.rpartition("?")[2])))

    def select(self, rows: Iterable[Row], telling: Collection[str] | None) -> list[Row]:
        """Those of the incidents that are asked for, in their order; `telling` are the
        reports that hold the words, None where no words are asked for."""
        found = list(rows)
        for name, value in self.facets:
            found = [row for row in found if row.facets[name] == value]
        if self.since or self.until:
            since = date.fromisoformat(self.since) if self.since else date.min
            until = date.fromisoformat(self.until) if self.until else date.max
            found = [row for row in found if _within(row, since, until)]
        if self.box:
            edges = [float(edge) for edge in self.box.split(",")]
            found = [row for row in found if _inside(row, edges)]
        if self.place:
            place = self.place.casefold()
            found = [row for row in found if place in row.places]
        if self.actor:
            actor = self.actor.casefold()
            found = [row for row in found if actor in row.actors]
        if telling is not None:
            found = [row for row in found if not row.reports.isdisjoint(telling)]
        return found

    @property
    def query(self) -> str:
        """The query string of these filters, always in one order."""
        plain = {name: getattr(self, name) for name in PLAIN}
        return urlencode({k: v for k, v in {**plain, **dict(self.facets)}.items() if v})

    def with_facet(self, name: str, value: str) -> str:
        """The address of these filters with one facet more, or less where it is set."""
        facets = dict(self.facets)
        if facets.pop(name, None) != value:
            facets[name] = value
        return f"/?{replace(self, facets=tuple(facets.items())).query}"

    def without(self, *names: str) -> str:
        """The address of these filters without some of them."""
        kept = tuple((name, value) for name, value in self.facets if name not in names)
        plain = {name: "" for name in names if name in PLAIN}
        return f"/?{replace(self, facets=kept, **plain).query}"

    def page(self, number: int) -> str:
        """The address of a later page of what these filters give."""
        return f"/?{self.query}&page={number}"

    def anytime(self) -> Filters:
        """These filters for all days."""
        return replace(self, since="", until="")


def _inside(row: Row, edges: list[float]) -> bool:
    """Whether an incident's point lies between west, south, east and north."""
    if row.incident.where is None:
        return False
    west, south, east, north = edges
    place = row.incident.where.value
    return west <= place.lon <= east and south <= place.lat <= north


def _box(text: str) -> str:
    """West, south, east, north in degrees; empty where the text is no such box."""
    try:
        edges = [float(part) for part in text.split(",")]
    except ValueError:
        return ""
    return ",".join(f"{edge:.4f}" for edge in edges) if len(edges) == 4 else ""


def _within(row: Row, since: date, until: date) -> bool:
    """Whether an incident may fall into the period; one without a day is in none."""
    return bool(row.first and row.last and row.last >= since and row.first <= until)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
