"""Which pairs of event mentions are worth a look: those that share a place and days, rare
words, a person's name, a quotation or wording. Everything else is never compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import floor

from dateline.link.mentions import Mention
from dateline.link.rarity import Rarity
from dateline.model.values import TimeSpan


@dataclass(frozen=True, slots=True)
class Blocking:
    """How wide the net is: days around a told day, the side of a cell in degrees, how rare a
    word must be to be looked up and how many reports may hold it, how much such words must
    come to together (`near`, and `far` where reports appeared long after each other), and the
    longest block that is paired in full."""

    days: int = 3
    cell: float = 0.5
    rarity: int = 6
    rare: int = 30
    near: int = 13
    far: int = 25
    published_days: int = 45
    longest: int = 400


Pair = tuple[str, str]
COARSE_DAYS = 62
"""Longer stretches than this are compared by the year."""


def candidate_pairs(
    mentions: Sequence[Mention], rarity: Rarity, options: Blocking
) -> list[tuple[Mention, Mention]]:
    """Pairs of mentions that share a block, each once, in order."""
    by_id = {mention.id: mention for mention in mentions}
    pairs: set[Pair] = set()
    for block in _blocks(mentions, options):
        pairs.update(_pairs_in(block, options))
    for coarse, others in _years(mentions, options):
        pairs.update(_ordered(coarse, other) for other in others if other is not coarse)
    pairs.update(_pairs_by_report(mentions, rarity, options))
    return [(by_id[left], by_id[right]) for left, right in sorted(pairs)]


def _ordered(left: Mention, right: Mention) -> Pair:
    return min(left.id, right.id), max(left.id, right.id)


def _pairs_in(block: Sequence[Mention], options: Blocking) -> Iterator[Pair]:
    if len(block) > options.longest:
        block = [mention for mention in block if mention.chief][: options.longest]
    for i, left in enumerate(block):
        for right in block[i + 1 :]:
            if left.aggregate == right.aggregate:
                yield _ordered(left, right)


def _years(
    mentions: Iterable[Mention], options: Blocking
) -> Iterator[tuple[Mention, list[Mention]]]:
    """Each mention of which little more than the year is told, with those of its place then."""
    dated: dict[Hashable, list[Mention]] = defaultdict(list)
    coarse: list[tuple[Mention, Hashable]] = []
    for mention in mentions:
        if mention.days is None or mention.aggregate:
            continue
        years = range(mention.days.first.year, mention.days.last.year + 1)
        for where in _place_keys(mention, options):
            for year in years:
                dated[where, year].append(mention)
                if _is_coarse(mention.days):
                    coarse.append((mention, (where, year)))
    for mention, key in coarse:
        yield mention, dated[key][: options.longest]


def _is_coarse(days: TimeSpan) -> bool:
    return (days.last - days.first).days > COARSE_DAYS


def _blocks(mentions: Iterable[Mention], options: Blocking) -> Iterator[list[Mention]]:
    blocks: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        for key in _keys(mention, options):
            blocks[key].append(mention)
    for key in sorted(blocks, key=repr):
        yield blocks[key]


def _keys(mention: Mention, options: Blocking) -> set[Hashable]:
    keys: set[Hashable] = {("person", name) for name in mention.people if " " in name}
    times = _time_keys(mention, options)
    return keys | {(where, time) for where in _place_keys(mention, options) for time in times}


def _place_keys(mention: Mention, options: Blocking) -> list[Hashable]:
    place = mention.place
    if place is None:
        return []
    found: list[Hashable] = []
    if place.admin1:
        found.append(("area", place.country_code, place.admin1))
    if mention.pinned:
        row, column = floor(place.lat / options.cell), floor(place.lon / options.cell)
        down = 1 if place.lat / options.cell - row > 0.5 else -1
        left = 1 if place.lon / options.cell - column > 0.5 else -1
        found += [("cell", r, c) for r in (row, row + down) for c in (column, column + left)]
    elif not place.admin1:
        found.append(("country", place.country_code))
    return found


def _time_keys(mention: Mention, options: Blocking) -> list[Hashable]:
    """The weeks in which it may have happened; one key for all where nothing is known."""
    if mention.days is None:
        if mention.published is None:
            return ["undated"]
        first = last = mention.published
    else:
        first, last = mention.days.first, mention.days.last
    if (last - first).days > COARSE_DAYS:
        return []
    slack = timedelta(options.days)
    weeks = range((first - slack).toordinal() // 7, (last + slack).toordinal() // 7 + 1)
    return [("week", week) for week in weeks]


def _pairs_by_report(
    mentions: Iterable[Mention], rarity: Rarity, options: Blocking
) -> Iterator[Pair]:
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if (mention.current or mention.chief) and len(told[mention.report]) < 4:
            told[mention.report].append(mention)
    for left, right in _alike_reports(told, rarity, options):
        for a in told[left]:
            for b in told[right]:
                yield min(a.id, b.id), max(a.id, b.id)


def _alike_reports(told: dict[str, list[Mention]], rarity: Rarity, options: Blocking) -> list[Pair]:
    holders: dict[Hashable, list[str]] = defaultdict(list)
    for report in sorted(told):
        if told[report]:
            digest = told[report][0].digest
            for word in digest.words:
                if rarity.weight(word) >= options.rarity:
                    holders[word].append(report)
            for part in (*digest.signature, *digest.quotes):
                holders["text", part].append(report)
    shared: dict[Pair, int] = defaultdict(int)
    for key, reports in holders.items():
        if 1 < len(reports) <= options.rare:
            weight = rarity.weight(key) if isinstance(key, str) else options.near
            for i, left in enumerate(reports):
                for right in reports[i + 1 :]:
                    shared[left, right] += weight
    return [
        pair
        for pair, weight in sorted(shared.items())
        if weight >= options.near
        and (weight >= options.far or _published_near(told, pair, options))
    ]


def _published_near(told: dict[str, list[Mention]], pair: Pair, options: Blocking) -> bool:
    left, right = (told[report][0].published for report in pair)
    return not left or not right or abs((left - right).days) <= options.published_days
