"""A count on its way to becoming a mention: places in tokens, relations by position."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.ground.counts.groups import Group, Kind
from dateline.model.values import Count, Harm


@dataclass(frozen=True, slots=True)
class Told:
    """How many of whom, what befell them, and the tokens that tell it."""

    first: int
    last: int
    group_first: int
    group_last: int
    head: int
    count: Count
    what: Harm
    kind: Kind
    number: tuple[int, int] | None = None
    phrase: str = ""
    who: str | None = None
    verb: int | None = None
    more: bool = False
    subset: bool = False
    part_of: int | None = None
    supersedes: Count | None = None

    @classmethod
    def of(cls, group: Group, what: Harm, verb: int | None) -> Told:
        """The group with what befell it."""
        first, last = group.first, group.last
        if verb is not None:
            first, last = min(first, verb), max(last, verb + 1)
        number = (group.number.first, group.number.last) if group.number else None
        return cls(
            first, last, group.first, group.last, group.head, group.count, what, group.kind,
            number, group.phrase, group.who, verb, group.more, group.subset,
        )  # fmt: skip

    @property
    def size(self) -> int:
        """The best figure, or else the least."""
        return self.count.low if self.count.best is None else self.count.best

    def as_subset(self) -> Told:
        """The same as a part of a count told before."""
        return replace(self, subset=True)

    def encloses(self, other: Told) -> bool:
        """Whether the other's noun phrase lies within this one's."""
        return self.group_first <= other.group_first and other.group_last <= self.group_last
