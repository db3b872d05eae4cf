"""Corrects who and what takes part in an event by what is learned of phrases round it: a doer told
two sentences on, a victim whose verb was parsed wrongly, a bystander taken for a target.

A doer that the rules didn't find is never plainly asserted: it is suspected, unless the words
stand in a sentence of the event itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.extract.events.cast import ACTING, ARMED, is_violent
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.describe import THINGS, Described, Describer, participant
from dateline.extract.events.doubt import stance_of
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.extract.events.models import scores
from dateline.extract.events.part_features import Candidate, Candidates, Scene, candidates
from dateline.extract.events.tie_counts import EFFECT_OF
from dateline.extract.events.where_alike import same_place
from dateline.model.mentions import (
    Effect,
    EventMention,
    Participant,
    ParticipantKind,
    Role,
    Stance,
    Status,
)

PARTS = ("doer", "person", "thing", "means")
"""The models: who did it, people hit, things hit, what it was done with."""
MODELS = tuple(f"event_{part}" for part in PARTS)
ROLE_OF = {"doer": Role.PERPETRATOR, "person": Role.TARGET, "thing": Role.TARGET,
           "means": Role.INSTRUMENT}  # fmt: skip
ADDED = {"doer": 0.0, "person": 0.2, "thing": 0.4, "means": 0.4}
"""Log-odds from which a phrase that the rules left aside takes part."""
KEPT = {"doer": -1.4, "person": -1.4, "thing": -1.2, "means": -1.5}
"""Log-odds below which what the rules found takes no part; armed sides and those who are
counted or named always do."""
SPEAKING = words("speech", "verbs") | {"put", "deny"}
CLAIMING = words("blame", "claiming")
REAL = frozenset({Status.OCCURRED, Status.ONGOING})
HARM_OF = {"killing": Effect.KILLED, "assassination": Effect.KILLED, "abduction": Effect.ABDUCTED}
"""What befalls those whom an event of the type hits."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrase near an event with the log-odds of each part."""

    candidate: Candidate
    odds: Mapping[str, float]

    @property
    def described(self) -> Described:
        """What the phrase denotes."""
        return self.candidate.described

    @property
    def likeliest(self) -> str:
        """The part with the best odds."""
        return max(PARTS, key=lambda part: self.odds[part])


def with_parts(
    page: Page,
    events: Sequence[EventMention],
    clusters: Mapping[str, Cluster],
    describer: Describer,
) -> list[EventMention]:
    """The events; those of violence with the participants that the models think likely."""
    if not any(is_violent(event.type) for event in events):
        return list(events)
    within, deeds = Candidates(candidates(page, describer)), _deeds(page, events)
    found = []
    for event in events:
        cluster = clusters.get(event.id)
        if cluster is None or not is_violent(event.type):
            found.append(event)
            continue
        scene = Scene(page, cluster, event, events)
        judged = [Judged(c, _odds(f)) for c, f in scene.rows(within)]
        found.append(recast(page, event, judged, deeds))
    return found


def _deeds(page: Page, events: Sequence[EventMention]) -> dict[int, list[EventMention]]:
    """By the words for those who are told to have done something, what they did."""
    found: dict[int, list[EventMention]] = {}
    for event in events:
        for each in event.participants:
            if each.role is Role.PERPETRATOR and not event.aggregate:
                for token in page.syntax.tokens_in(each.span):
                    found.setdefault(token.index, []).append(event)
    return found


def _did_other(event: EventMention, judged: Judged, deeds: Sequence[EventMention]) -> bool:
    """Whether those words tell who did something at another place, outside the event's own
    sentences, or anywhere what is news beside the past, or the reverse."""
    outside = judged.candidate.sentence not in event.sentences
    return any(
        other is not event
        and (other.time_role is not event.time_role or (outside and _is_elsewhere(event, other)))
        for other in deeds
    )


def _is_elsewhere(event: EventMention, other: EventMention) -> bool:
    """Whether the two have places, and not the same."""
    if event.where is None or other.where is None:
        return False
    return not same_place(event.where, other.where)


