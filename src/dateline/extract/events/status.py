"""Whether an event came to pass as it is told: negation, modals, governors, qualifying words."""

from __future__ import annotations

from dateline.extract.events.lexicon import statuses, words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.mentions import Status
from dateline.model.text import Token

MODALS = statuses("modals")
GOVERNORS = statuses("governors")
QUALIFIERS = statuses("qualifiers")
NOUNS = statuses("nouns")
ADJECTIVES = statuses("adjectives")
NEGATIVE = frozenset({"no", "not", "never", "n't", "without", "n’t", "neither", "nor"})
PRESUPPOSING = frozenset({"into", "over", "after", "following", "since", "about", "despite"})
"""Prepositions before what has come to pass, whatever is wished of it ("an inquiry into")."""
PAST_NOUNS = words("presupposing", "nouns")
STEPS = 4
"""How far above an event a word still governs it, members of one row counted once."""
CLAUSES = frozenset({"advcl", "ccomp", "relcl", "conj", "parataxis"})
INSTEAD = "instead"
CONDITIONAL = frozenset({"if", "unless", "lest", "whether"})


def settle_status(page: Page, mention: Mention) -> None:
    """Reads the mention's status off the words round its trigger."""
    token = mention.token
    if mention.trigger.sense.words[-1] == "attempt":
        mention.status = Status.ATTEMPTED
    if mention.trigger.sense.pos == "verbs":
        found = _of_verb(page, token) or _of_governor(page, token)
    else:
        found = _of_noun(page, token) or _of_governor(page, token)
    if found is not None:
        mention.status, why = found
        mention.reasons.append(f"{mention.status.value}: {why}")


def _of_verb(page: Page, verb: Token) -> tuple[Status, str] | None:
    progressive = present = perfect = False
    for child in page.syntax.children(verb):
        if child.dep == "neg" and child.lemma in NEGATIVE:
            return Status.DENIED, f"'{child.text} {verb.text}'"
        if child.dep == "dobj" and any(c.lemma == "no" for c in page.syntax.children(child, "det")):
            return Status.DENIED, f"'{verb.text} no {child.text}'"
        if child.dep == "mark" and child.lemma in CONDITIONAL:
            return Status.HYPOTHETICAL, f"'{child.text}'"
        if child.dep in {"aux", "auxpass"}:
            if child.lemma in MODALS and child.tag == "MD":
                return MODALS[child.lemma], f"'{child.text} {verb.text}'"
            progressive = progressive or (child.lemma == "be" and child.dep == "aux")
            present = present or child.tag in {"VBP", "VBZ"}
            perfect = perfect or child.lemma == "have"
    if progressive and present and not perfect and verb.tag == "VBG":
        return Status.ONGOING, f"'{verb.text}' in the present progressive"
    return None


def _of_noun(page: Page, noun: Token) -> tuple[Status, str] | None:
    for child in page.syntax.children(noun):
        word = child.text.lower()
        if child.dep in {"amod", "compound", "det"} and word in QUALIFIERS:
            return QUALIFIERS[word], f"'{child.text} {noun.text}'"
        if child.dep in {"neg", "det"} and word in NEGATIVE:
            return Status.DENIED, f"'{child.text} {noun.text}'"
    return None


def _of_governor(page: Page, token: Token) -> tuple[Status, str] | None:
    """The status that a governing word lends: "tried to …", "the threat of …", "if …"."""
    below, steps = token, 0
    for above in page.syntax.ancestors(token):
        if steps >= STEPS or _tells_of(above, below) or _presupposes(above, below):
            return None
        if below.dep == "pcomp" and _instead(page, above):
            return Status.DENIED, f"'instead of {token.text}'"
        word, status = _lends(page, above, below)
        if word is not None and status is not None:
            return status, f"'{word.text}' over '{token.text}'"
        if above.pos in {"VERB", "AUX"}:
            if below.dep in CLAUSES and not _shares_modal(below):
                return None
            found = _of_verb(page, above)
            if found is not None and found[0] is not Status.ONGOING:
                return found
        steps += below.dep != "conj"
        below = above
    return None


def _lends(page: Page, above: Token, below: Token) -> tuple[Token | None, Status | None]:
    """The noun, adjective or verb above that lends a status, with it."""
    if above.pos == "NOUN" and above.lemma in NOUNS and below.dep in {"prep", "acl"}:
        return above, NOUNS[above.lemma]
    if above.pos == "ADJ" and above.lemma in ADJECTIVES and below.dep == "xcomp":
        return above, ADJECTIVES[above.lemma]
    if above.pos not in {"VERB", "AUX"}:
        return None, None
    if _governs(below, above) and not _is_parted(page, below, above):
        return above, GOVERNORS[above.lemma]
    held = _noun_over(page, above, below)
    return held, NOUNS[held.lemma] if held is not None else None


def _tells_of(above: Token, below: Token) -> bool:
    """Whether what is below only says of whom or what the words above speak: "denied killing the
    men found dead"."""
    return is_aside(below) and (below.dep == "relcl" or above.lemma not in NOUNS)


def is_aside(token: Token) -> bool:
    """Whether a clause on somebody or something hangs on the word: "who were abducted", "two
    workers abducted in February"."""
    return token.dep == "relcl" or (token.dep == "acl" and token.tag == "VBN")


def _is_parted(page: Page, below: Token, above: Token) -> bool:
    """Whether a semicolon parts what is told from a verb behind it: "X killed two; the rebels
    denied it"."""
    return any(t.text == ";" for t in page.tokens[below.index + 1 : above.index])


def _noun_over(page: Page, verb: Token, below: Token) -> Token | None:
    """The object of the verb that says what an infinitive beside it is: "received orders on
    Monday to open fire"."""
    if below.tag != "VB" or below.dep not in {"advcl", "xcomp"}:
        return None
    held = page.syntax.children(verb, "dobj")
    return next((noun for noun in held if noun.lemma in NOUNS), None)


def _presupposes(above: Token, below: Token) -> bool:
    """Whether what is below has come to pass, whatever becomes of what is above."""
    of_past = above.pos == "NOUN" and above.lemma in PAST_NOUNS and below.dep == "prep"
    return of_past or below.lemma in PRESUPPOSING


def _instead(page: Page, preposition: Token) -> bool:
    """Whether a preposition says that what follows did not come to pass."""
    before = {c.lemma for c in page.syntax.children(preposition)}
    return preposition.lemma in NEGATIVE or (preposition.lemma == "of" and INSTEAD in before)


def _shares_modal(verb: Token) -> bool:
    """Whether a verb beside another is bare, so that what stands before the other is said of
    it too: "should stop and detain them"."""
    return verb.dep == "conj" and verb.tag == "VB"


def _governs(below: Token, above: Token) -> bool:
    if above.lemma not in GOVERNORS:
        return False
    if below.dep in {"xcomp", "dobj", "ccomp", "pcomp"}:
        return True
    if below.dep == "nsubj" and GOVERNORS[above.lemma] is Status.ONGOING:
        return True
    return below.dep == "prep" and below.lemma in {"for", "against", "to", "of"}
