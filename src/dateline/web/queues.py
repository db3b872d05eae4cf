"""The queues: which incidents wait for a person, those that need one most first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from dateline.model.incidents import Judgement
from dateline.web.catalogue import Row, by_day
from dateline.web.ordered import Ordered

Among = Sequence[Row] | Ordered[Row]
QUEUES = ("unsure", "contradictions", "new", "all", "mine")
GRADES = ("contested", "weak", "fair", "discounted", "confirmed")
"""What needs a person most comes first."""


def _waits(row: Row) -> bool:
    return row.happened and not row.incident.reviewed


def _disputed(row: Row) -> bool:
    return _waits(row) and bool(row.incident.disagreements)


def _by_grade(row: Row) -> tuple[int, str]:
    return GRADES.index(row.incident.grade), row.incident.id


def _by_dispute(row: Row) -> tuple[int, str]:
    return -len(row.incident.disagreements), row.incident.id


WAITING: Mapping[str, tuple[Callable[[Row], bool], Callable[[Row], Any]]] = {
    "unsure": (_waits, _by_grade),
    "contradictions": (_disputed, _by_dispute),
    "all": (_waits, by_day),
}
"""The queues that are the same for everybody: what waits in them, and in which order."""


class Queues:
    """The queues of everybody, each made when it is first asked for."""

    def __init__(self, rows: Ordered[Row]) -> None:
        self._rows = rows
        self._made: dict[str, Ordered[Row]] = {}

    def named(self, name: str) -> Ordered[Row]:
        """The queue of this name."""
        made = self._made.get(name)
        if made is None:
            waits, key = WAITING[name]
            made = self._made[name] = Ordered(filter(waits, self._rows), key=key)
        return made

    def renewed(
        self, rows: Ordered[Row], *, out: Collection[Row], fresh: Collection[Row]
    ) -> Queues:
        """The queues of rows of which some are gone and others new."""
        found = Queues(rows)
        for name, made in list(self._made.items()):
            waits, _ = WAITING[name]
            found._made[name] = made.renewed(out=filter(waits, out), fresh=filter(waits, fresh))
        return found


def place_of(row: Row, rows: Among) -> int | None:
    """Where the row stands among others; None where it doesn't."""
    if isinstance(rows, Ordered):
        return rows.place(row)
    return rows.index(row) if row in rows else None


def fresh_of(rows: Iterable[Row], reports: Collection[str]) -> list[Row]:
    """What happened of which these reports tell."""
    read = frozenset(reports)
    return [row for row in rows if not row.reports.isdisjoint(read)]


def mine_of(rows: Iterable[Row], judgements: Sequence[Judgement]) -> list[Row]:
    """What happened on which somebody made these decisions."""
    touched = {name for judgement in judgements for name in judgement.names}
    return [r for r in rows if not touched.isdisjoint({r.incident.id, *r.incident.members})]
