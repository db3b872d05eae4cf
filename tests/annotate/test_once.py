"""What is remembered of a word is what the pipeline makes of it anew, bit for bit."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language

from dateline.annotate import once
from dateline.annotate.once import WordForms, remember_vectors
from dateline.annotate.parse import MODEL

TEXTS = (
    "Shells hit the market of Ardun on Monday, killing five people, officials said.",
    "There were no deaths.  There's a curfew; they ain't gonna lift it, y'all.",
    "He'd got to go: let's see what doesn't, can't and won't happen. I do. It is.",
    "The army's men -- some 300 of them -- had been shelling Kobanî since the 3rd.",
    "\n\n",
    "“We saw it,” said Ana Ruiz, 43, who had fled. “That which falls…” That man left.",
    "",
) * 2
SET = ("LEMMA", "POS", "MORPH", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START")


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(MODEL)


def remembering() -> tuple[Language, WordForms]:
    language = spacy.load(MODEL)
    remember_vectors(language)
    return language, WordForms(language)


def assert_same(plain: Language, language: Language, forms: WordForms, batch: int) -> None:
    pairs = zip(
        plain.pipe(TEXTS, batch_size=2), map(forms, language.pipe(TEXTS, batch_size=batch)),
        strict=True,
    )  # fmt: skip
    for told, found in pairs:
        assert np.array_equal(told.to_array(list(SET)), found.to_array(list(SET))), told.text
        assert np.array_equal(told.tensor, found.tensor), told.text


@pytest.mark.parametrize("batch", [1, 3, 64])
def test_the_pipeline_that_remembers_gives_what_it_gives_without(
    plain: Language, batch: int
) -> None:
    language, forms = remembering()
    assert "lemmatizer" not in language.pipe_names
    assert_same(plain, language, forms, batch)
    assert_same(plain, language, forms, batch)
    assert forms.known


def test_what_is_remembered_is_bounded_and_the_results_are_the_same(
    plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MOST", 20)
    language, forms = remembering()
    assert_same(plain, language, forms, 1)
    assert_same(plain, language, forms, 64)
    monkeypatch.setattr(once, "MOST", 3)
    language, forms = remembering()
    assert_same(plain, language, forms, 64)


def test_the_vectors_of_a_word_are_made_once() -> None:
    language, _ = remembering()
    names = [node.name for node in language.get_pipe("tok2vec").model.walk()]  # type: ignore[attr-defined]
    assert "remembered" in names
