"""Words that point back: "that fighting", "the strike" go on about an event told before."""

from __future__ import annotations

from dateline.extract.events.clusters import FAMILIES, GENERIC, Cluster, is_background
from dateline.extract.events.lexicon import lexicon
from dateline.extract.events.mentions import Mention, Page

TAKEN_UP = 2
"""Sentences that may lie between."""
DEMONSTRATIVE = frozenset({"that", "this", "those", "these"})
POINTING = DEMONSTRATIVE | {"the"}


def shown_by(page: Page, clusters: list[Cluster], mention: Mention) -> Cluster | None:
    """The background that a sentence with "that fighting", "those attacks" goes on about: of
    what it can mean the one told last; None where nothing is pointed at."""
    found = [c for c in clusters if takes_up(page, c, mention, DEMONSTRATIVE)]
    return max(found, key=lambda c: c.mentions[-1].token.index, default=None)


def takes_up(
    page: Page, cluster: Cluster, mention: Mention, pointing: frozenset[str] = POINTING
) -> bool:
    """Whether a word without a time of its own goes on about the background just told: its
    sentence speaks of "that fighting", "the strike"."""
    gap = mention.sentence.index - cluster.mentions[-1].sentence.index
    if mention.when is not None or not 0 <= gap <= TAKEN_UP or not is_background(cluster):
        return False
    nouns = lexicon().nouns
    for token in page.tokens[mention.sentence.first : mention.sentence.last]:
        senses = nouns.get(token.lemma, ()) if token.pos == "NOUN" else ()
        if not any(_like(cluster, sense.type) for sense in senses):
            continue
        if any(c.lemma in pointing for c in page.syntax.children(token, "det")):
            return True
    return False


def _like(cluster: Cluster, type_: str) -> bool:
    """Whether a word of that type can point back to the cluster's event."""
    types = {m.type for m in cluster.mentions}
    if type_ in types or type_ in GENERIC:
        return True
    return any(type_ in family and types & family for family in FAMILIES)
