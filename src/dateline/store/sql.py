"""The store in a relational database, by SQLAlchemy Core."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Select, Table, func, select, true

from dateline.model.incidents import Conclusions, Incident, Judgement, Lineage, Link
from dateline.model.reading import Reading
from dateline.model.report import Published, Refusal, Report, legible
from dateline.store import schema
from dateline.store.codec import decode, encode
from dateline.store.lookups import Lookups
from dateline.store.many import insert_rows
from dateline.store.protocol import Settling
from dateline.store.rows import (
    bodies_of,
    claim_rows,
    insert_raw,
    insert_report,
    latest,
    latest_of,
    reading_key,
    reading_row,
    readings_of,
    report_of,
    seq_of,
)
from dateline.store.standing import Standing, related
from dateline.store.workings import Workings

GROUP = 500
_LASTS = select(
    *(
        select(func.max(table.c.seq)).scalar_subquery().label(table.name)
        for table in (schema.READING, schema.JUDGEMENT)
    )
).subquery()
MOMENT = select(_LASTS, schema.SETTLING).select_from(_LASTS.outerjoin(schema.SETTLING, true()))
"""The last reading and judgement, and how the conclusions were made, in one question."""


class SqlStore(Lookups):
    """Facts and conclusions in tables; one transaction a call."""

    # ------------------------------------------------------------------------ facts in

    def add_config(self, sha256: str, config: Mapping[str, Any]) -> None:
        """Keeps the settings that readings are made with."""
        with self.writing() as connection:
            known = select(schema.CONFIG.c.sha256).where(schema.CONFIG.c.sha256 == sha256)
            if connection.execute(known).first() is None:
                row = {"sha256": sha256, "body": encode(config)}
                connection.execute(schema.CONFIG.insert().values(row))

    def add_reading(self, reading: Reading, *, config: str, raw: bytes | None = None) -> bool:
        """Keeps a report with what it claims, all or nothing."""
        report, key = reading.report, reading_key(reading.report, config)
        with self.writing() as connection:
            if seq_of(connection, key) is not None:
                return False
            insert_report(connection, report)
            if report.extraction and raw is not None:
                insert_raw(connection, report.id, report.extraction, raw)
            row = reading_row(reading, config)
            made = connection.execute(schema.READING.insert().values(row)).inserted_primary_key
            insert_rows(connection, schema.CLAIM, claim_rows(reading, made[0] if made else 0))
        return True

    def add_refusal(self, refusal: Refusal) -> bool:
        """Keeps that an input was not taken, and why."""
        table = schema.REFUSAL
        row = {"source": legible(refusal.source), "reason": legible(refusal.reason)}
        same = (table.c.source == row["source"]) & (table.c.reason == row["reason"])
        return self._add(table, row, select(table.c.seq).where(same))

    def add_judgements(self, judgements: Sequence[Judgement]) -> int:
        """Keeps persons' decisions in one transaction."""
        table = schema.JUDGEMENT
        rows = {judgement.id: encode(judgement) for judgement in judgements}
        with self.writing() as connection:
            known = select(table.c.id).where(table.c.id.in_(rows))
            for id in connection.execute(known).scalars().all():
                del rows[id]
            if rows:
                fresh = [{"id": id, "body": body} for id, body in rows.items()]
                connection.execute(table.insert(), fresh)
        return len(rows)

    def _add(self, table: Table, row: Mapping[str, Any], known: Select[Any]) -> bool:
        with self.looking() as connection:
            if connection.execute(known).first() is not None:
                return False
        with self.writing() as connection:
            if connection.execute(known).first() is not None:
                return False
            connection.execute(table.insert().values(row))
        return True

    # ----------------------------------------------------------------------- facts out

    def is_read(self, report: Report, *, config: str) -> bool:
        """Whether this very reading is kept."""
        with self.looking() as connection:
            return seq_of(connection, reading_key(report, config)) is not None

    def report(self, id: str) -> Report | None:
        """The report with what the latest reading knew of it."""
        with self.looking() as connection:
            row = connection.execute(latest_of(id)).first()
        return report_of(row) if row else None

    def report_ids(self) -> tuple[str, ...]:
        """The ids of all reports, in order."""
        with self.looking() as connection:
            ids = connection.execute(select(schema.REPORT.c.id)).scalars()
            return tuple(sorted(ids))

    def same_text(self, sha256: str) -> tuple[Report, ...]:
        """The reports that have this very text."""
        with self.looking() as connection:
            table = schema.REPORT
            ids = select(table.c.id).where(table.c.sha256 == sha256).order_by(table.c.id)
            found = [
                connection.execute(latest_of(id)).first()
                for id in connection.execute(ids).scalars().all()
            ]
        return tuple(report_of(row) for row in found if row)

    def raw(self, sha256: str) -> bytes | None:
        """The bytes of this hash, unpacked."""
        table = schema.RAW
        with self.looking() as connection:
            row = connection.execute(select(table).where(table.c.sha256 == sha256)).first()
        return zlib.decompress(row.data) if row else None

    def readings(self) -> Iterator[Reading]:
        """The latest reading of each report, by report id."""
        with self.looking() as connection:
            rows = connection.execute(latest(), execution_options={"stream_results": True})
            for group in rows.partitions(GROUP):
                yield from readings_of(connection, group)

    def configs(self) -> tuple[str, ...]:
        """The fingerprints of the settings that the latest readings were made with, in order."""
        table = schema.READING
        newest = select(func.max(table.c.seq)).group_by(table.c.report)
        asked = select(table.c.config).where(table.c.seq.in_(newest)).distinct()
        with self.looking() as connection:
            return tuple(sorted(connection.execute(asked).scalars()))

    def reading(self, id: str) -> Reading | None:
        """The latest reading of one report."""
        with self.looking() as connection:
            rows = connection.execute(latest_of(id)).all()
            return next(readings_of(connection, rows), None)

    def refusals(self) -> tuple[Refusal, ...]:
        """What was not taken."""
        table = schema.REFUSAL
        with self.looking() as connection:
            rows = connection.execute(select(table).order_by(table.c.seq)).all()
        return tuple(Refusal(row.source, row.reason) for row in rows)

    def judgements(self) -> tuple[Judgement, ...]:
        """All decisions, the earliest first."""
        table = schema.JUDGEMENT
        with self.looking() as connection:
            bodies = connection.execute(select(table.c.body).order_by(table.c.seq)).scalars()
            return tuple(decode(body, Judgement) for body in bodies)

    def minted(self) -> tuple[tuple[str, str], ...]:
        """Incident ids with the event mentions that they were given to."""
        table = schema.MINTED
        with self.looking() as connection:
            rows = connection.execute(
                select(table.c.incident, table.c.member).order_by(table.c.seq)
            ).all()
        return tuple((row.incident, row.member) for row in rows)

    # --------------------------------------------------------------------- conclusions

    @contextmanager
    def working(self) -> Iterator[tuple[Workings, Standing]]:
        """What a settling works with, in one transaction that writes."""
        with self.writing() as connection:
            yield Workings(connection), Standing(connection)

    def conclusions(self) -> Conclusions | None:
        """The conclusions of the last settling."""
        if self.settling() is None:
            return None
        with self.looking() as connection:
            published = connection.execute(
                select(schema.PUBLISHED).order_by(schema.PUBLISHED.c.report)
            ).all()
            incidents = bodies_of(connection, schema.INCIDENT, Incident, "position")
            return Conclusions(
                incidents=related(connection, incidents),
                lineages=bodies_of(connection, schema.LINEAGE, Lineage, "report"),
                links=bodies_of(connection, schema.LINK, Link, "left", "right"),
                published=tuple((row.report, decode(row.body, Published)) for row in published),
            )

    def settling(self) -> Settling | None:
        """How the conclusions were made."""
        return self.moment()[1]

    def facts(self) -> str:
        """The last reading and the last judgement."""
        return self.moment()[0]

    def moment(self) -> tuple[str, Settling | None]:
        """The last reading and the last judgement, and how the conclusions were made."""
        with self.looking() as connection:
            row = connection.execute(MOMENT).one()
        settled = Settling(row.policy, row.config, row.version, row.facts) if row.policy else None
        return f"{row.reading or 0}.{row.judgement or 0}", settled

    def total(self, kind: str) -> int:
        """How many rows one table has."""
        with self.looking() as connection:
            counted = select(func.count()).select_from(schema.TABLES.tables[kind])
            return connection.execute(counted).scalar_one()

    def totals(self) -> dict[str, int]:
        """How many rows each table has."""
        with self.looking() as connection:
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in schema.TABLES.sorted_tables
            }
