"""Rules for the hour: "10:35 a.m.", "1930GMT", "noon", "before dawn", "the early hours"."""

from __future__ import annotations

from dateline.ground.times.found import Found
from dateline.ground.times.meaning import Meaning, Sort
from dateline.model.calendar import Relative
from dateline.model.mentions import TimeType


def clock(found: Found) -> Meaning | None:
    """10:35 a.m., 4pm EDT, 1930GMT, 22:00, five o'clock, 4 in the morning"""
    told = _hour_minute(found)
    if told is None:
        return None
    hour, minute = told
    if found.has("pm") and found.lower("pm").startswith("p") and hour < 12:
        hour += 12
    elif found.has("pm") and found.lower("pm").startswith("a") and hour == 12:
        hour = 0
    elif found.has("part"):
        hour = _by_part(hour, found)
    if hour > 24 or minute > 59:
        return None
    text = f"{hour:02d}:{minute:02d}"
    zone = found.word("z")
    return Meaning(
        TimeType.TIME,
        Sort.CLOCK,
        suffix=f"T{text}",
        local=text,
        offset=zone.means if zone and isinstance(zone.means, int) else None,
    )


def figures(found: Found) -> Meaning | None:
    """at 0530 this morning, at about 1430 local time"""
    if found.has("early") and not found.lower("early").startswith("0"):
        return None
    return clock(found)


def _hour_minute(found: Found) -> tuple[int, int] | None:
    if found.has("c"):
        hour, minute = found.lower("c").split(":")[:2]
        return int(hour), int(minute)
    told = found.lower("mil") or found.lower("hrs") or found.lower("early")
    if told:
        digits = told.zfill(4)
        return (int(digits[:2]), int(digits[2:4])) if digits.isdecimal() else None
    if found.has("dec"):
        hour, minute = found.lower("dec").split(".")
        return (int(hour), int(minute)) if len(minute) == 2 and len(hour) < 3 else None
    hour_told = found.value("h")
    return (hour_told, 0) if hour_told is not None else None


def _by_part(hour: int, found: Found) -> int:
    word = found.word("part")
    means = word.means if word and isinstance(word.means, dict) else {}
    if means.get("value") in ("TAF", "TEV") and hour < 12:
        return hour + 12
    if means.get("value") == "TNI" and 6 <= hour < 12:
        return hour + 12
    return hour


def part(found: Found) -> Meaning | None:
    """morning, the afternoon, midnight, before dawn, the night"""
    word = found.word("p")
    if word is None or not isinstance(word.means, dict):
        return None
    local = word.means["local"]
    if found.has("side"):
        local = f"{found.lower('side')} {local}"
    relative = None
    if found.has("this"):
        relative = Relative(days=(0, 0))
    elif found.has("last"):
        relative = Relative(days=(-1, -1))
    story = None
    if found.has("nextday"):
        story = Relative(days=(1, 1))
    elif found.has("dayback"):
        story = Relative(days=(-1, -1))
    elif found.has("sameday"):
        story = Relative(days=(0, 0))
    return Meaning(
        TimeType.TIME,
        Sort.PART,
        suffix=word.means["value"],
        local=local,
        relative=relative,
        story=story,
    )


MEANINGS = (clock, figures, part)
"""What the rules of this kind can mean, by the names that the grammar gives."""
CONSTANTS = {
    "early_hours": Meaning(TimeType.TIME, Sort.PART, suffix="TMO", local="early hours"),
    "tonight": Meaning(
        TimeType.TIME, Sort.PART, suffix="TNI", local="night", relative=Relative(days=(0, 0))
    ),
    "overnight": Meaning(
        TimeType.TIME, Sort.PART, suffix="TNI", local="night", relative=Relative(days=(-1, 0))
    ),
}
"""What needs no look at the words: "overnight" is the night to the day of publication."""
