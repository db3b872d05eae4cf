"""What later sentences add to an event: who claimed it, who its victims were, what was damaged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.blame import claims_of_responsibility
from dateline.extract.events.cast import ACTING, is_violent
from dateline.extract.events.clusters import Cluster, is_background
from dateline.extract.events.describe import THINGS, Describer, participant
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.tie_counts import UNNUMBERED, VIOLENT_HARM
from dateline.extract.events.victims import named_victims
from dateline.model.mentions import Effect, Participant, Role

REACH = 6
"""Sentences back to the event that a claim or a list of names speaks of."""


def add_from_later(
    page: Page, clusters: Sequence[Cluster], describer: Describer, used: set[int]
) -> None:
    """Adds claimants, named victims, damage and counts (but those that are `used` by tolls) to
    the events that they belong to."""
    violent = [c for c in clusters if any(is_violent(m.type) for m in c.mentions)]
    for verb, (token, stance, why) in claims_of_responsibility(page):
        sentence = page.sentence_of[verb.index].index
        described = describer.describe(token)
        chief = _latest(violent, sentence)
        if chief is None or described is None or described.kind not in ACTING:
            continue
        _add(chief, participant(described, Role.PERPETRATOR, page.text, stance=stance), why)
    for sentence_of_names, victim in named_victims(page, describer):
        chief = _latest(violent, sentence_of_names.index)
        if chief is not None:
            _add(chief, victim, "named as a victim")
    for cluster in violent:
        _spread_damage(cluster)
    _give_counts(page, clusters, violent, used)


def _give_counts(
    page: Page, clusters: Sequence[Cluster], violent: Sequence[Cluster], used: set[int]
) -> None:
    """Counts of harm in sentences without an event go to the violence told last before them;
    a number in the first sentences to what is told of first."""
    owned = used | {i for c in clusters for m in c.mentions for i in m.counts}
    for index, count in enumerate(page.annotated.counts):
        if index in owned or count.what not in VIOLENT_HARM:
            continue
        tokens = page.syntax.tokens_in(count.span)
        if not tokens or tokens[0].index not in page.sentence_of:
            continue
        sentence = page.sentence_of[tokens[0].index].index
        chief = _latest(violent, sentence)
        if chief is None and count.phrase not in UNNUMBERED:
            chief = _next(violent, sentence) or _first(violent)
        if chief is not None:
            chief.counts.append(index)


def _latest(clusters: Sequence[Cluster], sentence: int) -> Mention | None:
    """The mention that stands last before the end of the sentence."""
    before = [m for c in clusters for m in c.mentions if 0 <= sentence - m.sentence.index <= REACH]
    return max(before, key=lambda m: m.token.index, default=None)


def _next(clusters: Sequence[Cluster], sentence: int) -> Mention | None:
    """The first mention of current violence that is told after the sentence."""
    after = [
        m
        for c in clusters
        if not is_background(c)
        for m in c.mentions
        if 0 < m.sentence.index - sentence <= REACH
    ]
    return min(after, key=lambda m: m.token.index, default=None)


def _first(clusters: Sequence[Cluster]) -> Mention | None:
    """The first mention of the current violence that the report tells most of."""
    current = [cluster for cluster in clusters if not is_background(cluster)]
    chief = max(current, key=lambda cluster: len(cluster.mentions), default=None)
    return chief.mentions[0] if chief is not None else None


def _add(mention: Mention, new: Participant, why: str) -> None:
    known = {(p.role, (p.name or p.text).lower()) for p in mention.participants}
    if (new.role, (new.name or new.text).lower()) not in known:
        mention.participants.append(new)
        mention.reasons.append(f"{new.role.value} '{new.text}': {why}")


def _spread_damage(cluster: Cluster) -> None:
    """Damage told without what was damaged befell the things that were hit."""
    for mention in cluster.mentions:
        effect = mention.trigger.sense.effect
        things = any(p.role is Role.TARGET and p.kind in THINGS for p in mention.participants)
        if effect not in {Effect.DAMAGED, Effect.DESTROYED} or things:
            continue
        for other in cluster.mentions:
            other.participants = [
                replace(p, effect=(effect,))
                if p.role is Role.TARGET and p.kind in THINGS and not p.effect
                else p
                for p in other.participants
            ]
