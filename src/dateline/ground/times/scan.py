"""Finds the pieces of time expressions among the words of a stretch of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.ground.times import clock, dates, holidays, lengths, periods
from dateline.ground.times.found import Found
from dateline.ground.times.lexicon import lexicon, read_data
from dateline.ground.times.meaning import Meaning
from dateline.ground.times.tokens import Words

Interpreter = Callable[[Found], Meaning | None]
PART = re.compile(r"<([A-Z_]+)>")
REACH = 24  # words before the core of a time within which it can begin


@dataclass(frozen=True, slots=True)
class Piece:
    """Words `first` to `last` (excluded), what they mean, and by which rules."""

    first: int
    last: int
    meaning: Meaning
    rule: str


@dataclass(frozen=True, slots=True)
class _Scanner:
    runs: re.Pattern[str]
    core: re.Pattern[str]
    rules: tuple[tuple[re.Pattern[str], str, Interpreter | Meaning], ...]


@cache
def _scanner() -> _Scanner:
    classes = lexicon().classes
    grammar = read_data("grammar.toml")
    meanings: dict[str, Interpreter | Meaning] = {
        function.__name__: function
        for module in (dates, holidays, periods, lengths, clock)
        for function in module.MEANINGS
    }
    for module in (periods, lengths, clock):
        meanings |= module.CONSTANTS
    return _Scanner(
        re.compile(r"[^.]+"),
        classes.compile("{CORE}"),
        tuple(
            (
                classes.compile(_expanded(rule["pattern"], grammar["parts"])),
                rule["means"],
                meanings[rule["means"]],
            )
            for rule in grammar["rule"]
        ),
    )


def _expanded(pattern: str, parts: Mapping[str, str]) -> str:
    """The pattern with the parts that it names; parts may name others."""
    while (whole := PART.sub(lambda match: parts[match[1]], pattern)) != pattern:
        pattern = whole
    return pattern


def scan(words: Words) -> Iterator[Piece]:
    """The pieces in order: at each word the longest match, the earlier rule where two are
    as long."""
    scanner = _scanner()
    for run in scanner.runs.finditer(words.letters):
        at, end = run.span()
        while core := scanner.core.search(words.letters, at, end):
            at = max(at, core.start() - REACH)
            piece = _longest(scanner, words, at)
            if piece is not None:
                yield piece
            at = piece.last if piece else at + 1


def _longest(scanner: _Scanner, words: Words, at: int) -> Piece | None:
    best: Piece | None = None
    for pattern, name, means in scanner.rules:
        match = pattern.match(words.letters, at)
        if match and match.end() > (best.last if best else at):
            meaning = means if isinstance(means, Meaning) else means(Found(words, match))
            if meaning is not None:
                best = Piece(at, match.end(), meaning, name)
    return best
