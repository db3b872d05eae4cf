"""Answers to filters, kept while they hold and brought up to date by the rows that change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dateline.web.catalogue import Catalogue, Row
from dateline.web.wanted import Filters

REMEMBERED = 64
"""Answers that are kept, those that were asked for last."""
Search = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that filters ask for; `telling` are the reports that hold the words."""

    rows: Catalogue
    telling: frozenset[str] | None


class Answers:
    """What filters give of a catalogue. Safe to use from several threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._all = catalogue
        self._lock = threading.Lock()
        self._kept: OrderedDict[Filters, Answer] = OrderedDict()

    def to(self, filters: Filters, search: Search) -> Catalogue:
        """The rows that the filters ask for; `search` finds the reports that hold words."""
        if filters == Filters():
            return self._all
        with self._lock:
            found = self._kept.get(filters)
            if found:
                self._kept.move_to_end(filters)
                return found.rows
        telling = frozenset(search(filters.words)) if filters.words else None
        found = Answer(Catalogue(filters.select(self._all.rows, telling)), telling)
        with self._lock:
            self._kept[filters] = found
            if len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return found.rows

    def renewed(
        self, catalogue: Catalogue, *, out: Collection[Row], fresh: Collection[Row]
    ) -> Answers:
        """The answers of a catalogue that has lost some rows and got others. No report was
        read meanwhile: what holds the words is the same."""
        found = Answers(catalogue)
        with self._lock:
            kept = list(self._kept.items())
        for filters, answer in kept:
            telling = answer.telling
            rows = answer.rows.renewed(
                out=filters.select(out, telling), fresh=filters.select(fresh, telling)
            )
            found._kept[filters] = Answer(rows, telling)
        return found
