"""Capitals given back to texts in capitals or in small letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.casing import Casing, one_case

COMMON = frozenset(
    ["bomb", "explode", "police", "kill", "president", "said", "left", "soldier", "near"]
)


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("A BOMB EXPLODED IN LIMA TODAY.", "A bomb exploded in Lima today."),
        (
            "TWO SOLDIERS WERE KILLED NEAR SAN VICENTE.",
            "Two soldiers were killed near San Vicente.",
        ),
        ("POLICE SAID PRESIDENT LOVRAN LEFT.", "Police said President Lovran left."),
        ("THE FMLN AND U.S. POLICE SAID SO.", "The FMLN and U.S. police said so."),
        ("police killed two in ahmedabad.", "Police killed two in Ahmedabad."),
        ("Police killed two in Ahmedabad.", "Police killed two in Ahmedabad."),
    ],
)
def test_words_get_the_capitals_that_a_newspaper_gives_them(text: str, restored: str) -> None:
    assert Casing(COMMON).restore(text) == restored


@given(st.text(max_size=200))
def test_the_restored_text_is_the_same_but_for_case(text: str) -> None:
    for variant in (text, text.upper(), text.lower()):
        restored = Casing(COMMON).restore(variant)
        assert len(restored) == len(variant)
        assert one_case(variant) or restored == variant


SURNAMED = COMMON | {"leal", "montes", "flight"}


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("PEDRO LEAL SAID THE SOLDIER LEFT.", "Pedro Leal said the soldier left."),
        ("JAIME VEGA MONTES LEFT IN FLIGHT.", "Jaime Vega Montes left in flight."),
        ("SANTIAGO LEAL SAID NOTHING.", "Santiago Leal said nothing."),
        ("PEDRO EXPLODED A BOMB IN FLIGHT.", "Pedro exploded a bomb in flight."),
        ("NEWSMEN SAID THE SOLDIER LEFT.", "Newsmen said the soldier left."),
        ("THE POLICE SAID NEWSMEN LEFT IN FLIGHT.", "The police said newsmen left in flight."),
    ],
)
def test_a_dictionary_word_behind_a_given_name_is_a_surname(text: str, restored: str) -> None:
    assert Casing(SURNAMED).restore(text) == restored


def test_a_surname_told_in_full_once_has_its_capital_everywhere() -> None:
    casing = Casing(SURNAMED)
    surnames = casing.surnames("PEDRO LEAL SAID THE SOLDIER LEFT.")
    assert surnames == {"leal"}
    assert casing.restore("SOLDIERS KILLED LEAL NEAR LIMA.", surnames) == (
        "Soldiers killed Leal near Lima."
    )
    assert casing.surnames("Pedro leal said the soldier left.") == frozenset()
