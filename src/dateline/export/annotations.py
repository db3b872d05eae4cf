"""What one report says, phrase by phrase: `dateline.annotations/1`, one JSON object a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.model.annotated import Annotated
from dateline.model.event_types import EventType, event_types
from dateline.model.mentions import (
    ActorMention,
    Attribution,
    CountMention,
    EventMention,
    Participant,
    PlaceMention,
    TimeMention,
)
from dateline.model.report import Published, Report
from dateline.model.span import Span
from dateline.model.values import Count

FORMAT = "dateline.annotations/1"
Json = dict[str, Any]


def annotations_row(annotated: Annotated) -> Json:
    """The report's annotations in the shape of the contract."""
    text = annotated.report.text
    return {
        "format": FORMAT,
        "report": report_row(annotated.report),
        "zones": [{**span_row(z.span, text), "kind": z.kind.value} for z in annotated.zones],
        "times": [_time_row(t, text) for t in annotated.times],
        "places": [_place_row(p, text) for p in annotated.places if p.named],
        "place_references": [_place_row(p, text) for p in annotated.places if not p.named],
        "actors": [_actor_row(a, text) for a in annotated.actors],
        "counts": [_count_row(c, text) for c in annotated.counts],
        "attributions": [_attribution_row(a, text) for a in annotated.attributions],
        "events": [_event_row(e, annotated) for e in annotated.events],
    }


def report_row(report: Report) -> Json:
    """What is known of a report, without its text."""
    return {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "language": report.language,
        "published": published_row(report.published),
        "chars": len(report.text),
        "sha256": report.sha256,
    }


def published_row(published: Published) -> Json:
    """A publication date in the shape of the contract."""
    return {
        "first": published.first.isoformat() if published.first else None,
        "last": published.last.isoformat() if published.last else None,
        "basis": published.basis.value,
        "why": published.why,
    }


def span_row(span: Span, text: str) -> Json:
    """Offsets with their words."""
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def codes_row(key: str, types: Mapping[str, EventType] | None = None) -> Json:
    """An event type in the codes of ACLED and PLOVER."""
    known = (types or event_types())[key]
    acled = {"event_type": known.acled_event, "sub_event_type": known.acled_sub_event}
    plover = {"event": known.plover_event, "mode": known.plover_mode}
    return {
        "type": key,
        "acled": acled if known.acled_event else None,
        "ucdp": {"type_of_violence": None},
        "plover": plover if known.plover_event else None,
    }


def count_row(count: Count) -> Json:
    """A count in the shape of the contract."""
    return {
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "relation": count.relation.value,
    }


def _time_row(time: TimeMention, text: str) -> Json:
    days = time.days
    return {
        **span_row(time.span, text),
        "type": time.type.value,
        "value": time.value,
        "first": days.first.isoformat() if days else None,
        "last": days.last.isoformat() if days else None,
        "anchor": time.anchor.value,
        "precision": days.precision.value if days else "unknown",
        "local_time": days.local_time if days else None,
    }


def _place_row(mention: PlaceMention, text: str) -> Json:
    """The place that bears the name; where the words mean a spot that is told from it, the
    event has that one."""
    place = mention.own or mention.place
    return {
        **span_row(mention.span, text),
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country_code": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "geonames_id": place.geonames_id if place else None,
        "feature": place.feature if place else None,
        "precision": place.precision.value if place else "unknown",
        "radius_km": place.radius_km if place else None,
        "modifier": mention.modifier,
        "named": mention.named,
    }


def _actor_row(mention: ActorMention, text: str) -> Json:
    actor = mention.actor
    return {
        **span_row(mention.span, text),
        "name": actor.name,
        "id": actor.id,
        "kind": actor.kind.value,
        "organization": actor.organization,
        "role": actor.role,
        "country_code": actor.country_code,
        "sector": actor.sector,
        "named": mention.named,
    }


def _count_row(mention: CountMention, text: str) -> Json:
    return {
        **span_row(mention.span, text),
        **count_row(mention.count),
        "what": mention.what.value,
        "who": mention.who,
        "part_of": mention.part_of,
        "more": mention.more,
        "supersedes": count_row(mention.supersedes) if mention.supersedes else None,
    }


def _attribution_row(attribution: Attribution, text: str) -> Json:
    return {
        "content": span_row(attribution.content, text),
        "cue": span_row(attribution.cue, text) if attribution.cue else None,
        "source": span_row(attribution.source, text) if attribution.source else None,
        "speaker": attribution.speaker,
        "speaker_id": attribution.speaker_id,
        "organization": attribution.organization,
        "role": attribution.role,
        "via": attribution.via,
        "direct": attribution.direct,
        "stance": attribution.stance.value,
        "parent": attribution.parent,
        "manner": attribution.manner.value,
    }


def _event_row(event: EventMention, annotated: Annotated) -> Json:
    text = annotated.report.text
    return {
        **span_row(event.trigger, text),
        "id": event.id,
        "event": codes_row(event.type),
        "status": event.status.value,
        "time_role": event.time_role.value,
        "aggregate": event.aggregate,
        "part_of": event.part_of,
        "when": _event_when(event, text),
        "where": _event_where(event, text),
        "participants": [participant_row(p) for p in event.participants],
        "counts": [_count_row(annotated.counts[i], text) for i in event.counts],
        "mentions": [span_row(span, text) for span in event.triggers],
        "reasons": list(event.reasons),
    }


def _event_when(event: EventMention, text: str) -> Json | None:
    if event.when is None:
        return None
    said, days = event.when_said, event.when.span
    return {
        "start": said.start if said else None,
        "end": said.end if said else None,
        "text": said.of(text) if said else None,
        "first": days.first.isoformat() if days else None,
        "last": days.last.isoformat() if days else None,
    }


def _event_where(event: EventMention, text: str) -> Json | None:
    said, place = event.where_said, event.where
    if said is None and place is None:
        return None
    return {
        "start": said.start if said else None,
        "end": said.end if said else None,
        "text": said.of(text) if said else None,
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
    }


def participant_row(participant: Participant) -> Json:
    """A participant in the shape of the contract, with its words."""
    number = participant.number
    return {
        "start": participant.span.start,
        "end": participant.span.end,
        "role": participant.role.value,
        "side": participant.side,
        "kind": participant.kind.value,
        "text": participant.text,
        "name": participant.name,
        "description": participant.description,
        "id": participant.actor_id,
        "country_code": participant.country_code,
        "number": count_row(number) if number else None,
        "effect": [effect.value for effect in participant.effect],
        "stance": participant.stance.value,
    }
