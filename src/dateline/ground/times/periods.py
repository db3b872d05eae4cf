"""Rules for longer stretches of the calendar: "last week", "the third quarter", "the 1990s",
"the first half of this year", "the weekend", "a year ago"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.ground.times.found import Found, number_of, spelled_year
from dateline.ground.times.lengths import duration, unit_of
from dateline.ground.times.meaning import Grain, Meaning, Sort, fixed, year_days
from dateline.model.calendar import Relative, month_end
from dateline.model.mentions import TimeType

GRAINS = {
    "D": (Grain.DAY, Sort.DAY, "days", 1),
    "W": (Grain.WEEK, Sort.WEEK, "weeks", 1),
    "F": (Grain.WEEK, Sort.OTHER, "weeks", 2),
    "M": (Grain.MONTH, Sort.MONTH, "months", 1),
    "Q": (Grain.QUARTER, Sort.OTHER, "months", 3),
    "Y": (Grain.YEAR, Sort.YEAR, "years", 1),
    "E": (Grain.DECADE, Sort.OTHER, "years", 10),
    "C": (Grain.CENTURY, Sort.OTHER, "years", 100),
}
QUARTER_MONTHS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
HALF_MONTHS = {1: (1, 6), 2: (7, 12)}


def steps(unit: str, low: int, high: int | None = None) -> Relative | None:
    """So many units of the calendar from the anchor's own."""
    if unit not in GRAINS:
        return None
    _, _, counted, size = GRAINS[unit]
    bounds = (low, low if high is None else high)
    if unit == "F":
        return Relative(weeks=(bounds[0] * 2, bounds[1] * 2))
    if counted == "days":
        return Relative(days=bounds)
    if counted == "weeks":
        return Relative(weeks=bounds)
    if counted == "months":
        return Relative(months=bounds, size=size)
    return Relative(years=bounds, size=size)


def year_alone(found: Found) -> Meaning | None:
    """1998, nineteen ninety-six, the year two thousand, 1000 AD"""
    year = spelled_year(found.all("ys")) if found.has("ys") else found.value("y")
    if found.has("two"):
        number = number_of(found.all("two"))
        year = int(number) if number else None
    if year is None or not (1000 <= year <= 2100):
        return None
    return Meaning(TimeType.DATE, Sort.YEAR, Grain.YEAR, days=year_days(year))


def years(found: Found) -> Meaning | None:
    """2014-15, 1990/91: a season or a budget year, from the first to the second"""
    text = found.lower("x")
    first, last = int(text[:4]), text[5:]
    second = int(last) if len(last) == 4 else first - first % 100 + int(last)
    if not first < second <= first + 40:
        return None
    return Meaning(
        TimeType.DATE, Sort.YEAR, Grain.YEAR, days=year_days(first, second), value=str(first)
    )


def decade(found: Found) -> Meaning | None:
    """the 1990s, the '80s"""
    digits = "".join(c for c in found.lower("x") if c.isdigit())
    start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    if len(digits) == 2 and start < 1920:
        start += 100
    grain = (
        Grain.CENTURY if start % 100 == 0 and len(digits) == 4 and start < 2000 else Grain.DECADE
    )
    days = year_days(start, start + (99 if grain is Grain.CENTURY else 9))
    return Meaning(TimeType.DATE, Sort.OTHER, grain, days=days)


def century(found: Found) -> Meaning | None:
    """the 20th century, the nineteenth century"""
    number = found.value("o")
    if number is None or not 1 <= number <= 22:
        return None
    start = (number - 1) * 100
    days = year_days(max(start, 1), start + 99)
    return Meaning(TimeType.DATE, Sort.OTHER, Grain.CENTURY, days=days, value=f"{number - 1:02d}")


def season(found: Found) -> Meaning | None:
    """last summer, this fall, the winter of 1994, spring 2031"""
    word = found.word("s")
    if word is None or not isinstance(word.means, dict):
        return None
    letter, (first, last) = word.means["value"], word.means["months"]
    year = spelled_year(found.all("ys")) if found.has("ys") else found.value("y")
    if year is not None:
        days = (date(year, first, 1), month_end(year + (last < first), last))
        return Meaning(TimeType.DATE, Sort.MONTH, Grain.SEASON, days=days, letter=letter)
    relative, tensed = Relative(part=(first, last), near=True), True
    if found.has("last"):
        relative, tensed = Relative(part=(first, last), strict=True), False
    elif found.has("next"):
        relative, tensed = Relative(part=(first, last), direction=1, strict=True), False
    elif found.has("this"):
        relative, tensed = Relative(part=(first, last), direction=0), False
    return Meaning(
        TimeType.DATE,
        Sort.MONTH,
        Grain.SEASON,
        relative=relative,
        tensed=tensed,
        letter=letter,
        open=f"XXXX-{letter}",
    )


