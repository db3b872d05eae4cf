"""Conclusions from facts: lineage, links, days of publication, incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.link.circles import link_events
from dateline.link.events import Decided, Linked
from dateline.link.lineage import find_lineages
from dateline.model.errors import StoreError
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
    """Lineages, links and days of publication, before any policy."""
    ordered = sorted(readings, key=lambda reading: reading.report.id)
    known = known_ids or {}
    decided = on_mentions(standing(judgements), known)
    lineages = find_lineages(ordered, decided)
    linked, published = link_events(ordered, Decided.by(decided))
    return Grounds(ordered, lineages, linked, published, decided, known)


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
