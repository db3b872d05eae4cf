"""Lists of towns: what stands behind "the villages of", or "several towns, including", is a place
in each of its items, whether or not anybody knows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.ground.places.words import SETTLEMENTS_MANY
from dateline.model.text import Token

BETWEEN = frozenset({",", "and", "or", "&", "-", "’", "'", "(", ")"})
OPENING = frozenset({"including", "namely"})
FARTHEST = 60
"""Words of a list that are looked through, back from an item."""


def is_listed(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word begins an item of a list of towns and villages.

    "the villages of Sel, Ardun and Barrow"; "shells hit ten towns in the valley, including Sel
    and Ardun"; "shells hit Sel, Ardun and Barrow villages".
    """
    if _ends_many(tokens, index):
        return True
    head = _head(tokens, index)
    if head is None:
        return False
    word = tokens[head].text.lower()
    if word == "of":
        return head > 0 and tokens[head - 1].text.lower() in SETTLEMENTS_MANY
    return _last_of_many(tokens, head) in SETTLEMENTS_MANY


def _head(tokens: Sequence[Token], index: int) -> int | None:
    """The word that opens the list of names in which the index stands."""
    for place in range(index - 1, max(-1, index - FARTHEST), -1):
        word = tokens[place].text.lower()
        if word == "of" or word in OPENING:
            return place
        if word == "as" and place and tokens[place - 1].text.lower() == "such":
            return place - 1
        if not (word in BETWEEN or tokens[place].text[0].isupper() or tokens[place].tag == "NNP"):
            return None
    return None


def _ends_many(tokens: Sequence[Token], index: int) -> bool:
    """Whether a list of several names from here on ends with a word for towns of many."""
    several = False
    for token in tokens[index : index + FARTHEST]:
        word = token.text.lower()
        if word in BETWEEN:
            several = several or word in {",", "and", "or", "&"}
        elif not token.text[0].isupper():
            return several and word in SETTLEMENTS_MANY
    return False


def _last_of_many(tokens: Sequence[Token], head: int) -> str:
    """The nearest noun of many before the head, in small letters; of its sentence as a rule."""
    for place in range(head - 1, max(-1, head - FARTHEST), -1):
        if tokens[place].tag == "NNS":
            return tokens[place].text.lower()
        if tokens[place].text in {".", "?", "!", ";"} or tokens[place].tag in {"VBD", "VBZ"}:
            return ""
    return ""


def parted(tokens: Sequence[Token], run: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The names of a run, parted at "and" ("Sel and Ardun")."""
    first = run[0]
    for place in range(*run):
        if tokens[place].text.lower() in {"and", "or", "&"}:
            if first < place:
                yield first, place
            first = place + 1
    if first < run[1]:
        yield first, run[1]