def _speaks(page: Page, judged: Judged) -> bool:
    """Whether the words only say who tells of it: "the rebels put the number at 40"."""
    head = judged.described.head
    verb = page.tokens[head.head]
    return head.dep == "nsubj" and verb.lemma in SPEAKING - CLAIMING


def _odds(features: Iterable[str]) -> dict[str, float]:
    return dict(zip(PARTS, scores(MODELS, features), strict=True))


def recast(
    page: Page,
    event: EventMention,
    judged: Sequence[Judged],
    deeds: Mapping[int, Sequence[EventMention]],
) -> EventMention:
    """The event without unlikely participants and with likely ones that it lacked; nobody who
    stands before its chief word is left out, since its first words give it its place among the
    events of the report."""
    kept = [p for p in event.participants if p.span < event.triggers[0] or not _unlikely(p, judged)]
    reasons = list(event.reasons)
    for part in PARTS:
        for each in _likely(part, judged):
            did = deeds.get(each.described.head.index, ())
            if part == "doer" and (_speaks(page, each) or _did_other(event, each, did)):
                continue
            new = _made(page, event, part, each)
            if new is not None and not any(_same(new, old) for old in kept):
                kept.append(new)
                odds = f"{each.odds[part]:.1f} by the model of who does what"
                reasons.append(f"{new.role.value} '{new.text}': {odds}")
    return replace(event, participants=tuple(kept), reasons=tuple(reasons))


def part_of(participant: Participant) -> str | None:
    """The model that judges the participant; None where none does."""
    if participant.role is Role.TARGET:
        return "thing" if participant.kind in THINGS else "person"
    parts = {Role.PERPETRATOR: "doer", Role.INSTRUMENT: "means"}
    return parts.get(participant.role)


def _unlikely(participant: Participant, judged: Sequence[Judged]) -> bool:
    part = part_of(participant)
    if part is None or participant.kind in ARMED or participant.number is not None:
        return False
    if participant.kind is ParticipantKind.PERSON and participant.name:
        return False
    near = [j.odds[part] for j in judged if j.described.span.overlaps(participant.span)]
    return bool(near) and max(near) < KEPT[part]


def _likely(part: str, judged: Sequence[Judged]) -> Iterator[Judged]:
    """The likeliest phrase for each who may play the part, in order of the text."""
    best: dict[str, Judged] = {}
    for each in judged:
        if each.odds[part] < ADDED[part] or each.likeliest != part:
            continue
        key = each.candidate.key
        if key not in best or each.odds[part] > best[key].odds[part]:
            best[key] = each
    yield from sorted(best.values(), key=lambda j: j.described.span)


def _made(page: Page, event: EventMention, part: str, judged: Judged) -> Participant | None:
    described, role = judged.described, ROLE_OF[part]
    if part in {"doer", "person"} and described.kind not in ACTING:
        return None
    if part == "thing" and described.kind not in THINGS:
        return None
    stance = Stance.ASSERTED
    if part == "doer":
        elsewhere = judged.candidate.sentence not in event.sentences
        head = described.head
        stance = Stance.SUSPECTED if elsewhere else stance_of(page, head, head)
    effect = _effect(event, described) if part == "person" else ()
    made = participant(described, role, page.text, effect=effect, stance=stance)
    return replace(made, likely=True)


def _effect(event: EventMention, described: Described) -> tuple[Effect, ...]:
    if event.status not in REAL:
        return ()
    count = described.count
    effect = EFFECT_OF.get(count.what) if count is not None else None
    effect = effect or HARM_OF.get(event.type)
    return (effect,) if effect is not None else ()


def _same(new: Participant, old: Participant) -> bool:
    """Whether the two are one in the same part, or stand in the same words."""
    if new.span.overlaps(old.span):
        return True
    return new.role is old.role and bool(_calls(new) & _calls(old))


def _calls(participant: Participant) -> set[str]:
    """What the participant is called: its actor, its name, else the last of its words."""
    named = {w.lower() for w in (participant.actor_id, participant.name) if w}
    words = participant.text.lower().split()
    return named or set(words[-1:])
