"""Attributions by rule: cue words of the lexicon, and the syntax that ties content and source
to them. What is used where no learned weights are, and what they are measured against."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.speech.contents import contents
from dateline.annotate.speech.extent import complete
from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Candidate, Parts
from dateline.annotate.speech.sources import sources
from dateline.annotate.speech.surface import on_surface
from dateline.annotate.speech.tree import Reach, Tree
from dateline.model.text import ZoneKind

LONG_QUOTE = 6
FIGURE = "figure"
FIGURE_NEAR = 10
PUT_AT = frozenset(("at", "to", "as"))
PERSONAL = frozenset(("he", "she", "they"))
EMPTY_SUBJECTS = frozenset(("it", "there", "this", "that", "what"))
CLAUSE_WAYS = ("<ccomp", ">ccomp", "q<s", "q>s", ">prt+ccomp", "above0.parataxis=",
               "above0.parataxis>", "above0.ccomp>", "colon", ">dobj+acl")  # fmt: skip
PLAIN_WAYS = frozenset(("<ccomp", ">ccomp", "q<s", "q>s", "conjoined", "above0.parataxis="))
OBJECT_WAYS = ("rest2", ">dobj", ">ccomp", ">xcomp", "<nsubjpass")
CUES = frozenset(("VERB", "NOUN", "ADJ", "ADV", "AUX"))
CLAUSE_HEADS = frozenset(("ROOT", "ccomp", "conj", "advcl"))
HANDING_ON = frozenset(("cite", "quote"))
SOURCE_STEPS = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "dobj", "acomp", "attr",
                          "pobj", "ccomp", "dep", "acl"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as tokens: the cue's chief word, the cue, its content and source."""

    anchor: int
    cue: Reach
    content: Reach
    source: Reach | None
    way: str = ""
    source_root: int | None = None


def by_rules(parts: Parts, lexicon: Lexicon) -> list[Found]:
    """The attributions that the rules see, in order of their cues."""
    found = []
    for token in parts.readable():
        picked = _content(parts, lexicon, token)
        if picked is None:
            continue
        seen = on_surface(parts, lexicon, token) if picked.way == "surface" else None
        source = seen[1] if seen else _source(parts, token, picked)
        one = found_at(parts, token, picked, source)
        if one is not None:
            found.append(one)
    return found


def found_at(
    parts: Parts, token: int, content: Candidate, source: Candidate | None
) -> Found | None:
    """The attribution with its content made whole; None where nothing is left of it."""
    cue = cue_reach(parts.tree, token, content)
    reach = _with_head(parts.tree, source.reach, cue) if source else None
    whole = complete(parts, content.reach, cue, reach)
    root = source.root if source else None
    return Found(token, cue, whole, reach, content.way, root) if whole else None


def _with_head(tree: Tree, reach: Reach, cue: Reach) -> Reach:
    """The source with what belongs to it: "Harbour Aid's | director, Ana Ruiz"."""
    last = reach[1] - 1
    if tree.tag[last] != "POS" or cue[0] < reach[1]:
        return reach
    owned = tree.head[tree.head[last]]
    whole = tree.reach(owned)
    inside = whole[0] <= reach[0] and owned < cue[0] and tree.dep[owned] == "nsubj"
    return (whole[0], min(whole[1], cue[0])) if inside else reach


def plain(parts: Parts, lexicon: Lexicon, found: Found) -> bool:
    """Whether it's reporting beyond doubt: a verb of telling with its clause or quotation and
    a source that has a name or a description."""
    if firm(parts, found) or found.way.startswith("above0.prep"):
        return True
    tree, lemma = parts.tree, parts.tree.lemma[found.anchor]
    if lemma not in lexicon.clause or lemma in lexicon.thinks or found.way not in PLAIN_WAYS:
        return False
    return found.source_root is not None and tree.pos[found.source_root] in ("NOUN", "PROPN")


def firm(parts: Parts, found: Found) -> bool:
    """Whether the rules know it better than the weights: what an outlet hands on ("citing",
    "quoted as saying"), and a speaker between what he said and the cue."""
    tree, token = parts.tree, found.anchor
    if found.way in ("surface", FIGURE) or tree.lemma[token] in HANDING_ON:
        return True
    return _quoted_as(tree, token) is not None


def is_name(tree: Tree, token: int) -> bool:
    """Whether the word is part of a name: named so, or with a capital within a sentence."""
    one = tree.tokens[token]
    if one.entity:
        return True
    sentence = tree.annotated.sentences[tree.sentence[token]]
    if not one.text[0].isupper() or sentence.zone is not ZoneKind.BODY:
        return False
    return token > sentence.first and tree.pos[token - 1] != "PUNCT"


