"""Names in a form in which the spellings of different romanisations agree."""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLES = frozenset({"al", "ad", "an", "ar", "as", "ash", "at", "az", "el", "the"})
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"ow(?![aeiou])")
_ENDING = re.compile(r"(?:ye|iye|iya|yah|ah|eh|a|e|i)$")


def without_article(folded: str) -> str:
    """The folded name without an Arabic or English article in front.

    >>> without_article("al hudaydah")
    'hudaydah'
    """
    first, _, rest = folded.partition(" ")
    return rest if rest and first in ARTICLES else folded


@lru_cache(maxsize=1 << 17)
def skeleton(folded: str) -> str:
    """What stays of a folded name when the habits of different romanisations are taken out:
    spaces, doubled letters, q for k, w for v, u for o, h, and weak endings.

    >>> skeleton("lashkargah") == skeleton("lashkar gah")
    True
    >>> skeleton("al hudaydah") == skeleton("hodeidah")
    True
    """
    bare = _GLIDE.sub("o", without_article(folded).replace(" ", ""))
    for old, new in (("kh", "x"), ("gh", "g"), ("q", "k"), ("w", "v"), ("ei", "ay"), ("ai", "ay")):
        bare = bare.replace(old, new)
    bare = _ENDING.sub("", bare) if len(bare) > 3 else bare
    for old, new in (("h", ""), ("ou", "u"), ("oo", "u"), ("o", "u"), ("ee", "i"), ("e", "i")):
        bare = bare.replace(old, new)
    return _DOUBLED.sub(r"\1", bare)
