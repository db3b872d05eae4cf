"""Builders of readings for tests: spell out only what matters, the rest is plausible."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model.claims import (
    Claim,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Speaker,
    Value,
)
from dateline.model.mentions import ParticipantKind, Role, Stance, Status, TimeRole
from dateline.model.reading import Digest, Reading
from dateline.model.report import UNDATED, Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.values import Anchor, Count, Harm, Place, TimeSpan, When

TEXT = "Shells fell on the market of Ardun on Monday, killing three people, police said. " * 4
NUMBERS = " ".join(f" {number} " for number in range(1001))
ARDUN = Place("Ardun", 12.5, 33.5, country_code="SD", admin1="East")
DAY = date(2031, 3, 3)


def a_report(key: str = "r1", published: date | None = DAY, outlet: str = "Ardun Post") -> Report:
    """A report with a text long enough to cite."""
    given = Published.given(published) if published else UNDATED
    return Report(key, f"{key}.txt", TEXT + NUMBERS, outlet=outlet, published=given)


def on(first: date, last: date | None = None) -> When:
    """A time told outright."""
    return When(TimeSpan(first, last or first), Anchor.EXPLICIT)


def told(number: int, what: Harm = Harm.KILLED, who: str | None = None) -> CountSaid:
    """An exact figure."""
    return CountSaid(what, Count(number, number, number), who)


def actor(name: str, role: Role = Role.PERPETRATOR) -> ParticipantSaid:
    """An armed group that takes part."""
    return ParticipantSaid(role, ParticipantKind.ARMED_GROUP, name, name=name)


def an_event(
    report: Report,
    *values: Value,
    key: str = "e1",
    type: str = "armed_clash",
    role: TimeRole = TimeRole.CURRENT,
    by: Speaker | None = None,
    stance: Stance = Stance.ASSERTED,
    aggregate: bool = False,
) -> list[Claim]:
    """The claims of one event mention."""
    event = f"{report.id}/{key}"
    said = EventSaid(type, Status.OCCURRED, aggregate)
    return [
        Claim(
            id=f"{event}/{n}",
            report=report.id,
            event=event,
            field=_field(value),
            value=value,
            evidence=Evidence.cite(report, _words(report, value, n)),
            stance=stance,
            attributed_to=by,
            time_role=role,
            made_by="test",
        )
        for n, value in enumerate((said, *values))
    ]


def a_reading(
    report: Report, *events: Sequence[Claim], words: Sequence[str] = (), **digest: tuple[str, ...]
) -> Reading:
    """A reading with its digest."""
    claims = tuple(claim for event in events for claim in event)
    return Reading(report, claims, Digest(report.id, words=tuple(words), **digest))  # type: ignore[arg-type]


def _words(report: Report, value: Value, n: int) -> Span:
    """Some words of the report; of a figure its number."""
    if isinstance(value, CountSaid) and f" {value.count.low} " in report.text:
        start = report.text.index(f" {value.count.low} ")
        return Span(start, start + len(f" {value.count.low} "))
    return Span(n, n + 6)


def _field(value: Value) -> Field:
    if isinstance(value, EventSaid):
        return Field.EVENT
    if isinstance(value, When):
        return Field.WHEN
    if isinstance(value, Place):
        return Field.WHERE
    if isinstance(value, CountSaid):
        return Field.COUNT
    return Field.PARTICIPANT if isinstance(value, ParticipantSaid) else Field.CONTROL
