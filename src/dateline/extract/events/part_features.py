"""What speaks for a phrase playing a part in an event: features for the weights that
`training/event_parts.py` learns.

They tell where the phrase stands to the words that tell the event, what sort of thing it names,
what its governor is and what the rules made of it; no names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.events.clusters import Cluster
from dateline.extract.events.describe import Described, Describer
from dateline.extract.events.lexicon import head_nouns, lexicon
from dateline.extract.events.mentions import Mention, Page
from dateline.model.along import Along
from dateline.model.mentions import EventMention, ParticipantKind, Role
from dateline.model.span import Span
from dateline.model.text import Token

BACK, FORWARD = 1, 3
"""Sentences before and after those of an event in which its participants are looked for."""
REACH = 200
"""Words between a phrase and an event: sentences without end hold hundreds of both."""
LONGEST = 5
"""Edges of a path that is told in full."""
NOWHERE = 99
"""Edges between words of which no word governs both."""
OFTEN = (1, 2, 4, 8)
FURTHER = (0, 1, 2, 4, 8, 16)
DETERMINERS = frozenset({"the", "a", "an", "this", "their", "his"})
CASES = ("prep", "agent")
Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Looks:
    """What a phrase looks like by itself, whichever event it is held against: features that
    stand before that of the event's type, before that of its time, and after; what it hangs on."""

    first: tuple[str, ...]
    then: tuple[str, ...]
    last: tuple[str, ...]
    governor: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may take part: what it denotes, its sentence, what its entity is called, and
    what it looks like."""

    described: Described
    sentence: int
    key: str
    looks: Looks


def candidates(page: Page, describer: Describer) -> list[Candidate]:
    """The noun phrases of the report that denote somebody or something, each once."""
    found: dict[tuple[int, int], Candidate] = {}
    told = (a.source for a in page.annotated.attributions if a.source is not None)
    sources = Along(told, lambda source: source)
    for chunk in page.annotated.chunks:
        token = page.tokens[chunk.root]
        if token.pos == "PRON" or token.index not in page.sentence_of:
            continue
        described = describer.describe(token)
        if described is not None:
            sentence = page.sentence_of[token.index].index
            span = (described.span.start, described.span.end)
            if span not in found:
                looks = _looks(page, described, sentence, sources)
                found[span] = Candidate(described, sentence, _key(described), looks)
    return list(found.values())


def _key(described: Described) -> str:
    actor = described.actor.id if described.actor is not None else None
    return (actor or described.name or described.head.lemma).lower()


class Candidates:
    """The phrases of a report that may take part in its events, by where they stand."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = found
        self.often = Counter(candidate.key for candidate in found)
        self.armed = len(
            {
                c.key
                for c in found
                if c.described.kind is ParticipantKind.ARMED_GROUP and c.described.name
            }
        )
        self._in_sentence: dict[int, list[int]] = {}
        for number, candidate in enumerate(found):
            self._in_sentence.setdefault(candidate.sentence, []).append(number)
        self.along = Along(range(len(found)), lambda number: found[number].described.span)

    def in_sentences(self, sentences: Iterable[int]) -> set[int]:
        """The places, among those found, of the phrases of these sentences."""
        return {number for index in sentences for number in self._in_sentence.get(index, ())}


