"""The names around each event of a report that tell one spot from another.

Villages and quarters that no gazetteer holds are mostly taken by the parser for persons or
peoples, so that a name's place in the sentence tells more than its label.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from operator import attrgetter

from dateline.link.words import telling
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention
from dateline.model.reading import Scene
from dateline.model.span import Span
from dateline.model.text import Token
from dateline.model.values import PlacePrecision

PROVINCE = frozenset({PlacePrecision.PROVINCE})
WIDER = frozenset({PlacePrecision.REGION, PlacePrecision.COUNTRY, PlacePrecision.INTERNATIONAL})
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
WHERE = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "from", "on", "of", "to", "towards"}
)
"""Words before the name of a place."""
START = attrgetter("start")
PARTS_OF_NAME = frozenset({"compound", "nmod", "amod", "nn", "appos", "conj"})
MOST = 60
"""Events of a report whose scenes are kept at most."""


def scenes_of(annotated: Annotated) -> tuple[Scene, ...]:
    """The names of places, known or not, in the sentences that speak of each event; that of a
    province only where none is narrower, wider ones never."""
    wide, provinces = (_within(annotated, kinds) for kinds in (WIDER, PROVINCE))
    parties = _offsets(mention.span for mention in annotated.actors)
    found = []
    for event in annotated.events[:MOST]:
        around = list(_tokens_of(annotated, event))
        named = [
            token
            for token in around
            if token.start not in wide and _names_spot(annotated.tokens, token, parties, event)
        ]
        narrow = [token for token in named if token.start not in provinces]
        names = dict.fromkeys(word for token in narrow or named for word in telling(token.text))
        sites = dict.fromkeys(
            t.lemma for t in around if t.pos == "NOUN" and t.lemma in sites_known()
        )
        found.append(Scene(event.id, tuple(names), tuple(sites)))
    return tuple(found)


@cache
def sites_known() -> frozenset[str]:
    """The words for buildings, sites and vehicles."""
    text = resources.files("dateline.data").joinpath("scenes.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)["sites"])


def _tokens_of(annotated: Annotated, event: EventMention) -> Iterator[Token]:
    """Those of the sentences that speak of the event, and of the words for its place."""
    tokens, said = annotated.tokens, event.where_said
    told = {index for each in event.sentences for index in _range(annotated, each)}
    if said:
        first, behind = (bisect_left(tokens, at, key=START) for at in (said.start, said.end))
        told.update(range(first, behind))
    for index in sorted(told):
        yield tokens[index]


def _range(annotated: Annotated, sentence: int) -> range:
    told = annotated.sentences[sentence]
    return range(told.first, told.last)


def _names_spot(
    tokens: Sequence[Token], token: Token, parties: frozenset[int], event: EventMention
) -> bool:
    if token.pos != "PROPN" or not token.text[:1].isupper() or token.entity in TIMES:
        return False
    said = event.where_said
    if said and said.start <= token.start < said.end:
        return True
    if token.start in parties:
        return False
    return token.entity in PLACES or _after_where(tokens, token)


def _after_where(tokens: Sequence[Token], token: Token) -> bool:
    """Whether the name stands where that of a place does: "in Ardun", "at the Ardun junction",
    "stormed Ardun"."""
    while token.dep in PARTS_OF_NAME and token.head != token.index:
        token = tokens[token.head]
    if token.dep == "dobj":
        return True
    return token.dep == "pobj" and tokens[token.head].lemma.casefold() in WHERE


def _within(annotated: Annotated, kinds: frozenset[PlacePrecision]) -> frozenset[int]:
    """The offsets that lie in the names of places of these kinds."""
    found = (m.span for m in annotated.places if m.place and m.place.precision in kinds)
    return _offsets(found)


def _offsets(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(offset for span in spans for offset in range(span.start, span.end))
