"""Who is said to have said what: content, cue and source of every attribution."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "speech.v0"


def find_attributions(annotated: Annotated) -> Annotated:
    """Marks direct and indirect speech with its cue and the words for its source."""
    return annotated
