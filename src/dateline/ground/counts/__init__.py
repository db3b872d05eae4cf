"""Stage counts: numbers of people and what befell them."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.counts.reading import counts_of
from dateline.model.annotated import Annotated

VERSION = "counts.v14"


def read_counts(annotated: Annotated) -> Annotated:
    """Finds who was killed, wounded, taken … and how many, sentence by sentence."""
    return replace(annotated, counts=counts_of(annotated))
