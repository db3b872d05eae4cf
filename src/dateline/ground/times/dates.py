"""Rules for days and months: "Oct. 3, 2031", "the 5th of May", "last October", "31 Oct 89"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from dateline.ground.times import calendars
from dateline.ground.times.found import Found, spelled_year
from dateline.ground.times.meaning import Grain, Meaning, Sort
from dateline.model.calendar import Days, Relative, month_end
from dateline.model.mentions import TimeType

HIJRI_YEARS = (1390, 1475)  # of the Islamic calendar: 1970 to 2052
SHORT_YEAR_FROM = 30  # two-digit years from here on are of the last century


def day_of(year: int, month: int, day: int) -> Days | None:
    """The one day, where there is such a day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def full_year(written: int) -> int:
    """The year that two digits stand for."""
    if written >= 100:
        return written
    return written + (1900 if written >= SHORT_YEAR_FROM else 2000)


def month_day(found: Found) -> Meaning | None:
    """Oct. 3, October 3rd, 2031, 3 October 2031, the fifth of May"""
    month, day = found.value("m"), found.value("d")
    if month is None or day is None or not 1 <= day <= 31:
        return None
    year = year_told(found)
    if year is not None:
        days = day_of(year, month, day)
        return Meaning(TimeType.DATE, Sort.MONTH_DAY, days=days) if days else None
    if day > month_end(2028, month).day:
        return None
    last = found.has("last")
    return Meaning(
        TimeType.DATE,
        Sort.MONTH_DAY,
        relative=Relative(month=month, day=day, near=not last, strict=last),
        tensed=not last,
        yearless=not last,
        open=f"XXXX-{month:02d}-{day:02d}",
    )


def days_of_month(found: Found) -> Meaning | None:
    """Oct. 3-5, 2031; 3-5 October; February 3 to 14: known by its first day"""
    first, last = month_day(found), found.value("d2")
    day = found.value("d")
    if first is None or last is None or day is None or not day < last <= 31:
        return None
    if first.days is not None:
        return replace(first, days=(first.days[0], first.days[0] + timedelta(last - day)))
    if first.relative is None:
        return None
    return replace(first, relative=replace(first.relative, length=last - day + 1))


def year_told(found: Found) -> int | None:
    """The year that the expression names, in digits or read out."""
    if found.has("ys"):
        return spelled_year(found.all("ys"))
    year = found.value("y")
    return full_year(year) if year is not None else None


def month_year(found: Found) -> Meaning | None:
    """October 2031, Oct. of 1998, January nineteen ninety-seven"""
    month, year = found.value("m"), year_told(found)
    if month is None or year is None or not 1000 <= year <= 2199:
        return None
    days = (date(year, month, 1), month_end(year, month))
    return Meaning(TimeType.DATE, Sort.MONTH, Grain.MONTH, days=days)


def month_alone(found: Found) -> Meaning | None:
    """October, last October, this May, next March"""
    month = found.value("m")
    if month is None:
        return None
    relative = Relative(month=month, near=True)
    tensed = True
    if found.has("last"):
        relative, tensed = Relative(month=month, strict=True), False
    elif found.has("this"):
        relative, tensed = Relative(month=month, years=(0, 0)), False
    elif found.has("next"):
        relative, tensed = Relative(month=month, direction=1, strict=True), False
    return Meaning(
        TimeType.DATE,
        Sort.MONTH,
        Grain.MONTH,
        relative=relative,
        tensed=tensed,
        yearless=tensed,
        open=f"XXXX-{month:02d}",
    )


def weekday(found: Found) -> Meaning | None:
    """Monday, last Friday, next Tuesday, this coming Sunday"""
    number = found.value("w")
    if number is None:
        return None
    relative, tensed = Relative(weekday=number), not found.has("this")
    if found.has("last"):
        relative, tensed = Relative(weekday=number, strict=True), False
    elif found.has("next"):
        relative, tensed = Relative(weekday=number, direction=1, strict=True), False
    elif found.has("this"):
        relative = Relative(weekday=number, weeks=(0, 0))
    story = None
    if found.has("prev"):
        story, tensed = Relative(weekday=number, strict=True), False
    elif found.has("foll"):
        story, tensed = Relative(weekday=number, direction=1, strict=True), False
    return Meaning(
        TimeType.DATE,
        Sort.WEEKDAY,
        relative=None if story else relative,
        story=story,
        tensed=tensed,
        weekday=number,
        open=f"XXXX-WXX-{number + 1}",
    )


