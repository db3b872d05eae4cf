"""Times told from another day fall where a reader puts them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.calendar import Relative
from dateline.model.clues import ClueKind, DateClue, allowed_days

WEDNESDAY = date(2031, 3, 5)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("relative", "first", "last"),
    [
        (Relative(days=(0, 0)), "2031-03-05", "2031-03-05"),
        (Relative(days=(-1, 0)), "2031-03-04", "2031-03-05"),
        (Relative(weekday=2), "2031-03-05", "2031-03-05"),
        (Relative(weekday=2, strict=True), "2031-02-26", "2031-02-26"),
        (Relative(weekday=3), "2031-02-27", "2031-02-27"),
        (Relative(weekday=3, direction=1), "2031-03-06", "2031-03-06"),
        (Relative(weekday=3, direction=0), "2031-03-06", "2031-03-06"),
        (Relative(weekday=5, length=2), "2031-03-01", "2031-03-02"),
        (Relative(weeks=(-1, -1)), "2031-02-24", "2031-03-02"),
        (Relative(weeks=(-1, -1), weekday=0), "2031-02-24", "2031-02-24"),
        (Relative(months=(-3, -3)), "2030-12-01", "2030-12-31"),
        (Relative(months=(-1, -1), day=5), "2031-02-05", "2031-02-05"),
        (Relative(years=(-1, -1)), "2030-01-01", "2030-12-31"),
        (Relative(years=(-1, -1), month=9, day=28), "2030-09-28", "2030-09-28"),
        (Relative(years=(0, 0), part=(1, 6)), "2031-01-01", "2031-06-30"),
        (Relative(years=(-1, -1), part=(12, 2)), "2030-12-01", "2031-02-28"),
        (Relative(month=10), "2030-10-01", "2030-10-31"),
        (Relative(month=3), "2031-03-01", "2031-03-31"),
        (Relative(month=3, strict=True), "2030-03-01", "2030-03-31"),
        (Relative(month=3, direction=1, strict=True), "2032-03-01", "2032-03-31"),
        (Relative(month=4, direction=0), "2031-04-01", "2031-04-30"),
        (Relative(month=12, day=25), "2030-12-25", "2030-12-25"),
        (Relative(month=2, day=29), "2028-02-29", "2028-02-29"),
        (Relative(part=(6, 8)), "2030-06-01", "2030-08-31"),
        (Relative(day=31), "2031-01-31", "2031-01-31"),
        (Relative(days=(-2, -2), of=Relative(weekday=0)), "2031-03-01", "2031-03-01"),
        (
            Relative(weekday=4, until=Relative(weekday=6)),
            "2031-02-28",
            "2031-03-02",
        ),
        (Relative(month=12, until=Relative(days=(0, 0))), "2030-12-01", "2031-03-05"),
    ],
)
def test_a_time_is_counted_from_its_anchor(relative: Relative, first: str, last: str) -> None:
    assert relative.resolve(WEDNESDAY) == (day(first), day(last))


def test_beyond_the_calendar_there_are_no_days() -> None:
    assert Relative(years=(-3000, -3000)).resolve(WEDNESDAY) is None
    assert Relative(months=(-1, -1), day=31).resolve(WEDNESDAY) is None


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 6), st.integers(-1, 1))
def test_a_weekday_falls_on_that_weekday_within_a_week(
    anchor: date, weekday: int, direction: int
) -> None:
    found = Relative(weekday=weekday, direction=direction).resolve(anchor)
    assert found is not None
    assert found[0].weekday() == weekday
    assert abs((found[0] - anchor).days) < 7


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_a_report_can_be_of_the_days_from_which_its_times_fall_right(
    anchor: date, month: int
) -> None:
    relative = Relative(month=month)
    meant = relative.resolve(anchor)
    assert meant is not None
    assert any(first <= anchor <= last for first, last in relative.told_on(meant))


def test_clues_that_contradict_each_other_leave_no_day() -> None:
    early = DateClue(ClueKind.BOUND, None, "", ((date.min, WEDNESDAY),))
    late = DateClue(ClueKind.BOUND, None, "", ((WEDNESDAY + timedelta(1), date.max),))
    assert allowed_days([early, late]) == ()
    assert early.allows(WEDNESDAY)
    assert not late.allows(WEDNESDAY)
