"""A person's name as a key in which spelling variants agree.

Names from other scripts are spelt in many ways (Mohammed, Muhammad; Huseini, Husseini). The
key keeps the consonants, folded where romanisations differ, and the kind of the last vowel.
Rules written for Dateline from the usual romanisations of Arabic, Persian, Urdu and Cyrillic.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.ground.actors.tables import fold

WORD = re.compile(r"[a-z']+")
PARTICLES = frozenset(
    {"al", "el", "ul", "ur", "ad", "as", "ash", "an", "ar", "az", "bin", "ibn", "ben"}
)
SAME = (
    ("tch", "j"), ("sch", "s"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("sh", "s"), ("ch", "s"), ("zh", "j"), ("dj", "j"), ("ts", "s"), ("tz", "s"), ("ck", "k"),
    ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s"), ("c", "k"),
)  # fmt: skip
MOHAMMED = re.compile(r"m[uo]h?am+[aeu]d")
VOWELS = frozenset("aeiouy")
LAST = {"a": "a", "e": "a", "i": "i", "y": "i", "o": "o", "u": "u"}


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """The key of a name.

    >>> skeleton("Sayed Anwar Husseini") == skeleton("Sayyid Anvar Huseini")
    True
    """
    words = [word for word in WORD.findall(fold(name).replace("-", " ")) if word not in PARTICLES]
    return "-".join(filter(None, (_word(word.replace("'", "")) for word in words)))


def _word(word: str) -> str:
    if MOHAMMED.fullmatch(word):
        return "mohammed"  # else the same as Mahmud
    for spelt, sound in SAME:
        word = word.replace(spelt, sound)
    if not word:
        return ""
    last = word.removesuffix("h")[-1:] if len(word) > 2 else word[-1]
    first = "a" if word[0] in VOWELS and word[0] != "y" else word[0]
    kept = [first, *(mark for mark in word[1:] if mark not in VOWELS and mark != "h")]
    single = [mark for place, mark in enumerate(kept) if place == 0 or mark != kept[place - 1]]
    return "".join(single) + (LAST.get(last, "") if len(word) > 2 else "")
