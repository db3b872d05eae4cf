"""What stands where along a text, so that nothing is held against everything."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dateline.model.span import Span

T = TypeVar("T")


class Along(Generic[T]):
    """Things that stand somewhere in a text.

    >>> Along([Span(0, 3), Span(4, 13)], lambda span: span).at(Span(9, 20))
    [Span(start=4, end=13)]
    """

    def __init__(self, things: Iterable[T], stands: Callable[[T], Span]) -> None:
        self._things = list(things)
        spans = [stands(thing) for thing in self._things]
        self._placed = sorted((s.start, number, s.end) for number, s in enumerate(spans))
        self._longest = max(map(len, spans), default=0)

    def at(self, span: Span) -> list[T]:
        """Those that share a character with the stretch, in the order in which they were given."""
        first = bisect_left(self._placed, (span.start - self._longest,))
        behind = bisect_left(self._placed, (span.end,))
        found = sorted(n for _, n, end in self._placed[first:behind] if end > span.start)
        return [self._things[number] for number in found]
