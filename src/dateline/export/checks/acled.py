"""The rules of ACLED's 31 columns (codebooks.md 1.2); dates as the website writes them, old
numeric interaction codes and files without newer columns are accepted."""

from __future__ import annotations

from datetime import datetime

from dateline.export.acled import CIVILIANS, INTER
from dateline.export.checks.rules import Row, Rule, code, day, not_empty, whole, within

REQUIRED = frozenset(["event_date", "event_type", "actor1", "country", "fatalities"])
SUB_TYPES = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction",
        "Non-violent transfer of territory", "Other",
    },
}  # fmt: skip
"""The 25 sub-event types by event type (1.2.2)."""


def _date(row: Row) -> str | None:
    if day(row, "event_date"):
        return None
    try:
        datetime.strptime(row.get("event_date") or "", "%d %B %Y")  # noqa: DTZ007 (a day only)
    except ValueError:
        return f"{row.get('event_date')!r} is no day (YYYY-MM-DD or 16 May 2025)"
    return None


def _type(row: Row) -> str | None:
    event = row.get("event_type") or ""
    return None if event in SUB_TYPES else f"{event!r} is not one of the six event types"


def _sub_type(row: Row) -> str | None:
    event, sub = row.get("event_type") or "", row.get("sub_event_type")
    if sub is None or event not in SUB_TYPES or sub in SUB_TYPES[event]:
        return None
    return f"{sub!r} is no sub-event type of {event}"


def _fatalities(row: Row) -> str | None:
    dead = whole(row, "fatalities")
    return (
        None
        if dead is not None and dead >= 0
        else f"{row.get('fatalities')!r} is no number of dead"
    )


def _victim(row: Row) -> str | None:
    if row.get("event_type") != "Violence against civilians" or "inter2" not in row:
        return None
    told = (row.get("inter2") or "").strip()
    return None if told in (INTER[CIVILIANS], str(CIVILIANS)) else "the victim must be actor2"


def _year(row: Row) -> str | None:
    when, year = day(row, "event_date"), whole(row, "year")
    if when is None or year is None or when.year == year:
        return None
    return f"is {year}, the event was in {when.year}"


RULES: tuple[Rule, ...] = (
    Rule("event_date", _date),
    Rule("year", _year),
    code("time_precision", 1, 3),
    Rule("event_type", _type),
    Rule("sub_event_type", _sub_type),
    not_empty("actor1"),
    Rule("inter2", _victim, published_break_it=True),
    not_empty("country"),
    within("latitude", 90),
    within("longitude", 180),
    code("geo_precision", 1, 3),
    Rule("fatalities", _fatalities),
)
