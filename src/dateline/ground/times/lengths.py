"""Rules for lengths of time and repetitions: "two weeks", "the past three months", "a
ten-year war", "every day"; and for words that only point: "now", "recently"."""

from __future__ import annotations

from dateline.ground.times.found import Found, number_of
from dateline.ground.times.meaning import Meaning, Sort, fixed
from dateline.ground.times.tokens import Word
from dateline.model.calendar import Relative
from dateline.model.mentions import TimeType

WRITTEN = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2)}
RECENTLY = {"D": 3, "W": 21, "M": 90, "Y": 0}  # days back; recent days are three (2.6)
DAYS_IN = {"D": 1, "W": 7, "F": 14, "M": 30, "Q": 91, "Y": 365, "E": 3652, "C": 36525}


def unit_of(word: Word | None) -> str | None:
    """The letter of the unit that the word names."""
    return word.means if word and isinstance(word.means, str) else None


def duration(number: float | None, unit: str) -> str:
    """A length of time as TIMEX3 writes it; None: an unknown number.

    >>> duration(2.5, "Y"), duration(None, "TH"), duration(3, "E")
    ('P2Y6M', 'PTXH', 'P30Y')
    """
    letter, times = WRITTEN.get(unit, (unit, 1))
    clock = letter.startswith("T")
    prefix, letter = ("PT", letter[1:]) if clock else ("P", letter)
    if number is None:
        return f"{prefix}X{letter}"
    amount = number * times
    whole = int(amount)
    rest = amount - whole
    if not rest:
        return f"{prefix}{whole}{letter}"
    smaller = {
        "Y": (12, "M"),
        "H": (60, "M"),
        "M": (60, "S") if clock else (30, "D"),
        "D": (24, "H"),
    }
    if letter not in smaller:
        return f"{prefix}{amount:g}{letter}"
    per, below = smaller[letter]
    head = f"{whole}{letter}" if whole else ""
    joint = "T" if letter == "D" else ""
    return f"{prefix}{head}{joint}{round(rest * per)}{below}"


def length(found: Found) -> Meaning | None:
    """two weeks, a year and a half, nearly 40 years, 12 to 18 months, 8-month-old"""
    unit = unit_of(found.word("u"))
    number = number_of(found.all("n")) if found.has("n") else 1.0
    if unit is None or number is None:
        return None
    if found.has("halves"):
        number += 0.5
    if found.has("half"):
        number = 0.5
    return Meaning(TimeType.DURATION, Sort.LENGTH, value=duration(number, unit))


def vague_length(found: Found) -> Meaning | None:
    """several years, a few days, weeks, recent months"""
    unit = unit_of(found.word("u"))
    if unit is None:
        return None
    if found.lower("vague").startswith(("a couple", "couple")):
        return Meaning(TimeType.DURATION, Sort.LENGTH, value=duration(2, unit))
    value = duration(None, unit)
    if "RECENT" not in found.names("vague") or unit not in RECENTLY:
        return Meaning(TimeType.DURATION, Sort.LENGTH, value=value)
    if unit == "Y":
        return fixed(TimeType.DATE, "PAST_REF")
    days = Relative(days=(-RECENTLY[unit], 0))
    return Meaning(TimeType.DURATION, Sort.LENGTH, value=value, relative=days)


def stretch(found: Found) -> Meaning | None:
    """the past three months, the next two weeks, the last 24 hours, the first nine months"""
    unit = unit_of(found.word("u"))
    number = number_of(found.all("n")) if found.has("n") else 1.0 if found.has("one") else None
    if unit is None:
        return None
    if found.lower("vague").startswith(("couple", "a couple")):
        number = 2
    value = duration(number, unit)
    if unit == "TH" and number is not None and number % 24 == 0 and number < 100:
        value = f"P{int(number // 24)}D"
    meaning = Meaning(TimeType.DURATION, Sort.LENGTH, value=value)
    days = _days(number, unit)
    if days is None or not (found.has("past") or found.has("next")):
        return meaning
    bounds = (-days, 0) if found.has("past") else (0, days)
    return Meaning(TimeType.DURATION, Sort.LENGTH, value=value, relative=Relative(days=bounds))


def _days(number: float | None, unit: str) -> int | None:
    if unit == "TH":
        return max(1, round((number or 24) / 24))
    if unit not in DAYS_IN or number is None or number * DAYS_IN[unit] > 40_000:
        return None
    return round(number * DAYS_IN[unit])


def repeated(found: Found) -> Meaning | None:
    """every day, each year, every two weeks"""
    unit = unit_of(found.word("u"))
    number = number_of(found.all("n")) if found.has("n") else 1.0
    if unit is None or number is None:
        return None
    return fixed(TimeType.SET, duration(number, unit).replace("P1Q", "P3M"))


def pointing(found: Found) -> Meaning | None:
    """today, yesterday, now, recently, daily: words and phrases listed in the data"""
    word = found.word("x")
    row = word.means if word else None
    if not isinstance(row, dict):
        return None
    if "days" in row:
        step = row["days"]
        return Meaning(TimeType.DATE, Sort.DAY, relative=Relative(days=(step, step)))
    if "set" in row:
        return fixed(TimeType.SET, row["set"])
    if "duration" in row:
        return fixed(TimeType.DURATION, row["duration"])
    return fixed(TimeType.DATE, row["value"])


MEANINGS = (length, vague_length, stretch, repeated, pointing)
"""What the rules of this kind can mean, by the names that the grammar gives."""
CONSTANTS = {
    "now": fixed(TimeType.DATE, "PRESENT_REF"),
    "past": fixed(TimeType.DATE, "PAST_REF"),
    "ahead": fixed(TimeType.DATE, "FUTURE_REF"),
}
"""What needs no look at the words."""
