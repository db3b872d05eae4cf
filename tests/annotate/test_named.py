"""Names of many paragraphs read side by side are those that the pipeline reads one by one."""

from __future__ import annotations

import random

import pytest
import spacy
from spacy.language import Language

from dateline.annotate.named import NamesAlong, can_be_read_along
from dateline.annotate.parse import MODEL

TEXTS = (
    "Shells hit the market of Ardun on Monday, killing five people, the Red Crescent said.",
    "",
    "On 3 March 2031 the United Nations Mission in Ardun\nand the Ministry of Health of Sel",
    "  \n  Ana Ruiz   Marsh, 43, fled  to  North Vaskar .",
    "Monday.",
    "Army. Ardun. The Union of the North. 12 percent of $ 40 million. Ahmed al-Karim, a Turk.",
    "FIGHTING IN ARDUN PROVINCE LEAVES 30 DEAD, SAYS GEN. KARL OTT OF THE FIFTH BRIGADE",
)
PIECES = (
    "Ardun", "of", "the", "Red", "Crescent", "March", "3", ",", ".", "\n", "Ana", "Ruiz", "five",
    "hundred", "U.N.", "Mr.", "Sel", "$", "%",
)  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def along() -> tuple[Language, NamesAlong]:
    language = spacy.load(MODEL)
    assert can_be_read_along(language)
    return language, NamesAlong(language)


def assert_same(plain: Language, along: tuple[Language, NamesAlong], texts: list[str]) -> int:
    language, names = along
    number = 0
    found = names(language.pipe(texts, batch_size=16))
    for told, doc in zip(plain.pipe(texts), found, strict=True):
        assert [(e.start, e.end, e.label_) for e in doc.ents] == [
            (e.start, e.end, e.label_) for e in told.ents
        ], told.text
        assert [t.ent_iob_ for t in doc] == [t.ent_iob_ for t in told], told.text
        number += len(doc.ents)
    return number


def test_names_are_those_of_the_pipeline(
    plain: Language, along: tuple[Language, NamesAlong]
) -> None:
    assert "ner" not in along[0].pipe_names
    assert assert_same(plain, along, list(TEXTS)) > 10
    assert assert_same(plain, along, [*TEXTS, *reversed(TEXTS)] * 12) > 240


def test_names_of_words_in_any_order_are_those_of_the_pipeline(
    plain: Language, along: tuple[Language, NamesAlong]
) -> None:
    chance = random.Random(3)
    texts = [" ".join(chance.choices(PIECES, k=chance.randrange(40))) for _ in range(150)]
    assert assert_same(plain, along, texts) > 150


def test_a_pipeline_without_names_or_of_another_sort_is_left_alone() -> None:
    assert not can_be_read_along(spacy.blank("en"))
    searching = spacy.blank("en")
    searching.add_pipe("beam_ner")
    assert not can_be_read_along(searching)
