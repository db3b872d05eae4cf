"""What a rule over a row is, and the questions that several codebooks ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a codebook: the column it is about and a test that returns what is wrong (None
    where all is well). `published_break_it`: the published data do so now and then."""

    column: str
    test: Callable[[Row], str | None]
    published_break_it: bool = False


def whole(row: Row, column: str) -> int | None:
    """A whole number; None where the cell is empty, missing or none."""
    text = (row.get(column) or "").strip()
    return int(text) if text.lstrip("-").isdecimal() else None


def number(row: Row, column: str) -> float | None:
    """A number; None where the cell is empty, missing or none."""
    try:
        return float(row.get(column) or "")
    except ValueError:
        return None


def day(row: Row, column: str) -> date | None:
    """A day written YYYY-MM-DD, with or without a time behind it."""
    try:
        return date.fromisoformat((row.get(column) or "")[:10])
    except ValueError:
        return None


def one_of(column: str, allowed: frozenset[str], *, may_be_empty: bool = False) -> Rule:
    """The cell is one of a closed list."""

    def test(row: Row) -> str | None:
        value = (row.get(column) or "").strip()
        if value in allowed or (may_be_empty and not value):
            return None
        return f"{value!r} is not one of the codebook's {len(allowed)} values"

    return Rule(column, test)


def code(column: str, first: int, last: int) -> Rule:
    """The cell is a whole number from first to last."""

    def test(row: Row) -> str | None:
        value = whole(row, column)
        inside = value is not None and first <= value <= last
        return None if inside else f"{row.get(column)!r} is not a whole number {first}-{last}"

    return Rule(column, test)


def within(column: str, limit: float) -> Rule:
    """The cell is a coordinate."""

    def test(row: Row) -> str | None:
        value = number(row, column)
        inside = value is not None and -limit <= value <= limit
        return None if inside else f"{row.get(column)!r} is no coordinate"

    return Rule(column, test)


def a_day(column: str) -> Rule:
    """The cell is a day."""

    def test(row: Row) -> str | None:
        return None if day(row, column) else f"{row.get(column)!r} is no day (YYYY-MM-DD)"

    return Rule(column, test)


def not_empty(column: str) -> Rule:
    """The cell says something."""

    def test(row: Row) -> str | None:
        return None if (row.get(column) or "").strip() else "is empty"

    return Rule(column, test)
