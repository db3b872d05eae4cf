"""Which of our incidents are events of another data set: place, day, sides; one to many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from dateline.link.reach import reach
from dateline.model.earth import kilometres
from dateline.model.incidents import Incident, IncidentKind
from dateline.model.references import Match, Reference
from dateline.model.values import Count, Harm, Place, TimeSpan

SLACK_DAYS = 1
"""Days by which two coders' dates may differ (codebooks.md 2.1, blocking rule)."""
SLACK_KM = 3.0
"""The distance added to both precisions (codebooks.md 2.1)."""
COMMON = frozenset(
    "government forces the and military police unidentified armed group civilians".split()  # noqa: SIM905
)
"""Words that say nothing of which actor it is."""


def match(incidents: Iterable[Incident], references: Sequence[Reference]) -> Iterator[Match]:
    """Every pair of one place and day within the precision of both, the nearest first."""
    by_day = _by_day(references)
    for incident in incidents:
        if incident.kind is not IncidentKind.INCIDENT or not incident.when or not incident.where:
            continue
        span, place = incident.when.value, incident.where.value
        near = [
            (max(apart(span, other), 0), km, other)
            for other in _around(span, by_day)
            if (km := distance(place, other)) <= SLACK_KM + reach(place) + other.reach_km
        ]
        for days, km, other in sorted(near, key=lambda found: (found[0], found[1], found[2].id)):
            shared = sides_shared(incident, other)
            told = tuple(differences(incident, other))
            yield Match(incident.id, other.id, days, round(km, 1), shared, told)


def _by_day(references: Iterable[Reference]) -> Mapping[int, list[Reference]]:
    found: dict[int, list[Reference]] = defaultdict(list)
    for other in references:
        for day in range(other.first.toordinal(), other.last.toordinal() + 1):
            found[day].append(other)
    return found


def _around(span: TimeSpan, by_day: Mapping[int, list[Reference]]) -> list[Reference]:
    first = (span.first - timedelta(SLACK_DAYS)).toordinal()
    last = (span.last + timedelta(SLACK_DAYS)).toordinal()
    met = {other.id: other for day in range(first, last + 1) for other in by_day.get(day, ())}
    return [met[key] for key in sorted(met)]


def apart(span: TimeSpan, other: Reference) -> int:
    """Days between the nearest ends; 0 where they overlap."""
    return span.days_apart(TimeSpan(other.first, other.last))


def distance(place: Place, other: Reference) -> float:
    """Kilometres between the points; 0 where the other set gives none."""
    if other.lat is None or other.lon is None:
        return 0.0
    return kilometres(place.point, (other.lat, other.lon))


def sides_shared(incident: Incident, other: Reference) -> tuple[str, ...]:
    """The sides of the other set that one of our participants shares a telling word with."""
    ours = _words(
        word
        for involved in incident.participants
        for word in (involved.said.name, involved.said.text, involved.said.description)
        if word
    )
    return tuple(side for side in other.sides if _words([side]) & ours)


def _words(names: Iterable[str]) -> set[str]:
    found = {word for name in names for word in re.findall(r"[^\W\d_]{3,}", name.lower())}
    return found - COMMON


def differences(incident: Incident, other: Reference) -> Iterator[str]:
    """What each has that the other lacks, or has otherwise."""
    ours = _deaths(incident)
    theirs = other.deaths
    if ours is None and theirs and theirs.best:
        yield f"they count {theirs.best} dead, we have no figure"
    elif ours and theirs and ours.figure != theirs.figure:
        yield f"dead: we {ours.figure}, they {theirs.figure}"
    shared = sides_shared(incident, other)
    lacking = [side for side in other.sides if side not in shared]
    if lacking:
        yield f"sides that only they name: {', '.join(lacking)}"
    if incident.when and (incident.when.value.first, incident.when.value.last) != (
        other.first,
        other.last,
    ):
        span = incident.when.value
        yield f"days: we {span.first}..{span.last}, they {other.first}..{other.last}"


def _deaths(incident: Incident) -> Count | None:
    return next(
        (t.settled.value for t in incident.tolls if t.what is Harm.KILLED and t.who == "all"), None
    )
