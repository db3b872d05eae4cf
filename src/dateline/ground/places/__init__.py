"""Place names and where on earth they are."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from dateline.ground.places.anchoring import Anchors, anchored, liken, without_namesakes
from dateline.ground.places.choose import choose
from dateline.ground.places.context import Told, read_context
from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Gazetteer
from dateline.ground.places.home import home_of
from dateline.ground.places.judge import Judged, choice_signs, surface_signs
from dateline.ground.places.lone import at_one_place, without_lone
from dateline.ground.places.modifiers import modify
from dateline.ground.places.names import Found, find_names
from dateline.ground.places.peoples import peoples_of
from dateline.ground.places.references import refer
from dateline.ground.places.unparsed import in_links, with_datelines
from dateline.ground.places.weights import Weights, learned_weights, likelihood
from dateline.ground.places.words import BANDS
from dateline.model.annotated import Annotated
from dateline.model.mentions import PlaceMention
from dateline.model.values import Place

VERSION = "places.v20"
OURSELVES = re.compile(r"\b(?:WE|OUR|OURS)\b")
MISTAKEN = frozenset({"PERSON", "ORG"})
HOME = 1.0
"""How sure it is that a report has to do with the places that its address names (ours)."""


PEOPLES = 0.5
"""How sure it is that a report has to do with the country of a people that it names (ours)."""


def resolve_places(annotated: Annotated, gazetteer: Gazetteer) -> Annotated:
    """Finds the places of a report and says where on earth they are."""
    weights = learned_weights()
    whole = with_datelines(annotated)
    judged = judge_names(whole, gazetteer, weights)
    kept = without_overlaps(judged, weights.threshold)
    town = home_of(annotated.report.url, gazetteer).town
    kept = without_lone(without_namesakes(kept, Anchors(judged, kept, gazetteer, town)))
    anchors = Anchors(judged, kept, gazetteer, town)
    places = [anchored(found, anchors, whole.sentences) for found in kept]
    named = [
        PlaceMention(found.name.span, place)
        for found, place in zip(kept, at_one_place(kept, places), strict=True)
    ]
    named.sort(key=lambda mention: mention.span)
    named = told_once(named, annotated.report.text)
    named = modify(annotated.report.text, named)
    mentions = [*named, *in_links(annotated, named), *refer(annotated, named, gazetteer)]
    mentions.sort(key=lambda mention: (mention.span, not mention.named))
    return replace(annotated, places=tuple(mentions))


def told_once(named: list[PlaceMention], text: str) -> list[PlaceMention]:
    """The mentions; a name whose place is told in one sentence has it in the others too."""
    places: dict[str, Place] = {}
    for mention in named:
        if mention.place is not None:
            places.setdefault(fold(mention.span.of(text)), mention.place)
    return [
        replace(mention, place=mention.place or places.get(fold(mention.span.of(text))))
        for mention in named
    ]


def judge_names(annotated: Annotated, gazetteer: Gazetteer, weights: Weights) -> list[Judged]:
    """All names that may be places, each weighed twice: by the words alone, so that it counts
    for the choices of the others, and then with the place that it would mean."""
    names, told = read_names(annotated, gazetteer)
    signs = surface_signs(annotated, names, told)
    belief = np.array([likelihood(sign, weights.surface) for sign in signs])
    home = home_of(annotated.report.url, gazetteer).names
    peoples = peoples_of(annotated, gazetteer)
    beside = [*told, *(Told() for _ in [*home, *peoples])]
    sure = np.concatenate([belief, np.full(len(home), HOME), np.full(len(peoples), PEOPLES)])
    choices = choose([*names, *home, *peoples], beside, sure, weights.choice)[: len(names)]
    judged = []
    for name, context, sign, choice in zip(names, told, signs, choices, strict=True):
        final = likelihood({**sign, **choice_signs(name, choice)}, weights.final)
        final = 0.0 if _is_of_gang(annotated, name) else final
        if context.settled:
            final = max(final, weights.threshold)
        judged.append(Judged(name, context, choice, final))
    return [_as_elsewhere(found, judged, weights.threshold) for found in judged]


def _as_elsewhere(found: Judged, judged: list[Judged], threshold: float) -> Judged:
    """A known name of one word that the parser takes for a person or a body, though the report
    tells it as a place elsewhere and no person bears it there, is meant as a place here too."""
    name = found.name
    if found.likely >= threshold or not name.hits or name.label not in MISTAKEN:
        return found
    if name.last - name.first > 1 or name.entity != (name.first, name.last):
        return found
    others = [other for other in judged if other.name.folded == name.folded]
    place = any(o.likely >= threshold and o.choice is not None for o in others)
    return replace(found, likely=threshold) if place else found


def _is_of_gang(annotated: Annotated, name: Found) -> bool:
    """Whether a name that no gazetteer has is that of a gang, a clan or the like that stands
    behind it: "the Sel gang"."""
    after = annotated.tokens[name.last] if name.last < len(annotated.tokens) else None
    return not name.hits and after is not None and after.lemma in BANDS and after.text.islower()


def read_names(annotated: Annotated, gazetteer: Gazetteer) -> tuple[list[Found], list[Told]]:
    """All stretches that may name a place, and what the words round each say."""
    names = [n for n in find_names(annotated, gazetteer) if not _is_us(annotated.report.text, n)]
    told = read_context(annotated.tokens, names)
    return liken(names, told, gazetteer), told


def _is_us(text: str, name: Found) -> bool:
    """Whether the word is the pronoun "us" of a report in capitals, which gives the country
    its dots ("U.S. TROOPS"), or speaks of itself and doesn't say "the": "WE SAID, HELP US"."""
    if name.text != "US" or not text.isupper():
        return False
    before = text[: name.span.start].split()[-1:]
    return "U.S." in text or (before != ["THE"] and OURSELVES.search(text) is not None)


def without_overlaps(judged: list[Judged], threshold: float) -> list[Judged]:
    """The likely ones, in the order of the text; of two that overlap the likelier."""
    taken: set[int] = set()
    kept: list[Judged] = []
    for found in sorted(judged, key=lambda j: (-round(j.likely, 6), j.name.first, j.name.last)):
        words = range(found.name.first, found.name.last)
        if found.likely >= threshold and not taken.intersection(words):
            taken.update(words)
            kept.append(found)
    return sorted(kept, key=lambda found: found.name.first)
