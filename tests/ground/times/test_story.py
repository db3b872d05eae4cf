"""Times told from other times: the narrative carries years and days, and without a day of
publication nothing is assumed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ground.times.calendars import easter, hijri_day, hijri_year, jalali_day
from dateline.ground.times.lengths import duration
from dateline.model.values import Anchor

from .conftest import Reader

OPEN = [
    ("Rebels shelled the port on Monday.", "XXXX-WXX-1"),
    ("Rebels shelled the port in October.", "XXXX-10"),
    ("Rebels shelled the port on October 3.", "XXXX-10-03"),
    ("Rebels shelled the port yesterday.", None),
    ("Rebels shelled the port last year.", None),
    ("Rebels shelled the port on September 28 last year.", "XXXX-09-28"),
    ("Rebels shelled the port two weeks ago.", None),
    ("Rebels shelled the port over the weekend.", "XXXX-WXX-WE"),
    ("Rebels shelled the port in the third quarter.", "XXXX-Q3"),
    ("Rebels shelled the port before dawn.", None),
    ("Rebels shelled the port on Monday morning.", "XXXX-WXX-1TMO"),
]


@pytest.mark.parametrize(("text", "value"), OPEN, ids=lambda case: str(case))
def test_without_a_day_of_publication_a_time_stays_open_but_is_kept(
    text: str, value: str | None, times_of: Reader
) -> None:
    (time,) = times_of(text, None)
    assert (time.value, time.days, time.anchor) == (value, None, Anchor.NONE)
    assert time.when.relative is not None


@pytest.mark.parametrize("case", OPEN, ids=lambda case: str(case[0]))
def test_what_was_kept_comes_to_the_same_days_once_the_day_is_known(
    case: tuple[str, str | None], times_of: Reader
) -> None:
    (kept,), (known,) = times_of(case[0], None), times_of(case[0], "2031-03-05")
    assert kept.when.relative is not None
    assert known.days is not None
    found = kept.when.relative.resolve(date(2031, 3, 5))
    assert found == (known.days.first, known.days.last)


IN_A_MONTH = [
    ("The group counted 14 raids in March 2031. The worst was on 4 March.", "2031-03-04"),
    ("The group counted 14 raids in March 2031. The worst was on 4 April.", "XXXX-04-04"),
    ("The group counted 14 raids in 2031. The worst was on 4 March.", "XXXX-03-04"),
]


@pytest.mark.parametrize(("text", "value"), IN_A_MONTH, ids=lambda case: str(case))
def test_a_day_without_a_year_is_of_the_month_that_was_told_with_one(
    text: str, value: str, times_of: Reader
) -> None:
    assert [time.value for time in times_of(text, None)][-1] == value


STORIES = [
    (
        "The city fell on September 28 last year. Fighters left it on October 15.",
        "October 15",
        "2030-10-15",
    ),
    (
        "The city fell on May 3, 2027. The army came back on May 9.",
        "May 9",
        "2027-05-09",
    ),
    (
        "The city fell on May 3, 2027. Two days later the army came back.",
        "Two days later",
        "2027-05-05",
    ),
    (
        "The city fell on May 3, 2027. A day earlier a bridge was cut.",
        "A day earlier",
        "2027-05-02",
    ),
    ("The city fell on May 3, 2027. The next day the army came.", "The next day", "2027-05-04"),
    ("The city fell on May 3, 2027. The same day a bridge was cut.", "The same day", "2027-05-03"),
    ("The city fell on May 3, 2027, and that day a bridge was cut.", "that day", "2027-05-03"),
    ("The city fell on May 3, 2027. The next morning it rained.", "The next morning", "2027-05-04"),
    (
        "The city fell on Monday. Two days earlier a bridge was cut.",
        "Two days earlier",
        "2031-03-01",
    ),
    ("The city fell on Monday. Guns fired at 4pm.", "4pm", "2031-03-03"),
    ("It began at midnight (1930GMT on Sunday) and went on.", "midnight", "2031-03-03"),
    ("It began at midnight (1930GMT on Sunday) and went on.", "1930GMT on Sunday", "2031-03-02"),
    (
        "The city fell on May 3, 2027. A bridge was cut the day before.",
        "the day before",
        "2027-05-02",
    ),
    (
        "The city fell on May 3, 2027. Guns fired the night before.",
        "the night before",
        "2027-05-02",
    ),
    (
        "The city fell on May 3, 2027. Guns fired the previous night.",
        "the previous night",
        "2027-05-02",
    ),
    ("It began at 7 p.m. (0100 GMT Monday) and went on.", "7 p.m.", "2031-03-02"),
    ("It began at 10:35 a.m. (0735 GMT) on Friday.", "10:35 a.m.", "2031-02-28"),
    ("It began at 1:30 a.m. (2100 GMT) on Tuesday.", "1:30 a.m.", "2031-03-04"),
    ("They fired from 10 a.m. to 4 p.m. Monday.", "10 a.m.", "2031-03-03"),
    ("It was just before 11 p.m. Monday night.", "11 p.m. Monday night", "2031-03-03"),
    ("It was 7 a.m. on Friday, 28 February.", "7 a.m. on Friday, 28 February", "2031-02-28"),
]


@pytest.mark.parametrize(("text", "words", "day"), STORIES)
def test_a_time_is_counted_from_the_one_told_before(
    text: str, words: str, day: str, times_of: Reader
) -> None:
    found = {time.span.of(text): time for time in times_of(text, "2031-03-05")}
    assert words in found
    days = found[words].days
    assert days is not None
    assert days.first == days.last == date.fromisoformat(day)


RANGES = [
    ("It lasted from Friday to Sunday.", "Friday", "2031-02-28", "2031-03-02"),
    ("It happened between Friday and Sunday.", "Friday", "2031-02-28", "2031-03-02"),
    ("It happened between May 3 and May 9, 2027.", "May 3", "2027-05-03", "2027-05-09"),
    ("It lasted from May to July.", "May", "2030-05-01", "2030-07-31"),
    ("It lasted from 2014 to 2016.", "2014", "2014-01-01", "2016-12-31"),
    ("It lasted from May 2014 until July 2016.", "May 2014", "2014-05-01", "2016-07-31"),
    ("It lasted from Oct. 3-5, 2029.", "Oct. 3-5, 2029", "2029-10-03", "2029-10-05"),
    ("It lasted on 3-5 October 2029.", "3-5 October 2029", "2029-10-03", "2029-10-05"),
    ("It lasted on February 3 and 4.", "February 3 and 4", "2031-02-03", "2031-02-04"),
    ("They have fought since April 2030.", "April 2030", "2030-04-01", "2031-03-05"),
    ("They have fought since 2013.", "2013", "2013-01-01", "2031-03-05"),
    ("They have fought since late 2013.", "late 2013", "2013-01-01", "2031-03-05"),
    ("They have fought since 2 May 2030.", "2 May 2030", "2030-05-02", "2031-03-05"),
    ("They have fought since Monday.", "Monday", "2031-03-03", "2031-03-03"),
    ("It lasted from Monday to Friday last week.", "Monday", "2031-02-24", "2031-02-28"),
    ("It lasted from February 3 to 14.", "February 3 to 14", "2031-02-03", "2031-02-14"),
]


@pytest.mark.parametrize(("text", "words", "first", "last"), RANGES)
def test_a_range_reaches_from_its_first_to_its_last_day(
    text: str, words: str, first: str, last: str, times_of: Reader
) -> None:
    found = {time.span.of(text): time for time in times_of(text, "2031-03-05")}
    assert words in found
    days = found[words].whole.span
    assert days is not None
    assert (days.first.isoformat(), days.last.isoformat()) == (first, last)


def test_a_headline_tells_the_past_in_the_present(times_of: Reader) -> None:
    text = "Gunmen storm village on Friday\n\nGunmen attacked a village, witnesses said. Two died."
    assert times_of(text, "2031-03-05")[0].value == "2031-02-28"


def test_capitals_are_read_like_small_letters(times_of: Reader) -> None:
    text = "REBELS SHELLED THE PORT ON MONDAY. THE ARMY CAME BACK ON MARCH 4."
    assert [time.value for time in times_of(text, "2031-03-05")] == ["2031-03-03", "2031-03-04"]


@given(text=st.text(alphabet="Mayoct 0123456789:-/.,()thsnd GMTpm'\n", max_size=80))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_read_and_spans_hold_words(text: str, times_of: Reader) -> None:
    for time in times_of(text, "2031-03-05"):
        assert time.span.of(text).strip()
        assert time.days is None or time.days.first <= time.days.last


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_every_day_has_one_islamic_year(day: date) -> None:
    year = hijri_year(day)
    assert hijri_day(year, 1, 1) <= day < hijri_day(year + 1, 1, 1)


@given(st.integers(1300, 1450))
def test_persian_years_follow_each_other(year: int) -> None:
    first, following = jalali_day(year, 1, 1), jalali_day(year + 1, 1, 1)
    assert first is not None
    assert following is not None
    assert (following - first).days in (365, 366)
    assert (first.month, first.day) in {(3, 20), (3, 21), (3, 22)}


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    assert easter(year).weekday() == easter(year, orthodox=True).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [
        (2, "W", "P2W"),
        (1.5, "TH", "PT1H30M"),
        (None, "TM", "PTXM"),
        (4, "E", "P40Y"),
        (2, "C", "P200Y"),
        (1.5, "D", "P1DT12H"),
    ],
)
def test_lengths_are_written_as_timex_writes_them(
    number: float | None, unit: str, value: str
) -> None:
    assert duration(number, unit) == value
