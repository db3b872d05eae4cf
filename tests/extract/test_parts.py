"""Who takes part by what is learned of phrases near an event, and what the model may not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.parsed import the_parser

from dateline.extract.events.describe import Describer
from dateline.extract.events.mentions import Page
from dateline.extract.events.part_features import Candidate, candidates
from dateline.extract.events.parts import PARTS, Judged, recast
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, Participant, Role, Stance
from dateline.model.report import Published, Report
from dateline.pipeline.stages import annotate


def read(text: str) -> Annotated:
    published = Published.given(date(2017, 9, 20))
    report = Report("r1", "r1.txt", text, language="en", published=published)
    (annotated,) = annotate([report], the_parser())
    return annotated


def told_as(kind: str, text: str) -> tuple[Annotated, EventMention]:
    annotated = read(text)
    return annotated, next(e for e in annotated.events if e.type == kind)


def doers(event: EventMention) -> list[Participant]:
    return [p for p in event.participants if p.role is Role.PERPETRATOR]


def judged(annotated: Annotated, odds: float) -> list[Judged]:
    page = Page(annotated)
    near: list[Candidate] = candidates(page, Describer(page))
    return [Judged(candidate, dict.fromkeys(PARTS, odds)) for candidate in near]


KIDNAPPED = (
    "Mayor Luis Vega was kidnapped in Cali on Sunday. "
    "Neighbors said that the kidnappers were heavily armed guerrillas."
)


def test_a_doer_told_a_sentence_later_is_suspected_in_his_own_words() -> None:
    annotated, event = told_as("abduction", KIDNAPPED)
    found = doers(event)
    assert found, "nobody is suspected"
    for doer in found:
        assert doer.stance is Stance.SUSPECTED
        assert " ".join(doer.span.of(annotated.report.text).split()) == doer.text


def test_what_the_model_adds_says_so() -> None:
    _, event = told_as("abduction", KIDNAPPED)
    why = [reason for reason in event.reasons if "by the model of who does what" in reason]
    assert len(why) >= len(doers(event))


def test_someone_unlikely_takes_no_part() -> None:
    annotated, event = told_as("shooting", "Gunmen shot a teacher in Lima on Monday.")
    alone = tuple(replace(p, number=None) for p in event.participants)
    left = recast(Page(annotated), replace(event, participants=alone), judged(annotated, -9.0), {})
    assert [p.text for p in left.participants] == ["Gunmen"]


def test_what_a_model_thinks_is_marked() -> None:
    _, event = told_as("abduction", KIDNAPPED)
    assert {(p.role, p.likely) for p in event.participants} == {
        (Role.TARGET, False),
        (Role.PERPETRATOR, True),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Three teachers were shot dead in Lima on Monday.",
        "Guerrillas shot two soldiers dead in Lima on Monday.",
    ],
)
def test_those_who_are_counted_and_armed_sides_always_take_part(text: str) -> None:
    annotated = read(text)
    for event in annotated.events:
        assert recast(Page(annotated), event, judged(annotated, -9.0), {}).participants == (
            event.participants
        )


def test_nobody_is_added_twice() -> None:
    annotated, event = told_as("shooting", "Gunmen shot a teacher dead in Lima on Monday.")
    again = recast(Page(annotated), event, judged(annotated, 9.0), {})
    assert len({(p.role, p.text) for p in again.participants}) == len(again.participants)
    assert [p for p in again.participants if p.text == "Gunmen"] == doers(event)


def test_weapons_that_are_found_are_no_targets() -> None:
    annotated = read("Soldiers found 14 bombs and three rifles in a house in Lima on Monday.")
    parts = {p.text: p.role for event in annotated.events for p in event.participants}
    assert parts["14 bombs"] is Role.INSTRUMENT