def in_speech(parts: Parts, token: int) -> bool:
    """Whether the token stands within a quotation of some length."""
    number = parts.quote_at.get(token)
    if number is None:
        return False
    quote = parts.quotes[number]
    return quote.last - quote.first > LONG_QUOTE


def cue_reach(tree: Tree, token: int, content: Candidate) -> Reach:
    """The cue with its auxiliaries and what stands between it and the content on its right."""
    first = token
    for kid in tree.children[token]:
        if kid < token and tree.dep[kid] in ("aux", "auxpass", "neg") and first - kid <= 2:
            first = min(first, kid)
    low = content.reach[0]
    last = token + 1
    if low > token and content.way.startswith((">prep", ">agent", ">prt")) and low - token <= 4:
        last = low
    if tree.lower[token] == "according" and token + 1 < len(tree.tokens):
        last = token + 2
    return first, last


def _content(parts: Parts, lexicon: Lexicon, token: int) -> Candidate | None:
    """What the token introduces, if it is a cue."""
    tree = parts.tree
    if tree.pos[token] == "PUNCT":
        seen = on_surface(parts, lexicon, token)
        return seen[0] if seen else None
    if tree.pos[token] not in CUES or in_speech(parts, token):
        return None
    if is_name(tree, token) or _handed_on(tree, token):
        return None
    if tree.lower[token] == "according":
        return _first(parts, token, ("conjoined", "above0"))
    if tree.lemma[token] in HANDING_ON and tree.dep[token] in ("advcl", "acl"):
        return _cited(parts, lexicon, token)
    seen = on_surface(parts, lexicon, token)
    return seen[0] if seen else _by_frame(parts, lexicon, token)


def _by_frame(parts: Parts, lexicon: Lexicon, token: int) -> Candidate | None:
    """The complement that the lexicon has for the word."""
    lemma, pos = parts.tree.lemma[token], parts.tree.pos[token]
    if pos == "VERB" and parts.tree.dep[token] != "amod":
        return _of_verb(parts, lexicon, token, lemma)
    if pos == "NOUN" and lemma in lexicon.noun:
        return _first(parts, token, (">acl", ">ccomp"))
    if pos == "ADJ" and lemma in lexicon.adjective:
        return _first(parts, token, (">ccomp",))
    if pos == "ADV" and lemma in lexicon.adverb:
        return _first(parts, token, ("above0",))
    return None


def _cited(parts: Parts, lexicon: Lexicon, token: int) -> Candidate | None:
    """What is told on the authority that is cited: the content of the verb above, or else what
    that verb itself tells ("The agency, citing the army, put the dead at nine")."""
    tree = parts.tree
    verb = next((above for above in tree.up(token, 3) if tree.pos[above] == "VERB"), None)
    if verb is None:
        return None
    found = _content(parts, lexicon, verb)
    if found is None and verb > token:
        found = Candidate((tree.right[token] + 1, tree.right[verb] + 1), "tail", verb)
    return found


def _handed_on(tree: Tree, token: int) -> bool:
    """ "Residents were quoted by the agency as saying": "saying" is the cue."""
    return tree.lemma[token] in HANDING_ON and any(
        tree.lemma[prep] == "as" and tree.kids(prep, "pcomp", "pobj")
        for prep in tree.kids(token, "prep")
    )


def _figure(parts: Parts, lexicon: Lexicon, token: int) -> Candidate | None:
    """The figure that somebody puts a toll at or gives: "put the death toll at nine", "gave a
    toll of nine", "raised the toll to nine"."""
    tree, lemma = parts.tree, parts.tree.lemma[token]
    subjects = tree.kids(token, "nsubj")
    if lemma in lexicon.giving and subjects:
        for noun in tree.kids(token, "dobj"):
            counted = [p for p in tree.kids(noun, "prep") if tree.lemma[p] == "of"]
            if tree.lemma[noun] in lexicon.given and counted:
                return Candidate(tree.reach(noun), FIGURE, noun)
    changed = lemma in lexicon.changing and any(_may_tell(tree, lexicon, s) for s in subjects)
    if not changed and (lemma not in lexicon.placing or not subjects):
        return None
    for noun in tree.kids(token, "dobj"):
        if tree.lemma[noun] not in lexicon.figures:
            continue
        for link in range(noun + 1, min(noun + FIGURE_NEAR, tree.bounds(token)[1])):
            if tree.lemma[link] in PUT_AT and tree.kids(link, "pobj") and tree.under(link, token):
                return Candidate((tree.left[noun], tree.right[link] + 1), FIGURE, noun)
    return None


