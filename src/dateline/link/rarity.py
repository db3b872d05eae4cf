"""How telling it is that two reports share words: rare ones tell much, common ones nothing.

How many reports hold a word is taken in steps (powers of two), so that a further report
seldom changes what a word tells, and then only for the reports that hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dateline.model.reading import Digest

FULL = 8
"""Up to so many reports a word is fully telling: incidents have that many reports."""
NOTHING = 4096
"""A word in so many reports tells nothing."""


class Rarity:
    """The words of all reports with what each of them tells."""

    def __init__(self, digests: Iterable[Digest]) -> None:
        held: Counter[str] = Counter()
        for digest in digests:
            held.update(set(digest.words))
        self._held = held
        self._weights = {word: _weight(count) for word, count in held.items()}
        self._weighed: dict[str, tuple[dict[str, float], float]] = {}
        self._known: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}

    def held_by(self, word: str) -> int:
        """How many reports hold the word."""
        return self._held[word]

    def likeness(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        """How alike the landmark words of two reports are (0 to 1), and the most telling
        shared ones."""
        key = (left.report, right.report)
        if key not in self._known:
            self._known[key] = self._compare(left, right)
        return self._known[key]

    def _compare(self, left: Digest, right: Digest) -> tuple[float, tuple[str, ...]]:
        (mine, my_norm), (theirs, their_norm) = self._weigh(left), self._weigh(right)
        both = [word for word in mine if word in theirs]
        shared = sum(mine[word] ** 2 for word in both)
        if shared <= 0.0:
            return 0.0, ()
        telling = sorted((word for word in both if mine[word] > 0), key=lambda w: (-mine[w], w))
        return shared / (my_norm * their_norm), tuple(telling[:5])

    def _weigh(self, digest: Digest) -> tuple[dict[str, float], float]:
        if digest.report not in self._weighed:
            weights = {word: self._weights[word] for word in digest.words}
            norm = sum(weight**2 for weight in weights.values()) ** 0.5
            self._weighed[digest.report] = weights, norm
        return self._weighed[digest.report]

    @staticmethod
    def shared_text(left: Digest, right: Digest) -> float:
        """The part of the shorter text that is in the longer one."""
        if not left.signature or not right.signature:
            return 0.0
        both = len(set(left.signature) & set(right.signature))
        return both / min(len(left.signature), len(right.signature)) if both >= 2 else 0.0


def _weight(count: int) -> float:
    step = 1 << max(0, count - 1).bit_length()
    full, nothing = FULL.bit_length(), NOTHING.bit_length()
    return min(1.0, max(0.0, (nothing - step.bit_length()) / (nothing - full)))
