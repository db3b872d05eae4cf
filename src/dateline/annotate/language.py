"""Which language a text is in, so that what no stage can read is not misread.

English is known by its function words; only where these are rare is the identifier asked
(py3langid, a fork of langid.py: Lui and Baldwin 2012), which needs some length to be right.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
SAMPLE = 4000
LEAST_LETTERS = 60
"""Shorter texts are too short to tell."""
LEAST_FOREIGN = 12
"""So many letters of another script are enough to see that it is one."""
LEAST_SHARE = 0.15
"""English news prose has 30 to 45 function words in a hundred, headlines and lists 15 to 25;
other languages have below 8, their own "in", "on" and "me" counted."""
SURE = 0.95
WORD = re.compile(r"[^\W\d_]+")
FUNCTION_WORDS = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "that", "was", "for", "is", "on", "with", "he", "by",
        "at", "it", "from", "as", "were", "his", "been", "an", "be", "said", "had", "has", "not",
        "are", "who", "have", "which", "but", "they", "their", "this", "its", "after", "or",
        "one", "when", "more", "about", "two", "there", "would", "into",
    }
)  # fmt: skip


def identify(text: str) -> str | None:
    """The language as ISO 639-1, or 639-3 where that has none; None where the text is too short
    or doesn't tell.

    >>> identify("Shells hit the market of Ardun on Monday, killing at least five people there.")
    'en'
    >>> identify("قُتل خمسة أشخاص")
    'ar'
    >>> identify("Al menos cinco personas murieron el lunes cuando los proyectiles cayeron.")
    'es'
    """
    sample = text[:SAMPLE]
    words = WORD.findall(sample.casefold())
    letters = sum(map(len, words))
    if letters >= LEAST_FOREIGN and sum(c.isascii() for w in words for c in w) < letters / 2:
        language, _ = _identifier().classify(sample)
        return str(language) if language != ENGLISH else None
    if letters < LEAST_LETTERS:
        return None
    if sum(word in FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words):
        return ENGLISH
    language, certainty = _identifier().classify(sample)
    return str(language) if certainty >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
