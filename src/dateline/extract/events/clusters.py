"""Mentions of one event laid together, and what they have in common."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.calendar import Relative
from dateline.model.mentions import ParticipantKind, Role, Status, TimeRole
from dateline.model.values import Anchor, Harm, Place, TimeSpan

FAMILIES = (
    {"armed_clash", "territory_taken", "territory_regained", "withdrawal", "territory_nonviolent"},
    {"air_strike", "drone_strike", "shelling", "chemical_attack"},
    {"bombing", "suicide_bombing", "grenade_attack"},
    {"shooting", "killing", "assassination", "stabbing", "beating"},
    {"abduction", "hijacking", "killing"},
    {"protest", "protest_intervention", "violent_demonstration", "excessive_force",
     "strike_action", "mob_violence"},
    {"looting", "robbery", "property_destruction", "arson"},
    {"arrest", "trial"}, {"release", "prison_break"}, {"agreement", "talks"},
    {"accident", "disaster"}, {"disrupted_weapons", "bombing"},
)  # fmt: skip
LIKE: Mapping[str, frozenset[str]] = {
    key: frozenset().union(*(family for family in FAMILIES if key in family))
    for key in frozenset().union(*FAMILIES)
}
"""By type the types of its families, itself among them."""
NIGHT = words("reference", "night")
GENERIC = frozenset({"attack", "killing", "property_destruction"})
OF_STATE = frozenset({ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT})
DOING = OF_STATE | {ParticipantKind.ARMED_GROUP, ParticipantKind.PERSON}
LEAST_TOLL = 5
A_NIGHT = timedelta(1)
EVERYONE = frozenset({None, "people", "persons", "lives"})


@dataclass(slots=True)
class Cluster:
    """Mentions that tell one event, in order of the text, with what they had each of when they
    came in: others are held against that, not against every mention. `unharmed_in` is the
    paragraph that says that nobody was harmed."""

    mentions: list[Mention] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    figures: set[tuple[str, int]] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    tolls: set[int] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    roles: set[TimeRole] = field(default_factory=set)
    statuses: set[Status] = field(default_factory=set)
    places: dict[Place, None] = field(default_factory=dict)
    days: dict[TimeSpan, None] = field(default_factory=dict)
    dates: set[TimeSpan] = field(default_factory=set)
    weekdays: set[TimeSpan] = field(default_factory=set)
    undated: dict[Relative, None] = field(default_factory=dict)
    paragraphs: set[int] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    sides: set[bool] = field(default_factory=set)
    dated: dict[int, int] = field(default_factory=dict)
    first_in: dict[int, Mention] = field(default_factory=dict)
    unharmed_in: int | None = None
    _sentences: list[int] = field(default_factory=list)

    def add(self, page: Page, mention: Mention) -> None:
        """Takes a mention in."""
        self.mentions.append(mention)
        self.types.add(mention.type)
        self.paragraphs.add(mention.sentence.paragraph)
        relative = unresolved(mention)
        if relative is not None:
            self.undated[relative] = None
        self.roles.add(mention.time_role)
        self.statuses.add(mention.status)
        if mention.where is not None:
            self.places[mention.where] = None
            self.names.add(mention.where.name)
        if mention.where_said is not None:
            self.names.add(mention.where_said.of(page.text))
        if mention.when is not None and mention.when.span is not None:
            self.days[mention.when.span] = None
            if tells_date(mention):
                self.dates.add(mention.when.span)
            if tells_weekday(page, mention):
                self.weekdays.add(mention.when.span)
            if mention.when.span.last - mention.when.span.first <= A_NIGHT:
                here = mention.sentence.index
                self.dated[here] = max(mention.token.index, self.dated.get(here, -1))
        self.heads |= heads_of(mention)
        self.figures |= figures_of(page, mention)
        self.victims |= victims_named(mention)
        self.tolls |= tolls_of(page, mention)
        self.sides |= sides_of(mention)
        if _tells_nobody(page, mention):
            self.unharmed_in = mention.sentence.paragraph
        if mention.sentence.index not in self.first_in:
            self.first_in[mention.sentence.index] = mention
            insort(self._sentences, mention.sentence.index)

    def gap(self, sentence: int) -> int:
        """How many sentences lie between this one and the nearest that tells the event."""
        place = bisect_left(self._sentences, sentence)
        return min(abs(sentence - near) for near in self._sentences[max(place - 1, 0) : place + 1])


def unresolved(mention: Mention) -> Relative | None:
    """The time of a mention as it is told, where its days aren't known."""
    when = mention.when
    return when.relative if when is not None and when.span is None else None


def tells_date(mention: Mention) -> bool:
    """Whether words of the mention's own give one day by its date: "on 14 March"."""
    when = mention.when
    if when is None or when.span is None or mention.when_said is None or mention.dated_back:
        return False
    by_date = when.relative.day is not None if when.relative else when.anchor is Anchor.EXPLICIT
    return by_date and when.span.first == when.span.last


def tells_weekday(page: Page, mention: Mention) -> bool:
    """Whether words of the mention's own name the day of the week, by day: a night may be told of
    either day."""
    when, said = mention.when, mention.when_said
    if when is None or when.span is None or said is None or mention.dated_back:
        return False
    if when.relative is None or when.relative.weekday is None:
        return False
    words = {token.lemma for token in page.syntax.tokens_in(said)}
    return when.span.first == when.span.last and not words & NIGHT


def heads_of(mention: Mention) -> set[str]:
    """What the mention's participants are called, without its instruments."""
    return {
        (p.name or p.text).lower() for p in mention.participants if p.role is not Role.INSTRUMENT
    }


def doers_of(mention: Mention) -> set[str]:
    """What those who the mention says did it are called."""
    doers = (p for p in mention.participants if p.role is Role.PERPETRATOR)
    return {(p.name or p.text).lower() for p in doers}


def sides_of(mention: Mention) -> set[bool]:
    """Whether the doers that the mention tells are forces of a state, others, or both."""
    doers = (p.kind for p in mention.participants if p.role is Role.PERPETRATOR)
    return {kind in OF_STATE for kind in doers if kind in DOING}


def victims_named(mention: Mention) -> set[str]:
    """The last names of the persons whom the mention says it befell."""
    return {
        p.name.lower().split()[-1]
        for p in mention.participants
        if p.role is Role.TARGET and p.kind is ParticipantKind.PERSON and p.name
    }


def figures_of(page: Page, mention: Mention) -> set[tuple[str, int]]:
    """The figures of the mention's counts."""
    counts = (page.annotated.counts[i] for i in mention.counts)
    return {(c.what.value, c.count.low) for c in counts if c.count.low > 1}


def tolls_of(page: Page, mention: Mention) -> set[int]:
    """The mention's numbers of people killed that stand for all the dead, small ones left out."""
    counts = (page.annotated.counts[i] for i in mention.counts)
    return {
        c.count.low
        for c in counts
        if c.what is Harm.KILLED
        and c.who in EVERYONE
        and c.count.low >= LEAST_TOLL
        and c.part_of is None
        and c.supersedes is None
        and not c.more
    }


def _tells_nobody(page: Page, mention: Mention) -> bool:
    """Whether its counts say that nobody was killed or hurt."""
    counts = [page.annotated.counts[i] for i in mention.counts]
    none = [c for c in counts if c.count.high == 0 and c.who is None]
    return any(c.what is Harm.KILLED_OR_INJURED for c in none)


def is_background(cluster: Cluster) -> bool:
    """Whether every mention is background."""
    return cluster.roles <= {TimeRole.BACKGROUND}