class Scene:
    """An event with what its rules found, against which candidates are held."""

    def __init__(
        self, page: Page, cluster: Cluster, event: EventMention, events: Sequence[EventMention]
    ) -> None:
        self.page = page
        self.event = event
        self.told: dict[int, list[Mention]] = {}
        self.words = sorted(mention.token.index for mention in cluster.mentions)
        for mention in cluster.mentions:
            self.told.setdefault(mention.sentence.index, []).append(mention)
        self.roles = {p.role for p in event.participants}
        self._taken: dict[str, tuple[str, ...]] = {}
        self.elsewhere = {
            p.span: p.role for other in events if other is not event for p in other.participants
        }
        self.known: dict[str, Role] = {}
        for p in event.participants:
            for called in (p.actor_id, p.name, p.text.split()[-1] if p.text.split() else None):
                if called:
                    self.known.setdefault(called.lower(), p.role)

    def rows(self, within: Candidates) -> Iterator[tuple[Candidate, Row]]:
        """The candidates that stand near the event, with their features."""
        often, armed = within.often, within.armed
        told = {near for index in self.told for near in range(index - BACK, index + FORWARD + 1)}
        rules = self._rules(within)
        gaps: dict[int, int] = {}
        for number in sorted(within.in_sentences(told) | rules.keys()):
            candidate, rule = within.found[number], rules.get(number)
            if candidate.sentence not in gaps:
                away = (candidate.sentence - index for index in self.told)
                gaps[candidate.sentence] = min(away, key=abs)
            gap = gaps[candidate.sentence]
            is_near = -BACK <= gap <= FORWARD and self._in_reach(candidate)
            if not is_near and rule is None:
                continue
            kind = candidate.described.kind.value
            found = [
                *self._what(candidate),
                *self._where(candidate, gap),
                *self._by_rule(candidate, gap, rule),
            ]
            named = "named" if candidate.described.name else "plain"
            found.append(f"often={_bucket(often[candidate.key], OFTEN)},{kind}")
            found.append(f"armed={min(armed, 3)},{kind},{named}")
            yield candidate, dict.fromkeys(found, 1.0)

    def _in_reach(self, candidate: Candidate) -> bool:
        """Whether it stands so near to a word of the event as sentences of a usual length do."""
        head = candidate.described.head.index
        place = bisect_left(self.words, head - REACH)
        return place < len(self.words) and self.words[place] <= head + REACH

    def _rules(self, within: Candidates) -> dict[int, Role]:
        """The parts that the rules gave to phrases themselves, by their places: to the very
        words rather than to some of them."""
        across: dict[int, Role] = {}
        exact: dict[int, Role] = {}
        for p in self.event.participants:
            for number in within.along.at(p.span):
                across.setdefault(number, p.role)
                if within.found[number].described.span == p.span:
                    exact.setdefault(number, p.role)
        return across | exact

    def _what(self, candidate: Candidate) -> Iterator[str]:
        """What the phrase names, and how."""
        kind, looks = candidate.described.kind.value, candidate.looks
        yield from looks.first
        yield f"type={self.event.type},{kind}"
        yield from looks.then
        yield f"role={self.event.time_role.value},{kind}"
        yield from looks.last

    def _where(self, candidate: Candidate, gap: int) -> Iterator[str]:
        """How the phrase stands to the words that tell the event."""
        head, kind = candidate.described.head, candidate.described.kind.value
        near = max(-2, min(4, gap))
        yield from (f"gap={near}", f"gap={near},{kind}")
        governor = candidate.looks.governor
        yield f"governor={governor}"
        yield f"governed={governor.split(':')[0]},{kind}"
        if candidate.described.count is not None:
            yield f"count={candidate.described.count.what.value},gap={near}"
        told = self.told.get(candidate.sentence, ())
        if not told:
            return
        ways = [(Way.between(self.page, head, mention.token), mention) for mention in told]
        way, mention = min(ways, key=lambda pair: pair[0].steps)
        steps = way.steps
        side = "before" if head.index < mention.token.index else "after"
        yield from (side, f"{side},{kind}")
        yield from (f"steps={min(steps, 8)}", f"steps={min(steps, 8)},{kind}")
        if steps <= LONGEST:
            path = way.path
            yield from (f"path={path}", f"path={path},{kind}")
            yield f"path={path},frame={mention.trigger.sense.frame.key}"

    def _by_rule(self, candidate: Candidate, gap: int, own: Role | None) -> Iterator[str]:
        """What the rules made of the phrase, of its entity, and of the event."""
        described, near = candidate.described, max(-2, min(4, gap))
        kind = described.kind.value
        known = self.known.get(candidate.key)
        rule = own.value if own else f"key:{known.value}" if known else "none"
        yield from (f"rule={rule}", f"rule={rule},{kind}", f"rule={rule},gap={near}")
        yield f"rule={rule},type={self.event.type}"
        lemma = described.head.lemma.lower()
        if own and lemma in head_nouns():
            yield f"rule={rule},lemma={lemma}"
        other = self.elsewhere.get(described.span)
        if other is not None and own is None:
            yield f"elsewhere={other.value}"
        yield from self._parts_taken(kind)
        yield f"doer={Role.PERPETRATOR in self.roles},gap={near},{kind}"

    def _parts_taken(self, kind: str) -> tuple[str, ...]:
        """Which parts the rules gave to somebody, told for a sort of phrase."""
        if kind not in self._taken:
            told = (f"has {role.value}={role in self.roles},{kind}" for role in Role)
            self._taken[kind] = tuple(told)
        return self._taken[kind]


