"""Speakers that the parser rarely sees where they stand: between what they said and the cue."""

from __future__ import annotations

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.tree import Tree

FINITE = frozenset(("VBD", "VBZ", "VBP"))
CLOSING = frozenset((",", "”", '"', "''", "»", "’"))
LONGEST = 25
LONGEST_LABEL = 5
PLACES = frozenset(("GPE", "LOC", "FAC"))
LOCATIVE = frozenset(("in", "at", "near", "outside"))
DASHES = frozenset(("—", "–", "―", "--"))
LONGEST_TELLERS = 14
LONGEST_TAIL = 8
LONGEST_NAME = 5
SPOKEN = 5
TELLERS = frozenset(("NN", "NNS", "NNP", "NNPS"))
IN_TELLERS = TELLERS | frozenset(("DT", "JJ", "JJS", "CC", "PRP$", "POS", "HYPH", "VBN", "IN", "CD",
                                  "RB", "AFX", "-LRB-", "-RRB-"))  # fmt: skip
BEGINS_TELLERS = frozenset(("DET", "NOUN", "PROPN", "ADJ", "PRON", "VERB"))
DAYS = frozenset(("DATE", "TIME"))
AFTER_TELLING = frozenset((".", ",", "on", "in", "at", "late", "early", "earlier", "later"))
NO_POST = frozenset(("VERB", "AUX", "PRON", "SCONJ", "ADP", "CCONJ", "PUNCT"))


def on_surface(parts: Parts, lexicon: Lexicon, token: int) -> tuple[Candidate, Candidate] | None:
    """Content and source, where the order of the words shows them."""
    if parts.tree.pos[token] == "VERB":
        return trailing(parts, lexicon, token) or closing(parts, lexicon, token)
    if parts.tree.pos[token] == "NOUN":
        return by_count(parts, lexicon, token)
    if parts.tree.lower[token] == ":":
        return before_colon(parts, lexicon, token) or before_quotation(parts, lexicon, token)
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
    """Content and source in "…, wounding 14 others, police and residents said." and in "…, the
    minister of works, Omar Haddad, said.": the parser takes those who tell it for more of the
    wounded, or for another name of the last thing told."""
    tree = parts.tree
    if tree.lemma[token] not in lexicon.clause or tree.tag[token] not in FINITE:
        return None
    if not _ends_sentence(parts, lexicon, token):
        return None
    first = _first_of_tellers(tree, token)
    begin, _ = tree.bounds(token)
    if first is None or first - 1 - begin < 3:
        return None
    if _is_subject(tree, token, first) and not _says_no_more(parts, token):
        return None
    if not any(tree.tag[i] in FINITE or tree.dep[i] == "ccomp" for i in range(begin, first - 1)):
        return None
    last = token - 1 if tree.lower[token - 1] == "," else token
    said = Candidate((begin, first - 1), "surface", begin)
    return said, Candidate((first, last), "surface", last - 1)


def _ends_sentence(parts: Parts, lexicon: Lexicon, token: int) -> bool:
    """Whether nothing but a day, a place or who was told comes behind the cue."""
    tree = parts.tree
    _, last = tree.bounds(token)
    ends = token + 1 >= last or tree.lower[token + 1] in AFTER_TELLING
    ends = ends or tree.tokens[token + 1].entity in DAYS
    told = tree.lemma[token] in lexicon.addressed
    return ends or (told and tree.pos[token + 1 : token + 2] != ["PRON"])


def _first_of_tellers(tree: Tree, token: int) -> int | None:
    """Where those who tell it begin: the phrase before the cue; with a comma or an "and" behind
    it, the phrases before it that it goes with ("the head, Amina Wali, and aid workers said")."""
    begin, _ = tree.bounds(token)
    end, wanted = token, 1
    if tree.lower[token - 1] == ",":
        end, wanted = token - 1, 2
    first = None
    while wanted and end > begin:
        comma = next((i for i in range(end - 1, begin - 1, -1) if tree.lower[i] in CLOSING), begin)
        if comma == begin or comma + 1 == end:
            break
        joined = tree.lower[comma + 1] == "and"
        aside = tree.pos[comma + 1] == "NUM" and end - comma == 2
        if not aside and not _tells(tree, comma + 1 + joined, end):
            break
        wanted += 1 if joined else aside - 1
        first, end = comma + 1, comma
    return first if first is None or tree.lower[first] != "and" else None


