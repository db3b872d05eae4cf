"""Sets that are joined pair by pair and keep apart what must stay apart."""

from __future__ import annotations

from collections.abc import Iterable


class Joining:
    """Disjoint sets of ids; ids that were parted never come into one set, not even through a
    third."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._home = {key: key for key in ids}
        self._members: dict[str, set[str]] = {key: {key} for key in self._home}
        self._apart: dict[str, set[str]] = {}

    def home(self, key: str) -> str:
        """The name of the set that holds the id."""
        return self._home[key]

    def members(self, key: str) -> frozenset[str]:
        """All ids of the set that holds this one."""
        return frozenset(self._members[self._home[key]])

    def part(self, left: str, right: str) -> None:
        """Keeps two ids apart from now on."""
        self._apart.setdefault(left, set()).add(right)
        self._apart.setdefault(right, set()).add(left)

    def may_join(self, left: str, right: str) -> bool:
        """Whether nothing in the two sets must stay apart."""
        small, large = self._both(left, right)
        return not any(self._apart[m] & large for m in small if m in self._apart)

    def join(self, left: str, right: str) -> bool:
        """Joins the two sets unless something in them must stay apart; whether it did."""
        if self._home[left] == self._home[right]:
            return True
        if not self.may_join(left, right):
            return False
        small, large = self._both(left, right)
        name = self._home[next(iter(large))]
        del self._members[self._home[next(iter(small))]]
        large |= small
        for member in small:
            self._home[member] = name
        return True

    def groups(self) -> list[tuple[str, ...]]:
        """The sets, each sorted, in order."""
        return sorted(tuple(sorted(members)) for members in self._members.values())

    def _both(self, left: str, right: str) -> tuple[set[str], set[str]]:
        one, other = self._members[self._home[left]], self._members[self._home[right]]
        return (one, other) if len(one) <= len(other) else (other, one)
