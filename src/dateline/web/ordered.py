"""Rows in an order that is kept when a few of them change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


class Ordered(Generic[T]):
    """Things in the order of a key that no two of them share; never changed once made.

    >>> few = Ordered([3, 1, 2], key=int)
    >>> list(few.renewed(out=[2], fresh=[5])), few.place(3)
    ([1, 3, 5], 2)
    """

    __slots__ = ("_key", "_keys", "_things")

    def __init__(self, things: Iterable[T], *, key: Callable[[T], Any]) -> None:
        self._key = key
        keyed = sorted(((key(thing), thing) for thing in things), key=itemgetter(0))
        self._keys = [one for one, _ in keyed]
        self._things = [thing for _, thing in keyed]

    def renewed(self, *, out: Iterable[T], fresh: Iterable[T]) -> Ordered[T]:
        """These things without some, and with others."""
        found = Ordered[T]((), key=self._key)
        found._things, found._keys = self._things.copy(), self._keys.copy()
        for thing in out:
            at = found.place(thing)
            if at is not None:
                del found._things[at], found._keys[at]
        for thing in fresh:
            key = self._key(thing)
            at = bisect_left(found._keys, key)
            found._things.insert(at, thing)
            found._keys.insert(at, key)
        return found

    def place(self, thing: T) -> int | None:
        """Where a thing of this key stands; None where there is none."""
        key = self._key(thing)
        at = bisect_left(self._keys, key)
        return at if at < len(self._keys) and self._keys[at] == key else None

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> list[T]: ...
    def __getitem__(self, at: int | slice) -> T | list[T]:
        return self._things[at]
