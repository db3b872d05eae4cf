"""A toll of long ago stays with the event of long ago, through the whole of reading."""

from __future__ import annotations

from datetime import date

from tests.parsed import the_parser

from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention, TimeRole
from dateline.model.report import Published, Report
from dateline.pipeline.stages import annotate

TEXT = (
    "Rebels attacked the Nigerian town of Damboa on Tuesday, residents said.\n\n"
    "Soldiers were fighting the attackers in the streets.\n\n"
    "On March 14 last year, the rebels overran Damboa after days of shelling. They held it for "
    "a week.\n\n"
    "About 310 people were killed in that fighting, according to the Red Cross.\n\n"
    "In July, a warplane bombed the market of Maiduguri. The strike killed 54 people."
)


def read() -> Annotated:
    published = Published.given(date(2017, 9, 20))
    report = Report("r1", "r1.txt", TEXT, language="en", published=published)
    (annotated,) = annotate([report], the_parser())
    return annotated


def with_toll(annotated: Annotated, number: int) -> EventMention:
    counts = annotated.counts
    (event,) = [
        e for e in annotated.events if any(counts[i].count.best == number for i in e.counts)
    ]
    return event


def test_a_word_that_points_back_lays_the_toll_to_the_battle_of_last_year() -> None:
    event = with_toll(read(), 310)
    assert event.time_role is TimeRole.BACKGROUND
    assert event.when is not None
    assert event.when.span is not None
    assert event.when.span.first == date(2016, 3, 14)


def test_two_tolls_far_apart_are_of_two_events() -> None:
    annotated = read()
    strike = with_toll(annotated, 54)
    assert strike.id != with_toll(annotated, 310).id
    assert strike.type == "air_strike"


def test_what_happened_in_a_year_gone_by_is_background_even_in_the_lead() -> None:
    published = Published.given(date(2017, 2, 7))
    text = "Soldiers killed forty villagers in the hills of Damboa last year, the union has said."
    report = Report("r1", "r1.txt", text, language="en", published=published)
    (annotated,) = annotate([report], the_parser())
    assert {e.time_role for e in annotated.events} == {TimeRole.BACKGROUND}


def test_weapons_and_threats_told_in_general_are_let_go_beside_what_is_news() -> None:
    published = Published.given(date(2017, 9, 20))
    text = (
        "Gunmen killed three teachers in the Nigerian town of Damboa on Tuesday.\n\n"
        "The mayor spoke at length in the council. He said that the town wants peace.\n\n"
        "The council has seen better days. Nobody there believes in the talks any more.\n\n"
        "He also said that extremists always threaten governments that respect the law.\n\n"
        "The session ended at noon. It will be continued on Friday."
    )
    report = Report("r1", "r1.txt", text, language="en", published=published)
    (annotated,) = annotate([report], the_parser())
    types = {event.type for event in annotated.events}
    assert "killing" in types
    assert "threat" not in types
    alone = Report("r2", "r2.txt", text.split("\n\n")[3], language="en", published=published)
    (short,) = annotate([alone], the_parser())
    assert {event.type for event in short.events} == {"threat"}
