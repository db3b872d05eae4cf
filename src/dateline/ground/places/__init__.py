"""Stage places."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "places.v0"


def resolve_places(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
