"""Texts that nobody writes are read without a fault, in time, and each claim has its words.

Some here; ten thousand by `python -m evals.fuzz`.
"""

from __future__ import annotations

import os

import pytest
from evals.fuzz.reading import BOUNDS, hold
from evals.fuzz.texts import texts
from hypothesis import HealthCheck, given, settings

from dateline.annotate.parse import SpacyParser
from dateline.pipeline.workers import Reader

COUNT = int(os.environ.get("DATELINE_FUZZ", "200"))


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The parser and the stages as they are."""
    return Reader(SpacyParser.load(), BOUNDS)


@settings(
    max_examples=COUNT,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(text=texts())
def test_whatever_is_written_is_read_without_a_fault(reader: Reader, text: str) -> None:
    hold(text, reader)
