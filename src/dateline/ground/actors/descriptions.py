"""Who is meant by "the militants", "the group", "the army": the actor in focus, where just one
fits. Left open where several compete: a wrong tie is worse than none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.ground.actors.bodies import body_of
from dateline.ground.actors.described import Found
from dateline.ground.actors.focus import Focus
from dateline.ground.actors.layout import Layout
from dateline.ground.actors.tables import homes, states
from dateline.model.values import Actor, ActorKind

UNKNOWN = frozenset({"unidentified", "unknown", "unnamed", "other", "another", "rival", "foreign"})
OWNING = frozenset({"its", "their"})
STATES = frozenset({ActorKind.STATE_FORCE, ActorKind.GOVERNMENT})
FEWEST = 3  # mentions of a group for it to be in focus
IN_FOCUS = 0.7  # share of all mentions of groups
MENTIONS_BACK = 200  # mentions of groups that are looked back over


def resolve_descriptions(found: Sequence[Found], layout: Layout, focus: Focus) -> list[Found]:
    """Descriptions with the actors that they take up, as far as just one fits."""
    groups = _Groups(found, layout, focus.country)
    resolved = []
    for one in found:
        actor = _meant(one, groups, found, layout, focus) if one.open else None
        if actor is not None:
            one = replace(one, actor=actor, named=False, open=False)
        if not (one.open and one.word is not None and one.word.sort == "group"):
            resolved.append(one)
    return resolved


def _meant(
    one: Found, groups: _Groups, found: Sequence[Found], layout: Layout, focus: Focus
) -> Actor | None:
    word = one.word
    if word is None or _is_other(one, layout):
        return None
    if word.sort in ("armed", "group") and word.kind is ActorKind.ARMED_GROUP:
        return groups.meant(one)
    if word.sort in ("force", "government") and word.kind in (
        ActorKind.STATE_FORCE,
        ActorKind.GOVERNMENT,
    ):
        owners = _owners(one, found, layout)
        country = focus.country if owners is None else next(iter(owners), None)
        if country is not None and country in states():
            return body_of(states()[country], word.sector or "GOV", word.text)
    return None


def _owners(one: Found, found: Sequence[Found], layout: Layout) -> frozenset[str] | None:
    """The one country whose forces "its forces" are, by the states that act before in the
    sentence; none where several do, and None where the words tell no owner."""
    if not one.first or layout.tokens[one.first - 1].lemma not in OWNING:
        return None
    here = layout.sentence_of[one.first]
    countries = {
        other.actor.country_code
        for other in found
        if other.first < one.first
        and layout.sentence_of[other.first] == here
        and other.actor.kind in STATES
        and other.actor.country_code
    }
    return frozenset(countries) if len(countries) == 1 else frozenset() if countries else None


def _is_other(one: Found, layout: Layout) -> bool:
    """Whether the words in front say that it is nobody known, or forces of another sort."""
    before = layout.tokens[one.first - 1] if one.first else None
    if before is None or layout.tokens[one.first].start - before.end > 1:
        return False
    bare = one.word is not None and one.word.text == "forces"
    return before.lemma in UNKNOWN or (bare and before.pos in ("ADJ", "NOUN", "PROPN"))


class _Groups:
    """The armed groups that a report names and that are active in its country."""

    def __init__(self, found: Sequence[Found], layout: Layout, country: str | None) -> None:
        self.layout = layout
        self.mentions = [
            one
            for one in found
            if one.named
            and one.actor.kind is ActorKind.ARMED_GROUP
            and (country is None or country in homes().get(one.actor.id, ()))
        ]
        self.starts = [one.first for one in self.mentions]
        self.distinct = {one.actor.id: one.actor for one in self.mentions}
        counts = Counter(one.actor.id for one in self.mentions).most_common(1)
        enough = counts and counts[0][1] >= max(FEWEST, IN_FOCUS * len(self.mentions))
        self.in_focus = [self.distinct[counts[0][0]]] if enough else []

    def meant(self, one: Found) -> Actor | None:
        """The group that a word takes up: the only one named before (else in the report), the
        only one of this sentence and the one before, or the one that the report is about."""
        definite = _is_definite(one, self.layout)
        if one.word is not None and one.word.sort == "group" and not definite:
            return None
        at = bisect_left(self.starts, one.first)
        before = self.mentions[max(0, at - MENTIONS_BACK) : at]
        near = self._near(one, at)
        if not definite and any(self._sentence(g) == self._sentence(one) for g in near):
            return None  # "rebels fought the Taliban": two sides
        close = [g.actor for g in near if g.first < one.first] if definite else []
        whole = self.distinct.values()
        for candidates in ((g.actor for g in before), close, whole, self.in_focus):
            fitting = _distinct(candidates, one.actor)
            if len(fitting) == 1:
                return fitting[0]
        return None

    def _near(self, one: Found, at: int) -> list[Found]:
        """The mentions in the word's sentence and the one before."""
        here = self._sentence(one)
        first = last = at
        while first > 0 and self._sentence(self.mentions[first - 1]) >= here - 1:
            first -= 1
        while last < len(self.mentions) and self._sentence(self.mentions[last]) == here:
            last += 1
        return self.mentions[first:last]

    def _sentence(self, one: Found) -> int:
        return self.layout.sentence_of[one.first]


def _distinct(candidates: Iterable[Actor], told: Actor) -> list[Actor]:
    """The actors that fit what the words tell of country and sort."""
    fitting = {}
    for actor in candidates:
        country = told.country_code in (None, actor.country_code)
        sort = told.sector not in ("PRM", "CRM") or actor.sector == told.sector
        if country and sort:
            fitting[actor.id] = actor
    return list(fitting.values())


def _is_definite(one: Found, layout: Layout) -> bool:
    tokens = layout.tokens
    first, least = one.first, max(0, one.first - 6)
    while first > least and tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return first > 0 and tokens[first - 1].lemma in ("the", "this", "that", "these", "those")
