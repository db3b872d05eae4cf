"""Makes the event of a report out of the mentions that tell it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.cast import ARMED
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.refine import refine
from dateline.extract.events.tie_place import is_inside_namesake, is_within
from dateline.extract.events.timerole import in_headline
from dateline.model.mentions import (
    Control,
    Effect,
    EventMention,
    Participant,
    ParticipantKind,
    Role,
    Stance,
    Status,
    TimeRole,
)
from dateline.model.people import ANOTHER
from dateline.model.span import Span
from dateline.model.values import Place, When

REAL_FIRST = (
    Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED, Status.THREATENED, Status.PLANNED,
    Status.DENIED, Status.HYPOTHETICAL,
)  # fmt: skip
MAX_REASONS = 24
FIGHT, FOUND = "armed_clash", "disrupted_weapons"


def event_of(page: Page, cluster: Cluster) -> EventMention:
    """The event, with the chief mention first and everything that its mentions say of it."""
    mentions = cluster.mentions
    key, why = refine(mentions)
    chief = chief_of(mentions, key)
    ordered = [chief, *(m for m in mentions if m is not chief)]
    when, when_said = _when(ordered)
    where, where_said = _where(ordered)
    reasons = [r for m in ordered for r in m.reasons]
    everyone = [p for m in ordered for p in _cast_of(m, key)]
    counts = tuple(sorted({i for m in mentions for i in m.counts}))
    return EventMention(
        id=event_id(page, chief),
        type=key,
        triggers=tuple(m.token.span for m in ordered),
        status=_status(mentions),
        time_role=_time_role(mentions),
        when=when,
        when_said=when_said,
        where=where,
        where_said=where_said,
        participants=tuple(together(_sides(key, everyone))),
        counts=counts,
        control=tuple(_controls([c for m in ordered for c in m.control])),
        sentences=tuple(sorted({m.sentence.index for m in mentions})),
        attribution=None,
        aggregate=any(m.aggregate for m in mentions),
        reasons=(f"type {key}: {why}", *reasons[:MAX_REASONS]),
    )


def _cast_of(mention: Mention, key: str) -> list[Participant]:
    """Who takes part by the mention; those who make a weapon harmless did not plant it."""
    if mention.type != FOUND or key == FOUND:
        return mention.participants
    return [p for p in mention.participants if p.role is not Role.PERPETRATOR]


def event_id(page: Page, chief: Mention) -> str:
    """An id that follows from the report and the chief trigger."""
    material = f"{page.annotated.report.id}\x1f{chief.token.start}\x1f{chief.type}"
    return "e1:" + hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def chief_of(mentions: Sequence[Mention], key: str) -> Mention:
    """The mention that stands for the event: of its type, strong, early."""
    return max(mentions, key=lambda m: (m.type == key, m.trigger.sense.strength, -m.token.index))


def _status(mentions: Sequence[Mention]) -> Status:
    told = {m.status for m in mentions}
    return next(status for status in REAL_FIRST if status in told)


def _time_role(mentions: Sequence[Mention]) -> TimeRole:
    if any(m.time_role is TimeRole.CURRENT for m in mentions):
        return TimeRole.CURRENT
    return TimeRole.BACKGROUND


def _when(mentions: Sequence[Mention]) -> tuple[When | None, Span | None]:
    """The time that most mentions agree on, the narrower one in doubt, then the earlier."""
    told = [(m.when, m.when_said) for m in mentions if m.when is not None]
    if not told:
        return None, None
    days = Counter(w.span for w, _ in told if w.span is not None)

    def rank(pair: tuple[When, Span | None]) -> tuple[int, int]:
        span = pair[0].span
        if span is None:
            return (10_000, 0)
        return ((span.last - span.first).days, -days[span])

    return min(told, key=rank)


def _where(mentions: Sequence[Mention]) -> tuple[Place | None, Span | None]:
    """The place that the model ties most surely, or a finer one inside it."""
    ranked = sorted(mentions, key=lambda m: (m.where is None, -m.where_score))
    told = [m for m in ranked if m.where_said is not None]
    if not told:
        return None, None
    best = told[0]
    for other in told:
        headlined = in_headline(best) and not in_headline(other)
        if is_within(best.where, other.where) or (
            headlined and is_inside_namesake(best.where, other.where)
        ):
            best = other
    return best.where, best.where_said


def _sides(key: str, participants: list[Participant]) -> list[Participant]:
    """The participants; those who fight where nobody is said to be hit are sides of the fight."""
    if key != FIGHT or any(p.role is Role.TARGET for p in participants):
        return participants
    return [
        replace(p, role=Role.PARTY) if p.role is Role.PERPETRATOR and p.kind in ARMED else p
        for p in participants
    ]


def together(participants: Sequence[Participant]) -> list[Participant]:
    """One participant for each who is told several times in the same part."""
    found: dict[tuple[Role, str], Participant] = {}
    for participant in participants:
        key = (participant.role, _key(participant))
        known = found.get(key)
        found[key] = participant if known is None else joined(known, participant)
    return list(found.values())


def _key(participant: Participant) -> str:
    named = participant.actor_id or participant.name
    if named:
        return named.lower()
    words = participant.text.lower().split()
    if ANOTHER & set(words[:1]):
        return " ".join(words)
    return words[-1] if words else ""


def joined(known: Participant, other: Participant) -> Participant:
    """The two as one participant: the first, with what the second adds."""
    effects = tuple(dict.fromkeys((*known.effect, *other.effect)))
    if Effect.KILLED in effects:
        effects = tuple(e for e in effects if e is not Effect.INJURED)
    stance = known.stance if known.stance is not Stance.ASSERTED else other.stance
    better = known
    if known.kind is ParticipantKind.OBJECT and other.kind is not ParticipantKind.OBJECT:
        better = other
    return replace(
        better,
        effect=effects,
        number=known.number or other.number,
        description=known.description or other.description,
        stance=stance,
    )


def _controls(controls: Sequence[Control]) -> list[Control]:
    seen: dict[tuple[str, str], Control] = {}
    for control in controls:
        seen.setdefault((control.what.lower(), control.status.value), control)
    return list(seen.values())
