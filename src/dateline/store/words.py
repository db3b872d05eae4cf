"""Search over the words of reports: the database's own index where it has one, else text by
text.

Words are matched from their beginning ("shell" finds "shells"), whatever their case; words
between quotation marks are matched as they stand, one after another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

TERM = re.compile(r'"([^"]+)"|(\S+)')
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that put no spaces between words, so that an index of words is of no use."""
MOST_TERMS = 20
INDEX = "report_words"
SQLITE = (
    "CREATE TABLE searched (seq INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE)",
    f"CREATE VIRTUAL TABLE {INDEX} USING fts5"
    "(text, content='', tokenize='unicode61 remove_diacritics 2')",
)
IN_SQLITE = text(
    f"SELECT searched.report FROM {INDEX} JOIN searched ON searched.seq = {INDEX}.rowid"
    f" WHERE {INDEX} MATCH :asked ORDER BY rank, searched.report"
)
VECTOR = "to_tsvector('simple', left(text, 200000))"
"""PostgreSQL takes no more than a megabyte of words; longer reports are found by their start."""
POSTGRES = (f"CREATE INDEX IF NOT EXISTS ix_{INDEX} ON report USING gin ({VECTOR})",)
Term = tuple[str, bool]


def make_index(connection: Connection) -> None:
    """An index over the reports that are kept, where this database can hold one."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(POSTGRES[0]))
    elif _can_index(connection) and not has_index(connection):
        for statement in SQLITE:
            connection.execute(text(statement))
        for id, told in connection.execute(text("SELECT id, text FROM report")).all():
            _insert(connection, id, told)


def add_to_index(connection: Connection, id: str, told: str) -> None:
    """A report that was just kept can be found by its words."""
    if connection.dialect.name == "sqlite" and has_index(connection):
        _insert(connection, id, told)


def _insert(connection: Connection, id: str, told: str) -> None:
    statement = text("INSERT INTO searched (report) VALUES (:id) RETURNING seq")
    seq = connection.execute(statement, {"id": id}).scalar_one()
    statement = text(f"INSERT INTO {INDEX} (rowid, text) VALUES (:seq, :told)")
    connection.execute(statement, {"seq": seq, "told": told})


def _can_index(connection: Connection) -> bool:
    options = connection.execute(text("PRAGMA compile_options")).scalars().all()
    return "ENABLE_FTS5" in options


def has_index(connection: Connection) -> bool:
    """Whether this SQLite store's words are indexed."""
    known = text("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :name")
    return connection.execute(known, {"name": INDEX}).first() is not None


def find_words(connection: Connection, words: str) -> tuple[str, ...]:
    """The reports that hold all the words, the best match first; none where none are asked."""
    asked = terms(words)
    if not asked:
        return ()
    if UNSPACED.search(words):
        return _text_by_text(connection, asked)
    if connection.dialect.name == "postgresql":
        return _in_postgres(connection, asked)
    if has_index(connection):
        query = " ".join(_quoted(term, whole=whole) for term, whole in asked)
        return tuple(connection.execute(IN_SQLITE, {"asked": query}).scalars())
    return _text_by_text(connection, asked)


def _in_postgres(connection: Connection, asked: Sequence[Term]) -> tuple[str, ...]:
    """All the terms: a phrase as it stands, a word from its beginning."""
    parts, values = [], {}
    for number, (term, whole) in enumerate(asked):
        name = f"term{number}"
        values[name] = term if whole else "'" + re.sub(r"['\\]", " ", term) + "':*"
        make = "phraseto_tsquery" if whole else "to_tsquery"
        parts.append(f"{make}('simple', :{name})")
    query = " && ".join(parts)
    statement = text(
        f"SELECT id FROM report WHERE {VECTOR} @@ ({query})"
        f" ORDER BY ts_rank({VECTOR}, {query}) DESC, id"
    )
    return tuple(connection.execute(statement, values).scalars())


def _text_by_text(connection: Connection, asked: Sequence[Term]) -> tuple[str, ...]:
    folded = [term.casefold() for term, _ in asked]
    rows = connection.execute(text("SELECT id, text FROM report"))
    found = (row.id for row in rows if all(term in row.text.casefold() for term in folded))
    return tuple(sorted(found))


def terms(words: str) -> list[Term]:
    """What is searched for, and whether it is to be matched as it stands.

    >>> terms('shells "market of Ardun" --')
    [('shells', False), ('market of Ardun', True)]
    """
    found = [
        (phrase or word, bool(phrase)) for phrase, word in TERM.findall(words.replace("\x00", " "))
    ]
    return [(term, whole) for term, whole in found if re.search(r"\w", term)][:MOST_TERMS]


def _quoted(term: str, *, whole: bool) -> str:
    """A term as SQLite's query language has it, so that nothing in it is an operator."""
    string = '"' + term.replace('"', '""') + '"'
    return string if whole else string + "*"
