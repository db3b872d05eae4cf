"""An hour told in another zone is the hour, and the day, of the place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.events.local_time import at_place
from dateline.model.values import Anchor, Place, PlacePrecision, TimeSpan, When

SUNDAY = date(2016, 10, 2)
HERAT = Place("Herat", 34.3, 62.2, country_code="AF")
LYON = Place("Lyon", 45.8, 4.8, country_code="FR")
FRESNO = Place("Fresno", 36.7, -119.8, country_code="US")
MAGADAN = Place("Magadan", 59.6, 150.8, country_code="RU")


def told(hour: str | None, day: date = SUNDAY) -> When:
    return When(TimeSpan(day, day, local_time=hour), Anchor.EXPLICIT)


@pytest.mark.parametrize(
    ("hour", "day", "place", "there"),
    [
        ("19:30+00:00", SUNDAY, HERAT, "2016-10-03 00:00"),
        ("12:00+00:00", date(2021, 7, 1), LYON, "2021-07-01 14:00"),
        ("12:00+00:00", date(2021, 1, 1), LYON, "2021-01-01 13:00"),
        ("02:00-05:00", SUNDAY, FRESNO, "2016-10-02 00:00"),
        ("23:00+01:00", SUNDAY, MAGADAN, "2016-10-03 09:00"),
    ],
)  # fmt: skip
def test_the_clock_of_the_place_is_read(hour: str, day: date, place: Place, there: str) -> None:
    span = at_place(told(hour, day), place).span
    assert span is not None
    assert f"{span.first} {span.local_time}" == there


def test_what_tells_no_zone_or_no_place_stays_as_told() -> None:
    russia = Place("Russia", 60, 100, PlacePrecision.COUNTRY, country_code="RU")
    assert at_place(told("before dawn"), HERAT) == told("before dawn")
    assert at_place(told("19:30+00:00"), None) == told("19:30+00:00")
    assert at_place(told("19:30+00:00"), russia) == told("19:30+00:00")
