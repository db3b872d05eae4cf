"""Quicker products of matrices change nothing that a paragraph comes to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy

from dateline.annotate import products
from dateline.annotate.parse import MODEL
from dateline.annotate.products import are_independent, product, quick_ops, use_quick_products

TEXTS = (
    "Shells hit the market of Ardun on Monday, killing five people, officials said.",
    "He denied it.",
    "The army's men -- some 300 of them -- had been shelling Kobanî since the 3rd; " * 9,
    "Rebels who had crossed the river at dawn seized the bridge, a police post and 12 lorries.",
    "",
) * 7
TOLD = ("LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START")


def operations(language: Any) -> set[str]:
    pipes = (getattr(pipe, "model", None) for _, pipe in language.pipeline)
    return {type(node.ops).__name__ for m in pipes if m is not None for node in m.walk()}


def test_a_row_comes_to_the_same_whichever_stand_beside_it() -> None:
    chance = np.random.default_rng(7)
    rows = chance.standard_normal((400, 288), dtype="float32")
    table = chance.standard_normal((288, 300), dtype="float32")
    whole = product(rows, table)
    assert np.allclose(whole, rows @ table, atol=1e-3)
    for number in (1, 2, 40, 64, 399):
        assert np.array_equal(product(rows[3 : 3 + number], table), whole[3 : 3 + number]), number


def test_products_are_flipped_and_put_where_they_are_asked_for() -> None:
    x, y = np.arange(6, dtype="float32").reshape(2, 3), np.ones((2, 4), dtype="float32")
    out = np.zeros((3, 4), dtype="float32")
    assert quick_ops().gemm(x, y, out=out, trans1=True) is out
    assert np.array_equal(out, x.T @ y)
    assert np.array_equal(quick_ops().gemm(y, y, trans2=True), y @ y.T)


def test_the_parser_comes_to_the_same_with_quicker_products() -> None:
    plain, quick = spacy.load(MODEL), spacy.load(MODEL)
    use_quick_products(quick)
    assert "QuickOps" in operations(quick)
    for told, found in zip(plain.pipe(TEXTS), quick.pipe(TEXTS, batch_size=5), strict=True):
        assert np.array_equal(told.to_array(list(TOLD)), found.to_array(list(TOLD))), told.text


def test_a_paragraph_has_the_same_vectors_alone_and_among_others() -> None:
    language = spacy.load(MODEL)
    use_quick_products(language)
    for together in language.pipe(TEXTS, batch_size=64):
        assert np.array_equal(language(together.text).tensor, together.tensor), together.text


def test_kernels_whose_rows_lean_on_each_other_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def leaning(rows: Any, table: Any) -> Any:
        return np.dot(rows, table) + np.float32(len(rows)) * np.float32(1e-6)

    monkeypatch.setattr(products, "product", leaning)
    are_independent.cache_clear()
    try:
        language = spacy.load(MODEL)
        use_quick_products(language)
        assert operations(language) == {"NumpyOps"}
    finally:
        are_independent.cache_clear()
