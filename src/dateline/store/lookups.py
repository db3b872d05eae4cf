"""Looking up a part of what a store holds, and what belongs to the review desk alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, Select, Table, func, literal, select

from dateline.model.claims import Claim
from dateline.model.incidents import Incident, Lineage, Link
from dateline.model.reading import Reading
from dateline.model.report import Published, Report
from dateline.store import schema
from dateline.store.codec import decode, decode_claim
from dateline.store.rows import bodies_of, latest, readings_of, report_of
from dateline.store.standing import related
from dateline.store.transactions import Database
from dateline.store.words import find_words
from dateline.store.working_tables import ENTRY, MEMBER

GROUP = 500
"""Ids that one question names."""


class Lookups(Database):
    """Parts of facts and conclusions, each by what it is asked for."""

    def search(self, words: str) -> tuple[str, ...]:
        """The reports that hold all the words, the best match first."""
        with self.looking() as connection:
            return find_words(connection, words)

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents of the last settling."""
        with self.looking() as connection:
            return related(connection, bodies_of(connection, schema.INCIDENT, Incident, "position"))

    def readings_of(self, reports: Iterable[str]) -> tuple[Reading, ...]:
        """The latest readings of these reports, by report id."""
        found: list[Reading] = []
        with self.looking() as connection:
            for ids in _groups(reports):
                rows = connection.execute(latest(ids)).all()
                found += readings_of(connection, rows)
        return tuple(found)

    def listed(self, *, limit: int, offset: int = 0) -> tuple[Report, ...]:
        """Reports by id, without their texts, and with the days that were worked out."""
        table = schema.READING
        page = select(schema.REPORT.c.id).order_by(schema.REPORT.c.id).limit(limit).offset(offset)
        with self.looking() as connection:
            ids = connection.execute(page).scalars().all()
            asked = latest(ids).with_only_columns(*table.c, literal("").label("text"))
            found = [report_of(row) for row in connection.execute(asked)]
        days = self.published_of(ids)
        return tuple(replace(r, published=days.get(r.id, r.published)) for r in found)

    def claims_of(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims of these ids, from the latest readings that hold them."""
        table, found = schema.CLAIM, dict[str, Claim]()
        with self.looking() as connection:
            for group in _groups(ids):
                rows = connection.execute(
                    select(table.c.id, table.c.body)
                    .where(table.c.id.in_(group))
                    .order_by(table.c.reading, table.c.position)
                )
                found |= {row.id: decode_claim(row.body) for row in rows}
        return found

    def reports_of(self, mentions: Iterable[str]) -> dict[str, str]:
        """The report of each of the event mentions that were settled."""
        found: dict[str, str] = {}
        with self.looking() as connection:
            for events in _groups(mentions):
                asked = select(MEMBER.c.event, ENTRY.c.report).join(
                    ENTRY, ENTRY.c.number == MEMBER.c.entry
                )
                rows = connection.execute(asked.where(MEMBER.c.event.in_(events)))
                found |= {row.event: row.report for row in rows}
        return found

    def some_incidents(self, ids: Iterable[str]) -> dict[str, Incident]:
        """Those of these incidents that there are, with their relations."""
        table, found = schema.INCIDENT, dict[str, Incident]()
        with self.looking() as connection:
            for group in _groups(ids):
                asked = select(table.c.body).where(table.c.id.in_(group)).order_by(table.c.position)
                bodies = connection.execute(asked).scalars()
                some = related(connection, [decode(body, Incident) for body in bodies], group)
                found |= {incident.id: incident for incident in some}
        return found

    def lineages_of(self, reports: Iterable[str]) -> tuple[Lineage, ...]:
        """The lineages of these reports."""
        return tuple(decode(body, Lineage) for _, body in self._of_reports(schema.LINEAGE, reports))

    def published_of(self, reports: Iterable[str]) -> dict[str, Published]:
        """The days of publication that were worked out, of these reports."""
        rows = self._of_reports(schema.PUBLISHED, reports)
        return {report: decode(body, Published) for report, body in rows}

    def _of_reports(self, table: Table, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
        with self.looking() as connection:
            for ids in _groups(reports):
                rows = select(table.c.report, table.c.body).where(table.c.report.in_(ids))
                for row in connection.execute(rows.order_by(table.c.report)).all():
                    yield row.report, row.body

    def links_near(self, *, limit: int, offset: int = 0) -> tuple[Link, ...]:
        """The links, those nearest to the fence between one and two events first."""
        table = schema.LINK
        order = (func.abs(table.c.score), table.c.left, table.c.right)
        return self._links(select(table.c.body).order_by(*order).limit(limit).offset(offset))

    def links_on(self, mentions: Iterable[str]) -> tuple[Link, ...]:
        """The links of which one side is one of these mentions, in order."""
        table, found = schema.LINK, dict[Link, None]()
        for ids in _groups(mentions):
            either = table.c.left.in_(ids) | table.c.right.in_(ids)
            asked = select(table.c.body).where(either).order_by(table.c.left, table.c.right)
            found |= dict.fromkeys(self._links(asked))
        return tuple(found)

    def _links(self, asked: Select[Any]) -> tuple[Link, ...]:
        with self.looking() as connection:
            return tuple(decode(body, Link) for body in connection.execute(asked).scalars())

    def read_after(self, facts: str) -> tuple[str, ...]:
        """The reports that were read since the store's facts had this word."""
        table = schema.READING
        seq = int(facts.partition(".")[0] or 0)
        with self.looking() as connection:
            rows = select(table.c.report).where(table.c.seq > seq).distinct()
            return tuple(sorted(connection.execute(rows).scalars()))

    # -------------------------------------------------------------------- the desk's own

    def entries(self, kind: str) -> dict[str, str]:
        """What the desk keeps of this kind, by key."""
        table = schema.DESK
        with self.looking() as connection:
            rows = select(table.c.key, table.c.body).where(table.c.kind == kind)
            return {row.key: row.body for row in connection.execute(rows.order_by(table.c.key))}

    def keep_entry(self, kind: str, key: str, body: str) -> None:
        """Keeps an entry in place of what was there under the key."""
        row = {"kind": kind, "key": key, "body": body}
        with self.writing() as connection:
            _upsert(connection, row)

    def drop_entry(self, kind: str, key: str) -> bool:
        """Forgets an entry; False where there is none."""
        table = schema.DESK
        with self.writing() as connection:
            here = (table.c.kind == kind) & (table.c.key == key)
            return bool(connection.execute(table.delete().where(here)).rowcount)


def _upsert(connection: Connection, row: dict[str, str]) -> None:
    # Each database's own way of inserting, and only that of this one is loaded.
    dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
    made = dialect.insert(schema.DESK).values(row)
    connection.execute(
        made.on_conflict_do_update(index_elements=["kind", "key"], set_={"body": row["body"]})
    )


def _groups(ids: Iterable[str]) -> Iterator[list[str]]:
    kept = sorted(set(ids))
    for start in range(0, len(kept), GROUP):
        yield kept[start : start + GROUP]
