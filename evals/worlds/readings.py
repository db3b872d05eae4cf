"""The reports of a world as readings: what a perfect reader would make of them, so that
linking and settling can be measured by themselves and at any size."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from dateline.model.claims import Claim, CountSaid, EventSaid, Field, ParticipantSaid, Value
from dateline.model.mentions import ParticipantKind, Role, Stance, Status, TimeRole
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Anchor, Count, Harm, Place, PlacePrecision, TimeSpan, When
from evals.worlds.world import Event, Item

FIELDS = {
    EventSaid: Field.EVENT, When: Field.WHEN, Place: Field.WHERE, CountSaid: Field.COUNT,
    ParticipantSaid: Field.PARTICIPANT,
}  # fmt: skip


def reading_of(item: Item) -> Reading:
    """The reading of a report."""
    text = f"{item.event.type} in {item.event.town.name}: " + " ".join(item.words) + "."
    report = Report(
        item.id, f"{item.id}.txt", text,
        outlet=f"Outlet {item.outlet}", language="en", published=Published.given(item.day),
    )  # fmt: skip
    claims = list(_claims(report, 0, item.event, TimeRole.CURRENT))
    if item.recalls:
        claims += _claims(report, 1, item.recalls[1], TimeRole.BACKGROUND)
    return Reading(report, tuple(claims), _digest(item))


def incidents_of(item: Item) -> Iterator[tuple[str, int]]:
    """The event mentions of a report, each with the incident that it tells of."""
    yield f"{item.id}/0", item.incident
    if item.recalls:
        yield f"{item.id}/1", item.recalls[0]


def _claims(report: Report, n: int, event: Event, role: TimeRole) -> Iterator[Claim]:
    mention = f"{report.id}/{n}"
    for k, value in enumerate(_values(event)):
        yield Claim(
            id=f"{mention}/{k}",
            report=report.id,
            event=mention,
            field=FIELDS[type(value)],
            value=value,
            evidence=Evidence.cite(report, Span(0 if n == 0 else 1, 5 + k)),
            stance=Stance.ASSERTED,
            time_role=role,
            made_by="world.v1",
        )


def _values(event: Event) -> Iterator[Value]:
    yield EventSaid(event.type, Status.OCCURRED)
    if event.day:
        yield When(TimeSpan(event.day, event.day), Anchor.PUBLICATION)
    precision = PlacePrecision.EXACT if event.pinned else PlacePrecision.PROVINCE
    town = event.town
    yield Place(
        town.name, town.lat, town.lon,
        precision=precision, country_code=town.country, admin1=town.admin1,
    )  # fmt: skip
    if event.killed:
        yield _count(Harm.KILLED, event.killed)
    if event.injured:
        yield _count(Harm.INJURED, event.injured)
    if event.group is not None:
        name = f"Group {event.group}"
        kind = ParticipantKind.ARMED_GROUP
        yield ParticipantSaid(
            Role.PERPETRATOR, kind, name, name=name, actor_id=f"group:{event.group}"
        )
    for name in event.names:
        yield ParticipantSaid(Role.TARGET, ParticipantKind.PERSON, name, name=name)


def _count(harm: Harm, number: int) -> CountSaid:
    return CountSaid(harm, Count(number, number, number))


def _digest(item: Item) -> Digest:
    """Copies share their wording, reports of one incident only words."""
    origin = f"{item.incident}/{item.credit if item.credit is not None else item.outlet}"
    sketch = (zlib.crc32(f"{origin}/{n}/{item.words}".encode()) for n in range(12))
    credits = (f"Outlet {item.credit}",) if item.credit is not None else ()
    return Digest(
        item.id,
        signature=tuple(sorted(set(sketch))),
        words=item.words,
        times=(1,) * len(item.words),
        credits=credits,
    )
