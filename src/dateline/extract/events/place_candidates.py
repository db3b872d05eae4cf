"""The words of each sentence that may say where its events happened: the places that were
found, and names behind a preposition of place that no gazetteer knows."""

from __future__ import annotations

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import PlaceMention
from dateline.model.span import Span
from dateline.model.text import Token

LOCATIVE = words("places", "locative")
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
NO_PLACE = frozenset({"PERSON", "DATE", "TIME", "NORP", "MONEY", "PERCENT", "EVENT", "CARDINAL",
                      "LAW", "LANGUAGE", "WORK_OF_ART", "QUANTITY", "ORDINAL"})  # fmt: skip

Candidates = dict[int, list[tuple[PlaceMention, Token]]]
"""By sentence: the place's mention and its chief word, in order of the text."""


def place_candidates(page: Page) -> Candidates:
    """What may be the place of an event, by sentence."""
    found: Candidates = {}
    taken: set[int] = set()
    for place in page.annotated.places:
        root = page.syntax.root_of(place.span)
        if root is not None and root.index in page.sentence_of:
            taken.update(t.index for t in page.syntax.tokens_in(place.span))
            found.setdefault(page.sentence_of[root.index].index, []).append((place, root))
    for span, root in _unknown(page):
        if not any(t.index in taken for t in page.syntax.tokens_in(span)):
            row = found.setdefault(page.sentence_of[root.index].index, [])
            row.append((PlaceMention(span, None), root))
            taken.add(root.index)
    for row in found.values():
        row.sort(key=lambda pair: pair[0].span)
    return found


def _unknown(page: Page) -> list[tuple[Span, Token]]:
    """Names of places by their label, and proper nouns behind "in", "near" …"""
    found: dict[int, tuple[Span, Token]] = {}
    for name in page.annotated.names:
        root = page.syntax.root_of(name.span)
        if name.label in PLACE_LABELS and root is not None and root.index in page.sentence_of:
            found[root.index] = (name.span, root)
    for chunk in page.annotated.chunks:
        root = page.tokens[chunk.root]
        if root.pos != "PROPN" or root.dep != "pobj" or root.entity in NO_PLACE:
            continue
        if page.tokens[root.head].lemma in LOCATIVE and chunk.root not in found:
            first = chunk.root
            while first > chunk.first and page.tokens[first - 1].pos == "PROPN":
                first -= 1
            found[chunk.root] = (Span(page.tokens[first].start, root.end), root)
    known = page.sentence_of.keys() - page.armed
    return [found[index] for index in sorted(found) if index in known]
