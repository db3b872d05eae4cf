"""Who is said to have done it: claims of responsibility, accusations, suspicions.

"The Front claimed responsibility for the attack", "the police blamed X for it", "X is accused of
the murder", "the bombing was attributed to X".
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.roles import subject_of
from dateline.model.mentions import Stance
from dateline.model.text import Token

CLAIMING = words("blame", "claiming")
CLAIM = "claim"
CLAIMED = frozenset({"responsibility", "credit"})
ACCUSING = words("blame", "accusing")
ASCRIBING = words("blame", "ascribing")
WORKS = words("blame", "works")
SEARCHES = words("blame", "searches")
"""What the police do to arrest people, of which nobody is accused."""
REACH = 4
Accused = tuple[Token, Stance, str]
"""The head word for who did it, how that is put forward, and why."""


def accused_of(page: Page, mention: Mention) -> Iterator[Accused]:
    """Who is said to have done what the trigger tells, by the verbs above it."""
    if mention.token.lemma in SEARCHES:
        return
    yield from _by_nature(page, mention.token)
    below = lower = mention.token
    for steps, above in enumerate(page.syntax.ancestors(mention.token)):
        if steps >= REACH:
            return
        if above.pos in {"VERB", "AUX"}:
            yield from _by_verb(page, above, below)
            if _is_charged(above, below, lower) and not _is_negated(page, above):
                yield below, Stance.SUSPECTED, f"'{above.text}'"
            if above.dep in {"ccomp", "advcl", "relcl", "ROOT"}:
                return
        below, lower = above, below


def _by_nature(page: Page, token: Token) -> Iterator[Accused]:
    """Whose work it is told to be: "was the work of X", "bore the hallmarks of X", "X was
    responsible for it"."""
    verb = page.tokens[token.head]
    if token.dep == "nsubj" and not _is_negated(page, verb):
        for noun in page.syntax.children(verb, "attr", "dobj"):
            if noun.lemma in WORKS:
                for doer in page.syntax.of(noun):
                    yield doer, Stance.SUSPECTED, f"'{noun.text} of'"
    link = verb
    held = page.tokens[link.head]
    if token.dep == "pobj" and link.lemma == "for" and held.lemma == "responsible":
        be = page.tokens[held.head]
        subject, _ = subject_of(page, be) if held.dep == "acomp" else (None, False)
        if subject is not None and be.lemma == "be" and not _is_negated(page, be):
            yield subject, Stance.ASSERTED, "'responsible for'"


def claims_of_responsibility(page: Page) -> Iterator[tuple[Token, Accused]]:
    """Claims of responsibility anywhere, with the verb, whatever stands behind their "for"."""
    for token in page.tokens:
        if token.lemma in CLAIMED and token.head != token.index:
            verb = page.tokens[token.head]
            if verb.lemma in CLAIMING and not _is_negated(page, verb):
                subject, _ = subject_of(page, verb)
                if subject is not None:
                    yield verb, (subject, Stance.CLAIMED, "claimed responsibility")


def _by_verb(page: Page, verb: Token, below: Token) -> Iterator[Accused]:
    if _is_negated(page, verb):
        return
    subject, passive = subject_of(page, verb)
    objects = page.syntax.children(verb, "dobj")
    claimed = verb.lemma in CLAIMING and any(o.lemma in CLAIMED for o in objects)
    if claimed and subject is not None:
        yield subject, Stance.CLAIMED, f"'{verb.text} responsibility'"
    elif verb.lemma == CLAIM and below.dep in {"dobj", "nsubjpass"}:
        for token in _claimants(page, verb, subject, passive=passive):
            yield token, Stance.CLAIMED, f"'{verb.text}'"
    elif (verb.lemma in ACCUSING or _held(page, verb)) and _is_charge(below):
        for token in [subject] if passive and subject is not None else objects:
            yield token, Stance.SUSPECTED, f"'{verb.text}'"
    elif verb.lemma in ASCRIBING and below.dep in {"dobj", "nsubjpass"}:
        yield from _to_whom(page, verb)


def _to_whom(page: Page, verb: Token) -> Iterator[Accused]:
    """Whom something is attributed to, or pinned on."""
    for preposition in page.syntax.children(verb, "prep"):
        for token in page.syntax.children(preposition, "pobj"):
            if preposition.lemma in {"to", "on"}:
                yield token, Stance.SUSPECTED, f"'{verb.text} {preposition.text}'"


def _claimants(page: Page, verb: Token, subject: Token | None, *, passive: bool) -> Iterator[Token]:
    """Who claims an attack: "the Front claimed the killing", "was claimed by the Front"."""
    if subject is not None and not passive:
        yield subject
    for agent in page.syntax.children(verb, "agent"):
        yield from page.syntax.children(agent, "pobj")


def _held(page: Page, verb: Token) -> bool:
    """Whether it says that somebody is held responsible."""
    blamed = page.syntax.children(verb, "oprd", "acomp", "xcomp")
    return verb.lemma == "hold" and any(b.lemma == "responsible" for b in blamed)


def _is_charge(below: Token) -> bool:
    """Whether the words below an accusing verb are what somebody is accused of."""
    if below.dep == "prep":
        return below.lemma in {"for", "of", "with", "in"}
    return below.dep in {"pcomp", "xcomp"}


def _is_charged(verb: Token, whom: Token, of: Token) -> bool:
    """Whether the charge hangs on those who are accused: "accused [the rebels of burning …]"."""
    return verb.lemma in ACCUSING and whom.dep == "dobj" and of.dep == "prep" and _is_charge(of)


def _is_negated(page: Page, verb: Token) -> bool:
    for child in page.syntax.children(verb):
        if child.dep == "neg" or child.lemma in {"neither", "nobody", "if", "whether"}:
            return True
        if child.dep in {"nsubj", "nsubjpass"}:
            if child.lemma in {"nobody", "none", "one"}:
                return True
            if any(g.lemma in {"no", "neither"} for g in page.syntax.children(child)):
                return True
    return False
