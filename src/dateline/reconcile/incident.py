"""One incident from all that is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.model.claims import EventSaid
from dateline.model.event_types import event_types
from dateline.model.incidents import (
    Incident,
    IncidentKind,
    Judgement,
    Settled,
    Telling,
    Toll,
    Verdict,
)
from dateline.model.mentions import TimeRole
from dateline.model.reading import report_of_page
from dateline.model.values import Harm, Place
from dateline.reconcile import circumstances, disagreements, grading, parties, titles
from dateline.reconcile.figures import Figure, Scope, figures_of
from dateline.reconcile.hit import without_parts_of_the_hit
from dateline.reconcile.policies import Policy, settle_figures
from dateline.reconcile.telling import Press, Told
from dateline.reconcile.witnesses import witnesses

UNCOUNTED = frozenset({Harm.STRENGTH, Harm.OTHER})
"""Numbers of people whom nothing befell: no toll."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is told of one incident, and what persons decided."""

    id: str
    members: tuple[str, ...]
    told: tuple[Told, ...]
    judgements: Sequence[Judgement]


def incident_of(gathered: Gathered, press: Press, policy: Policy) -> Incident:
    """The incident that the claims come to under the policy."""
    told = gathered.told
    kind = _kind(told)
    core = _of_violence(told)
    dated = [(t, d) for t in core if (d := circumstances.days_told(t, press.published[t.report]))]
    when = circumstances.settle_when([t for t, _ in dated], [d for _, d in dated])
    placed = [t for t in core if isinstance(t.claim.value, Place)]
    where = circumstances.settle_where(placed)
    type_ = circumstances.settle_type(core) or Settled("", (), (), circumstances.TYPE_RULE)
    read = figures_of(told, policy.profile)
    figures = {scope: f for scope, f in read.items() if scope[0] not in UNCOUNTED}
    tolls = _tolls(told, figures, policy)
    participants = parties.settle_participants(core)
    held = parties.settle_control(told)
    return Incident(
        id=gathered.id,
        title=titles.title_of(
            kind=kind,
            type_name=type_.value,
            when=when,
            where=where,
            tolls=tolls,
            participants=participants,
        ),
        kind=kind,
        status=circumstances.settle_status(told),
        type=type_,
        when=when,
        where=where,
        participants=participants,
        tolls=tolls,
        control=held,
        tellings=_tellings(told, gathered.members),
        sources=grading.sources_of(told),
        grade=grading.grade(told),
        disagreements=(
            *disagreements.figures_disagree(figures),
            *disagreements.control_disagrees(held, {t.claim.id: t.report for t in told}),
            *disagreements.days_disagree(when, dated),
            *disagreements.places_disagree(where, placed),
        ),
        related=(),
        members=gathered.members,
        claims=tuple(sorted(t.claim.id for t in told)),
        reviewed=_reviewed(gathered),
    )


def _of_violence(told: Sequence[Told]) -> Sequence[Told]:
    """What is told of the violence itself, where there is any: an arrest or a trial that
    belongs to it has its own day and place."""
    kinds = event_types()
    violent = {
        t.claim.event
        for t in told
        if isinstance(said := t.claim.value, EventSaid)
        and said.type in kinds
        and kinds[said.type].violent
    }
    return [t for t in told if t.claim.event in violent] or told


def _kind(told: Sequence[Told]) -> IncidentKind:
    said = [t.claim.value for t in told if isinstance(t.claim.value, EventSaid)]
    over_time = bool(said) and all(s.aggregate for s in said)
    return IncidentKind.AGGREGATE if over_time else IncidentKind.INCIDENT


def _tolls(
    told: Sequence[Told], figures: Mapping[Scope, Sequence[Figure]], policy: Policy
) -> tuple[Toll, ...]:
    tolls = tuple(
        Toll(*scope, settle_figures(policy, of_scope, witnesses(told, figures, scope)))
        for scope, of_scope in sorted(figures.items(), key=lambda item: _toll_order(item[0]))
    )
    return without_parts_of_the_hit(tolls)


def _toll_order(scope: Scope) -> tuple[int, bool, str]:
    harm, who = scope
    return list(Harm).index(harm), who != "all", who


def _tellings(told: Sequence[Told], members: Sequence[str]) -> tuple[Telling, ...]:
    pages = {page for member in members if (page := report_of_page(member))}
    current = {t.report for t in told if t.current} | pages
    reports = sorted({t.report for t in told} | pages)
    return tuple(
        Telling(report, TimeRole.CURRENT if report in current else TimeRole.BACKGROUND)
        for report in reports
    )


def _reviewed(gathered: Gathered) -> bool:
    mine = {gathered.id, *gathered.members}
    return any(j.verdict is Verdict.REVIEWED and j.left in mine for j in gathered.judgements)
