"""Ids of incidents: kept once minted, else derived from the members, whatever the order."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

PREFIX = "inc-"


Ids = Mapping[str, Sequence[str]]
"""The ids of the incidents that a mention belonged to, the latest first."""


def mint(groups: Sequence[Sequence[str]], known: Ids) -> list[str]:
    """One id a group of mentions: the one that most of its members had last (each id goes to
    one group only), else one that they had earlier, so that what is parted again gets its old
    id back, else one that follows from its first member.

    >>> mint([["m1", "m2"], ["m3"]], {"m2": ["inc-a"], "m3": ["inc-a", "inc-b"]})
    ['inc-a', 'inc-b']
    """
    given: dict[int, str] = {}
    spent: set[str] = set()
    for latest in (True, False):
        for _, _, wish, place in sorted(_wishes(groups, known, latest=latest)):
            if place not in given and wish not in spent:
                given[place] = wish
                spent.add(wish)
    taken = {id for ids in known.values() for id in ids}
    return [given.get(place) or _derived(group, taken) for place, group in enumerate(groups)]


def _wishes(
    groups: Sequence[Sequence[str]], known: Ids, *, latest: bool
) -> Iterator[tuple[int, str, str, int]]:
    """How many members of a group had an id, the first of them, the id, and the group."""
    for place, group in enumerate(groups):
        had: dict[str, list[str]] = defaultdict(list)
        for member in group:
            ids = known.get(member, ())
            for id in ids[:1] if latest else ids[1:]:
                had[id].append(member)
        for id, members in had.items():
            yield -len(members), min(members), id, place


def _derived(group: Sequence[str], taken: set[str]) -> str:
    first = min(group)
    made = PREFIX + hashlib.sha256(first.encode()).hexdigest()[:12]
    step = 0
    while made in taken:
        step += 1
        made = PREFIX + hashlib.sha256(f"{first}/{step}".encode()).hexdigest()[:12]
    taken.add(made)
    return made
