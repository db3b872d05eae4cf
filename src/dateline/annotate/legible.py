"""Marks that the eye doesn't see and letters that are printed as one, taken out of what the
parser reads, with the way back to the report's own offsets."""

from __future__ import annotations

import re

MARK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufb00-\ufb06]")
"""Soft hyphens, zero-width and direction marks, byte-order marks, Latin ligatures (Unicode)."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
Way = tuple[int, ...]


def legible(text: str) -> tuple[str, Way | None]:
    """The text as one reads it, and for each of its letters the place in the text as it is;
    None where both are the same.

    >>> legible("of\\u00adﬁce")
    ('office', (0, 1, 3, 3, 4, 5))
    """
    if MARK.search(text) is None:
        return text, None
    letters, way = [], []
    for place, letter in enumerate(text):
        shown = LIGATURES.get(letter, "") if MARK.match(letter) else letter
        letters.append(shown)
        way.extend([place] * len(shown))
    return "".join(letters), tuple(way)


def span_in(way: Way | None, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the legible text stands in the text as it is."""
    if way is None:
        return start, end
    return way[start], way[end - 1] + 1
