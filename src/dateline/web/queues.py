"""The queues: which incidents wait for a person, those that need one most first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.model.incidents import Judgement
from dateline.web.catalogue import Row

QUEUES = ("unsure", "contradictions", "new", "all", "mine")
GRADES = ("contested", "weak", "fair", "discounted", "confirmed")
"""What needs a person most comes first."""


def queue(
    name: str, rows: Iterable[Row], judgements: Sequence[Judgement], *, fresh: Collection[str] = ()
) -> list[Row]:
    """The incidents of a queue. `judgements` are the person's own, `fresh` the reports that
    were read since an earlier visit."""
    kept = list(rows)
    waiting = [row for row in kept if not row.incident.reviewed]
    if name == "unsure":
        return sorted(waiting, key=lambda row: (GRADES.index(row.incident.grade), row.incident.id))
    if name == "contradictions":
        disputed = [row for row in waiting if row.incident.disagreements]
        return sorted(disputed, key=lambda r: (-len(r.incident.disagreements), r.incident.id))
    if name == "new":
        read = frozenset(fresh)
        return [row for row in kept if not row.reports.isdisjoint(read)]
    if name == "mine":
        touched = {key for j in judgements for key in (j.left, j.right)}
        touched |= {member for j in judgements for side in j.held for member in side}
        return [r for r in kept if not touched.isdisjoint({r.incident.id, *r.incident.members})]
    return waiting
