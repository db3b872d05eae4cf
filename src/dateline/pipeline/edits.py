"""A spreadsheet of incidents that a person has edited comes back as judgements.

Only columns that hold settled values can be changed; a change elsewhere is refused by name.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.export.findings import Findings
from dateline.export.incidents_csv import COLUMNS
from dateline.export.table import fused, plain
from dateline.model.errors import InputError
from dateline.model.incidents import SENSITIVITY, Judgement, Verdict
from dateline.pipeline.decisions import LEVELS
from dateline.reconcile.decided import value_now
from dateline.reconcile.strokes import Decision, signed

WHEN = ("date_first", "date_last")
WHERE = ("place", "lat", "lon", "place_precision", "admin1", "admin2", "country", "country_code")
FIGURES = {
    "killed": ("killed_low", "killed_best", "killed_high"),
    "injured": ("injured_low", "injured_best", "injured_high"),
}
"""Which columns make up a value that is corrected as a whole."""
FIELDS = {
    **dict.fromkeys(WHEN, "when"),
    **dict.fromkeys(WHERE, "where"),
    **{column: field for field, columns in FIGURES.items() for column in columns},
}
"""The value that a column is part of; of others the column is the value."""
MARKS = {"reviewed": Verdict.REVIEWED, SENSITIVITY: Verdict.MARKED}
NAMES = {"place_precision": "precision", "place": "name"}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One edited cell: what stood there and what stands there now; `members` are the
    mentions that the incident consists of, `stood` the whole value that the cell is part of."""

    incident: str
    column: str
    before: str
    after: str
    members: tuple[str, ...] = ()
    stood: object = None


def changes(findings: Findings, content: str) -> list[Change]:
    """The cells of an edited `export --as csv` that are no longer what the store holds.

    `InputError` names a file without ids, an id that isn't in the store, and a column that
    can't be edited. Byte-order marks, CRLF and defused formulas are no change.
    """
    found: list[Change] = []
    known = {incident.id: incident for incident in findings.incidents}
    for row, edited in _pairs(findings, content):
        for column in COLUMNS:
            if column.name in edited and _same(row[column.name], edited[column.name]) is False:
                cells = row[column.name], edited[column.name]
                incident = known[row["id"]]
                stood = value_now(incident, FIELDS.get(column.name, column.name))
                found.append(Change(row["id"], column.name, *cells, incident.members, stood))
    fixed = {change.column for change in found} - set(EDITABLE)
    if fixed:
        raise InputError(
            f"column {', '.join(sorted(fixed))} can't be edited; these can: {', '.join(EDITABLE)}"
        )
    for change in found:
        if change.column == SENSITIVITY and change.after not in LEVELS:
            levels = ", ".join(LEVELS)
            raise InputError(f"{change.incident}: no level {change.after!r}; these are: {levels}")
    return found


EDITABLE = (
    "status", "type", *WHEN, *WHERE, *FIGURES["killed"], *FIGURES["injured"], "reviewed",
    SENSITIVITY,
)  # fmt: skip


def _pairs(findings: Findings, content: str) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    current = {row["id"]: row for row in _current(findings)}
    lines = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    if "id" not in (lines.fieldnames or ()):
        raise InputError("the file has no column id; edit what `dateline export --as csv` wrote")
    for number, edited in enumerate(lines, start=2):
        key = edited["id"]
        if key not in current:
            raise InputError(f"line {number}: the store has no incident {key!r}")
        yield current[key], {name: fused(cell or "") for name, cell in edited.items() if name}


def _current(findings: Findings) -> Iterator[dict[str, str]]:
    for incident in findings.incidents:
        pair = (findings, incident)
        cells = {column.name: plain(column.value(pair)) for column in COLUMNS}
        yield {name: fused(str(cell)) for name, cell in cells.items()}


def _same(before: str, after: str) -> bool:
    if before.strip() == after.strip():
        return True
    try:
        return float(before) == float(after)
    except ValueError:
        truths = {"true": "1", "false": "0"}
        return truths.get(after.strip().lower(), after.strip()) == before.strip()


def judgements_of(
    found: Sequence[Change], content: str, *, by: str, at: datetime
) -> list[Judgement]:
    """The judgements that the changes come to: a value of several columns is one judgement."""
    lines = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    rows = {row["id"]: {k: fused(v or "") for k, v in row.items() if k} for row in lines}
    made = {}
    for change in found:
        field, value = _value(change.column, rows[change.incident])
        verdict = MARKS.get(field, Verdict.CORRECTED)
        note = "edited in a spreadsheet"
        held = (change.members,)
        decision = Decision(
            verdict, change.incident, field=field, value=value, note=note, held=held,
            before=change.stood,
        )  # fmt: skip
        made[change.incident, field] = signed(decision, by, at)
    return list(made.values())


def _value(column: str, row: Row) -> tuple[str, object]:
    """The field that a column belongs to, and its whole value as edited."""
    if column in WHEN:
        return "when", {"first": row["date_first"], "last": row["date_last"] or row["date_first"]}
    if column in WHERE:
        return "where", {NAMES.get(name, name): row.get(name) or None for name in WHERE}
    for field, (low, best, high) in FIGURES.items():
        if column in (low, best, high):
            return field, _figure(row, low, best, high, column)
    return column, row[column]


def _figure(row: Row, low: str, best: str, high: str, edited: str) -> dict[str, int | None]:
    """A range that holds the edited figure: the ends give way to it."""
    middle = int(float(row[best] or row[low] or 0))
    least = int(float(row[low])) if row[low] else middle
    most = int(float(row[high])) if row[high] else None
    if edited == best:
        least, most = min(least, middle), None if most is None else max(most, middle)
    middle = max(middle, least)
    middle = middle if most is None else min(middle, most)
    return {"low": least, "best": middle, "high": most}
