"""How common words are in news, from a shipped table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def _table() -> Mapping[str, float]:
    text = resources.files("dateline.data").joinpath("common_words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: int(per_mille) / 1000 for word, per_mille in rows}


def share_of(word: str) -> float:
    """The share of news reports that hold a word; 0 for one that is not common.

    >>> share_of("people") > share_of("bridge") > share_of("zqx") == 0
    True
    """
    return _table().get(word, 0.0)
