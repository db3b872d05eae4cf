"""The words that time expressions are made of, from the data files, each with its class."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.ground.times.patterns import Classes

Payload = Any
DATA = "dateline.data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's class and what it stands for: a month's number, a unit's letter …"""

    name: str
    means: Payload = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words, the phrases of several words by their first one, and the classes' codes."""

    words: Mapping[str, Entry]
    phrases: Mapping[str, tuple[tuple[re.Pattern[str], Entry], ...]]
    classes: Classes


LOOSE = (
    "D12", "D24", "D31", "NUMBER", "FOUR", "YEAR", "ORDNUM", "CLOCK", "AMPM", "ISO", "SLASHED",
    "YEARS", "DECADE", "FRACTION", "COMMA", "DOT", "HYPHEN", "POSS", "LPAR", "RPAR", "COLON",
    "SLASH", "DECIMAL", "APOS", "MILITARY",
)  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    words: dict[str, Entry] = {}
    phrases: dict[str, list[tuple[re.Pattern[str], Entry]]] = {}
    for text, entry in _entries():
        first, *rest = re.split(r"[\s-]", text, maxsplit=1)
        if rest:
            pattern = re.compile(
                r"[\s-]+".join(map(re.escape, re.split(r"[\s-]", text))) + r"\b", re.I
            )
            key = re.split(r"\W", first)[0]
            phrases.setdefault(key, []).append((pattern, entry))
        else:
            words[text] = entry
    names = [entry.name for entry in words.values()]
    names += [entry.name for group in phrases.values() for _, entry in group]
    unions = read_data("grammar.toml")["unions"]
    longest = {
        key: tuple(sorted(group, key=lambda pair: -len(pair[0].pattern)))
        for key, group in phrases.items()
    }
    return Lexicon(words, longest, Classes.made(dict.fromkeys([*names, *LOOSE]), unions))


def read_data(name: str) -> dict[str, Any]:
    """A data file of this package."""
    text = files(DATA).joinpath("times").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entries() -> Iterator[tuple[str, Entry]]:
    """Every word or phrase with its entry; a later one replaces an earlier one."""
    yield from _names(read_data("months.toml"))
    calendars = read_data("calendars.toml")
    for calendar in ("jalali", "hijri"):
        for number, spellings in enumerate(calendars[calendar], 1):
            for text in spellings:
                yield text, Entry(calendar.upper(), number)
    yield from _words(read_data("words.toml"))
    for holiday in read_data("holidays.toml")["holiday"]:
        for text in holiday["names"]:
            yield text, Entry("HOLIDAY", text)
    for zone in read_data("zones.toml")["zone"]:
        for text in zone["names"]:
            yield text, Entry("ZONE", zone["minutes"])


def _names(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    classes = {
        "foreign": "FOREIGN",
        "abbreviated": "ABBR",
        "unsure": "UNSURE",
        "sure": "SURE",
        "plural": "S",
    }
    for kind, base in (("month", 1), ("weekday", 0)):
        for number, row in enumerate(data[kind], base):
            for form, suffix in classes.items():
                name = "FOREIGN" if suffix == "FOREIGN" else kind.upper() + suffix
                yield from ((text, Entry(name, number)) for text in row.get(form, ()))


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    for name, texts in data["classes"].items():
        yield from ((text, Entry(name)) for text in texts)
    for kind, name in (
        ("ones", "ONES"),
        ("teens", "TEENS"),
        ("tens", "TENS"),
        ("powers", "POWER"),
        ("dozen", "DOZEN"),
    ):
        yield from _rows(name, data["numbers"][kind].items())
    yield from _rows("ORDWORD", data["ordinals"].items())
    yield "second", Entry("SECOND", 2)
    for table, name in (
        ("units", "UNIT"),
        ("plural_units", "UNITS"),
        ("seasons", "SEASON"),
        ("parts", "PART"),
        ("plural_parts", "PARTS"),
    ):
        yield from _rows(name, data[table].items())
    yield "night", Entry("NIGHT", {"value": "TNI", "local": "night"})
    yield "nights", Entry("NIGHTS", {"value": "TNI", "local": "night"})
    yield "quarter", Entry("QUARTERWORD", "Q")
    yield "century", Entry("CENTURYWORD", "C")
    yield "decade", Entry("DECADEWORD", "E")
    yield "hours", Entry("HOURS", "TH")
    for name in ("single", "phrase"):
        for row in data[name]:
            yield from ((text, Entry("FIXED", row)) for text in row["words"])


def _rows(name: str, rows: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Entry]]:
    for text, means in rows:
        yield text, Entry(name, means)