def _tells(tree: Tree, first: int, last: int) -> bool:
    """Whether the words can be one who tells something: a short phrase with a noun or a name."""
    row = range(first, last)
    if 1 < len(row) <= LONGEST_NAME and all(tree.tokens[i].text[0].isupper() for i in row):
        return not any(tree.tokens[i].entity in DAYS for i in row)
    if not 0 < len(row) <= LONGEST_TELLERS or tree.pos[first] not in BEGINS_TELLERS:
        return False
    if any(tree.tag[i] not in IN_TELLERS or tree.tokens[i].entity in DAYS for i in row):
        return False
    return any(tree.tag[i] in TELLERS for i in row)


def _says_no_more(parts: Parts, token: int) -> bool:
    """Whether the sentence ends with the cue and a few words without a verb or a quotation."""
    tree = parts.tree
    rest = range(token + 1, tree.bounds(token)[1])
    if any(tree.pos[i] in ("VERB", "AUX") or i in parts.quote_at for i in rest):
        return False
    return tree.lower[token - 1] == "," and len(rest) <= LONGEST_TAIL


def _is_subject(tree: Tree, token: int, first: int) -> bool:
    """Whether the parser has the tellers as the subject: beginning there, or further on the left
    without a verb of its own between."""
    for kid in tree.kids(token, "nsubj", "nsubjpass"):
        if kid < token and tree.left[kid] <= first:
            verbs = any(tree.tag[i] in FINITE for i in range(tree.left[kid], first))
            if not verbs and tree.right[kid] >= first - 1:
                return True
    return False


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
    place = any(tree.tokens[i].entity in ("GPE", "LOC") for i in label) or _is_place(tree, label)
    listed = tree.lower[token - 1] in lexicon.label
    if (
        not ((person and not place) or listed or (capitals and not place))
        or tree.lower[first] in lexicon.no_label
    ):
        return None
    end = parts.paragraph_end(token)
    if end - token < 3:
        return None
    return Candidate((token + 1, end), "surface", token + 1), Candidate(
        (first, token), "surface", token - 1
    )


def _is_place(tree: Tree, label: range) -> bool:
    """Whether a label of one word is told as a place elsewhere in the report: "Ardun: one dead"
    above "… in Ardun"."""
    if len(label) != 1:
        return False
    word = tree.lower[label[0]]
    return any(
        tree.lower[i] == word and (t.entity in PLACES or (i and tree.lower[i - 1] in LOCATIVE))
        for i, t in enumerate(tree.tokens)
    )


def before_quotation(
    parts: Parts, lexicon: Lexicon, token: int
) -> tuple[Candidate, Candidate] | None:
    """Content and source in "Our reporter Omar Haddad is in Ardun: “We stay.”", where no verb
    before the colon tells that he speaks."""
    tree = parts.tree
    number = parts.quote_at.get(token + 1)
    first, _ = tree.bounds(token)
    if number is None or parts.quotes[number].first != token + 1:
        return None
    before = range(first, token)
    if any(tree.lemma[i] in lexicon.clause | lexicon.quotation for i in before):
        return None
    subject = next((i for i in before if tree.dep[i] == "nsubj"), None)
    quote = parts.quotes[number]
    if subject is None or tree.right[subject] >= token or quote.last - quote.first < SPOKEN:
        return None
    if not any(_of_person(tree, i) for i in range(*tree.reach(subject))):
        return None
    said = Candidate((quote.first, quote.last), "surface", quote.first)
    return said, Candidate(tree.reach(subject), "surface", subject)


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
    if last == token + 1 or quote.last - quote.first < SPOKEN:
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
