"""Who is said to have said what: content, cue and source of every attribution."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.speech.assemble import assemble
from dateline.annotate.speech.lexicon import lexicon
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.quotes import find_quotes
from dateline.annotate.speech.rules import by_rules
from dateline.annotate.speech.tree import Tree
from dateline.model.annotated import Annotated

VERSION = "speech.v1"


def find_attributions(annotated: Annotated) -> Annotated:
    """Marks direct and indirect speech with its cue and the words for its source."""
    if not annotated.tokens:
        return annotated
    tree = Tree(annotated)
    parts = Parts(tree, find_quotes(tree))
    found = by_rules(parts, lexicon())
    return replace(annotated, attributions=assemble(parts, found, lexicon()))
