"""The numbered groups of a sentence, found again by any of their tokens."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.groups import Group, unnumbered
from dateline.model.text import Token


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a sentence, found by any of their tokens."""

    clause: Clause
    by_token: dict[int, Group]
    by_last: dict[int, Group]
    by_first: dict[int, Group]

    @classmethod
    def of(cls, clause: Clause, groups: list[Group]) -> Groups:
        """An index over the numbered groups of a sentence."""
        by_token: dict[int, Group] = {}
        for group in groups:
            inside = range(group.first, group.last)
            by_token.update(dict.fromkeys(inside, group))
        return cls(clause, by_token, {g.last - 1: g for g in groups}, {g.first: g for g in groups})

    def at(self, token: Token) -> Group | None:
        """The group that the token heads or stands in."""
        known = self.by_token.get(token.index)
        if known is not None:
            return known
        return unnumbered(self.clause, token.index)
