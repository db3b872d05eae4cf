"""Who can be whom: a man isn't the girl told of later, a victim may be either."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

SINGLY = frozenset({"single", "name", "pronoun"})
"""Keys of the count lexicon for one person told without a number: "a man", a name, "he"."""
REST = "rest"
"""The key of what remains of those who were hit when the dead are taken off: "four were shot, one
died" leaves three whom nobody counts."""
ANOTHER = frozenset({"another", "second", "third", "fourth", "fifth", "other", "also"})
"""Words that set one person apart from those told before."""
OPPOSED = (("male", "female"), ("young", "old"))


def traits_of(noun: str | None) -> frozenset[str]:
    """The sex and age that a noun tells (`data/people.toml`).

    >>> sorted(traits_of("boy")), sorted(traits_of("victim"))
    (['male', 'young'], [])
    """
    return frozenset(trait for trait, nouns in _sexes().items() if noun in nouns)


def one_person(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both traits can be of one person; what one tells of both kinds parts nothing."""
    one, other = frozenset(mine), frozenset(theirs)
    return not any({a, b} <= one | other for a, b in OPPOSED if not {a, b} <= other)


@cache
def _sexes() -> Mapping[str, frozenset[str]]:
    text = resources.files("dateline.data").joinpath("people.toml").read_text("utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text)["sexes"].items()}
