"""The tables, for SQLite and PostgreSQL alike, and how older ones are brought up to date.

Facts: config, report, raw, extraction, reading, claim, refusal, judgement, minted.
Conclusions: incident, link, lineage, published, settling. No row holds the time of day at
which it was written, so
that equal inputs make equal stores.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import (
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    inspect,
    select,
    text,
)

from dateline.model.errors import StoreError

TABLES = MetaData()

SCHEMA = Table("dateline_schema", TABLES, Column("version", Integer, primary_key=True))

CONFIG = Table(
    "config", TABLES, Column("sha256", Text, primary_key=True), Column("body", Text, nullable=False)
)
REPORT = Table(
    "report",
    TABLES,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
)
READING = Table(
    "reading",
    TABLES,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("report.id"), nullable=False),
    Column("config", Text, ForeignKey("config.sha256"), nullable=False),
    Column("source", Text, nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("title", Text),
    Column("language", Text),
    Column("published", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("extraction", Text),
)
CLAIM = Table(
    "claim",
    TABLES,
    Column("reading", Integer, ForeignKey("reading.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("body", Text, nullable=False),
)
REFUSAL = Table(
    "refusal",
    TABLES,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("source", "reason"),
)
JUDGEMENT = Table(
    "judgement",
    TABLES,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
MINTED = Table(
    "minted",
    TABLES,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("incident", Text, nullable=False),
    Column("member", Text, nullable=False),
)
INCIDENT = Table(
    "incident",
    TABLES,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
LINK = Table(
    "link",
    TABLES,
    Column("position", Integer, primary_key=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("body", Text, nullable=False),
)
LINEAGE = Table(
    "lineage",
    TABLES,
    Column("position", Integer, primary_key=True),
    Column("report", Text, nullable=False),
    Column("body", Text, nullable=False),
)
PUBLISHED = Table(
    "published",
    TABLES,
    Column("position", Integer, primary_key=True),
    Column("report", Text, nullable=False),
    Column("body", Text, nullable=False),
)
SETTLING = Table(
    "settling",
    TABLES,
    Column("policy", Text, primary_key=True),
    Column("config", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("facts", Text, nullable=False),
)
RAW = Table(
    "raw",
    TABLES,
    Column("sha256", Text, primary_key=True),
    Column("packing", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""Bytes that texts were extracted from, each once."""
EXTRACTION = Table(
    "extraction",
    TABLES,
    Column("report", Text, ForeignKey("report.id"), primary_key=True),
    Column("raw", Text, ForeignKey("raw.sha256"), primary_key=True),
    Column("media", Text, nullable=False),
    Column("extractor", Text, nullable=False),
)
INDEXES = (
    ("claim", "id"),
    ("link", "left"),
    ("link", "right"),
    ("minted", "member"),
    ("reading", "report"),
    ("report", "sha256"),
)
"""Made one after another: SQLAlchemy would make them in an order of its own each time."""
SECOND = (RAW, EXTRACTION)
FIRST = tuple(table for table in TABLES.sorted_tables if table not in SECOND)
CONCLUSIONS = (INCIDENT, LINK, LINEAGE, PUBLISHED, SETTLING)

Migration = Callable[[Connection], None]


def create_tables(connection: Connection) -> None:
    """From nothing to the first schema."""
    TABLES.create_all(connection, tables=FIRST)
    for table, column in INDEXES:
        name = f"ix_{table}_{column}"
        connection.execute(text(f'CREATE INDEX {name} ON {table} ("{column}")'))


def keep_raw_bytes(connection: Connection) -> None:
    """Pages are kept as they were saved, beside the text that was extracted from them."""
    TABLES.create_all(connection, tables=SECOND)
    if "extraction" not in {
        column["name"] for column in inspect(connection).get_columns("reading")
    }:
        connection.execute(text("ALTER TABLE reading ADD COLUMN extraction TEXT"))


MIGRATIONS: tuple[Migration, ...] = (create_tables, keep_raw_bytes)
"""Step n brings a store of version n to version n + 1; never changed once released."""


def version_of(connection: Connection) -> int | None:
    """The version of the store's schema: 0 where there is none yet, None where the database
    holds something else."""
    names = set(inspect(connection).get_table_names())
    if SCHEMA.name not in names:
        return None if names else 0
    return connection.execute(select(SCHEMA.c.version)).scalar_one_or_none()


def migrate(connection: Connection, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Brings the store up to the newest schema, step by step, in the caller's transaction."""
    version = version_of(connection)
    if version is None:
        raise StoreError("holds tables, but is not a Dateline store")
    if version > len(steps):
        raise StoreError(
            f"was written by a newer Dateline (schema {version}, this one knows {len(steps)}); "
            "run: pip install --upgrade dateline"
        )
    if version == len(steps):
        return
    for step in steps[version:]:
        step(connection)
    connection.execute(SCHEMA.delete())
    connection.execute(SCHEMA.insert().values(version=len(steps)))
