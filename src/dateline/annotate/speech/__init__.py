"""Who is said to have said what: content, cue and source of every attribution."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.speech.assemble import assemble
from dateline.annotate.speech.learned import by_weights
from dateline.annotate.speech.lexicon import Lexicon, lexicon
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.quotes import find_quotes
from dateline.annotate.speech.rules import HANDING_ON, Found, by_rules, firm, plain
from dateline.annotate.speech.sense import sensible
from dateline.annotate.speech.tree import Tree
from dateline.annotate.speech.weights import Weights, weights
from dateline.model.annotated import Annotated

VERSION = "speech.v6"


def find_attributions(annotated: Annotated) -> Annotated:
    """Marks direct and indirect speech with its cue and the words for its source."""
    if not annotated.tokens:
        return annotated
    tree = Tree(annotated)
    parts = Parts(tree, find_quotes(tree))
    found = sensible(parts, find(parts, lexicon(), weights()))
    return replace(annotated, attributions=assemble(parts, found, lexicon()))


def find(parts: Parts, lexicon: Lexicon, learned: Weights | None) -> list[Found]:
    """By the weights where there are any, and by the rules what these know better."""
    ruled = by_rules(parts, lexicon)
    if learned is None:
        return ruled
    sure = {one.anchor: one for one in ruled if plain(parts, lexicon, one)}
    fixed = {one.anchor for one in sure.values() if firm(parts, one)}
    rows = {one.anchor: one for one in by_weights(parts, lexicon, learned)}
    for anchor, one in sure.items():
        if anchor in fixed or anchor not in rows:
            rows[anchor] = one
    gone = {
        head
        for anchor in fixed
        for head in parts.tree.up(anchor, 2)
        if parts.tree.lemma[head] in HANDING_ON
    }
    return [rows[anchor] for anchor in sorted(rows) if anchor not in gone or anchor in fixed]
