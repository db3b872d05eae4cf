"""Actors told by a word with a country, place or group before it: "Afghan police", "Taliban
insurgents", "soldiers of the regime", "Kabul said"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.ground.actors.bodies import body_of
from dateline.ground.actors.focus import Focus
from dateline.ground.actors.lexicon import Entry, Match
from dateline.ground.actors.tables import ActorWord, State, states, verbs
from dateline.model.annotated import Annotated
from dateline.model.text import Chunk, Token
from dateline.model.values import Actor, ActorKind

DESCRIBING = frozenset({"force", "government", "armed", "people", "group"})
BETWEEN = frozenset({"provincial", "regional", "district", "city", "state", "local", "municipal"})
ALLIED = frozenset(
    {"backed", "allied", "aligned", "funded", "trained", "supported", "sponsored", "led", "linked"}
    | {"affiliated", "inspired", "controlled", "held", "friendly", "leaning"}
)
MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `first` to `last` (excluded) speak of an actor; `word` is the describing word,
    `open` says that the actor is still to be told from the context."""

    first: int
    last: int
    actor: Actor
    named: bool = True
    word: ActorWord | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A match and what it means in the report."""

    match: Match
    entry: Entry


def read_matches(matches: Iterable[Match], focus: Focus, tokens: Sequence[Token]) -> list[Reading]:
    """What each match means; those that mean nothing here are left out."""
    meant = ((match, focus.means(match, tokens)) for match in matches)
    return [Reading(match, entry) for match, entry in meant if entry is not None]


def find_described(annotated: Annotated, readings: Sequence[Reading]) -> list[Found]:
    """The named and the described actors of a report, in its order; no persons."""
    tokens = annotated.tokens
    chunks = _chunk_by_token(annotated.chunks)
    places = _place_countries(annotated)
    found: list[Found] = []
    for index, reading in enumerate(readings):
        entry, match = reading.entry, reading.match
        if entry.known is not None and entry.known.actor.kind is not ActorKind.PERSON:
            if match.first in places and (match.first - 1 in places or match.last in places):
                continue  # part of a place's name
            found.append(Found(match.first, match.last, entry.known.actor))
        elif entry.word is not None and entry.word.sort in DESCRIBING:
            before = _before(readings, index, chunks.get(match.last - 1), tokens)
            behind = _behind(readings, index, tokens)
            one = _described(reading, before, behind, places, annotated)
            if not (one.open and _modifies(one, tokens)):
                found.append(one)
        elif entry.state is not None and _acts(tokens[match.last - 1], tokens):
            found.append(Found(match.first, match.last, body_of(entry.state, "GOV")))
    return first_of_overlaps(sorted(found, key=_more_words))


def _described(
    reading: Reading,
    before: Sequence[Reading],
    behind: State | None,
    places: dict[int, str],
    annotated: Annotated,
) -> Found:
    """The actor that a word and the names before it in its noun phrase tell."""
    word, match = reading.entry.word, reading.match
    assert word is not None
    last = match.last
    for other in reversed(before):
        if other.entry.known is not None and other.entry.known.actor.kind is not ActorKind.PERSON:
            backed = allied(annotated.tokens, other.match.last)
            if word.sort in ("armed", "force", "group") and not backed:
                return Found(other.match.first, last, other.entry.known.actor, word=word)
            break
        if other.entry.state is not None and not allied(annotated.tokens, other.match.last):
            return _of_state(other.entry.state, other.match.first, last, word, annotated)
    place = match.first - 1
    if place > 0 and annotated.tokens[place].lemma in BETWEEN:
        place -= 1
    if places.get(place) in states():
        return _of_state(states()[places[place]], place, last, word, annotated)
    if behind is not None:
        return _of_state(behind, match.first, last, word, annotated)
    phrase = annotated.tokens[match.first].start, annotated.tokens[last - 1].end
    name = annotated.report.text[slice(*phrase)]
    return Found(match.first, last, _unnamed(name, word), named=False, word=word, open=True)


def _of_state(state: State, first: int, last: int, word: ActorWord, annotated: Annotated) -> Found:
    if word.sort in ("force", "government") and word.kind in (
        ActorKind.STATE_FORCE,
        ActorKind.GOVERNMENT,
    ):
        return Found(first, last, body_of(state, word.sector or "GOV", word.text), word=word)
    words = annotated.report.text[annotated.tokens[first].start : annotated.tokens[last - 1].end]
    actor = replace(_unnamed(words, word), country_code=state.alpha2)
    return Found(first, last, actor, named=False, word=word, open=word.sort == "armed")


def allied(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before stands only for a supporter: "Sel-backed"."""
    following = [token.text.lower() for token in tokens[at : at + 2]]
    return bool(ALLIED.intersection(following)) and following[0] in (*ALLIED, "-")


