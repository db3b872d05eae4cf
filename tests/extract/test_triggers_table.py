"""The tables of the event stage are whole."""

from __future__ import annotations

from dateline.extract.events.lexicon import head_nouns, lexicon, statuses
from dateline.model.event_types import event_types

ACLED_SUB_EVENTS = 25


def test_every_trigger_names_a_type_of_the_table() -> None:
    words = lexicon()
    senses = [s for part in (words.verbs, words.nouns, words.adjectives) for s in part.values()]
    told = {sense.type for group in senses for sense in group}
    assert told <= set(event_types())


def test_all_sub_events_of_acled_can_be_reached() -> None:
    reached = {t.acled_sub_event for t in event_types().values() if t.acled_sub_event}
    assert len(reached) == ACLED_SUB_EVENTS


def test_every_type_has_an_example_and_a_definition() -> None:
    assert all(t.definition and t.example for t in event_types().values())


def test_words_for_status_and_people_are_there() -> None:
    assert statuses("modals")["may"] == "hypothetical"
    assert head_nouns()["police"] == "state_force"
