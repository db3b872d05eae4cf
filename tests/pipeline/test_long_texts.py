"""What a long text costs grows with its length, not with its square: counted in calls of
functions, which are the same on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count, islice, product
from typing import Any

import pytest
from tests.parsed import parsed

from dateline.model.annotated import Annotated
from dateline.pipeline.reading import reading_of
from dateline.pipeline.stages import told

DOERS = ("Gunmen", "Rebels", "Soldiers", "Police officers", "Militants", "Bandits", "Settlers")
DEEDS = ("killed", "attacked", "shelled", "kidnapped", "wounded", "ambushed", "raided")
PLACES = ("Kunduz", "Mosul", "Goma", "Mopti", "Kano", "Herat", "Juba", "Gao", "Homs", "Taiz")
SHORT = 120
"""Sentences of the shorter text; the longer one has twice as many."""
MOST = 2.2
"""How often the work of the shorter text that of the longer one may be: 2 where it grows with
the length, 4 where everything is held against everything."""


def sentences(joint: str, number: int) -> str:
    told_of = product(DEEDS, DOERS, PLACES)
    made = (
        f"{doers} {deed} {n} farmers near {place}, leaving {n + 3} hurt, the governor told Reuters"
        for n, (deed, doers, place) in zip(count(2), told_of, strict=False)
    )
    return joint.join(islice(made, number)) + "."


def calls_in(run: Callable[[], Any]) -> int:
    """How many functions are called."""
    calls = 0

    def tell(_frame: object, event: str, _of: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        run()
    finally:
        sys.setprofile(before)
    return calls


def read(annotated: Annotated) -> None:
    reading_of(told(annotated))


@pytest.mark.parametrize("joint", [". ", "; ", ".\n\n", " "])
def test_twice_the_sentences_cost_about_twice_the_work(joint: str) -> None:
    short, long = (parsed(sentences(joint, number)) for number in (SHORT, 2 * SHORT))
    read(short)
    assert calls_in(lambda: read(long)) < MOST * calls_in(lambda: read(short))


def test_one_event_told_over_and_over_costs_by_its_length_too() -> None:
    ranks, names = ("Gen.", "Mr.", "President", "Colonel"), ("Ana", "Karl", "Omar", "Luis")
    said = [
        f"{rank} {name} {chr(65 + n % 26)}{'abcdefgh'[n % 8]}ez said he was killed."
        for n, (rank, name) in enumerate(product(ranks, names))
    ]
    told_again = [said[n % len(said)] for n in range(4 * SHORT)]
    short, long = (parsed(" ".join(told_again[:n])) for n in (2 * SHORT, 4 * SHORT))
    read(short)
    assert calls_in(lambda: read(long)) < MOST * calls_in(lambda: read(short))
