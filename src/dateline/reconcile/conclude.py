"""From the facts of all reports to incidents, under a named policy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model.claims import Claim
from dateline.model.incidents import Conclusions, Judgement, Lineage, Link, Verdict
from dateline.model.reading import Reading
from dateline.model.report import Published
from dateline.reconcile.care import sensitivities
from dateline.reconcile.decided import decided
from dateline.reconcile.ids import Ids, mint
from dateline.reconcile.incident import Gathered, incident_of
from dateline.reconcile.judgements import by_subject, in_order, on_groups
from dateline.reconcile.policies import policy_named
from dateline.reconcile.relations import relate
from dateline.reconcile.telling import Press
from dateline.reconcile.titles import retitled

VERSION = "conclude.v12"


def conclude(
    readings: Sequence[Reading],
    groups: Sequence[Sequence[str]],
    links: Sequence[Link],
    lineages: Sequence[Lineage],
    judgements: Sequence[Judgement],
    *,
    policy: str,
    published: Mapping[str, Published] | None = None,
    known_ids: Ids | None = None,
) -> Conclusions:
    """The incidents that follow. `groups` are the event mentions that are one; `published`
    are days of publication that were worked out; `known_ids` gives the incidents that a
    mention belonged to before, so that incidents keep their ids."""
    press = Press.of(readings, lineages, published or {})
    said = _by_event(readings)
    named = dict(zip(mint(groups, known_ids or {}), groups, strict=True))
    care = sensitivities(judgements, named)
    judgements = on_groups(judgements, named)
    dropped = _dropped(judgements)
    on = by_subject(judgements)
    gathered = [
        Gathered(name, tuple(group), told, in_order(j for key in (name, *group) for j in on[key]))
        for name, group in named.items()
        if not dropped & {name, *group}
        and (told := tuple(press.told(c) for m in group for c in said[m] if c.id not in dropped))
    ]
    chosen = policy_named(policy)
    claims = {claim.id: claim for told in said.values() for claim in told}
    incidents = [
        retitled(decided(incident_of(each, press, chosen), each.judgements, claims))
        for each in gathered
    ]
    incidents = [
        replace(incident, sensitivity=care[incident.id]) if incident.id in care else incident
        for incident in incidents
    ]
    ordered = sorted(relate(incidents, said), key=lambda incident: incident.id)
    return Conclusions(
        incidents=tuple(ordered),
        lineages=tuple(lineages),
        links=tuple(links),
        published=tuple(sorted((published or {}).items())),
    )


def _by_event(readings: Iterable[Reading]) -> Mapping[str, list[Claim]]:
    said: dict[str, list[Claim]] = defaultdict(list)
    for reading in readings:
        for claim in reading.claims:
            said[claim.event].append(claim)
    return said


def _dropped(judgements: Iterable[Judgement]) -> set[str]:
    out = (Verdict.SET_ASIDE, Verdict.NOT_AN_INCIDENT)
    return {judgement.left for judgement in judgements if judgement.verdict in out}
