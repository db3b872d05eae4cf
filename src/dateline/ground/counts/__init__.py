"""Stage counts."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "counts.v0"


def read_counts(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
