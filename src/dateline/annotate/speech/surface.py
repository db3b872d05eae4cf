"""Speakers that the parser rarely sees where they stand: between what they said and the cue."""

from __future__ import annotations

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.tree import Tree

FINITE = frozenset(("VBD", "VBZ", "VBP"))
CLOSING = frozenset((",", "”", '"', "''", "»", "’"))
LONGEST = 25
LONGEST_LABEL = 5
DASHES = frozenset(("—", "–", "―", "--"))
LONGEST_TELLERS = 10
TELLERS = frozenset(("NN", "NNS", "NNP", "NNPS"))
OF_TELLERS = TELLERS | frozenset(("DT", "JJ", "CC", "PRP$", "POS", "HYPH", "VBN"))
AFTER_TELLING = frozenset((".", ",", "on", "in", "at", "late", "early", "earlier", "later"))
NO_POST = frozenset(("VERB", "AUX", "PRON", "SCONJ", "ADP", "CCONJ", "PUNCT"))


def on_surface(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source, where the order of the words shows them."""
    if parts.tree.pos[token] == "VERB":
        return trailing(parts, lexicon, token) or closing(parts, lexicon, token)
    if parts.tree.pos[token] == "NOUN":
        return by_count(parts, lexicon, token)
    if parts.tree.lower[token] == ":":
        return before_colon(parts, lexicon, token)
    if parts.tree.lower[token] in DASHES:
        return after_dash(parts, token)
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


def closing(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source in "…, wounding 14 others, police and residents said.": the parser
    takes those who tell it for more of the wounded."""
    tree = parts.tree
    if tree.lemma[token] not in lexicon.clause or tree.tag[token] not in FINITE:
        return None
    first, last = tree.bounds(token)
    comma = token - 1
    while comma > max(first, token - LONGEST_TELLERS) and tree.tag[comma] in OF_TELLERS:
        comma -= 1
    if tree.lower[comma] != "," or comma == token - 1 or tree.tag[token - 1] not in TELLERS:
        return None
    if any(comma < tree.left[kid] < token for kid in tree.kids(token, "nsubj", "nsubjpass")):
        return None
    ends = token + 1 >= last or tree.lower[token + 1] in AFTER_TELLING
    told = tree.lemma[token] in lexicon.addressed
    addressed = told and tree.pos[token + 1 : token + 2] != ["PRON"]
    if not (ends or addressed) or comma - first < 4:
        return None
    if not any(tree.tag[i] in FINITE for i in range(first, comma)):
        return None
    said = Candidate((first, comma), "surface", first)
    return said, Candidate((comma + 1, token), "surface", token - 1)


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


def before_colon(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source in "HADDAD: We stay" and "Police: Two held", at a paragraph's head."""
    tree = parts.tree
    first, _ = tree.bounds(token)
    begins = tree.sentence[first] == 0 or (
        parts.paragraph[tree.sentence[first] - 1] != parts.paragraph[tree.sentence[first]]
    )
    if not begins or not 0 < token - first <= LONGEST_LABEL:
        return None
    label = range(first, token)
    person = all(_of_person(tree, i) or tree.tokens[i].text.istitle() for i in label) and any(
        _of_person(tree, i) for i in label
    )
    capitals = tree.span((first, token)).of(tree.annotated.report.text).isupper()
    place = any(tree.tokens[i].entity in ("GPE", "LOC") for i in label)
    listed = tree.lower[token - 1] in lexicon.label
    if not (person or listed or (capitals and not place)) or tree.lower[first] in lexicon.no_label:
        return None
    end = parts.paragraph_end(token)
    if end - token < 3:
        return None
    return Candidate((token + 1, end), "surface", token + 1), Candidate(
        (first, token), "surface", token - 1
    )


def after_dash(parts: Parts, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source in "“We stay.” — Omar Haddad"."""
    tree = parts.tree
    number = parts.quote_at.get(token - 1)
    if number is None or parts.quotes[number].last != token or token + 1 >= len(tree.tokens):
        return None
    last = token + 1
    while last < len(tree.tokens) and tree.pos[last] == "PROPN":
        last += 1
    quote = parts.quotes[number]
    if last == token + 1 or quote.last - quote.first < 5:
        return None
    if tree.sentence[token + 1] != tree.sentence[last - 1]:
        return None
    return Candidate((quote.first, quote.last), "surface", quote.first), Candidate(
        (token + 1, last), "surface", last - 1
    )


def _of_person(tree: Tree, token: int) -> bool:
    return tree.tokens[token].entity == "PERSON"


def _has_subject(tree: Tree, token: int) -> bool:
    """Whether a subject stands right before the cue."""
    return any(
        token - tree.right[kid] <= 2
        for kid in tree.kids(token, "nsubj", "nsubjpass")
        if kid < token
    )
