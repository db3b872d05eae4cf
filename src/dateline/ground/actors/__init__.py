"""Who is spoken of: persons, groups, forces, governments, organisations, outlets."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dateline.ground.actors.coding import Coded, code_phrase
from dateline.ground.actors.described import (
    Found,
    find_described,
    first_of_overlaps,
    read_matches,
)
from dateline.ground.actors.descriptions import resolve_descriptions
from dateline.ground.actors.focus import read_focus, tells
from dateline.ground.actors.layout import lay_out
from dateline.ground.actors.lexicon import Match, find_matches, pieces
from dateline.ground.actors.persons import find_persons
from dateline.ground.actors.pronouns import resolve_pronouns
from dateline.model.annotated import Annotated
from dateline.model.mentions import ActorMention
from dateline.model.span import Span
from dateline.model.values import ActorKind

VERSION = "actors.v7"
AGAIN = 512
"""Sentences whose names are kept: more than one stage asks for those of a report."""


def find_actors(annotated: Annotated) -> Annotated:
    """Finds everyone who acts or speaks in a report, each under one name wherever the words
    allow it."""
    matches = match_report(annotated)
    focus = read_focus(annotated, matches)
    readings = read_matches(matches, focus, annotated.tokens)
    layout = lay_out(annotated, readings)
    persons = find_persons(layout, focus)
    described = find_described(annotated, readings)
    described = resolve_descriptions(described, layout, focus)
    pronouns = resolve_pronouns(persons, layout)
    spoken = [*persons, *described, *pronouns]
    found = first_of_overlaps(sorted(spoken, key=_persons_first))
    return replace(annotated, actors=tuple(_mention(one, annotated) for one in found))


def known_names(annotated: Annotated) -> list[tuple[int, int, str]]:
    """Where a report names an actor of the files beyond doubt, with the label of its sort:
    tokens from, to (excluded), label."""
    found = []
    for match in match_report(annotated):
        sure = [entry for entry in match.entries if entry.known is not None and tells(entry)]
        if sure and sure[0].known is not None:
            person = sure[0].known.actor.kind is ActorKind.PERSON
            found.append((match.first, match.last, "PERSON" if person else "ORG"))
    return found


def match_report(annotated: Annotated) -> list[Match]:
    """All names and words of the actor files in a report, sentence by sentence."""
    found: list[Match] = []
    tokens = annotated.tokens
    for sentence in annotated.sentences:
        inside = tokens[sentence.first : sentence.last]
        written = sentence.span.of(annotated.report.text)
        caseless = written.isupper() or written.islower()
        words = tuple((token.index, token.text) for token in inside)
        found.extend(_matches(words, caseless=caseless))
    return found


@lru_cache(maxsize=AGAIN)
def _matches(words: tuple[tuple[int, str], ...], *, caseless: bool) -> tuple[Match, ...]:
    return tuple(find_matches(pieces(words), caseless=caseless))


def _persons_first(one: Found) -> tuple[bool, int, int]:
    return one.actor.kind is not ActorKind.PERSON, one.first - one.last, one.first


def _mention(one: Found, annotated: Annotated) -> ActorMention:
    tokens = annotated.tokens
    span = Span(tokens[one.first].start, tokens[one.last - 1].end)
    return ActorMention(span, one.actor, one.named)


__all__ = ["VERSION", "Coded", "code_phrase", "find_actors", "known_names", "match_report"]
