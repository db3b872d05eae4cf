"""Attributions that can't be: harm taken for a word of speech, and speakers with half a sentence
before them."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.rules import Found
from dateline.annotate.speech.tree import Tree

HARM = frozenset({"kill", "wound", "injure", "hurt", "die", "burn", "shoot", "maim"})
PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CC", "DT", "POS", "VBN", "HYPH", "PRP$"})
LONGEST = 8
"""Words of a speaker told without a preposition: "security sources and residents"."""
OPENING = frozenset({"in", "at", "near"})
LISTING = frozenset({"among", "including"})


def sensible(parts: Parts, found: list[Found]) -> list[Found]:
    """What was found without harm as its cue, and with the speakers alone as the sources."""
    tree = parts.tree
    return [_trimmed(tree, one) for one in found if tree.lemma[one.anchor] not in HARM]


def _trimmed(tree: Tree, found: Found) -> Found:
    """The speaker behind the last comma, where what stands before tells where, when or of whom:
    "…, among them soldiers, on Saturday in Ardun, residents said", "In Sel, a farmer, Ali, said".
    """
    if found.source is None or not _goes_too_far(tree, found.source):
        return found
    first, last = found.source
    while last > first and tree.tokens[last - 1].text == ",":
        last -= 1
    comma = max((i for i in range(first, last) if tree.tokens[i].text == ","), default=-1)
    named = range(comma + 1, last)
    if comma < 0 or not 0 < len(named) <= LONGEST:
        return found
    if any(tree.tokens[i].tag not in PHRASE for i in named):
        return found
    content = found.content
    if content[1] <= first:
        content = (content[0], comma)
    return replace(found, source=(comma + 1, last), content=content)


def _goes_too_far(tree: Tree, source: tuple[int, int]) -> bool:
    """Whether the words for a speaker begin with a place that opens the sentence, or list those
    who came to harm, or tell a day."""
    first, last = source
    low, _ = tree.bounds(first)
    opens = first == low + 1 and tree.lower[low] in OPENING
    dated = any(tree.tokens[i].entity == "DATE" for i in range(first, last))
    return opens or tree.lower[first] in LISTING or (dated and last - first > LONGEST)
