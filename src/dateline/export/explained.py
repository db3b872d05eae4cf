"""What was found in one report, in words, with the reasons: `dateline annotate --explain`."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export import words
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention


def explained(annotated: Annotated) -> Iterator[str]:
    """The report, its zones, its times, places, actors, counts, speech and events, a line each."""
    report, text = annotated.report, annotated.report.text
    yield f"{report.source}   {report.outlet or 'unknown outlet'}"
    yield f"  published {words.published_words(report.published)} {report.published.why or ''}"
    for zone in annotated.zones:
        if zone.kind.value != "body":
            yield f"  {zone.kind.value:<11} {_short(zone.span.of(text))}"
    for time in annotated.times:
        days = words.days_words(time.days) if time.days else words.UNKNOWN
        yield f"  time        {time.span.of(text)!r}: {time.value} = {days} ({time.anchor.value})"
    for mention in annotated.places:
        place = words.place_words(mention.place) if mention.place else words.UNKNOWN
        yield f"  place       {mention.span.of(text)!r}: {place}"
    for named in annotated.actors:
        actor = named.actor
        yield f"  actor       {named.span.of(text)!r}: {actor.name} ({actor.kind.value})"
    for count in annotated.counts:
        what = words.harm_words(count.what)
        told = f"{words.count_words(count.count)} {count.who or ''} {what}".replace("  ", " ")
        yield f"  count       {count.span.of(text)!r}: {told}"
    for attribution in annotated.attributions:
        who = attribution.speaker or words.UNKNOWN
        content = _short(attribution.content.of(text))
        yield f"  said        {who} ({attribution.stance.value}): {content!r}"
    for event in annotated.events:
        yield from _event(event, text)
    yield ""


def _event(event: EventMention, text: str) -> Iterator[str]:
    days = event.when.span if event.when else None
    yield (
        f"  event       {event.trigger.of(text)!r}: {event.type.replace('_', ' ')}, "
        f"{event.status.value}, {event.time_role.value}"
    )
    yield f"    when      {words.days_words(days) if days else words.UNKNOWN}"
    yield f"    where     {words.place_words(event.where) if event.where else words.UNKNOWN}"
    for participant in event.participants:
        name = participant.name or participant.text
        yield f"    {participant.role.value:<11} {name} ({participant.kind.value})"
    for reason in event.reasons:
        yield f"    because   {reason}"


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
