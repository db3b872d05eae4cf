"""Whose harm a figure tells: "25 insurgents" and "25 militants" are of one group of people."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

ALL = "all"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people; `kind` role: what they are in the conflict, age: by age and sex."""

    name: str
    kind: str


@cache
def _words() -> dict[str, Group]:
    text = resources.files("dateline.data").joinpath("groups.toml").read_text("utf-8")
    return {
        word: Group(name, row["kind"])
        for name, row in tomllib.loads(text).items()
        for word in row["words"]
    }


def group_of(who: str | None) -> Group:
    """The group that the words stand for; one of its own where they are not in the table.

    >>> group_of("Afghan policemen").name, group_of(None).name, group_of("herders").name
    ('police', 'all', 'herders')
    """
    words = WORD.findall((who or "").casefold())
    for word in reversed(words):
        found = _words().get(word)
        if found and (found.name != ALL or len(words) == 1):
            return found
    if any(word in _words() for word in words) or not words:
        return Group(ALL, ALL)
    return Group(words[-1], "other")
