"""Ids of incidents: kept once minted, else derived from the members, whatever the order."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

PREFIX = "inc-"


def mint(groups: Sequence[Sequence[str]], known: Mapping[str, str]) -> list[str]:
    """One id a group of mentions: the one that most of its members had (each id goes to one
    group only), else one that follows from its first member.

    >>> mint([["m1", "m2"], ["m3"]], {"m2": "inc-a", "m3": "inc-a"})[0]
    'inc-a'
    """
    wishes = [
        (-count, min(m for m in group if known.get(m) == wish), wish, place)
        for place, group in enumerate(groups)
        for wish, count in Counter(known[m] for m in group if m in known).items()
    ]
    given: dict[int, str] = {}
    spent: set[str] = set()
    for _, _, wish, place in sorted(wishes):
        if place not in given and wish not in spent:
            given[place] = wish
            spent.add(wish)
    taken = set(known.values())
    return [given.get(place) or _derived(group, taken) for place, group in enumerate(groups)]


def _derived(group: Sequence[str], taken: set[str]) -> str:
    first = min(group)
    made = PREFIX + hashlib.sha256(first.encode()).hexdigest()[:12]
    step = 0
    while made in taken:
        step += 1
        made = PREFIX + hashlib.sha256(f"{first}/{step}".encode()).hexdigest()[:12]
    taken.add(made)
    return made
