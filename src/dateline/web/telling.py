"""What happened in one sentence, made of the settled values, each part leading to its value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.findings import names
from dateline.export.sitrep import spoken
from dateline.export.words import harm_words
from dateline.model.incidents import Incident, IncidentKind, IncidentStatus
from dateline.model.mentions import Role
from dateline.model.values import Count, Relation

MOST_NAMES = 3
AS_FACT = (IncidentStatus.OCCURRED, IncidentStatus.ONGOING)


@dataclass(frozen=True, slots=True)
class Part:
    """Words of the sentence, and the value that they tell (None: they only join)."""

    words: str
    field: str | None = None


def sentence(incident: Incident) -> list[Part]:
    """The parts in order.

    An incident without day, place and figures is told by its kind alone.
    """
    return [*_what(incident), *_where_when(incident), *_tolls(incident), Part(".")]


def _what(incident: Incident) -> Iterable[Part]:
    kind = incident.type.value.replace("_", " ")
    if incident.kind is IncidentKind.AGGREGATE:
        kind = "toll over a period"
    yield Part(kind.capitalize(), "type")
    if incident.status not in AS_FACT:
        yield Part(f" ({incident.status.value})", "type")
    doers = _named(incident, Role.PERPETRATOR)
    if doers:
        yield Part(" by ")
        yield Part(doers, "participant.perpetrator")


def _named(incident: Incident, role: Role) -> str:
    told = names([p for p in incident.participants if p.role is role and p.said.name])
    more = f" and {len(told) - MOST_NAMES} more" if len(told) > MOST_NAMES else ""
    return ", ".join(told[:MOST_NAMES]) + more


def _where_when(incident: Incident) -> Iterable[Part]:
    if incident.where:
        place = incident.where.value
        named = [place.name, *([place.country] if place.country else [])]
        yield Part(" in ")
        yield Part(", ".join(dict.fromkeys(named)), "where")
    if incident.when:
        days = incident.when.value
        yield Part(" on " if days.first == days.last else ", ")
        yield Part(spoken(days), "when")
        if days.local_time:
            yield Part(f" ({days.local_time})", "when")


def _tolls(incident: Incident) -> Iterable[Part]:
    wholes = {toll.what for toll in incident.tolls if toll.who == "all"}
    told = [t for t in incident.tolls if t.who == "all" or t.what not in wholes]
    for number, toll in enumerate(told):
        yield Part(": " if number == 0 else ", ")
        who = "" if toll.who == "all" else f" {toll.who}"
        key = toll.what.value if toll.who == "all" else f"{toll.what.value}.{toll.who}"
        yield Part(f"{figure_words(toll.settled.value)}{who} {harm_words(toll.what)}", key)


def figure_words(count: Count) -> str:
    """A figure as one says it.

    >>> figure_words(Count(27, 289, 290)), figure_words(Count(100, 100, 999))
    ('289 (reports range from 27 to 290)', 'at least 100')
    >>> figure_words(Count(0, 40, 40, Relation.AT_MOST)), figure_words(Count(0, 0, 99))
    ('up to 40', 'up to 99')
    >>> figure_words(Count(10, 10, 12, Relation.RANGE)), figure_words(Count(0, 0, None))
    ('10 to 12', 'an unknown number of')
    """
    if count.low == count.high:
        return str(count.low)
    if not count.low and count.best in (None, 0, count.high):
        return "an unknown number of" if count.high is None else f"up to {count.high}"
    if count.relation is Relation.RANGE and count.best in (None, count.low) and count.high:
        return f"{count.low} to {count.high}"
    if count.best in (None, count.low):
        return f"at least {count.low}"
    top = f"{count.low} or more" if count.high is None else f"from {count.low} to {count.high}"
    return f"{count.best} (reports range {top})"
