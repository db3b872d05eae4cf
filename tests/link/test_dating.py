"""Clues of linked reports are laid together without letting a wrong link spoil them."""

from __future__ import annotations

from datetime import date

from dateline.link.dating import consistent
from dateline.model.clues import ClueKind, DateClue, allowed_days


def clue(why: str, first: date, last: date) -> DateClue:
    return DateClue(ClueKind.LINKED, None, why, ((first, last),))


WEEK = clue("it calls 3 March 2031 Monday", date(2031, 3, 3), date(2031, 3, 9))
AFTER = clue("it tells as news what another dates", date(2031, 3, 3), date.max)
WRONG = clue("it calls 3 March 2031 last October", date(2031, 11, 1), date(2032, 10, 31))


def test_a_linked_clue_that_contradicts_the_weightier_ones_is_passed_over() -> None:
    kept = consistent([], [WEEK, WRONG, AFTER])
    assert kept == [WEEK, AFTER]
    assert allowed_days(kept) == ((date(2031, 3, 3), date(2031, 3, 9)),)


def test_the_reports_own_clues_always_stay() -> None:
    assert consistent([WRONG], [WEEK]) == [WRONG]
