"""Conclusions that are brought up to date in part, within one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Table, func, select, text

from dateline.model.incidents import Episode, Incident, Lineage, Link, Relation
from dateline.model.report import Published
from dateline.store import schema
from dateline.store.codec import decode, encode
from dateline.store.lookup import found_by
from dateline.store.many import insert_rows
from dateline.store.protocol import Settling
from dateline.store.working_tables import EPISODE, MEMBER, NEARBY


class Standing:
    """The mentions, incidents, links, lineages and days of a store."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    # ------------------------------------------------------------------------- mentions

    def add_members(self, rows: Iterable[tuple[str, int, str | None]]) -> None:
        """Adds event mentions with the number of their report and the one they are part of."""
        told = [{"event": e, "entry": n, "whole": w} for e, n, w in rows]
        self._insert(MEMBER, [{**row, "circle": None, "incident": None} for row in told])

    def circles(self, events: Collection[str]) -> dict[str, str]:
        """The mentions of the circles that these are of, each with its report; those that are
        of no circle yet by themselves."""
        home = "JOIN entry AS e ON e.number = m.entry"
        asked = "SELECT m.event, m.circle, e.report FROM {each} JOIN member AS m "
        own = found_by(self.connection, f"{asked} ON m.event = k.value {home}", events)
        circles = {row.circle for row in own if row.circle is not None}
        rest = found_by(self.connection, f"{asked} ON m.circle = k.value {home}", circles)
        return {row.event: row.report for row in (*own, *rest)}

    def set_circles(self, circles: Iterable[Sequence[str]]) -> None:
        """Notes the circle of each mention."""
        rows = [{"e": event, "c": circle[0]} for circle in circles for event in circle]
        self._each("UPDATE member SET circle = :c WHERE event = :e", rows)

    def homes(self, events: Collection[str]) -> dict[str, str]:
        """The report of each of the mentions that there are."""
        rows = found_by(
            self.connection,
            "SELECT m.event, e.report FROM {each} JOIN member AS m ON m.event = k.value"
            " JOIN entry AS e ON e.number = m.entry",
            events,
        )
        return {row.event: row.report for row in rows}

    def events_of_claims(self, claims: Collection[str]) -> set[str]:
        """The mentions that claims are of."""
        asked = "SELECT c.event FROM {each} JOIN claim AS c ON c.id = k.value"
        return {row.event for row in found_by(self.connection, asked, claims)}

    def events_in(self, reports: Collection[str]) -> dict[str, str | None]:
        """The mentions of reports with the incidents they belong to."""
        rows = found_by(
            self.connection,
            "SELECT m.event, m.incident FROM {each} JOIN entry AS e ON e.report = k.value"
            " JOIN member AS m ON m.entry = e.number",
            reports,
        )
        return {row.event: row.incident for row in rows}

    def incidents_of(self, events: Collection[str]) -> dict[str, str | None]:
        """The incident of each of the mentions that there are."""
        rows = found_by(
            self.connection,
            "SELECT m.event, m.incident FROM {each} JOIN member AS m ON m.event = k.value",
            events,
        )
        return {row.event: row.incident for row in rows}

    def members_of(self, incidents: Collection[str]) -> dict[str, list[str]]:
        """The mentions of each incident."""
        rows = found_by(
            self.connection,
            "SELECT m.event, m.incident FROM {each} JOIN member AS m ON m.incident = k.value",
            incidents,
        )
        found: dict[str, list[str]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: str(row.event)):
            found[row.incident].append(row.event)
        return found

    def minted_for(self, members: Collection[str]) -> dict[str, list[str]]:
        """The incidents that each mention was given to, the latest first, each once."""
        rows = found_by(
            self.connection,
            "SELECT x.seq, x.member, x.incident FROM {each} JOIN minted AS x ON x.member = k.value",
            members,
        )
        found: dict[str, list[str]] = {}
        for row in sorted(rows, key=lambda row: -int(row.seq)):
            ids = found.setdefault(row.member, [])
            if row.incident not in ids:
                ids.append(row.incident)
        return found

    def in_use(self, incidents: Collection[str]) -> set[str]:
        """Those of the ids that incidents have now."""
        asked = "SELECT i.id FROM {each} JOIN incident AS i ON i.id = k.value"
        return {row.id for row in found_by(self.connection, asked, incidents)}

    def last_number(self) -> int:
        """The highest number of an incident that was ever given."""
        table = schema.MINTED
        longest = select(func.max(func.length(table.c.incident))).scalar_subquery()
        last = select(func.max(table.c.incident)).where(func.length(table.c.incident) == longest)
        found = self.connection.execute(last).scalar()
        return int(str(found).rpartition("-")[2]) if found else 0

    # ------------------------------------------------------------------------ incidents

    def replace_incidents(
        self, gone: Collection[str], incidents: Sequence[Incident], minted: Sequence[Sequence[str]]
    ) -> None:
        """Puts incidents in the place of those that are gone."""
        gone = sorted({*gone, *(incident.id for incident in incidents)})
        for each in self._parts(gone):
            self.connection.execute(schema.INCIDENT.delete().where(schema.INCIDENT.c.id.in_(each)))
            table = MEMBER.update().where(MEMBER.c.incident.in_(each))
            self.connection.execute(table.values(incident=None))
        self._insert(
            schema.INCIDENT,
            [
                {"position": int(i.id.rpartition("-")[2]), "id": i.id,
                 "body": encode(replace(i, related=()))}
                for i in incidents
            ],
        )  # fmt: skip
        homes = [{"i": incident.id, "e": e} for incident in incidents for e in incident.members]
        self._each("UPDATE member SET incident = :i WHERE event = :e", homes)
        self._insert(schema.MINTED, [{"incident": i, "member": m} for i, m in minted])

    def replace_episodes(self, gone: Collection[str], rows: Sequence[Episode]) -> None:
        """Puts the parties of incidents in the place of those that are gone."""
        for each in self._parts(sorted(gone)):
            self.connection.execute(EPISODE.delete().where(EPISODE.c.incident.in_(each)))
            for column in (NEARBY.c.incident, NEARBY.c.other):
                self.connection.execute(NEARBY.delete().where(column.in_(each)))
        self._insert(
            EPISODE,
            [
                {"side": r.side, "first": r.first, "incident": r.incident, "last": r.last,
                 "lat": r.lat, "lon": r.lon}
                for r in rows
            ],
        )  # fmt: skip

    def episodes(self, side: str, first: int, last: int) -> list[Episode]:
        """A party's incidents that began in these days."""
        asked = select(EPISODE).where(
            (EPISODE.c.side == side) & (EPISODE.c.first >= first) & (EPISODE.c.first <= last)
        )
        return [
            Episode(r.side, r.first, r.incident, r.last, r.lat, r.lon)
            for r in self.connection.execute(asked)
        ]

    def add_nearby(self, pairs: Collection[tuple[str, str]]) -> None:
        """Adds pairs of incidents that are of one episode."""
        rows = sorted({*pairs, *((b, a) for a, b in pairs)})
        self._insert(NEARBY, [{"incident": a, "other": b} for a, b in rows])

    # ------------------------------------------------- links, lineages, days, settling

    def replace_links(self, renewed: Collection[str], links: Sequence[Link]) -> None:
        """Puts links in the place of all links of renewed mentions."""
        table = schema.LINK
        for each in self._parts(sorted(renewed)):
            for column in (table.c.left, table.c.right):
                self.connection.execute(table.delete().where(column.in_(each)))
        rows = [
            {"left": x.left, "right": x.right, "score": x.score, "body": encode(x)} for x in links
        ]
        self._insert(table, rows)

    def lineages(self, reports: Collection[str]) -> dict[str, Lineage]:
        """The lineages of reports."""
        asked = "SELECT x.report, x.body FROM {each} JOIN lineage AS x ON x.report = k.value"
        rows = found_by(self.connection, asked, reports)
        return {row.report: decode(row.body, Lineage) for row in rows}

    def replace_lineages(self, lineages: Sequence[Lineage]) -> None:
        """Puts lineages in the place of those that the reports had."""
        self._instead(schema.LINEAGE, {x.report: encode(x) for x in lineages})

    def published(self, reports: Collection[str]) -> dict[str, Published]:
        """The days of reports that were worked out."""
        asked = "SELECT x.report, x.body FROM {each} JOIN published AS x ON x.report = k.value"
        rows = found_by(self.connection, asked, reports)
        return {row.report: decode(row.body, Published) for row in rows}

    def replace_published(self, gone: Collection[str], published: Mapping[str, Published]) -> None:
        """Puts days that were worked out in the place of those that reports had."""
        bodies = {report: encode(day) for report, day in published.items()}
        self._instead(schema.PUBLISHED, bodies, gone)

    def withdraw(self) -> None:
        """Says that no conclusions are in force."""
        self.connection.execute(schema.SETTLING.delete())

    def set_settling(self, settling: Settling) -> None:
        """Notes by which policy and settings the conclusions were made."""
        self.connection.execute(schema.SETTLING.delete())
        row = {"policy": settling.policy, "config": settling.config_sha256,
               "version": settling.version, "facts": settling.facts}  # fmt: skip
        self.connection.execute(schema.SETTLING.insert().values(**row))

    def _instead(self, table: Table, bodies: Mapping[str, str], gone: Collection[str] = ()) -> None:
        for each in self._parts(sorted({*gone, *bodies})):
            self.connection.execute(table.delete().where(table.c.report.in_(each)))
        self._insert(table, [{"report": r, "body": body} for r, body in sorted(bodies.items())])

    def _insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        insert_rows(self.connection, table, rows)

    def _each(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self.connection.execute(text(statement), rows)

    @staticmethod
    def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
        return (values[start : start + 500] for start in range(0, len(values), 500))


def related(
    connection: Connection, incidents: Sequence[Incident], only: Collection[str] | None = None
) -> tuple[Incident, ...]:
    """The incidents with their relations to each other: all of the store, or only some."""
    found: dict[str, set[Relation]] = defaultdict(set)
    whole, there = MEMBER.alias("whole"), schema.INCIDENT.c.id
    parts = (
        select(MEMBER.c.incident, whole.c.incident.label("other"))
        .join(whole, whole.c.event == MEMBER.c.whole)
        .join(schema.INCIDENT, there == whole.c.incident)
    )
    near = select(NEARBY).join(schema.INCIDENT, there == NEARBY.c.other)
    if only is not None:
        parts = parts.where(MEMBER.c.incident.in_(only))
        near = near.where(NEARBY.c.incident.in_(only))
    for row in connection.execute(parts):
        if row.incident != row.other:
            found[row.incident].add(Relation(row.other, "part_of"))
    for row in connection.execute(near):
        if Relation(row.other, "part_of") not in found[row.incident]:
            found[row.incident].add(Relation(row.other, "same_episode"))
    return tuple(
        replace(incident, related=tuple(sorted(found[incident.id], key=_by_number)))
        if found[incident.id]
        else incident
        for incident in incidents
    )


def _by_number(relation: Relation) -> tuple[int, str]:
    return int(relation.incident.rpartition("-")[2]), relation.relation
