"""How a content stands: asserted, claimed, confirmed, denied, suspected or unverified, and
whether its source tells, thinks, wants or judges it."""

from __future__ import annotations

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.rules import FIGURE, Found
from dateline.annotate.speech.tree import Tree
from dateline.model.mentions import Manner, Stance

CLAUSES = (
    "ccomp", "pcomp", "acl", "relcl", "advcl", "csubj", "csubjpass", "parataxis", "intj",
)  # fmt: skip
FREE = ("q", "colon", "above", "conjoined", "tail", "lead", "after", "before", "speech", "surface")


def stance_of(tree: Tree, found: Found, lexicon: Lexicon) -> Stance:
    """The stance that the cue's words give, and what the outlet adds on verification."""
    if _unverified(tree, found, lexicon):
        return Stance.UNVERIFIED
    first, last = found.cue
    words = [found.anchor, *range(first, last)]
    stance = next(
        (lexicon.stances[tree.lemma[i]] for i in words if tree.lemma[i] in lexicon.stances), None
    )
    if stance is None:
        stance = _from_beside(tree, found, lexicon)
    if stance in (Stance.CONFIRMED, Stance.DENIED) and _negated(tree, found.anchor):
        return Stance.UNVERIFIED
    return stance


def manner_of(tree: Tree, found: Found, lexicon: Lexicon) -> Manner:
    """What the source does with the content."""
    lemma = tree.lemma[found.anchor]
    if lemma in lexicon.thinks:
        return Manner.THINKS
    if lemma in lexicon.wants and not _clause(found):
        return Manner.WANTS
    if found.way.endswith("xcomp") and lemma in lexicon.infinitive:
        return Manner.WANTS
    if found.way == FIGURE or _clause(found) or found.way.endswith("xcomp"):
        return Manner.TELLS
    if _news(tree, found, lexicon):
        return Manner.TELLS
    return Manner.JUDGES


def _clause(found: Found) -> bool:
    """Whether a whole statement is introduced, not just a thing: "warned that they had"."""
    way = found.way.partition("~")[0]
    return way.endswith(CLAUSES) or way.startswith(FREE)


def _news(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether the verb puts forward what its object names: "announced the attack"."""
    return tree.lemma[found.anchor] in lexicon.news


def _from_beside(tree: Tree, found: Found, lexicon: Lexicon) -> Stance:
    """Adverbs on the cue: "apparently confirming", "reportedly said"."""
    for kid in tree.children[found.anchor]:
        if tree.dep[kid] == "advmod" and tree.lemma[kid] in lexicon.adverb:
            return lexicon.stances.get(tree.lemma[kid], Stance.ASSERTED)
    return Stance.ASSERTED


def _negated(tree: Tree, anchor: int) -> bool:
    return any(tree.dep[kid] == "neg" for kid in tree.children[anchor]) or any(
        tree.lemma[above] in ("decline", "refuse", "fail") for above in tree.up(anchor, 2)
    )


def _unverified(tree: Tree, found: Found, lexicon: Lexicon) -> bool:
    """Whether the outlet says, in that sentence or right after, that it can't be verified."""
    sentences = tree.annotated.sentences
    number = tree.sentence[found.cue[0]]
    text = tree.annotated.report.text
    here = sentences[number]
    if _says(_folded(here.span.of(text)), lexicon):
        return True
    if number + 1 >= len(sentences) or sentences[number + 1].paragraph != here.paragraph:
        return False
    return _says(_folded(sentences[number + 1].span.of(text)), lexicon)


def _says(folded: str, lexicon: Lexicon) -> bool:
    return any(phrase in folded for phrase in lexicon.unverified)


def _folded(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
