"""Stage actors."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "actors.v0"


def find_actors(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
