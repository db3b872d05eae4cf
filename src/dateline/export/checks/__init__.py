"""Whether a file keeps its codebook's rules: every broken one by row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.export.checks import acled, ucdp
from dateline.export.checks.rules import Row, Rule
from dateline.model.errors import InputError, UnknownStageError

CODEBOOKS: Mapping[str, Callable[[], tuple[frozenset[str], tuple[Rule, ...]]]] = {
    "ucdp": lambda: (ucdp.REQUIRED, ucdp.RULES),
    "acled": lambda: (acled.REQUIRED, acled.RULES),
}


class Weight(StrEnum):
    """Whether the published data themselves keep the rule."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule: the line in the file (the header is 1), the column, what is wrong."""

    line: int
    column: str
    weight: Weight
    text: str


def check(content: str, codebook: str) -> list[Broken]:
    """All broken rules of a CSV file, in the order of its rows.

    `UnknownStageError` for a codebook that isn't known, `InputError` for a file without the
    columns that make it one of its kind.
    """
    if codebook not in CODEBOOKS:
        known = ", ".join(CODEBOOKS)
        raise UnknownStageError(f"no codebook called {codebook!r}. Known: {known}.")
    required, rules = CODEBOOKS[codebook]()
    rows = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    missing = required - set(rows.fieldnames or ())
    if missing:
        raise InputError(f"not a {codebook} file: it has no column {', '.join(sorted(missing))}")
    return list(_broken(rows, rules))


def _broken(rows: Iterable[Row], rules: tuple[Rule, ...]) -> Iterator[Broken]:
    for line, row in enumerate(rows, start=2):
        for rule in rules:
            text = rule.test(row)
            if text:
                weight = Weight.WARNING if rule.published_break_it else Weight.ERROR
                yield Broken(line, rule.column, weight, text)
