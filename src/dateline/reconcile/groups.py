"""Whose harm a figure tells: "25 insurgents" and "25 militants" are of one group of people."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

ALL = "all"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
JOINED = re.compile(r",|&|\band\b|\bor\b")


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


def group_of(who: str | None, *, listed: bool = False) -> Group:
    """The group that the words stand for; one of its own where they are not in the table. Words
    for several groups stand for all; of people that are `listed` each is of a group.

    >>> group_of("Afghan policemen").name, group_of(None).name, group_of("herders").name
    ('police', 'all', 'herders')
    >>> group_of("women and children").name, group_of("ana ruiz and her son", listed=True).name
    ('all', 'all')
    """
    parts = [_group(part) for part in JOINED.split(who or "") if WORD.search(part)]
    told = {part for part in parts if listed or part.kind != "other"}
    return Group(ALL, ALL) if len(told) > 1 else _group(who)


def _group(who: str | None) -> Group:
    words = WORD.findall((who or "").casefold())
    for word in reversed(words):
        found = _words().get(word)
        if found and (found.name != ALL or len(words) == 1):
            return found
    if any(word in _words() for word in words) or not words:
        return Group(ALL, ALL)
    return Group(words[-1], "other")
