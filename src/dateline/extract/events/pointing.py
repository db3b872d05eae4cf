"""Words that point back: "that fighting", "the strike" go on about an event told before."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clusters import GENERIC, LIKE, Cluster, is_background
from dateline.extract.events.lexicon import lexicon, words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.text import Sentence, Token

NONE: frozenset[str] = frozenset()
SINCE = "since"
TAKEN_UP = 2
"""Sentences that may lie between."""
TOLD_ON = 3
"""The same where none between tells of anything new."""
DEFINITE = words("reference", "definite")
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
    last = cluster.mentions[-1].sentence.index
    gap = mention.sentence.index - last
    if mention.when is not None or not 0 <= gap <= TOLD_ON or not is_background(cluster):
        return False
    if gap > TAKEN_UP and not page.news.isdisjoint(range(last + 1, mention.sentence.index)):
        return False
    if all(_only_dates(page, told) for told in cluster.mentions):
        return False
    if (mention.sentence.index, pointing) not in page.pointed:
        pointed = frozenset(_pointed_at(page, mention.sentence, pointing))
        page.pointed[mention.sentence.index, pointing] = pointed
    return any(_like(cluster, type_) for type_ in page.pointed[mention.sentence.index, pointing])


def _only_dates(page: Page, mention: Mention) -> bool:
    """Whether it only says since when something holds: "the first since the 2001 invasion"."""
    above = page.tokens[mention.token.head]
    return mention.token.dep == "pobj" and above.lemma == SINCE


def _pointed_at(page: Page, sentence: Sentence, pointing: frozenset[str]) -> Iterator[str]:
    """The types of event that the nouns behind such words tell."""
    nouns = lexicon().nouns
    for token in page.tokens[sentence.first : sentence.last]:
        senses = nouns.get(token.lemma, ()) if token.pos == "NOUN" else ()
        if senses and any(c.lemma in pointing for c in page.syntax.children(token, "det")):
            yield from (sense.type for sense in senses)


def _like(cluster: Cluster, type_: str) -> bool:
    """Whether a word of that type can point back to the cluster's event."""
    return type_ in cluster.types or type_ in GENERIC or bool(cluster.types & LIKE.get(type_, NONE))


def is_definite(page: Page, token: Token) -> bool:
    """Whether the noun speaks of something known: "the blast", "its raid", not "the death of six
    guards", where the article belongs to what is told of them."""
    if not {child.lemma for child in page.syntax.children(token)} & DEFINITE:
        return False
    return not any(_is_new(page, befallen) for befallen in page.syntax.of(token))


def _is_new(page: Page, token: Token) -> bool:
    """Whether people or things are counted or come in without an article."""
    around = page.syntax.children(token, "det", "nummod")
    return any(c.dep == "nummod" or c.lemma in {"a", "an"} for c in around)
