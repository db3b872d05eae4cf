"""The tables, for SQLite and PostgreSQL alike.

Facts: config, report, raw, extraction, reading, claim, refusal, judgement, minted.
Conclusions: incident, link, lineage, published, settling, and what is kept so that they can
be brought up to date (see `working_tables`). Beside them: desk. No other row holds the time
of day at which it was written, so that equal inputs make equal stores.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)
from sqlalchemy import Text as PlainText

TABLES = MetaData()

Text = PlainText().with_variant(PlainText(collation="C"), "postgresql")
"""Sorted by its bytes in every database, whatever language the server speaks."""
Number = BigInteger().with_variant(Integer, "sqlite")
"""A number that SQLite hands out itself, and that PostgreSQL may count past 2,147,483,647."""

SCHEMA = Table(
    "dateline_schema", TABLES, Column("version", Integer, primary_key=True, autoincrement=False)
)

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
    Column("seq", Number, primary_key=True, autoincrement=True),
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
    Column("reading", Number, ForeignKey("reading.seq"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("body", Text, nullable=False),
)
REFUSAL = Table(
    "refusal",
    TABLES,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("source", Text, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("source", "reason"),
)
JUDGEMENT = Table(
    "judgement",
    TABLES,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
MINTED = Table(
    "minted",
    TABLES,
    Column("seq", Number, primary_key=True, autoincrement=True),
    Column("incident", Text, nullable=False),
    Column("member", Text, nullable=False),
)
INCIDENT = Table(
    "incident",
    TABLES,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("body", Text, nullable=False),
)
LINK = Table(
    "link",
    TABLES,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True),
    Column("score", Float, nullable=False),
    Column("body", Text, nullable=False),
)
LINEAGE = Table(
    "lineage",
    TABLES,
    Column("report", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
PUBLISHED = Table(
    "published",
    TABLES,
    Column("report", Text, primary_key=True),
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
DESK = Table(
    "desk",
    TABLES,
    Column("kind", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
)
"""What belongs to the review desk alone, neither fact nor conclusion: named views, visits,
accounts, samples for double coding."""
INDEXES = (
    ("claim", "id"),
    ("entry", "day"),
    ("entry", "page"),
    ("episode", "incident"),
    ("form", "entry"),
    ("link", "right"),
    ("member", "circle"),
    ("member", "entry"),
    ("member", "incident"),
    ("minted", "member"),
    ("nearby", "other"),
    ("reading", "report"),
    ("report", "sha256"),
)
"""Table and column; made one after another, for SQLAlchemy would make them in an order of its
own each time."""
CONCLUSIONS = (INCIDENT, LINK, LINEAGE, PUBLISHED, SETTLING)
