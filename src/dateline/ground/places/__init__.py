"""Place names and where on earth they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.places.choose import choose
from dateline.ground.places.context import Told, read_context
from dateline.ground.places.gazetteer import Gazetteer
from dateline.ground.places.names import Found, find_names
from dateline.ground.places.placing import place_of
from dateline.model.annotated import Annotated, PlaceMention, Token

VERSION = "places.v1"


def resolve_places(annotated: Annotated, gazetteer: Gazetteer) -> Annotated:
    """Finds the places of a report and says where on earth they are."""
    names = find_names(annotated, gazetteer)
    told = read_context(annotated.tokens, names)
    choices = choose(names, told)
    mentions = []
    for name, context, choice in zip(names, told, choices, strict=True):
        if is_place(annotated.tokens, name, context):
            place = place_of(choice.entry, gazetteer) if choice else None
            mentions.append(PlaceMention(name.span, place))
    return replace(annotated, places=tuple(mentions))


PREPOSITIONS = frozenset({"in", "at", "near", "from", "to", "outside", "around", "inside"})


def is_place(tokens: Sequence[Token], name: Found, told: Told) -> bool:
    """Whether the name is meant as a place here."""
    if name.label in {"GPE", "LOC"}:
        return True
    if not name.hits or name.label == "PERSON":
        return False
    if told.parents or told.sort:
        return True
    whole = name.run == (name.first, name.last)
    before = tokens[name.first - 1].text.lower() if name.first else ""
    return whole and before in PREPOSITIONS
