"""Stage published."""

from __future__ import annotations

from dateline.model.annotated import Annotated

VERSION = "published.v0"


def work_out_published(annotated: Annotated) -> Annotated:
    """To be written."""
    return annotated
