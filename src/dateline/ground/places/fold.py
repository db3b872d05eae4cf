"""Names brought to a form in which spellings of one name agree."""

from __future__ import annotations

import unicodedata

LETTERS = str.maketrans(
    {
        "ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae",
        "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d", "ə": "a", "Ə": "a",
        "’": None, "‘": None, "'": None, "`": None, "ʻ": None, "ʼ": None, "ʿ": None, "ʾ": None,
        "´": None, ".": None, "-": " ", "–": " ", "—": " ", "/": " ", ",": " ", "&": " and ",
        "(": " ", ")": " ",
    }
)  # fmt: skip
SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def fold(name: str) -> str:
    """The name in plain lower-case letters; "" where it isn't in Latin letters.

    >>> fold("Lashkar Gāh"), fold("St. Mary's"), fold("Al-Ḩudaydah")
    ('lashkar gah', 'st marys', 'al hudaydah')
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(LETTERS))
        name = "".join(c for c in name if not unicodedata.combining(c))
    folded = " ".join(SHORT.get(w, w) for w in name.translate(LETTERS).lower().split())
    return folded if folded.isascii() else ""
