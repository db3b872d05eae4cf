"""Days of other calendars, and days that move: Hijri, Jalali, Easter.

Sources: the tabular (civil) Islamic calendar with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24,
26 and 29 of each 30; the Persian calendar by its 33-year cycle, which holds for 1244 to 1502
AP; Easter by the anonymous Gregorian computus (Nature, 1876) and Meeus's Julian one. The
sighted Islamic calendar differs from the tabular one by a day or two.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline.model.calendar import Days

HIJRI_EPOCH = date(622, 7, 19)  # 1 Muharram of the year 1, civil reckoning
HIJRI_LEAP = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
JALALI_KNOWN = (1400, date(2021, 3, 21))
JALALI_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
JALALI_RANGE = range(1244, 1503)
SIGHTED = timedelta(1)  # how far the sighted month may begin from the tabular one


def hijri_day(year: int, month: int, day: int) -> date:
    """The day of the tabular Islamic calendar.

    >>> hijri_day(1442, 9, 1)
    datetime.date(2021, 4, 13)
    """
    cycles, rest = divmod(year - 1, 30)
    leaps = sum(1 for n in HIJRI_LEAP if n <= rest)
    before = cycles * 10631 + rest * 354 + leaps + (month - 1) * 29 + month // 2
    return HIJRI_EPOCH + timedelta(before + day - 1)


def hijri_days(year: int, month: int, day: int | None) -> Days:
    """A day or month of the Islamic calendar, with the day on either side that the sighting
    of the moon may make of it."""
    if day is not None:
        found = hijri_day(year, month, day)
        return found - SIGHTED, found + SIGHTED
    ends = (year + 1, 1) if month == 12 else (year, month + 1)
    return hijri_day(year, month, 1), hijri_day(*ends, 1) - timedelta(1)


def hijri_year(day: date) -> int:
    """The year of the Islamic calendar that holds the day."""
    year = int((day - HIJRI_EPOCH).days / 354.36667) + 1
    while hijri_day(year + 1, 1, 1) <= day:
        year += 1
    return year


def jalali_day(year: int, month: int, day: int) -> date | None:
    """The day of the Persian calendar; None outside the years for which the cycle holds.

    >>> jalali_day(1394, 7, 6)
    datetime.date(2015, 9, 28)
    """
    if year not in JALALI_RANGE:
        return None
    known, new_year = JALALI_KNOWN
    step = 1 if year >= known else -1
    for passed in range(min(year, known), max(year, known)):
        new_year += timedelta(step * (365 + (passed % 33 in JALALI_LEAP)))
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return new_year + timedelta(before + day - 1)


def jalali_days(year: int, month: int, day: int | None) -> Days | None:
    """A day or a month of the Persian calendar."""
    first = jalali_day(year, month, day or 1)
    if first is None or day is not None:
        return (first, first) if first else None
    following = jalali_day(year + (month == 12), month % 12 + 1, 1)
    return (first, following - timedelta(1)) if following else None


def easter(year: int, *, orthodox: bool = False) -> date:
    """Easter Sunday.

    >>> easter(2015), easter(2015, orthodox=True)
    (datetime.date(2015, 4, 5), datetime.date(2015, 4, 12))
    """
    return _julian_easter(year) if orthodox else _gregorian_easter(year)


def _gregorian_easter(year: int) -> date:
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    quarter, last = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * quarter - moon - last) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _julian_easter(year: int) -> date:
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(behind)
