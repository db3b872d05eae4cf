"""Stage speakers."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "speakers.v0"


def resolve_speakers(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
