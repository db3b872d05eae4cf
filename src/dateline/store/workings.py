"""What a settling keeps so that the next one need not begin anew (see `working_tables`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dateline.model.reading import Digest, Reading
from dateline.store import schema
from dateline.store.codec import decode
from dateline.store.lookup import found_by, postings
from dateline.store.many import insert_rows
from dateline.store.rows import readings_of, with_text
from dateline.store.working_tables import (
    ENTRY,
    FORM,
    HEARD,
    SPOT,
    STATE,
    WORDING,
    WORKINGS,
)

ALWAYS = 99


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form of a mention as it is kept."""

    number: int
    entry: int
    since: int
    until: int
    body: str


class Workings:
    """The index and the circles of a store, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------------- state

    def state(self) -> dict[str, str]:
        """What the last settling noted."""
        rows = self.connection.execute(select(STATE)).all()
        return {row.name: row.value for row in rows}

    def note(self, **values: object) -> None:
        """Notes values for the next settling."""
        self.connection.execute(STATE.delete().where(STATE.c.name.in_(values)))
        rows = [{"name": name, "value": str(value)} for name, value in values.items()]
        self.connection.execute(STATE.insert(), rows)

    def clear(self) -> None:
        """Throws all of it away, and the conclusions."""
        for table in (*WORKINGS, *schema.CONCLUSIONS):
            self.connection.execute(table.delete())

    def new_readings(self, after: int) -> dict[str, int]:
        """The latest reading of each report that was read after a reading."""
        table = schema.READING
        # Not grouped by report: SQLite would go through all readings by their reports.
        later = select(table.c.report, table.c.seq).where(table.c.seq > after)
        rows = self.connection.execute(later.order_by(table.c.seq)).all()
        latest = {row.report: row.seq for row in rows}
        return {report: latest[report] for report in sorted(latest)}

    # ------------------------------------------------------------------------- reports

    def entries(self, reports: Collection[str]) -> dict[str, int]:
        """The numbers of those of the reports that are in the index."""
        rows = found_by(
            self.connection,
            "SELECT e.report, e.number FROM {each} JOIN entry AS e ON e.report = k.value",
            reports,
        )
        return {row.report: row.number for row in rows}

    def names(self, numbers: Collection[int]) -> dict[int, str]:
        """The reports of these numbers."""
        rows = found_by(
            self.connection,
            "SELECT e.report, e.number FROM {each} JOIN entry AS e ON e.number = k.value",
            numbers,
        )
        return {row.number: row.report for row in rows}

    def add_entries(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
        """Adds reports to the index; gives their numbers."""
        self._insert(ENTRY, rows)
        return self.entries([row["report"] for row in rows])

    def readings(self, reports: Collection[str]) -> dict[str, Reading]:
        """The readings of the reports that are in the index."""
        found = found_by(
            self.connection,
            "SELECT e.reading FROM {each} JOIN entry AS e ON e.report = k.value",
            reports,
        )
        return self.numbered([row.reading for row in found])

    def numbered(self, seqs: Sequence[int]) -> dict[str, Reading]:
        """The readings of these numbers, by report."""
        given: dict[str, Reading] = {}
        for start in range(0, len(seqs), 500):
            part = seqs[start : start + 500]
            asked = with_text().where(schema.READING.c.seq.in_(part)).order_by(None)
            rows = self.connection.execute(asked).all()
            given |= {r.report.id: r for r in readings_of(self.connection, rows)}
        return given

    def digests(self, reports: Collection[str]) -> dict[str, Digest]:
        """The digests of the reports that are in the index."""
        rows = found_by(
            self.connection,
            "SELECT e.report, r.digest FROM {each} JOIN entry AS e ON e.report = k.value"
            " JOIN reading AS r ON r.seq = e.reading",
            reports,
        )
        return {row.report: decode(row.digest, Digest) for row in rows}

    def reports(self) -> list[str]:
        """All reports in the index."""
        return list(self.connection.execute(select(ENTRY.c.report)).scalars())

    def earliest(self, number: int) -> list[tuple[int, str]]:
        """The days and ids of the earliest reports in the index: so many at most."""
        asked = select(ENTRY.c.day, ENTRY.c.report).order_by(ENTRY.c.day, ENTRY.c.report)
        return [(row.day, row.report) for row in self.connection.execute(asked.limit(number))]

    def firsts(self) -> set[str]:
        """The reports whose words tell what is common."""
        rows = self.connection.execute(select(ENTRY.c.report).where(ENTRY.c.first == 1))
        return set(rows.scalars())

    def set_firsts(self, reports: Collection[str], *, first: bool) -> None:
        """Notes of reports whether their words tell what is common."""
        for report in sorted(reports):
            mark = ENTRY.update().where(ENTRY.c.report == report).values(first=int(first))
            self.connection.execute(mark)

    def on_pages(self, pages: Collection[int]) -> dict[int, list[str]]:
        """The reports of each page."""
        rows = found_by(
            self.connection,
            "SELECT e.page, e.report FROM {each} JOIN entry AS e ON e.page = k.value",
            pages,
        )
        found: dict[int, list[str]] = defaultdict(list)
        for row in rows:
            found[row.page].append(row.report)
        return found

    # --------------------------------------------------------------------------- words

    def add_wordings(self, rows: Iterable[tuple[int, int]]) -> None:
        """Adds keys of words with the numbers of the reports that hold them."""
        self._insert(WORDING, [{"key": key, "entry": entry} for key, entry in rows])

    def wordings(self, keys: Collection[int], most: int) -> dict[int, Sequence[int]]:
        """The numbers of the reports under each key, at most so many of each."""
        return postings(self.connection, "wording", "entry", keys, most)

    def heard(self, keys: Collection[int]) -> dict[int, int]:
        """How many of the earliest reports hold each word."""
        rows = found_by(
            self.connection,
            "SELECT h.key, h.held FROM {each} JOIN heard AS h ON h.key = k.value",
            keys,
        )
        return {row.key: row.held for row in rows}

    def set_heard(self, held: Mapping[int, int]) -> None:
        """Notes how many of the earliest reports hold words."""
        for key in sorted(self.heard(held)):
            self.connection.execute(HEARD.delete().where(HEARD.c.key == key))
        self._insert(HEARD, [{"key": key, "held": n} for key, n in sorted(held.items()) if n])

    # --------------------------------------------------------------------------- forms

    def put_forms(self, rows: Sequence[FormRow], spots: Mapping[int, Iterable[int]]) -> None:
        """Adds forms with the keys that each stands under, by its number."""
        self._insert(
            FORM,
            [
                {"number": r.number, "entry": r.entry, "since": r.since, "until": r.until,
                 "body": r.body}
                for r in rows
            ],
        )  # fmt: skip
        posted = sorted((key, number) for number, keys in spots.items() for key in keys)
        self._insert(SPOT, [{"key": key, "form": number} for key, number in posted])

    def next_form(self) -> int:
        """The number that the next form has."""
        return 1 + (self.connection.execute(select(func.max(FORM.c.number))).scalar() or 0)

    def end_forms(self, entries: Collection[int], until: int) -> None:
        """Ends the forms of reports that stand for good with a round."""
        standing = FORM.c.entry.in_(entries) & (FORM.c.until == ALWAYS)
        self.connection.execute(FORM.update().where(standing).values(until=until))

    def take_back(self, entries: Collection[int], since: int) -> None:
        """Takes away the forms of reports from a round on; those before stand for good."""
        later = FORM.c.entry.in_(entries) & (FORM.c.since >= since)
        numbers = list(self.connection.execute(select(FORM.c.number).where(later)).scalars())
        if numbers:
            self.connection.execute(SPOT.delete().where(SPOT.c.form.in_(numbers)))
            self.connection.execute(FORM.delete().where(later))
        ended = FORM.c.entry.in_(entries) & (FORM.c.until < ALWAYS)
        self.connection.execute(FORM.update().where(ended).values(until=ALWAYS))

    def forms(self, numbers: Collection[int]) -> list[FormRow]:
        """The forms of these numbers."""
        return self._forms("form AS f ON f.number = k.value", numbers)

    def forms_in(self, entries: Collection[int]) -> list[FormRow]:
        """All forms of the mentions of these reports."""
        return self._forms("form AS f ON f.entry = k.value", entries)

    def _forms(self, joined: str, wanted: Collection[int]) -> list[FormRow]:
        rows = found_by(
            self.connection,
            "SELECT f.number, f.entry, f.since, f.until, f.body FROM {each} JOIN " + joined,
            wanted,
        )
        return [FormRow(r.number, r.entry, r.since, r.until, r.body) for r in rows]

    def spots(self, keys: Collection[int], most: int) -> dict[int, Sequence[int]]:
        """The numbers of the forms under each key, at most so many of each."""
        return postings(self.connection, "spot", "form", keys, most)

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        insert_rows(self.connection, table, rows)
