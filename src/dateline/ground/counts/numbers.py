"""Number phrases: which words give a number, and the range that they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.ground.counts.lexicon import Quantities, Words, quantities
from dateline.model.values import Count, Relation

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
DECIMAL = re.compile(r"\d{1,9}\.\d{1,3}")
JOINED = re.compile(r"(\d{1,6})[-–—](\d{1,6})")
DASHES = frozenset({"-", "–", "—"})
LONGEST = 5
BIGGEST = 10**12


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """Words that give a number: from `first` to `last` (excluded) in the report's tokens.

    `phrase` is the lexicon's key, "" for a plain number; `bare` is whether no word of quantity
    modifies it and it is in digits (so it might be an age, an address, a score).
    """

    first: int
    last: int
    count: Count
    phrase: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Core:
    last: int
    low: int
    high: int
    vague: str = ""


def number_phrases(words: Sequence[str], base: int) -> Iterator[NumberPhrase]:
    """The number phrases of one sentence, from its words in lower case, left to right;
    `base` is the place of its first word in the report."""
    lexicon = quantities()
    place, floor = 0, 0
    while place < len(words):
        word = words[place]
        starts = word in lexicon.first_words or word[0].isdigit() or "-" in word
        found = _phrase_at(words, place, floor, lexicon) if starts else None
        if found is None:
            place += 1
            continue
        yield replace(found, first=found.first + base, last=found.last + base)
        place = floor = found.last


def _phrase_at(
    words: Sequence[str], at: int, floor: int, lexicon: Quantities
) -> NumberPhrase | None:
    at += _modifier(words, at, lexicon)
    zero = _longest(words, at, lexicon.zero)
    if zero:
        return NumberPhrase(at, at + zero, Count(0, 0, 0, Relation.ZERO), "zero")
    vague = _longest(words, at, lexicon.vague)
    if vague:
        key = lexicon.vague[tuple(words[at : at + vague])]
        return _modified(words, at, floor, _Core(at + vague, 0, 0, key), lexicon)
    core = _between(words, at, lexicon) or _range(words, at, lexicon)
    return _modified(words, at, floor, core, lexicon) if core else None


def _modifier(words: Sequence[str], at: int, lexicon: Quantities) -> int:
    """How many words of quantity stand here with their number behind them: "some 40"."""
    size = _longest(words, at, lexicon.before)
    after = at + size
    if not size or after >= len(words):
        return 0
    number = _cardinal(words, after, lexicon) or _longest(words, after, lexicon.vague)
    return size if number else 0


def _longest(words: Sequence[str], at: int, known: Mapping[Words, str]) -> int:
    """How many words of the longest phrase that stands here, 0 for none."""
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        if tuple(words[at : at + size]) in known:
            return size
    return 0


def _between(words: Sequence[str], at: int, lexicon: Quantities) -> _Core | None:
    """Between A and B; from A to B; anywhere from A to B."""
    joint = {"between": ("and",), "from": ("to",)}.get(words[at])
    if joint is None:
        return None
    low = _cardinal(words, at + 1, lexicon)
    if low is None or low.last >= len(words) or words[low.last] not in joint:
        return None
    high = _cardinal(words, low.last + 1, lexicon)
    if high is None or high.low <= low.low:
        return None
    return _Core(high.last, low.low, high.low)


def _range(words: Sequence[str], at: int, lexicon: Quantities) -> _Core | None:
    """A number, or A–B, A to B, A or B."""
    joined = JOINED.fullmatch(words[at])
    if joined and int(joined[1]) < int(joined[2]):
        return _Core(at + 1, int(joined[1]), int(joined[2]))
    low = _cardinal(words, at, lexicon)
    if low is None or low.last + 1 >= len(words):
        return low
    joint = words[low.last]
    if joint not in DASHES and joint not in ("to", "or"):
        return low
    high = _cardinal(words, low.last + 1, lexicon)
    if high is None or high.low <= low.low or (joint == "or" and high.low > 2 * low.low + 1):
        return low
    return _Core(high.last, low.low, high.low)


def _cardinal(words: Sequence[str], at: int, lexicon: Quantities) -> _Core | None:
    """One number: "1,601", "twenty-three", "a hundred and four", "two dozen", "half a dozen"."""
    if at >= len(words):
        return None
    half = _half_dozen(words, at)
    if half:
        return _Core(at + half, 6, 6)
    if DECIMAL.fullmatch(words[at]) and words[at + 1 : at + 2] in (["million"], ["billion"]):
        number = round(float(words[at]) * lexicon.multipliers[words[at + 1]])
        return _Core(at + 2, number, number)
    leading = _leading(words, at, lexicon)
    return _multiplied(words, leading, lexicon) if leading else None


def _half_dozen(words: Sequence[str], at: int) -> int:
    """How many words say "half a dozen" here."""
    if words[at] == "half-dozen":
        return 1
    if words[at] != "half":
        return 0
    rest = tuple(words[at + 1 : at + 3])
    return 3 if rest in (("a", "dozen"), ("-", "dozen")) else 2 if rest[:1] == ("dozen",) else 0


def _leading(words: Sequence[str], at: int, lexicon: Quantities) -> _Core | None:
    """The first part of a number, before "hundred", "dozen" …"""
    word = words[at]
    if word in ("a", "an", "one") and at + 1 < len(words) and words[at + 1] in lexicon.multipliers:
        return _Core(at + 1, 1, 1)
    if DIGITS.fullmatch(word) and len(word) <= 12:
        value = int(word.replace(",", ""))
        return _Core(at + 1, value, value)
    if word in lexicon.cardinals:
        value, last = _small(words, at, lexicon)
        return _Core(last, value, value)
    if (
        word in lexicon.multiples
        and words[at + 1 : at + 2]
        and words[at + 1] in lexicon.multiple_of
    ):
        return _Core(at + 1, lexicon.multiples[word], lexicon.multiples[word])
    parts = word.split("-")
    if len(parts) == 2 and all(part in lexicon.cardinals for part in parts):
        value = sum(lexicon.cardinals[part] for part in parts)
        return _Core(at + 1, value, value)
    return None


def _multiplied(words: Sequence[str], leading: _Core, lexicon: Quantities) -> _Core:
    """The number with the multipliers that follow its first part."""
    at, total, part = leading.last, 0, leading.low
    while at < len(words) and words[at] in lexicon.multipliers and part < BIGGEST:
        size = lexicon.multipliers[words[at]]
        at += 1
        if size == 100 and part < 100:
            part *= 100
        else:
            total, part = total + part * size, 0
        more = _continued(words, at, size, lexicon)
        if more:
            part, at = part + more.low, more.last
    return _Core(at, total + part, total + part)


def _small(words: Sequence[str], at: int, lexicon: Quantities) -> tuple[int, int]:
    """A number under a hundred in words, with or without its hyphen."""
    tens = lexicon.cardinals[words[at]]
    after = at + 1
    if tens >= 20 and tens % 10 == 0 and after < len(words):
        if words[after] in DASHES and after + 1 < len(words):
            after += 1
        units = lexicon.cardinals.get(words[after], 10)
        if units < 10:
            return tens + units, after + 1
    return tens, at + 1


def _continued(words: Sequence[str], at: int, size: int, lexicon: Quantities) -> _Core | None:
    """What follows "hundred" or "thousand" within one number: "(and) four"."""
    if size < 100:
        return None
    if at < len(words) and words[at] == "and":
        at += 1
    if at >= len(words) or words[at] not in lexicon.cardinals:
        return None
    value, last = _small(words, at, lexicon)
    if last < len(words) and words[last] == "hundred":
        value, last = value * 100, last + 1
    return _Core(last, value, value)


def _modified(
    words: Sequence[str], at: int, floor: int, core: _Core, lexicon: Quantities
) -> NumberPhrase:
    """The phrase with the words of quantity that stand before and after its number."""
    first, last, key = at, core.last, ""
    for size in range(min(LONGEST, at - floor), 0, -1):
        found = lexicon.before.get(tuple(words[at - size : at]))
        if found:
            first, key = at - size, found
            break
    for size in range(min(3, len(words) - last), 0, -1):
        found = lexicon.after.get(tuple(words[last : last + size]))
        if found:
            last, key = last + size, key if key and key != "about" else found
            break
    count = _count(core, key, lexicon)
    phrase = core.vague or key
    return NumberPhrase(first, last, count, phrase, bare=not phrase and words[at][0].isdigit())


def _count(core: _Core, key: str, lexicon: Quantities) -> Count:
    relation = lexicon.relations.get(key, Relation.EXACT)
    if core.vague:
        value = lexicon.values[core.vague]
        if relation is Relation.AT_MOST:
            return Count(0, None, value.high, relation)
        return replace(value, high=None) if relation is Relation.AT_LEAST else value
    if relation is Relation.AT_MOST:
        return Count(0, None, core.high, relation)
    if relation is Relation.AT_LEAST:
        return Count(core.low, core.low, None, relation)
    if core.low != core.high:
        return Count(core.low, core.low, core.high, Relation.RANGE)
    return Count(core.low, core.low, core.high, relation)
