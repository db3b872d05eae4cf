"""Products of matrices for the parser's networks by numpy's kernels, which on many processors are
some times quicker than those that spaCy brings along.

A paragraph must come to the same whatever is parsed beside it, so a row of a product must not
depend on the rows beside it. Kernels for few rows round otherwise; so few rows are filled up with
empty ones. Whether that is enough for the kernels of this machine is tried out beforehand; where
it isn't, the parser's own stay.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from thinc.api import NumpyOps

FEWEST = 64
"""Rows of a product at the least."""
TRIED = (1, 2, 3, 5, 8, 17, 31, 64, 65, 100, 129, 257, 500)
"""Numbers of rows that are tried out against a product of them all."""
SEED = 1


def use_quick_products(language: Language) -> None:
    """Gives the pipeline's networks the quicker products, where their rows are independent."""
    pipes = (getattr(pipe, "model", None) for _, pipe in language.pipeline)
    nodes = [node for model in pipes if model is not None for node in model.walk()]
    tables = [node.get_param("W") for node in nodes if node.maybe_get_param("W") is not None]
    shapes = {(table.size // table.shape[-1], table.shape[-1]) for table in tables}
    if all(are_independent(*shape) for shape in sorted(shapes)):
        ops = quick_ops()
        for node in nodes:
            node.ops = ops


def product(rows: Any, table: Any) -> Any:
    """The product of two matrices of which each row is the same whichever stand beside it."""
    number = len(rows)
    if number >= FEWEST:
        return np.dot(rows, table)
    filled = np.zeros((FEWEST, rows.shape[1]), dtype=rows.dtype)
    filled[:number] = rows
    return np.ascontiguousarray(np.dot(filled, table)[:number])


@cache
def are_independent(outputs: int, inputs: int) -> bool:
    """Whether rows of products with a table of this size come out the same, bit for bit,
    whichever stand beside them."""
    chance = np.random.default_rng(SEED)
    table = chance.standard_normal((outputs, inputs), dtype="float32").T
    rows = chance.standard_normal((max(TRIED) + max(TRIED) // 7, inputs), dtype="float32")
    whole = product(rows, table)
    parts = (slice(number // 7, number // 7 + number) for number in TRIED)
    return all(np.array_equal(product(rows[part], table), whole[part]) for part in parts)


@cache
def quick_ops() -> NumpyOps:
    """The parser's operations with these products in place of its own."""
    from thinc.api import NumpyOps

    made: NumpyOps = type("QuickOps", (NumpyOps,), {"gemm": _gemm})()
    return made


def _gemm(_: NumpyOps, x: Any, y: Any, out: Any = None, **flipped: bool) -> Any:
    """The product as thinc asks for it."""
    first = x.T if flipped.get("trans1") else x
    second = y.T if flipped.get("trans2") else y
    found = product(first, second)
    if out is None:
        return found
    out[...] = found
    return out
