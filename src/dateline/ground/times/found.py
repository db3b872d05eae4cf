"""What a rule of the grammar sees of the words that it matched."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.ground.times.tokens import Word, Words

FRACTIONS = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "¼": 0.25, "3/4": 0.75, "¾": 0.75}


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a pattern matched, by the names of its groups."""

    words: Words
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Whether the group is in the pattern and took part."""
        return bool(self.all(group))

    def all(self, group: str) -> tuple[Word, ...]:
        """The words of the group."""
        if group not in self.match.re.groupindex:
            return ()
        first, last = self.match.span(group)
        return self.words.words[first:last] if first >= 0 else ()

    def word(self, group: str) -> Word | None:
        """The first word of the group."""
        found = self.all(group)
        return found[0] if found else None

    def lower(self, group: str) -> str:
        """The group's words in lower case; "" where it took no part."""
        return " ".join(word.lower for word in self.all(group))

    def value(self, group: str) -> int | None:
        """The number that the group's first word means."""
        word = self.word(group)
        if word is None:
            return None
        if word.name == "ORDNUM":
            return int(word.lower[:-2])
        return word.means if isinstance(word.means, int) else None

    def names(self, group: str) -> frozenset[str]:
        """The classes of the group's words."""
        return frozenset(word.name for word in self.all(group))


def number_of(words: tuple[Word, ...]) -> float | None:
    """The number that words or digits tell ("twenty-four", "2 1/2", "a hundred").

    Units and tens add up, hundreds and thousands multiply what stands before them.
    """
    total, current, seen = 0.0, 0.0, False
    for word in words:
        means = word.means
        if word.name in ("POWER", "DOZEN") and isinstance(means, int):
            current = (current or 1) * means
            if means == 1000:
                total, current = total + current, 0
            seen = True
        elif word.name == "FRACTION":
            current, seen = current + FRACTIONS.get(word.lower, 0), True
        elif word.name == "HALF":
            current, seen = current + 0.5, True
        elif word.name == "DECIMAL":
            current, seen = float(word.lower), True
        elif isinstance(means, int):
            current, seen = current + means, True
    return total + current if seen else None


def spelled_year(words: tuple[Word, ...]) -> int | None:
    """The year that is read out in two halves ("nineteen ninety-six")."""
    numbers = [word.means for word in words if isinstance(word.means, int)]
    if len(numbers) < 2 or numbers[0] not in (17, 18, 19, 20):
        return None
    rest = sum(numbers[1:])
    return numbers[0] * 100 + rest if 10 <= rest <= 99 else None
