"""Stage times."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "times.v0"


def read_times(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
