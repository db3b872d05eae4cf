"""Stage events."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "events.v0"


def find_events(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
