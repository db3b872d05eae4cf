"""Linking set by set: which reports bear on each other, and linking such a set by itself.

What a set must know of all other reports is little: how rare words are, and which keys are
crowded. With that, it comes to what linking everything at once comes to, so that sets can be
linked wherever there is room (see `pipeline.spread`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.link.candidates import Candidates, telling_keys
from dateline.link.circles import ROUNDS, Circles, Linker, forms_of
from dateline.link.events import KEPT, Decided, reasons, score, shipped_weights
from dateline.link.index import MemoryIndex
from dateline.link.keys import Blocking, key_of, spots_of, wordings_of
from dateline.link.lineage import copies_of
from dateline.link.mentions import Mention
from dateline.link.pages import page_of
from dateline.link.pairs import Pair
from dateline.link.rarity import Rarity, counted_words
from dateline.link.said import pairs_called
from dateline.model.incidents import Judgement, Link, Verdict
from dateline.model.reading import Digest, Reading
from dateline.model.report import Published

OPTIONS = Blocking()
Dated = Mapping[str, tuple[int, Published]]
"""By report the round of linking from which its links date it, and the day."""
Readings = Mapping[str, Reading]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Beyond:
    """What linking a set must know of all reports: how many of the earliest hold each word and
    how many those are, how many mentions (`spots`) or reports (`wordings`) stand under the keys
    that are crowded, and what was decided of pairs."""

    held: Mapping[str, int]
    firsts: int
    spots: Mapping[int, int]
    wordings: Mapping[int, int]
    judgements: tuple[Judgement, ...] = ()

    def rarity(self, digests: Iterable[Digest]) -> Rarity:
        """How rare the words of these reports are."""
        rarity = Rarity(reports=self.firsts)
        words = {word for digest in digests for word in counted_words(digest)}
        rarity.hear({word: self.held[word] for word in words & self.held.keys()})
        return rarity


class SetIndex(MemoryIndex):
    """An index of some reports that knows which keys all reports together crowd."""

    def __init__(self, readings: Readings, beyond: Beyond, dated: Dated) -> None:
        super().__init__({id: r.digest for id, r in readings.items()}, OPTIONS, readings)
        self._beyond = beyond
        decided = Decided.by(beyond.judgements)
        self.put_forms(forms_of(readings.values(), decided, {}), 0)
        for report in sorted(dated.keys() & readings.keys()):
            since, day = dated[report]
            self.put_forms(forms_of([readings[report]], decided, {report: day}), since)

    def spots(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[int] | None]:
        """The forms under each key; None for keys that are crowded."""
        held = self._beyond.spots
        crowded = {key: None for key in keys if held.get(key, 0) > most}
        return {**super().spots(keys, most), **crowded}

    def wordings(self, keys: Collection[int], most: int) -> Mapping[int, Sequence[str]]:
        """The reports under each key that isn't crowded."""
        found, held = super().wordings(keys, most), self._beyond.wordings
        return {key: reports for key, reports in found.items() if held.get(key, 0) <= most}

    def later(self) -> Mapping[str, int]:
        """The round from which on each report is dated that its links dated."""
        return {f.mention.report: f.since for f in self._forms.values() if f.since}


class Kind(StrEnum):
    """What a key is of: `spot` of a mention's place and days, `asked` where mentions look for
    others but don't stand themselves, `word` of wording, `page` of an address, `same` and
    `origin` of a pair of mentions or of reports that a person called one."""

    SPOT = "spot"
    ASKED = "asked"
    WORD = "word"
    PAGE = "page"
    SAME = "same"
    ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Posted:
    """A report under a key: how many of its mentions stand there (or 1), what the key tells (a
    word's steps), and whether it is a sampled shingle."""

    kind: Kind
    key: int
    report: str
    number: int = 1
    tells: int = 0
    shingle: bool = False


