# ruff: noqa: ARG001 (a stub)
"""From the facts of all reports to incidents, under a named policy."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.incidents import Conclusions, Judgement, Lineage, Link
from dateline.model.reading import Reading

VERSION = "conclude.v0"


def conclude(
    readings: Sequence[Reading],
    links: Sequence[Link],
    lineages: Sequence[Lineage],
    judgements: Sequence[Judgement],
    *,
    policy: str,
) -> Conclusions:
    """The incidents that follow."""
    return Conclusions(incidents=(), lineages=tuple(lineages), links=tuple(links))
