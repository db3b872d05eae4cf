"""Turns the annotated events of a report into claims, each with its words and its voucher."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.tolls import toll_groups
from dateline.model.along import Along
from dateline.model.annotated import Annotated
from dateline.model.claims import (
    Claim,
    ControlSaid,
    CountSaid,
    EventSaid,
    Field,
    ParticipantSaid,
    Speaker,
    Value,
)
from dateline.model.event_types import event_types
from dateline.model.mentions import Attribution, CountMention, EventMention, Manner, Stance
from dateline.model.people import REST
from dateline.model.report import Evidence
from dateline.model.span import Span
from dateline.model.values import Count, Harm

VERSION = "claims.v5"


@dataclass(frozen=True, slots=True)
class Authority:
    """Who vouches for some words, and how they put it."""

    stance: Stance = Stance.ASSERTED
    speaker: Speaker | None = None
    via: str | None = None


def claims_of(annotated: Annotated) -> tuple[Claim, ...]:
    """Every claim of every event that can be an incident, in the order of the events."""
    found: dict[str, Claim] = {}
    vouchers = Vouchers(annotated)
    for event in annotated.events:
        if not event_types()[event.type].incident:
            continue
        for claim in _claims_of_event(vouchers, event):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _claims_of_event(vouchers: Vouchers, event: EventMention) -> Iterator[Claim]:
    said = EventSaid(event.type, event.status, event.aggregate, event.part_of)
    yield _claim(vouchers, event, Field.EVENT, said, event.trigger)
    if event.when is not None:
        yield _claim(vouchers, event, Field.WHEN, event.when, event.when_said or event.trigger)
    if event.where is not None:
        yield _claim(vouchers, event, Field.WHERE, event.where, event.where_said or event.trigger)
    for participant in event.participants:
        value = ParticipantSaid(
            role=participant.role,
            kind=participant.kind,
            text=participant.text,
            name=participant.name,
            description=participant.description,
            actor_id=participant.actor_id,
            country_code=participant.country_code,
            side=participant.side,
            number=participant.number,
            effect=participant.effect,
            likely=participant.likely,
        )
        stance = participant.stance if participant.stance is not Stance.ASSERTED else None
        yield _claim(vouchers, event, Field.PARTICIPANT, value, participant.span, stance)
    yield from _counts(vouchers, event)
    for control in event.control:
        held = ControlSaid(control.what, control.by, control.status)
        yield _claim(vouchers, event, Field.CONTROL, held, control.span)


def _counts(vouchers: Vouchers, event: EventMention) -> Iterator[Claim]:
    """The counts of an event: the toll of each harm with what adds up to it, then the parts
    and repeats, which name the claim that they are part of."""
    annotated = vouchers.annotated
    whole: dict[int, str] = {}
    claimed: dict[int, str] = {}
    for toll in toll_groups(annotated, event.counts):
        first: str | None = None
        for index in toll.chosen:
            mention = annotated.counts[index]
            count = toll.count if toll.derived else mention.count
            said = _said(mention, toll.what, count, part_of=first, more=first is not None)
            said = replace(said, phrase=said.phrase or REST) if toll.derived else said
            claim = _claim(vouchers, event, Field.COUNT, said, mention.span)
            first = first or claim.id
            if not toll.derived:
                claimed[index] = claim.id
            yield claim
        first = first or whole.get(toll.of if toll.of is not None else -1)
        whole.update(dict.fromkeys((*toll.chosen, *toll.rest), first or ""))
    for index in sorted(set(event.counts) - set(claimed)):
        mention = annotated.counts[index]
        part_of = mention.part_of if mention.part_of is not None else index
        known = claimed.get(part_of) or whole.get(index) or None
        said = _said(mention, mention.what, mention.count, part_of=known, more=False)
        yield _claim(vouchers, event, Field.COUNT, said, mention.span)


def _said(
    mention: CountMention, what: Harm, count: Count, *, part_of: str | None, more: bool
) -> CountSaid:
    return CountSaid(
        what=what,
        count=count,
        who=mention.who,
        part_of=part_of,
        more=more,
        supersedes=mention.supersedes,
        phrase=mention.phrase,
    )


def _claim(
    vouchers: Vouchers,
    event: EventMention,
    field: Field,
    value: Value,
    span: Span,
    stance: Stance | None = None,
) -> Claim:
    annotated, authority = vouchers.annotated, vouchers.of(span)
    material = "\x1f".join(
        (annotated.report.id, event.id, field, repr(value), f"{span.start}:{span.end}", VERSION)
    )
    return Claim(
        id="c1:" + hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        report=annotated.report.id,
        event=event.id,
        field=field,
        value=value,
        evidence=Evidence.cite(annotated.report, span),
        stance=stance or authority.stance,
        attributed_to=authority.speaker,
        via=authority.via,
        time_role=event.time_role,
        made_by=VERSION,
    )


class Vouchers:
    """Who vouches for which words of a report."""

    def __init__(self, annotated: Annotated) -> None:
        self.annotated = annotated
        saying = [
            index
            for index, attribution in enumerate(annotated.attributions)
            if attribution.manner is not Manner.JUDGES
        ]
        self._saying = Along(saying, lambda index: annotated.attributions[index].content)

    def of(self, span: Span) -> Authority:
        """The innermost attribution that covers the words; without one, the outlet itself says
        so.

        Whoever condemns an attack doesn't vouch for it. Where the innermost one names no outlet
        that it was told to, the ones round it may.
        """
        annotated = self.annotated
        said = ((index, annotated.attributions[index]) for index in self._saying.at(span))
        covering = {index: a for index, a in said if a.content.contains(span)}
        for outer in {a.parent for a in covering.values() if a.parent is not None}:
            covering.pop(outer, None)
        if not covering:
            return Authority()
        inner = min(covering.values(), key=lambda a: (len(a.content), a.content.start))
        via = inner.via or _via_of_parents(annotated, inner)
        return Authority(inner.stance, _speaker(annotated, inner), via)


def _via_of_parents(annotated: Annotated, attribution: Attribution) -> str | None:
    seen = set()
    while attribution.parent is not None and attribution.parent not in seen:
        seen.add(attribution.parent)
        attribution = annotated.attributions[attribution.parent]
        if attribution.via or attribution.speaker:
            return attribution.via or attribution.speaker
    return None


def _speaker(annotated: Annotated, attribution: Attribution) -> Speaker | None:
    source = attribution.source
    words = " ".join(source.of(annotated.report.text).split()) if source is not None else None
    name = attribution.speaker or words
    if name is None and attribution.organization is None:
        return None
    called = words if words != name else None
    return Speaker(name, attribution.role, attribution.organization, attribution.speaker_id, called)
