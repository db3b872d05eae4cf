"""Conclusions from facts: lineage, links, incidents."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.link.events import link_events
from dateline.link.lineage import find_lineages
from dateline.model.incidents import Conclusions, Judgement
from dateline.model.reading import Reading
from dateline.reconcile.conclude import conclude

DEFAULT_POLICY = "ucdp"


def settle_readings(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    policy: str = DEFAULT_POLICY,
) -> Conclusions:
    """What follows from the readings and judgements; the order of the readings is of no
    account."""
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    lineages = find_lineages(ordered)
    links = link_events(ordered, lineages)
    return conclude(ordered, links, lineages, judgements, policy=policy)
