"""Reports, readings and a parser that is quick, for the tests of store, reading and commands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dateline.annotate.parse import told_zones
from dateline.model.annotated import Annotated
from dateline.model.calendar import Relative
from dateline.model.claims import (
    Claim,
    ControlSaid,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Speaker,
    Value,
)
from dateline.model.mentions import (
    ControlStatus,
    Effect,
    ParticipantKind,
    Role,
    Stance,
    Status,
    TimeRole,
)
from dateline.model.reading import Digest, Reading
from dateline.model.report import Evidence, Published, Report
from dateline.model.span import Span
from dateline.model.text import Sentence, Token
from dateline.model.values import Anchor, Count, Harm, Place, TimeSpan, When

WORD = re.compile(r"\w+|[^\w\s]")
TEXT = "Shells hit the market of Ardun on Monday, killing at least five people, officials said."


class QuickParser:
    """Words and one sentence a paragraph, without a model."""

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        for annotated in reports:
            yield quickly_parsed(annotated)


def quickly_parsed(annotated: Annotated) -> Annotated:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, zone in enumerate(told_zones(annotated)):
        first = len(tokens)
        for match in WORD.finditer(annotated.report.text, zone.span.start, zone.span.end):
            index, word = len(tokens), match[0]
            tokens.append(
                Token(index, *match.span(), word, word.lower(), "NOUN", "NN", "dep", first)
            )
        if len(tokens) > first:
            span = Span(tokens[first].start, tokens[-1].end)
            sentences.append(
                Sentence(len(sentences), span, first, len(tokens), zone.kind, paragraph)
            )
    return replace(annotated, tokens=tuple(tokens), sentences=tuple(sentences))


def a_report(id: str = "r1:one", text: str = TEXT, **known: object) -> Report:
    return replace(Report(id, f"reports/{id}.txt", text), **known)  # type: ignore[arg-type]


def every_claim(report: Report) -> tuple[Claim, ...]:
    """One claim of each field, with all that a claim can hold."""
    values: dict[Field, Value] = {
        Field.EVENT: EventSaid("shelling", Status.OCCURRED, aggregate=False, part_of="e9"),
        Field.WHEN: When(
            TimeSpan(date(2031, 3, 3), date(2031, 3, 3), local_time="before dawn"),
            Anchor.PUBLICATION,
            Relative(weekday=0),
        ),
        Field.WHERE: Place("Ardun", 12.5, 44.25, country_code="XX", geonames_id=7),
        Field.PARTICIPANT: ParticipantSaid(
            Role.TARGET,
            ParticipantKind.PEOPLE,
            "five people",
            number=Count(5, 5, None),
            effect=(Effect.KILLED,),
        ),
        Field.COUNT: CountSaid(
            Harm.KILLED, Count(5, 5, None), who="people", supersedes=Count(3, 3, 3)
        ),
        Field.CONTROL: ControlSaid("the market", "rebels", ControlStatus.CAPTURED),
    }
    return tuple(
        Claim(
            id=f"{report.id}/{field.value}",
            report=report.id,
            event=f"{report.id}#1",
            field=field,
            value=value,
            evidence=Evidence.cite(report, Span(0, 6)),
            stance=Stance.CLAIMED,
            attributed_to=Speaker("R. Tal", "spokesman", "the ministry", "person:r-tal"),
            via="Radio Sel",
            time_role=TimeRole.BACKGROUND,
            made_by="claims.v9",
        )
        for field, value in values.items()
    )


def a_reading(report: Report | None = None) -> Reading:
    report = report or a_report(outlet="Ardun Post", published=Published.given(date(2031, 3, 5)))
    return Reading(report, every_claim(report), Digest(report.id, (1, 2), ("ardun",), (), ("AP",)))
