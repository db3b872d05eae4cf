"""Ages before a person ("a 26-year-old teacher"), which are no part of what he is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.text import Token

WHOLE = re.compile(r"(?:\d+-)?(?:year|month)s?-olds?", re.IGNORECASE)
LONGEST = 6
"""Words of an age: "two-and-a-half-year-old" in pieces."""


def behind_age(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the words from `first` to `end` go on behind an age; `first` where none is told."""
    if first < end and WHOLE.fullmatch(tokens[first].text):
        return first + 1
    near = range(first, min(first + LONGEST, end))
    old = next((index for index in near if tokens[index].lemma == "old"), None)
    if old is None or not any(t.lemma in {"year", "month"} for t in tokens[first:old]):
        return first
    return old + 1