def _modifies(one: Found, tokens: Sequence[Token]) -> bool:
    """Whether the words only tell the kind of another thing: "rebel-held", "army base"."""
    last = tokens[one.last - 1]
    return last.dep in MODIFIERS and not one.first <= last.head < one.last


def _unnamed(name: str, word: ActorWord) -> Actor:
    return Actor(" ".join(name.split()), word.kind, sector=word.sector)


def _before(
    readings: Sequence[Reading], index: int, chunk: Chunk | None, tokens: Sequence[Token]
) -> list[Reading]:
    """The readings in front of a word within its noun phrase, or just before it."""
    start = readings[index].match.first
    first = min(chunk.first, start) if chunk is not None else start
    first = min(first, _adjacent(tokens, start))
    found: list[Reading] = []
    while index > 0 and readings[index - 1].match.first >= first:
        index -= 1
        found.append(readings[index])
    return found[::-1]


def _behind(readings: Sequence[Reading], index: int, tokens: Sequence[Token]) -> State | None:
    """The state in "soldiers of Sudan", "the government in Khartoum"."""
    last = readings[index].match.last
    if index + 1 == len(readings) or last >= len(tokens) or tokens[last].text not in ("of", "in"):
        return None
    after = readings[index + 1]
    return after.entry.state if after.match.first - last in (1, 2) else None


def _adjacent(tokens: Sequence[Token], start: int) -> int:
    """How far back the words reach that can stand between a country and its force."""
    first = start
    while first > 0 and start - first < 5:
        token = tokens[first - 1]
        if token.pos not in ("ADJ", "NOUN", "PROPN", "PART") and token.text != "-":
            break
        if token.end < tokens[first].start - 1:  # another paragraph
            break
        first -= 1
    return first


def _acts(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a state or its capital is told to do or say something, as only people can."""
    head = tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return head.lemma in verbs() and token.dep == "nsubj"
    return token.dep == "pobj" and head.dep == "agent"


def _chunk_by_token(chunks: Iterable[Chunk]) -> dict[int, Chunk]:
    return {token: chunk for chunk in chunks for token in range(chunk.first, chunk.last)}


def _place_countries(annotated: Annotated) -> dict[int, str]:
    """The country of the place that a token is part of."""
    found: dict[int, str] = {}
    mentions = [m for m in annotated.places if m.place is not None and m.place.country_code]
    index = 0
    for mention in mentions:
        while index < len(annotated.tokens) and annotated.tokens[index].end <= mention.span.start:
            index += 1
        at = index
        while at < len(annotated.tokens) and annotated.tokens[at].start < mention.span.end:
            assert mention.place is not None
            found[at] = mention.place.country_code or ""
            at += 1
    return found


def _more_words(one: Found) -> tuple[int, bool, int]:
    return one.first - one.last, not one.named, one.first


def first_of_overlaps(ranked: Iterable[Found]) -> list[Found]:
    """Of mentions that overlap, the first one given; in order of the text."""
    taken: set[int] = set()
    kept = []
    for one in ranked:
        span = range(one.first, one.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return sorted(kept, key=lambda f: f.first)