def deictic(found: Found) -> Meaning | None:
    """last year, this month, next week, the previous day, that year, the following month"""
    unit = unit_of(found.word("u"))
    if unit not in GRAINS or (unit in "EC" and found.lower("back") == "past"):
        return None
    number = -1 if found.has("back") else 1 if found.has("ahead") else 0
    relative = steps(unit, number)
    grain, sort, _, _ = GRAINS[unit]
    if found.has("story") or (unit == "D" and number):
        return Meaning(TimeType.DATE, sort, grain, story=relative)
    return Meaning(TimeType.DATE, sort, grain, relative=relative)


def focal(found: Found) -> Meaning | None:
    """the quarter, the latest period, the year: the one that the story speaks of"""
    unit = unit_of(found.word("u")) or "Q"
    if unit not in GRAINS:
        return None
    grain, sort, _, _ = GRAINS[unit]
    back = -1 if unit == "Q" else 0
    return Meaning(TimeType.DATE, sort, grain, relative=steps(unit, back), focal=True)


def whole_year(found: Found) -> Meaning | None:
    """the year, the fiscal year, the full year: a length, for no words say which"""
    return fixed(TimeType.DURATION, "P1Y") if unit_of(found.word("u")) == "Y" else None


def year_end(found: Found) -> Meaning | None:
    """year-end, the year's end"""
    if found.words.words[found.match.start() + found.has("the")].means != "Y":
        return None
    return Meaning(
        TimeType.DATE, Sort.OTHER, Grain.YEAR, relative=Relative(years=(0, 0)), narrow="end"
    )


def ago(found: Found) -> Meaning | None:
    """two years ago, a month ago, three days earlier, a week later, a year before"""
    unit = unit_of(found.word("u"))
    number = number_of(found.all("n")) if found.has("n") else 1.0
    if unit is None or number is None:
        return None
    if unit not in GRAINS:
        return fixed(TimeType.DURATION, duration(number, unit))
    sign = 1 if found.has("later") else -1
    count = sign * int(number)
    relative = steps(unit, count)
    if unit == "D" or relative is None:
        relative = Relative(days=(count, count))
    grain, sort, _, _ = GRAINS[unit]
    focal = unit == "Y" and count == -1
    if unit in "EC":  # a decade ago is a year, not a decade
        grain, size = Grain.YEAR, 10 if unit == "E" else 100
        relative = Relative(years=(count * size, count * size))
    if found.has("story"):
        return Meaning(TimeType.DATE, sort, grain, story=relative, compared=focal)
    return Meaning(TimeType.DATE, sort, grain, relative=relative, compared=focal)


def part_of_year(found: Found) -> Meaning | None:
    """the third quarter, third-quarter, the first half of 2016, the 1988 second quarter"""
    number = _which(found)
    half = found.has("half")
    months = (HALF_MONTHS if half else QUARTER_MONTHS).get(number or 0)
    if months is None:
        return None
    grain = Grain.HALF if half else Grain.QUARTER
    meaning = Meaning(TimeType.DATE, Sort.OTHER, grain)
    year = found.value("y")
    if year is not None:
        days = (date(year, months[0], 1), month_end(year, months[1]))
        return replace(meaning, days=days)
    if found.has("thisyear") or found.has("lastyear") or found.has("nextyear"):
        step = -1 if found.has("lastyear") else 1 if found.has("nextyear") else 0
        return replace(meaning, relative=Relative(part=months, years=(step, step)))
    last = Relative(part=months, near=True)
    if found.has("ago"):
        last = Relative(part=months, years=(-1, -1), of=last)
    letter = f"{'H' if half else 'Q'}{number}"
    tensed = not found.has("ago")
    return replace(meaning, relative=last, tensed=tensed, open=f"XXXX-{letter}")


def _which(found: Found) -> int | None:
    if found.has("lasthalf"):
        return 2
    return found.value("o")


def period_of(found: Found) -> Meaning | None:
    """the 1988 quarter, the 1989 period"""
    year = found.value("y")
    if year is None:
        return None
    return Meaning(TimeType.DATE, Sort.YEAR, Grain.YEAR, days=year_days(year), focal=True)


def weekend(found: Found) -> Meaning | None:
    """the weekend, last weekend, this weekend, next weekend"""
    saturday = Relative(weekday=5, length=2)
    if found.has("last"):
        saturday = replace(saturday, strict=True)
    elif found.has("next"):
        saturday = replace(saturday, direction=1, strict=True)
    tensed = not (found.has("last") or found.has("next"))
    return Meaning(
        TimeType.DATE,
        Sort.DAY,
        Grain.WEEKEND,
        relative=saturday,
        tensed=tensed,
        open="XXXX-WXX-WE",
    )


MEANINGS = (
    year_alone,
    years,
    decade,
    century,
    season,
    deictic,
    focal,
    whole_year,
    year_end,
    ago,
    part_of_year,
    period_of,
    weekend,
)
"""What the rules of this kind can mean, by the names that the grammar gives."""
CONSTANTS = {
    "year_ago_period": Meaning(
        TimeType.DATE, Sort.OTHER, Grain.YEAR, relative=Relative(years=(-1, -1)), focal=True
    ),
}
"""What needs no look at the words: "the year-earlier period"."""