def _looks(page: Page, described: Described, sentence: int, sources: Along[Span]) -> Looks:
    kind, head = described.kind.value, described.head
    lemma = head.lemma.lower()
    known = head_nouns().get(lemma)
    named = "named" if described.name else "plain"
    first = [
        "bias",
        f"kind={kind}",
        f"kind={kind},{named}",
        f"class={known.value if known else '-'}",
    ]
    if known is not None:
        first.append(f"lemma={lemma}")
    first.append(f"entity={head.entity or '-'}")
    determiner = next((c.lemma for c in page.syntax.children(head, "det", "poss")), "-")
    common = determiner in DETERMINERS or determiner == "-"
    then = (
        f"plural={head.tag in {'NNS', 'NNPS'}},{kind}",
        f"det={determiner if common else 'x'},{kind}",
        f"sentence={_bucket(sentence, FURTHER)},{kind}",
    )
    last = []
    if described.count is not None:
        what = described.count.what.value
        last = [f"count={what}", f"count={what},{kind}"]
    start = described.span.start
    if sources.at(Span(start, start + 1)):
        last.append(f"speaker,{kind}")
    return Looks(tuple(first), then, tuple(last), _governor(page, head))


def _bucket(number: int, steps: Sequence[int]) -> str:
    return next((str(step) for step in steps if number <= step), "more")


def _edge(token: Token) -> str:
    return f"{token.dep}:{token.lemma}" if token.dep in CASES else token.dep


@dataclass(frozen=True, slots=True)
class Way:
    """The words from the head of a phrase up and down to the trigger; none where no word
    governs both."""

    rising: Sequence[Token]
    falling: Sequence[Token]
    steps: int

    @classmethod
    def between(cls, page: Page, head: Token, trigger: Token) -> Way:
        """The way through the syntax."""
        rising, falling, common = page.syntax.between(head, trigger)
        return (
            cls((), (), NOWHERE)
            if common is None
            else cls(rising, falling, len(rising) + len(falling))
        )

    @property
    def path(self) -> str:
        """Its edges."""
        return ">".join(map(_edge, self.rising)) + "|" + "<".join(map(_edge, self.falling[::-1]))


def _governor(page: Page, token: Token) -> str:
    """How the phrase hangs on which verb or known noun, prepositions and coordination passed."""
    for _ in range(4):
        if token.dep != "conj":
            break
        token = page.tokens[token.head]
    if token.head == token.index:
        return "ROOT"
    above, edge = page.tokens[token.head], token.dep
    if above.pos == "ADP" or above.dep == "agent":
        edge, above = above.lemma.lower(), page.tokens[above.head]
    lemma = above.lemma.lower()
    plain = above.pos in {"VERB", "AUX"} or lemma in head_nouns() or lemma in lexicon().keys
    return f"{edge}:{lemma if plain else above.pos}"
