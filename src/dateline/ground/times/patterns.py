"""Patterns over classes of words: "{THE}?{LAST}{UNIT}" is compiled to a regular expression
over one letter a word, so that a whole paragraph is matched at the cost of a few letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

OTHER = "."
"""The letter of a word that is in no class."""
FIRST_LETTER = 0x4E00  # one letter a class, from a range in which no pattern sign stands


@dataclass(frozen=True, slots=True)
class Classes:
    """The letter of each class, and the letters of each union of classes."""

    letters: Mapping[str, str]
    sets: Mapping[str, str]

    @classmethod
    def made(cls, names: Iterable[str], unions: Mapping[str, Sequence[str]]) -> Classes:
        """Gives each class its letter; a union of classes is known by its own name."""
        letters = {name: chr(FIRST_LETTER + n) for n, name in enumerate(names)}
        sets = dict(letters)
        for name, parts in unions.items():
            sets[name] = "".join(sets[part] for part in parts)
        return cls(letters, sets)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern of classes as a regular expression over their letters."""
        return re.compile(
            re.sub(r"\{([A-Z_0-9|]+)\}", lambda m: f"[{self._all(m[1])}]", pattern), re.X
        )

    def _all(self, names: str) -> str:
        return "".join(self.sets[name] for name in names.split("|"))