def _may_tell(tree: Tree, lexicon: Lexicon, token: int) -> bool:
    """Whether the word is somebody, or a body, that tells figures."""
    someone = tree.tokens[token].entity in ("PERSON", "ORG") or tree.lower[token] in PERSONAL
    return someone or tree.lemma[token].lower() in lexicon.label


def _of_verb(parts: Parts, lexicon: Lexicon, token: int, lemma: str) -> Candidate | None:
    found = _figure(parts, lexicon, token)
    if found is not None:
        return found
    if lemma in lexicon.clause:
        found = _first(parts, token, CLAUSE_WAYS)
    if found is None and lemma in lexicon.quotation:
        found = _first(parts, token, ("q<s", "q>s", "colon"))
        if found is not None and not _says_something(parts.tree, found):
            found = None
    if found is None and lemma in lexicon.infinitive:
        found = _first(parts, token, (">xcomp",))
    if found is None and lemma in lexicon.object:
        found = _first(parts, token, OBJECT_WAYS)
    if found is None:
        ways = tuple(
            f">prep.{dep}"
            for kid in parts.tree.kids(token, "prep")
            if lemma in lexicon.preposition.get(parts.tree.lemma[kid], ())
            for dep in ("pobj", "pcomp")
        )
        found = _first(parts, token, ways)
    return found


def _first(parts: Parts, token: int, ways: tuple[str, ...]) -> Candidate | None:
    """The candidate that was found in the earliest of the ways."""
    if not ways:
        return None
    candidates = contents(parts, token)
    for way in ways:
        for candidate in candidates:
            if candidate.way != way and not (way == "above0" and candidate.way.startswith(way)):
                continue
            if way.startswith("q") and not _spoken(parts, candidate, token):
                continue
            return candidate
    return None


def _spoken(parts: Parts, quote: Candidate, token: int) -> bool:
    """Whether the quotation is said by the cue: nothing but the source stands between, and a
    word or two in quotation marks are said only by a cue right beside them."""
    tree = parts.tree
    first, last = quote.reach
    low, high = (last, token) if last <= token else (token + 1, first)
    handing = {above for above in tree.up(token, 2) if _handed_on(tree, above)}
    if any(tree.dep[i] in CLAUSE_HEADS and i not in handing for i in range(low, high)):
        return False
    return high - low <= 2 or _says_something(tree, quote)


def _says_something(tree: Tree, quote: Candidate) -> bool:
    first, last = quote.reach
    verbs = any(tree.pos[i] in ("VERB", "AUX") for i in range(first, last))
    return verbs and last - first > LONG_QUOTE


def _source(parts: Parts, token: int, content: Candidate) -> Candidate | None:
    tree = parts.tree
    if tree.lower[token] == "according":
        for prep in tree.kids(token, "prep"):
            for noun in tree.kids(prep, "pobj"):
                return Candidate((tree.left[noun], tree.right[prep] + 1), "according", noun)
        return None
    if tree.pos[token] == "ADV":
        return None
    if tree.lemma[token] in HANDING_ON and tree.dep[token] in ("advcl", "acl"):
        cited = tree.kids(token, "dobj")
        return Candidate(tree.reach(cited[0]), "cited", cited[0]) if cited else None
    quoted = _quoted_as(tree, token)
    if quoted is not None:
        return quoted
    passive = bool(tree.kids(token, "auxpass", "nsubjpass"))
    for candidate in sources(parts, token):
        inside = content.reach[0] <= candidate.root < content.reach[1]
        if inside or tree.lower[candidate.root] in EMPTY_SUBJECTS - {"it"}:
            continue
        if _speaks(candidate, passive=passive):
            return candidate
    return None


def _quoted_as(tree: Tree, token: int) -> Candidate | None:
    """Who is quoted as saying it."""
    for above in tree.up(token, 2):
        if _handed_on(tree, above):
            for subject in tree.kids(above, "nsubjpass", "dobj"):
                return Candidate(tree.reach(subject), "quoted", subject)
    return None


def _speaks(candidate: Candidate, *, passive: bool) -> bool:
    """Whether who stands there is the one who speaks."""
    way = candidate.way
    if way == "agent:by":
        return True
    if passive:
        return False
    if way in ("^acl", "^relcl", "<poss"):
        return True
    steps, _, last = way.replace(">", "<").rpartition("<")
    return last == "nsubj" and all(step in SOURCE_STEPS for step in steps.split("^") if step)
