"""How telling it is that two reports share words: rare ones tell much, common ones nothing.

A word is as common as it is among the reports at hand or in news at large
(`data/common_words.tsv`), whichever is more. The few reports that one incident may have don't
make its words common. Rarity is taken in steps (powers of two), so that a further report
seldom changes what a word tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from math import log, sqrt

from dateline.model.common_words import share_of
from dateline.model.reading import Digest, Reading
from dateline.model.report import Report
from dateline.model.spelling import skeleton

FEW = 6
"""So many reports may hold a word because they tell of one incident (ours)."""
RAREST = 10
"""Steps of the rarest words: one report in a thousand."""
SHOWN = 6
"""Shared words that a reviewer is shown at most."""
COMMON_NAME = 5
"""Steps up to which a name tells nothing: one in so many (powers of two) reports has it."""
SURE_NAMES = 15
"""Steps above that, of all shared names together, which leave no doubt (ours)."""
COMMON_SITE = 2
"""Steps up to which a word for a building or site tells nothing."""
MOST_SITES = 5
"""Steps that such words come to at most: half of what leaves little doubt (ours)."""
ENOUGH_NAMES = 8
"""So many names of each report, none shared, leave little doubt that they differ (ours)."""
TELLING_ADDRESS = 12
"""Steps that the words of an address come to at least for it to tell anything (ours)."""

LEAST_SPELLING = 4
"""Letters that a name keeps at least when the habits of spelling are taken out (ours)."""

FIRST = 4096
"""So many reports, the earliest, tell what is common: later ones change nothing of it."""

Weighed = tuple[dict[str, float], float]


def first_reports(readings: Iterable[Reading]) -> list[Reading]:
    """The reports that tell which words are common among the reports at hand: the earliest."""
    return sorted(readings, key=lambda reading: age(reading.report))[:FIRST]


def age(report: Report) -> tuple[int, str]:
    """What reports are ordered by: the day of publication, those without one last."""
    return (report.published.first or date.max).toordinal(), report.id


def counted_words(digest: Digest) -> frozenset[str]:
    """The words of a report, its names, those of its address and of its scenes among them."""
    scenes = (word for scene in digest.scenes for word in (*scene.names, *scene.sites))
    return frozenset((*digest.words, *digest.names, *digest.address, *scenes))


def weight_of(word: str, held: int, reports: int) -> int:
    """How rare a word is, in powers of two, that so many of so many reports hold."""
    here = max(0, held - FEW) / (1 << reports.bit_length())
    share = max(here, share_of(word), 2**-RAREST)
    return int(1 / share).bit_length() - 1


def _by_spelling(names: Iterable[str]) -> dict[str, str]:
    """The names by what stays of them in every spelling."""
    keys = ((skeleton(name), name) for name in sorted(names, reverse=True))
    return {key: name for key, name in keys if len(key) >= LEAST_SPELLING}


class Rarity:
    """The words of all reports with what each of them tells."""

    def __init__(self, digests: Iterable[Digest] = (), *, reports: int = 0) -> None:
        self._held: Counter[str] = Counter()
        for digest in digests:
            reports += 1
            self._held.update(counted_words(digest))
        self._reports = reports
        self._weights: dict[str, int] = {}
        self._weighed: dict[str, Weighed] = {}
        self._told: dict[str, frozenset[str]] = {}
        self._sketches: dict[str, frozenset[int]] = {}
        self._naming: dict[str, tuple[str, ...]] = {}
        self._known: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}

    def hear(self, held: Mapping[str, int]) -> None:
        """Learns how many of the reports hold words."""
        self._held.update(held)

    def held_by(self, word: str) -> int:
        """How many reports hold the word."""
        return self._held[word]

    def weight(self, word: str) -> int:
        """How rare the word is, in powers of two."""
        if word not in self._weights:
            self._weights[word] = weight_of(word, self._held[word], self._reports)
        return self._weights[word]

    def likeness(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        """How alike the words of two reports are (0 to 1, the cosine of what they tell), and
        the most telling shared ones."""
        key = (left.report, right.report)
        if key not in self._known:
            self._known[key] = self._compare(left, right)
        return self._known[key]

    def _compare(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        (mine, my_norm), (theirs, their_norm) = self._weigh(left), self._weigh(right)
        shared = {word: mine[word] * theirs[word] for word in mine if word in theirs}
        if not shared:
            return 0.0, ()
        telling = sorted(shared, key=lambda word: (-shared[word], word))[:SHOWN]
        return sum(shared.values()) / (my_norm * their_norm), tuple(telling)

    def _weigh(self, digest: Digest) -> Weighed:
        if digest.report not in self._weighed:
            counts = zip(digest.words, digest.times or (1,) * len(digest.words), strict=True)
            weights = {
                word: (1 + log(count)) * weight
                for word, count in counts
                if (weight := self.weight(word))
            }
            norm = sqrt(sum(weight**2 for weight in weights.values()))
            self._weighed[digest.report] = weights, norm
        return self._weighed[digest.report]

    def shared_names(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        """How telling the names are that both reports hold (0 to 1), and the names."""
        both = set(left.names).intersection(right.names)
        steps = {name: self.weight(name) - COMMON_NAME for name in both}
        telling = sorted((n for n in both if steps[n] > 0), key=lambda n: (-steps[n], n))
        return min(1.0, sum(steps[n] for n in telling) / SURE_NAMES), tuple(telling[:SHOWN])

    def shared_spot(
        self,
        left: Collection[str],
        right: Collection[str],
        mine: Collection[str],
        theirs: Collection[str],
    ) -> tuple[int, tuple[str, ...]]:
        """Steps of the names that both scenes hold, be it in two spellings, and the names; the
        names of the places that the two are told of (`mine`, `theirs`) count half."""
        total, names = self._shared(left, right, COMMON_NAME, set(mine) & set(theirs))
        both = set(left) & set(right)
        known = {skeleton(name) for name in mine} & {skeleton(name) for name in theirs}
        one, other = _by_spelling(set(left) - both), _by_spelling(set(right) - both)
        for key in sorted(one.keys() & other.keys()):
            steps = min(self.weight(one[key]), self.weight(other[key])) - COMMON_NAME
            if steps > 0:
                total += steps if key in known else 2 * steps
                names = (*names, f"{one[key]}/{other[key]}")
        return total, names

    def shared_sites(
        self, left: Collection[str], right: Collection[str]
    ) -> tuple[int, tuple[str, ...]]:
        """Steps of the words for buildings and sites that both scenes hold, and the words."""
        total, words = self._shared(left, right, COMMON_SITE, left)
        return min(total, MOST_SITES), words

    def of_place(self, words: Collection[str]) -> float:
        """How rare the words are that tell a place (0 to 1): 1 where none are told."""
        return max((self.weight(word) for word in words), default=RAREST) / RAREST

    def _shared(
        self, left: Collection[str], right: Collection[str], common: int, half: Collection[str]
    ) -> tuple[int, tuple[str, ...]]:
        steps = {w: self.weight(w) - common for w in set(left) & set(right)}
        steps = {w: n if w in half else 2 * n for w, n in steps.items() if n > 0}
        return sum(steps.values()), tuple(sorted(steps, key=lambda w: (-steps[w], w)))

    def names_apart(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        """How telling it is that none of the names of one report is in the other (0 to 1), and
        a name of each."""
        mine, theirs = self._telling_names(left), self._telling_names(right)
        if not mine or not theirs or set(mine) & set(theirs):
            return 0.0, ()
        fewer = min(len(mine), len(theirs))
        return min(1.0, fewer / ENOUGH_NAMES), (mine[0], theirs[0])

    def _telling_names(self, digest: Digest) -> tuple[str, ...]:
        if digest.report not in self._naming:
            told = tuple(n for n in digest.names if self.weight(n) > COMMON_NAME)
            self._naming[digest.report] = told
        return self._naming[digest.report]

    def address_told(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        """How much of one report's address stands in the other's words or address (the more
        of the two), and the words."""
        return max(self._address_in(left, right), self._address_in(right, left))

    def _address_in(self, one: Digest, other: Digest) -> tuple[float, tuple[str, ...]]:
        weights = {word: self.weight(word) for word in one.address}
        whole = sum(weights.values())
        if whole < TELLING_ADDRESS:
            return 0.0, ()
        told = self._words_of(other)
        both = sorted((w for w in weights if w in told), key=lambda w: (-weights[w], w))
        return sum(weights[w] for w in both) / whole, tuple(both[:SHOWN])

    def _words_of(self, digest: Digest) -> frozenset[str]:
        if digest.report not in self._told:
            self._told[digest.report] = frozenset((*digest.words, *digest.address))
        return self._told[digest.report]

    def shared_text(self, left: Digest, right: Digest) -> float:
        """The part of the shorter text that is in the longer one."""
        if not left.signature or not right.signature:
            return 0.0
        both = len(self._sketch_of(left) & self._sketch_of(right))
        return both / min(len(left.signature), len(right.signature)) if both >= 2 else 0.0

    def _sketch_of(self, digest: Digest) -> frozenset[int]:
        if digest.report not in self._sketches:
            self._sketches[digest.report] = frozenset(digest.signature)
        return self._sketches[digest.report]
