"""Holidays: on which day they fall in a year, and which year is meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateline.ground.times import calendars
from dateline.ground.times.found import Found
from dateline.ground.times.lexicon import read_data
from dateline.ground.times.meaning import Grain, Meaning, Sort
from dateline.model.calendar import Days, Relative, month_end
from dateline.model.mentions import TimeType

Rule = Mapping[str, Any]
KNOWN_YEARS = (1970, 2051)  # feasts that move are listed for these years


@cache
def _rules() -> dict[str, list[Rule]]:
    rules: dict[str, list[Rule]] = {}
    for row in read_data("holidays.toml")["holiday"]:
        for name in row["names"]:
            rules.setdefault(name, []).append(row)
    return rules


def holiday(found: Found) -> Meaning | None:
    """Thanksgiving, last Christmas, Easter 2031, Eid al-Fitr"""
    rules = _rules().get(found.lower("x"), [])
    if len(rules) != 1 or "countries" in rules[0]:
        return Meaning(TimeType.DATE, Sort.OTHER)  # which country's isn't known here
    rule, year = rules[0], found.value("y")
    if year is not None:
        days = next(iter(days_in(rule, year)), None)
        return Meaning(TimeType.DATE, Sort.DAY, _grain(rule), days=days) if days else None
    direction = 1 if found.has("next") else -1
    strict = found.has("last") or found.has("next")
    if "on" in rule:
        month, day = rule["on"]
        relative = Relative(month=month, day=day, strict=strict, direction=direction)
    else:
        relative = Relative(among=_all_days(found.lower("x")), strict=strict, direction=direction)
    if found.has("this"):
        relative = replace(relative, direction=0, strict=False)
    tensed = not (strict or found.has("this"))
    return Meaning(TimeType.DATE, Sort.DAY, _grain(rule), relative=relative, tensed=tensed)


def _grain(rule: Rule) -> Grain:
    """A feast that hangs on the moon is known to a day or so."""
    return Grain.SPAN if "hijri" in rule else Grain.DAY


@cache
def _all_days(name: str) -> tuple[Days, ...]:
    rule = _rules()[name][0]
    return tuple(days for year in range(*KNOWN_YEARS) for days in days_in(rule, year))


def days_in(rule: Rule, year: int) -> Iterator[Days]:
    """The days of the holiday in a year of the common calendar: none, one, or two where the
    Islamic year passes it twice; with the day on either side where the moon decides."""
    if "on" in rule:
        yield _one(date(year, *rule["on"]))
    elif "nth" in rule:
        yield _one(_nth_weekday(year, rule["nth"]))
    elif "easter" in rule:
        sunday = calendars.easter(year, orthodox=rule.get("orthodox", False))
        yield _one(sunday + timedelta(rule["easter"]))
    elif "jalali" in rule:
        found = calendars.jalali_day(year - 621, *rule["jalali"])
        if found is not None:
            yield _one(found)
    else:
        month, day = rule["hijri"]
        first = calendars.hijri_year(date(year, 1, 1))
        for hijri_year in (first, first + 1):
            days = calendars.hijri_days(hijri_year, month, day)
            if days[0].year == year:
                yield days


def _nth_weekday(year: int, nth: Mapping[str, int]) -> date:
    month, weekday, n = nth["month"], nth["weekday"], nth["n"]
    if n < 0:
        last = month_end(year, month)
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, nth.get("after", 1))
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))


def _one(day: date) -> Days:
    return day, day


MEANINGS = (holiday,)
"""What the rules of this kind can mean, by the names that the grammar gives."""