def weekdays(found: Found) -> Meaning | None:
    """Tuesdays, each Thursday, every Monday, Sunday nights"""
    number = found.value("w")
    if number is None:
        return None
    part = found.word("p")
    suffix = part.means["value"] if part and isinstance(part.means, dict) else ""
    return Meaning(TimeType.SET, value=f"XXXX-WXX-{number + 1}{suffix}")


def day_of_month(found: Found) -> Meaning | None:
    """on the 3rd: of the month that is told from"""
    day = found.value("d")
    if day is None or not 1 <= day <= 31:
        return None
    return Meaning(TimeType.DATE, Sort.DAY, relative=Relative(day=day), tensed=True)


def each_month(found: Found) -> Meaning | None:
    """each July, every March"""
    month = found.value("m")
    return Meaning(TimeType.SET, value=f"XXXX-{month:02d}") if month else None


def iso(found: Found) -> Meaning | None:
    """2031-03-05, 2031-03-05T10:20Z"""
    text = found.lower("x")
    days = day_of(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if days is None:
        return None
    if len(text) > 10:
        clock = text[11:16]
        return Meaning(TimeType.TIME, Sort.DAY, days=days, suffix=f"T{clock}", local=clock)
    return Meaning(TimeType.DATE, Sort.DAY, days=days)


def slashed(found: Found) -> Meaning | None:
    """12/25/2031, 25.12.2031, 08-15-90: left open where both orders are possible"""
    text = found.lower("x")
    first, second, third = (
        int(part) for part in text.replace("-", "/").replace(".", "/").split("/")
    )
    if first > 31:
        days = day_of(first, second, third)
        return Meaning(TimeType.DATE, Sort.DAY, days=days) if days else None
    year = full_year(third)
    orders = {day_of(year, first, second), day_of(year, second, first)} - {None}
    if "." in text:  # written with points, the day comes first
        orders = {day_of(year, second, first)} - {None}
    if len(orders) == 1:
        return Meaning(TimeType.DATE, Sort.DAY, days=orders.pop())
    if not orders or not 1900 <= year <= 2100:
        return None
    return Meaning(TimeType.DATE, Sort.DAY, value=f"{year}-XX-XX")


def hijri(found: Found) -> Meaning | None:
    """15 Ramadan 1436, Muharram 1440, Ramadan"""
    month, day, year = found.value("h"), found.value("d"), found.value("y")
    if month is None:
        return None
    if year is not None:
        if not 1200 <= year <= 1600:
            return None
        return _span(calendars.hijri_days(year, month, day), day)
    if month != 9 and day is None:
        return None  # the other months' names are people's and places' names as well
    relative = Relative(among=_hijri_days(month, day))
    sort = Sort.OTHER if day is None else Sort.MONTH_DAY
    return Meaning(TimeType.DATE, sort, Grain.SPAN, relative=relative, tensed=True)


@cache
def _hijri_days(month: int, day: int | None) -> tuple[Days, ...]:
    return tuple(calendars.hijri_days(year, month, day) for year in range(*HIJRI_YEARS))


def jalali(found: Found) -> Meaning | None:
    """6 Mehr 1394, 22 Bahman 1357"""
    month, day, year = found.value("h"), found.value("d"), found.value("y")
    if month is None or year is None:
        return None
    return _span(calendars.jalali_days(year, month, day), day)


def _span(days: Days | None, day: int | None) -> Meaning | None:
    if days is None:
        return None
    sort = Sort.MONTH_DAY if day is not None else Sort.OTHER
    return Meaning(TimeType.DATE, sort, Grain.SPAN, days=days)


MEANINGS = (
    day_of_month,
    each_month,
    month_day,
    days_of_month,
    month_year,
    month_alone,
    weekday,
    weekdays,
    iso,
    slashed,
    hijri,
    jalali,
)
"""What the rules of this kind can mean, by the names that the grammar gives."""
