"""Speakers that the parser rarely sees where they stand: between what they said and the cue."""

from __future__ import annotations

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.tree import Tree

FINITE = frozenset(("VBD", "VBZ", "VBP"))
CLOSING = frozenset((",", "”", '"', "''", "»", "’"))
LONGEST = 25
NO_POST = frozenset(("VERB", "AUX", "PRON", "SCONJ", "ADP", "CCONJ", "PUNCT"))


def on_surface(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source, where the order of the words shows them."""
    if parts.tree.pos[token] == "VERB":
        return trailing(parts, lexicon, token)
    if parts.tree.pos[token] == "NOUN":
        return by_count(parts, lexicon, token)
    return None


def trailing(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source in "…, Karim Noori, a member of the council, told Radio Sahar"."""
    tree = parts.tree
    lemma = tree.lemma[token]
    if lemma not in lexicon.clause or tree.tag[token] not in FINITE or _has_subject(tree, token):
        return None
    first, _ = tree.bounds(token)
    if token - first < 4 or tree.lower[token - 1] != ",":
        return None
    comma = next(
        (i for i in range(token - 2, max(first, token - LONGEST), -1) if tree.lower[i] == ","), None
    )
    if comma is None or tree.pos[comma + 1] in NO_POST:
        return None
    name = comma
    while name > first and (tree.pos[name - 1] == "PROPN" or _of_person(tree, name - 1)):
        name -= 1
    if name == comma or name - 1 <= first or tree.lower[name - 1] not in CLOSING:
        return None
    if not any(tree.pos[i] in ("VERB", "AUX") for i in range(first, name - 1)):
        return None
    said = Candidate((first, name), "surface", first)
    return said, Candidate((name, token - 1), "surface", comma - 1)


def by_count(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source in "…, by the count of the agency" and "by the agency's count"."""
    tree = parts.tree
    prep = tree.head[token]
    if tree.lemma[token] not in lexicon.count or tree.lemma[prep] not in ("by", "in"):
        return None
    verb = tree.head[prep]
    if tree.dep[token] != "pobj" or tree.pos[verb] not in ("VERB", "AUX"):
        return None
    by = tree.kids(token, "poss")
    for below in tree.kids(token, "prep"):
        by.extend(tree.kids(below, "pobj") if tree.lemma[below] == "of" else [])
    if not by or tree.pos[by[0]] == "PRON":
        return None
    low, high = tree.reach(verb)
    own_low, own_high = tree.reach(prep)
    said = (own_high, high) if own_low == low else (low, own_low if own_high == high else high)
    return Candidate(said, "surface", verb), Candidate(tree.reach(by[0]), "surface", by[0])


def _of_person(tree: Tree, token: int) -> bool:
    return tree.tokens[token].entity == "PERSON"


def _has_subject(tree: Tree, token: int) -> bool:
    """Whether a subject stands right before the cue."""
    return any(
        token - tree.right[kid] <= 2
        for kid in tree.kids(token, "nsubj", "nsubjpass")
        if kid < token
    )
