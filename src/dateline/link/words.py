"""Words as they are compared: folded, those left out that nearly every report holds."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dateline.model.common_words import share_of

EVERYWHERE = 0.3
"""A word in so many of all news reports tells nothing."""
WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Lower case without accents: how words are compared.

    >>> fold("Kobanî")
    'kobani'
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=50_000)
def telling(text: str) -> tuple[str, ...]:
    """The words of a token that may set a report apart."""
    return tuple(word for word in WORD.findall(fold(text)) if _may_tell(word))


def _may_tell(word: str) -> bool:
    return len(word) > 2 and share_of(word) < EVERYWHERE
