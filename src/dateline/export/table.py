"""Tables: columns that say what they mean, and CSV that a spreadsheet can't be tricked with."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
Cell = str | int | float | bool | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its header, what it holds (the docs page is made of this), and its value."""

    name: str
    meaning: str
    value: Callable[[T], Cell]


def rows_of(columns: Sequence[Column[T]], things: Iterable[T]) -> list[list[Cell]]:
    """One row a thing, a cell a column."""
    return [[column.value(thing) for column in columns] for thing in things]


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """CSV as RFC 4180 has it, with CRLF; cells that a spreadsheet would run are defused."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue()


def plain(cell: Cell) -> str | int | float:
    """The cell as it is written: unknown is empty, truth is 0 or 1, text is defused."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return int(cell)
    return defused(cell) if isinstance(cell, str) else cell


def defused(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP: a leading apostrophe)."""
    return f"'{text}" if text.startswith(FORMULA) else text


def fused(text: str) -> str:
    """What `defused` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
