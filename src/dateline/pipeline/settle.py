"""Conclusions from facts: lineage, links, days of publication, incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.link.circles import link_events
from dateline.link.events import Decided, Linked
from dateline.link.lineage import find_lineages
from dateline.model.errors import InputError, StoreError
from dateline.model.incidents import Conclusions, Judgement, Lineage
from dateline.model.reading import Reading
from dateline.model.report import Published
from dateline.pipeline.elsewhere import Spreading
from dateline.pipeline.resettle import DEFAULT_POLICY, resettle
from dateline.reconcile.conclude import conclude
from dateline.reconcile.ids import Ids
from dateline.reconcile.judgements import on_mentions, standing
from dateline.store import Store


@dataclass(frozen=True, slots=True)
class Grounds:
    """What holds under every policy: lineages, links, worked-out days, standing judgements."""

    readings: Sequence[Reading]
    lineages: tuple[Lineage, ...]
    linked: Linked
    published: Mapping[str, Published]
    judgements: tuple[Judgement, ...]
    known_ids: Ids

    def conclude(self, policy: str) -> Conclusions:
        """What follows under a policy."""
        return conclude(
            self.readings,
            self.linked.groups,
            self.linked.links,
            self.lineages,
            self.judgements,
            policy=policy,
            published=self.published,
            known_ids=self.known_ids,
        )


def settle_readings(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    policy: str = DEFAULT_POLICY,
    known_ids: Ids | None = None,
) -> Conclusions:
    """What follows from the readings and judgements; the order of the readings is of no
    account. `known_ids` gives the incidents that a mention belonged to before."""
    return grounds(readings, judgements, known_ids=known_ids).conclude(policy)


def grounds(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    known_ids: Ids | None = None,
) -> Grounds:
    """Lineages, links and days of publication, before any policy; two reports with one id are
    refused (`InputError`)."""
    ordered = _ordered(readings)
    known = known_ids or {}
    decided = on_mentions(standing(judgements), known)
    lineages = find_lineages(ordered, decided)
    linked, published = link_events(ordered, Decided.by(decided))
    return Grounds(ordered, lineages, linked, published, decided, known)


def _ordered(readings: Sequence[Reading]) -> list[Reading]:
    """The readings by the ids of their reports, each once."""
    by_id: dict[str, Reading] = {}
    for reading in readings:
        known = by_id.setdefault(reading.report.id, reading)
        if known is not reading and known != reading:
            raise InputError(
                f"two different reports have the id {reading.report.id!r};"
                " give each an id of its own, or none"
            )
    return [by_id[report] for report in sorted(by_id)]


def settle_store(
    store: Store, *, policy: str | None = None, spread: Spreading | None = None
) -> Conclusions:
    """Rebuilds the conclusions from the facts in the store; the policy of the last settling
    where none is named. `spread` says by which engine reports are linked, where not here."""
    resettle(store, policy=policy, anew=True, spread=spread)
    conclusions = store.conclusions()
    if conclusions is None:
        raise StoreError(f"{store.name} was settled by somebody else meanwhile; try again")
    return conclusions