def keys_in(reading: Reading, beyond: Beyond, dated: Dated) -> Iterator[Posted]:
    """All keys under which a report may meet others."""
    report, digest = reading.report.id, reading.digest
    decided = Decided.by(beyond.judgements)
    standing: dict[int, int] = {}
    asked: set[int] = set()
    mentions = forms_of([reading], decided, {})[report]
    for mention in mentions:
        spots = spots_of(mention, OPTIONS)
        standing.update((key, standing.get(key, 0) + 1) for key in spots.posted)
        asked |= {wanted for _, wanted in spots.asked}
    if report in dated:
        later = forms_of([reading], decided, {report: dated[report][1]})[report]
        asked |= {key for m in later for key in _met(m)}
    yield from (Posted(Kind.SPOT, key, report, n) for key, n in standing.items())
    yield from (Posted(Kind.ASKED, key, report, 0) for key in asked - standing.keys())
    telling = telling_keys(digest, beyond.rarity([digest]), OPTIONS)
    shingles = set(digest.signature)
    for key in wordings_of(digest):
        yield Posted(Kind.WORD, key, report, 1, telling.get(key, 0), key in shingles)
    if page := page_of(reading.report.url):
        yield Posted(Kind.PAGE, key_of("page", page), report)
    events = {part for mention in mentions for part in mention.parts}
    for pair in decided.same:
        if not events.isdisjoint(pair):
            yield Posted(Kind.SAME, key_of("same", *pair), report)
    for pair in pairs_called(Verdict.SAME, beyond.judgements):
        if report in pair:
            yield Posted(Kind.ORIGIN, key_of("origin", *pair), report)


def _met(mention: Mention) -> set[int]:
    """Where a mention that is dated by links may meet others: under the keys where it asks, and
    where others ask for such."""
    spots = spots_of(mention, OPTIONS)
    return set(spots.posted) | {wanted for _, wanted in spots.asked}


def edges_among(
    pairs: Iterable[Edge], readings: Readings, beyond: Beyond, dated: Dated
) -> tuple[set[Edge], list[Link]]:
    """Those of the pairs of reports of which a mention each is of one circle; and the links
    between the mentions of these pairs that join nothing, but that a reviewer may want."""
    index = SetIndex(readings, beyond, dated)
    rarity = beyond.rarity(reading.digest for reading in readings.values())
    known, weights, wanted = Candidates(index, rarity, OPTIONS), shipped_weights(), set(pairs)
    found: set[Edge] = set()
    links: list[Link] = []
    last = ROUNDS if index.later() else 0
    for turn in range(last + 1):
        forms = [form for form in known.forms_in(sorted(readings)) if form.stands(turn)]
        for left, right in sorted(known.pairs(forms, turn)):
            a, b = known.forms[left].mention, known.forms[right].mention
            edge = min(a.report, b.report), max(a.report, b.report)
            if edge not in wanted or (edge in found and turn < last):
                continue
            value = score(pair := Pair(a, b, rarity), weights)
            if value > 0:
                found.add(edge)
            elif value >= KEPT and turn == last:
                links.append(Link(a.id, b.id, round(value, 3), reasons(pair, weights)))
    return found, links


def kin_among(readings: Readings, beyond: Beyond) -> set[Edge]:
    """The pairs of these reports of which one came by the other."""
    index = SetIndex(readings, beyond, {})
    return set(copies_of(sorted(readings), index, dict(readings)))


def link_set(readings: Readings, beyond: Beyond) -> tuple[Circles, Dated]:
    """What linking a set comes to on which nothing else bears, and which reports it dates."""
    index = SetIndex(readings, beyond, {})
    rarity = beyond.rarity(reading.digest for reading in readings.values())
    decided = Decided.by(beyond.judgements)
    linker = Linker(index, rarity, shipped_weights(), decided, OPTIONS, set())
    found = linker.link(sorted(readings))
    later = index.later()
    return found, {report: (later[report], day) for report, day in found.published.items()}
