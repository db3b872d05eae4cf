"""Who is said to have said what: content, cue and source of every attribution."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.speech.lexicon import lexicon
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.quotes import find_quotes
from dateline.annotate.speech.rules import Found, by_rules
from dateline.annotate.speech.tree import Tree
from dateline.model.annotated import Annotated, Attribution

VERSION = "speech.v1"


def find_attributions(annotated: Annotated) -> Annotated:
    """Marks direct and indirect speech with its cue and the words for its source."""
    if not annotated.tokens:
        return annotated
    tree = Tree(annotated)
    parts = Parts(tree, find_quotes(tree))
    found = by_rules(parts, lexicon())
    return replace(annotated, attributions=tuple(_attribution(parts, f) for f in found))


def _attribution(parts: Parts, found: Found) -> Attribution:
    tree = parts.tree
    first, last = found.content
    quoted = sum(1 for token in range(first, last) if token in parts.quote_at)
    return Attribution(
        content=tree.span(found.content),
        cue=tree.span(found.cue),
        source=tree.span(found.source) if found.source else None,
        direct=2 * quoted > last - first,
    )
