# ruff: noqa: ARG001 (a stub)
"""Which event mentions of different reports are one: candidates, scores, reasons."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.incidents import Lineage, Link
from dateline.model.reading import Reading

VERSION = "link.v0"


def link_events(readings: Sequence[Reading], lineages: Sequence[Lineage]) -> tuple[Link, ...]:
    """Scored pairs of event mentions, with reasons."""
    return ()
