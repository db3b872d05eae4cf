"""The tables by which a settling is brought up to date without beginning anew: the index of
keys, the circles, and what incidents are near each other. All can be rebuilt from the facts.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Integer, Table

from dateline.store.schema import TABLES, Number, Text

STATE = Table(
    "working_state",
    TABLES,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
ENTRY = Table(
    "entry",
    TABLES,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("report", Text, nullable=False, unique=True),
    Column("reading", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("page", BigInteger),
    Column("first", Integer, nullable=False),
)
"""A report that is in the index, by which of its readings; `first` where it is one of the
earliest reports, whose words tell what is common."""
FORM = Table(
    "form",
    TABLES,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("entry", BigInteger, nullable=False),
    Column("since", Integer, nullable=False),
    Column("until", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
SPOT = Table(
    "spot",
    TABLES,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("form", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
WORDING = Table(
    "wording",
    TABLES,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("entry", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
HEARD = Table(
    "heard",
    TABLES,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("held", Integer, nullable=False),
)
"""How many of the earliest reports hold a word."""
MEMBER = Table(
    "member",
    TABLES,
    Column("event", Text, primary_key=True),
    Column("entry", BigInteger, nullable=False),
    Column("circle", Text),
    Column("incident", Text),
    Column("whole", Text),
    sqlite_with_rowid=False,
)
"""An event mention with its circle, its incident, and the mention of the event that it is part
of."""
EPISODE = Table(
    "episode",
    TABLES,
    Column("side", Text, primary_key=True),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("incident", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    sqlite_with_rowid=False,
)
"""The armed parties of an incident that has its days and place."""
NEARBY = Table(
    "nearby",
    TABLES,
    Column("incident", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    sqlite_with_rowid=False,
)
"""Incidents that are of one episode, each pair both ways round."""
WORKINGS = (STATE, ENTRY, FORM, SPOT, WORDING, HEARD, MEMBER, EPISODE, NEARBY)
