"""How many each participant is, of what sort those are who fight, and how surely somebody is told
to have done it: through the whole of reading."""

from __future__ import annotations

from datetime import date

import pytest
from tests.parsed import read_on

from dateline.model.mentions import Participant, ParticipantKind, Role, Stance


def participants(text: str) -> list[Participant]:
    return [p for e in read_on(date(2017, 9, 20), text).events for p in e.participants]


def called(text: str, words: str) -> Participant:
    return next(p for p in participants(text) if words in p.text)


NUMBERS = [
    ("A bomb destroyed two trucks in Herat on Monday.", "trucks", 2),
    ("Rebels burned 12 houses in Herat on Monday.", "houses", 12),
    ("A bomb damaged the party headquarters in Herat on Monday.", "headquarters", 1),
    ("Gunmen killed a teacher in Herat on Monday.", "teacher", 1),
    ("Gunmen killed five teachers in Herat on Monday.", "teachers", 5),
]


@pytest.mark.parametrize(("text", "words", "number"), NUMBERS)
def test_the_words_for_a_participant_tell_how_many_it_is(
    text: str, words: str, number: int
) -> None:
    found = called(text, words).number
    assert found is not None
    assert (found.low, found.best, found.high) == (number, number, number)


def test_at_least_so_many_things_leave_the_number_open_above() -> None:
    number = called("Rebels burned at least 12 houses in Herat on Monday.", "houses").number
    assert number is not None
    assert (number.low, number.high) == (12, None)


def test_people_who_are_only_several_have_no_number() -> None:
    assert called("Gunmen killed priests in Herat on Monday.", "priests").number is None


FIGHTERS = [
    ("A group of guerrillas attacked a village near Herat on Monday.", "group", "armed_group"),
    ("Guerrilla commandos attacked a village near Herat on Monday.", "commandos", "armed_group"),
    ("Gunmen killed two army members in Herat on Monday.", "members", "state_force"),
]


@pytest.mark.parametrize(("text", "words", "kind"), FIGHTERS)
def test_a_body_is_of_the_sort_of_those_who_make_it_up(text: str, words: str, kind: str) -> None:
    assert called(text, words).kind is ParticipantKind(kind)


DOUBTED = [
    ("Alleged Taliban fighters killed two farmers in Herat on Monday.", Stance.SUSPECTED),
    ("Two farmers were killed, apparently by rebels, in Herat on Monday.", Stance.SUSPECTED),
    ("Rebels killed two farmers in Herat on Monday.", Stance.ASSERTED),
    ("The rebels claimed credit for the attack on a bank in Herat on Monday.", Stance.CLAIMED),
]


@pytest.mark.parametrize(("text", "stance"), DOUBTED)
def test_words_of_doubt_leave_open_who_did_it(text: str, stance: Stance) -> None:
    doers = [p for p in participants(text) if p.role is Role.PERPETRATOR]
    assert {p.stance for p in doers} == {stance}


def test_those_who_make_a_bomb_harmless_did_not_plant_it() -> None:
    text = (
        "A bomb exploded in a restaurant in Herat on Monday. Another bomb there was defused by the"
        " police."
    )
    bombing = [
        e for e in read_on(date(2017, 9, 20), text).events if e.type not in {"disrupted_weapons"}
    ]
    assert bombing
    doers = [p.text for e in bombing for p in e.participants if p.role is Role.PERPETRATOR]
    assert not any("police" in doer for doer in doers)
