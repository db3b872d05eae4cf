"""What police do round an event: found with its doer, and never an incident."""

from __future__ import annotations

import pytest
from tests.parsed import the_parser

from dateline.extract.claims import claims_of
from dateline.extract.events.lexicon import policing_lexicon
from dateline.model.annotated import Annotated
from dateline.model.event_types import event_types
from dateline.model.mentions import Effect, EventMention, ParticipantKind, Role, Status
from dateline.model.report import Report
from dateline.pipeline.stages import annotate

POLICING = {"police_duty", "police_measure", "investigation"}


def read(text: str) -> Annotated:
    (annotated,) = annotate([Report("r1", "r1.txt", text, language="en")], the_parser())
    return annotated


def of_type(text: str, key: str) -> EventMention:
    (event,) = [e for e in read(text).events if e.type == key]
    return event


def doers(event: EventMention) -> list[str]:
    return [p.text for p in event.participants if p.role in {Role.PERPETRATOR, Role.PARTY}]


def test_every_type_of_policing_is_in_the_table_and_is_no_incident() -> None:
    words = policing_lexicon()
    senses = [s for part in (words.verbs, words.nouns) for group in part.values() for s in group]
    assert {sense.type for sense in senses} == POLICING
    assert not any(event_types()[key].incident for key in POLICING)


@pytest.mark.parametrize(
    ("text", "key", "doer"),
    [
        ("Police searched every lorry at the ferry.", "police_measure", "Police"),
        ("the police have sealed the lanes round the shrine.", "police_measure", "police"),
        ("Two constables escorted the pilgrims home.", "police_duty", "Two constables"),
        ("Extra constables were posted at the market.", "police_duty", "Extra constables"),
        ("Security was tightened round the court on Monday.", "police_duty", "Security"),
        ("Police are investigating the fire at the depot.", "investigation", "Police"),
    ],
)
def test_what_police_do_is_told_with_who_does_it(text: str, key: str, doer: str) -> None:
    assert doer in doers(of_type(text, key))


def test_the_same_verbs_without_police_tell_nothing() -> None:
    assert not read("Tourists searched the beach for shells and reached the tower.").events


def test_forces_that_bear_no_arms_are_none() -> None:
    assert not read("Secular forces assembled in the hall.").events


def test_policing_makes_no_claims() -> None:
    annotated = read("Gunmen killed a clerk in Lagos. Police searched the street on Monday.")
    policing = {e.id for e in annotated.events if e.type in POLICING}
    assert policing
    assert not policing & {claim.event for claim in claims_of(annotated)}


def test_deaths_in_police_firing_are_told_with_the_police_as_doer() -> None:
    (event,) = read("three persons were killed in police firing in the old town.").events
    assert doers(event) == ["police"]
    (killed,) = [p for p in event.participants if Effect.KILLED in p.effect]
    assert killed.text == "three persons"


def test_the_dead_of_another_cause_are_not_laid_to_the_violence_before() -> None:
    text = "A bomb killed a man in the market. Nine people died in police firing near the mill."
    bombing = of_type(text, "bombing")
    assert "police" not in doers(bombing)
    assert not any(p.text == "Nine people" for p in bombing.participants)


def test_deaths_in_a_crash_are_an_accident() -> None:
    assert {e.type for e in read("Nine people were killed in a bus crash.").events} == {"accident"}


def test_both_sides_of_a_hyphened_clash_take_part() -> None:
    event = of_type("One man died in a police-gang shootout in the port.", "armed_clash")
    kinds = {p.kind for p in event.participants if p.role is Role.PARTY}
    assert ParticipantKind.STATE_FORCE in kinds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The board demanded a ban on the group and arrest of its leaders.", Status.HYPOTHETICAL),
        ("They are free to arrest us.", Status.HYPOTHETICAL),
        ("The court said they should stop the men and detain them.", Status.HYPOTHETICAL),
        ("Guards let the men go instead of arresting them.", Status.DENIED),
        ("They sought an inquiry into the arrest of the clerk.", Status.OCCURRED),
    ],
)
def test_an_arrest_that_is_only_wished_or_left_undone_did_not_come_to_pass(
    text: str, status: Status
) -> None:
    assert of_type(text, "arrest").status is status


@pytest.mark.parametrize(
    "text",
    ["The meeting was held in the hall.", "He took the critics to task.", "Strong apprehensions."],
)
def test_holding_and_taking_are_not_arrests_by_themselves(text: str) -> None:
    assert not [e for e in read(text).events if e.type == "arrest"]


def test_days_take_no_part_in_an_event() -> None:
    event = of_type("On 28 March 2020, three officers beat a vendor in Meru.", "beating")
    assert {p.text for p in event.participants} == {"three officers", "vendor"}


def test_a_bomb_that_strikes_a_bus_is_a_bombing() -> None:
    assert of_type("A home-made bomb struck a bus in Maywand district.", "bombing")


def test_people_who_are_captured_are_no_place() -> None:
    assert of_type("They were captured in April by soldiers near Mosul.", "arrest")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Workers violently protested in Busia on Monday.", "violent_demonstration"),
        ("Workers held a non-violent protest in Busia on Monday.", "protest"),
    ],
)
def test_a_protest_that_is_called_violent_is_a_riot(text: str, key: str) -> None:
    assert of_type(text, key)


@pytest.mark.parametrize(
    ("text", "victims", "number"),
    [
        ("Farmer dies in police firing at Ardun", "Farmer", 1),
        ("An official said 40 of these deaths took place due to police firing.", "40", 40),
    ],
)
def test_those_counted_as_killed_are_whom_the_police_killed(
    text: str, victims: str, number: int
) -> None:
    (event,) = [e for e in read(text).events if e.type not in POLICING]
    assert "police" in doers(event)
    killed = [p for p in event.participants if Effect.KILLED in p.effect]
    assert [(p.text, p.number.best if p.number else None) for p in killed] == [(victims, number)]


def test_whom_the_report_names_as_hurt_is_not_told_again_by_his_number() -> None:
    (event,) = [e for e in read("Police shot dead two marchers.").events if e.type not in POLICING]
    assert [p.text for p in event.participants if Effect.KILLED in p.effect] == ["two marchers"]


def test_what_is_carried_out_is_told_by_its_own_word() -> None:
    text = "Three people were killed in shelling carried out by government troops in Kunduz."
    (event,) = read(text).events
    doers = [p.text for p in event.participants if p.role is Role.PERPETRATOR]
    assert (event.type, doers) == ("shelling", ["government troops"])
