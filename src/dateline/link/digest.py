"""What linking needs to know of a report's text, made once when it is read."""

from __future__ import annotations

from dateline.model.annotated import Annotated
from dateline.model.reading import Digest

VERSION = "digest.v0"


def digest(annotated: Annotated) -> Digest:
    """The report's digest."""
    return Digest(annotated.report.id, credits=annotated.credits, clues=annotated.clues)
