"""What the choice of a policy changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.incidents import Judgement
from dateline.model.reading import Reading
from dateline.model.values import Count, Harm
from dateline.pipeline.settle import grounds
from dateline.reconcile.ids import Ids
from dateline.reconcile.policies import POLICIES


@dataclass(frozen=True, slots=True)
class Choices:
    """What each policy publishes for one toll of an incident."""

    incident: str
    title: str
    what: Harm
    who: str
    counts: tuple[tuple[str, Count], ...]

    @property
    def differ(self) -> bool:
        """Whether the choice of the policy changes the best figure."""
        return len({count.figure for _, count in self.counts}) > 1


def compare_policies(
    readings: Sequence[Reading],
    judgements: Sequence[Judgement] = (),
    *,
    known_ids: Ids | None = None,
) -> tuple[Choices, ...]:
    """The tolls of all incidents under every policy, in order."""
    found = grounds(readings, judgements, known_ids=known_ids)
    tolls: dict[tuple[str, Harm, str], list[tuple[str, Count]]] = {}
    titles: dict[str, str] = {}
    for policy in POLICIES:
        for incident in found.conclude(policy).incidents:
            titles.setdefault(incident.id, incident.title)
            for toll in incident.tolls:
                key = incident.id, toll.what, toll.who
                tolls.setdefault(key, []).append((policy, toll.settled.value))
    return tuple(
        Choices(incident, titles[incident], what, who, tuple(counts))
        for (incident, what, who), counts in tolls.items()
    )
