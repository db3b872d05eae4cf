"""The keys under which mentions and reports are looked up: only those that share one are
ever compared.

A mention has keys of its place and days and of the persons it names; a report has keys of its
words, its quotations and its sampled shingles. A key is a number made from what it stands for,
so that an index of them is small and the same everywhere.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from hashlib import blake2b
from math import floor

from dateline.link.mentions import Mention
from dateline.link.rarity import counted_words, weight_of
from dateline.model.reading import Digest
from dateline.model.values import TimeSpan


@dataclass(frozen=True, slots=True)
class Blocking:
    """How wide the net is: days around a told day, the side of a cell in degrees, how rare a
    word must be to be looked up and how many reports may hold it, how much such words must
    come to together (`near`, and `far` where reports appeared long after each other), and
    how many mentions one key may have before it tells nothing."""

    days: int = 3
    cell: float = 0.5
    rarity: int = 6
    rare: int = 30
    near: int = 13
    far: int = 25
    published_days: int = 45
    longest: int = 400


FILES = frozenset({"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cfm", "index", "amp"})
"""Words of addresses that tell what kind of file a page is."""
COARSE_DAYS = 62
"""Longer stretches than this are compared by the year."""


def key_of(*parts: Hashable) -> int:
    """A number of 64 bits that stands for these parts, the same on every machine."""
    return int.from_bytes(blake2b(repr(parts).encode(), digest_size=8).digest(), signed=True)


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a mention stands in the index (`posted`), and what it is compared with: the
    mentions under the second key of each pair of `asked`, unless the first is crowded."""

    posted: frozenset[int]
    asked: frozenset[tuple[int, int]]


def spots_of(mention: Mention, options: Blocking) -> Spots:
    """The keys of a mention's place and days and of its persons."""
    plain = {key_of("person", name) for name in mention.people if " " in name}
    times = list(_time_keys(mention, options))
    places = list(_place_keys(mention, options))
    plain |= {key_of(where, time) for where in places for time in times}
    posted, asked = set(plain), {(key, key) for key in plain}
    if mention.days is not None and not mention.aggregate:
        coarse = is_coarse(mention.days)
        for where in places:
            for year in range(mention.days.first.year, mention.days.last.year + 1):
                dated, wide = key_of(where, "year", year), key_of(where, "wide", year)
                posted |= {dated, wide} if coarse else {dated}
                asked.add((dated, dated if coarse else wide))
    named = frozenset((*_scene_keys(mention), *_address_keys(mention, options)))
    posted |= named
    asked |= {(key, key) for key in named}
    return Spots(frozenset(posted), frozenset(asked))


def _scene_keys(mention: Mention) -> Iterator[int]:
    """The keys of the names for its scene on the one day that it is told of."""
    days = mention.days
    if days is not None and days.first == days.last and mention.timed and not mention.aggregate:
        for name in mention.names:
            yield key_of("scene", days.first, name)


def _address_keys(mention: Mention, options: Blocking) -> Iterator[int]:
    """The keys of what the web address of its report tells, where the mention leads it: each word
    that is rare in news at large, with the weeks in which the report may have appeared."""
    if mention.chief and mention.published:
        for week in _weeks(mention.published, mention.published, options):
            for word in {*mention.digest.address, *mention.placed, *mention.names}:
                if weight_of(word, 0, 0) >= options.rarity and word not in FILES:
                    yield key_of("address", week, word)


def is_coarse(days: TimeSpan) -> bool:
    """Whether little more than the year is told."""
    return (days.last - days.first).days > COARSE_DAYS


def _place_keys(mention: Mention, options: Blocking) -> Iterator[tuple[Hashable, ...]]:
    place = mention.place
    if place is None:
        return
    if place.admin1:
        yield "area", place.country_code, place.admin1
    if mention.pinned:
        row, column = floor(place.lat / options.cell), floor(place.lon / options.cell)
        down = 1 if place.lat / options.cell - row > 0.5 else -1
        left = 1 if place.lon / options.cell - column > 0.5 else -1
        for r in (row, row + down):
            for c in (column, column + left):
                yield "cell", r, c
    elif not place.admin1:
        yield "country", place.country_code


def _time_keys(mention: Mention, options: Blocking) -> Iterator[tuple[Hashable, ...]]:
    """The weeks in which it may have happened; one key for all where nothing is known."""
    if mention.days is None:
        if mention.published is None:
            yield ("undated",)
            return
        first = last = mention.published
    else:
        first, last = mention.days.first, mention.days.last
    if (last - first).days > COARSE_DAYS:
        return
    for week in _weeks(first, last, options):
        yield "week", week


def _weeks(first: date, last: date, options: Blocking) -> range:
    slack = timedelta(options.days)
    return range((first - slack).toordinal() // 7, (last + slack).toordinal() // 7 + 1)


@lru_cache(maxsize=1 << 18)
def word_key(word: str) -> int:
    """The key of a word."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), signed=True)


def wordings_of(digest: Digest) -> dict[int, str | None]:
    """The keys of a report's words, names and address, each with its words, and of its
    quotations and shingles."""
    words = sorted(counted_words(digest))
    found: dict[int, str | None] = {word_key(word): word for word in words}
    for quote in digest.quotes:
        found[word_key(quote)] = None
    for value in digest.signature:
        found[value] = None
    return found
