"""What keeps a parser from words that people read without a thought: marks that the eye doesn't
see, letters printed as one, hashtags, words masked from a network's censors ("kil*led"). They are
set right in what the parser reads, with the way back to the report's own offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase

from dateline.model.common_words import share_of

VERSION = "legible.v3"

MARK = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufb00-\ufb06]")
"""Soft hyphens, zero-width and direction marks, byte-order marks, Latin ligatures (Unicode)."""
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
TAG = re.compile(r"(?<![\w#&/])#[^\W\d_]\w*")
TAGS_ALONE = re.compile(rf"(?:(?:^|[.!?…\n])\s*{TAG.pattern}|{TAG.pattern}\s+{TAG.pattern})"
                        rf"(?:\s+{TAG.pattern})*\s*$", re.MULTILINE)  # fmt: skip
"""Hashtags that end a line and belong to no sentence: behind its full stop, or several."""
MASKED = re.compile(r"\b[^\W\d_]+(?:\*[^\W\d_]+)+\b")
Way = tuple[int, ...]
Change = tuple[int, int, str]
"""Where it begins and ends in the text, and what is read instead: letter for letter, or less."""


def legible(text: str) -> tuple[str, Way | None]:
    """The text as one reads it, and for each of its letters the place in the text as it is;
    None where both are the same.

    >>> legible("of\\u00adﬁce")
    ('office', (0, 1, 3, 3, 4, 5))
    >>> legible("Shells hit #Ardun, W. #New_Barrow, #EastLand; two kil*led")[0]
    'Shells hit Ardun, W. New Barrow, East Land; two killed'
    """
    changes = sorted((*_marks(text), *_tags(text), *_masks(text)))
    if not changes:
        return text, None
    at, letters, way = 0, list[str](), list[int]()
    for start, end, shown in changes:
        if start < at:
            continue
        letters.extend((text[at:start], shown))
        way.extend((*range(at, start), *[start] * len(shown)))
        at = end
    letters.append(text[at:])
    way.extend(range(at, len(text)))
    return "".join(letters), tuple(way)


def _marks(text: str) -> Iterator[Change]:
    for match in MARK.finditer(text):
        yield *match.span(), LIGATURES.get(match.group(), "")


def _tags(text: str) -> Iterator[Change]:
    """The signs of hashtags that stand for words of a sentence."""
    if "#" not in text:
        return
    alone = {at for match in TAGS_ALONE.finditer(text) for at in range(*match.span())}
    for match in TAG.finditer(text):
        start, end = match.span()
        if start in alone:
            continue
        yield start, start + 1, ""
        for at in range(start, end):
            if text[at] == "_":
                yield at, at + 1, " "
            elif text[at].isupper() and text[at - 1].islower():
                yield at, at, " "


def _masks(text: str) -> Iterator[Change]:
    """The stars within words that are known without them, or with a letter for the star."""
    if "*" not in text:
        return
    for match in MASKED.finditer(text):
        word = match.group()
        bare = word.replace("*", "")
        letter = "" if bare.isupper() or share_of(bare.lower()) else _letter_in(word.lower())
        if letter is None:
            continue
        for at in range(*match.span()):
            if text[at] == "*":
                yield at, at + 1, letter


def _letter_in(word: str) -> str | None:
    """The letter for the one star that makes the commonest word; None where none does.

    >>> _letter_in("k*lled")
    'i'
    """
    if word.count("*") > 1:
        return None
    best = max(ascii_lowercase, key=lambda letter: share_of(word.replace("*", letter)))
    return best if share_of(word.replace("*", best)) else None


def span_in(way: Way | None, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the legible text stands in the text as it is."""
    if way is None:
        return start, end
    return way[start], way[end - 1] + 1
