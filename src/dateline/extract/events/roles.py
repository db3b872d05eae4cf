"""Which words play which part with a trigger: its frame over the syntax.

Handles active and passive voice, reduced and full relatives, elided subjects of conjoined,
adverbial and complement clauses, light verbs ("carried out an attack"), and the dependents of
nouns ("an attack by X on Y", "X's assault on Y").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.mentions import Page, Trigger
from dateline.model.annotated import Token

Found = tuple[str, Token, str]
"""A part ("perpetrator", "target", "party", "instrument", "place"), its head word, and why."""

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
LIGHT = frozenset({
    "launch", "carry", "stage", "mount", "conduct", "commit", "perpetrate", "execute", "make",
    "begin", "start", "plan", "lead", "order", "wage", "undertake", "do", "continue", "attempt",
})  # fmt: skip
INHERITING = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp"})
MEANS = frozenset({"with", "using", "use", "via"})


def parts_of(page: Page, trigger: Trigger) -> list[Found]:
    """The parts that the words round a trigger play, coordination unfolded."""
    if trigger.sense.pos == "verbs":
        direct = _of_verb(page, trigger)
    else:
        direct = _of_noun(page, trigger)
    seen: set[tuple[str, int]] = set()
    found: list[Found] = []
    for part, token, why in direct:
        if part == "none":
            continue
        for member in _coordinated(page, token):
            if (part, member.index) not in seen:
                seen.add((part, member.index))
                found.append((part, member, why))
    return found


def _coordinated(page: Page, token: Token) -> Iterator[Token]:
    yield token
    for child in page.syntax.children(token, "conj"):
        if child.pos in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            yield from _coordinated(page, child)


def _of_verb(page: Page, trigger: Trigger) -> Iterator[Found]:
    frame, verb = trigger.sense.frame, trigger.token
    subject, passive = subject_of(page, verb)
    if subject is not None:
        part = frame.object if passive and frame.object != "none" else frame.subject
        yield part, subject, f"{'passive ' if passive else ''}subject of '{verb.text}'"
    covered = set(trigger.words)
    for child in page.syntax.children(verb):
        if child.dep in {"dobj", "obj", "dative", "oprd"}:
            if child.index in covered:
                yield from _inside(page, trigger, child)
            elif child.dep in {"dobj", "obj"}:
                yield frame.object, child, f"object of '{verb.text}'"
        elif child.dep == "agent":
            for thing in page.syntax.children(child, "pobj"):
                yield frame.subject, thing, f"'{verb.text}' by"
        elif child.dep == "prep":
            yield from _of_preposition(page, trigger, child)
        elif child.dep == "advcl" and child.lemma == "use":
            for thing in page.syntax.children(child, "dobj"):
                yield "instrument", thing, "using"


def _inside(page: Page, trigger: Trigger, noun: Token) -> Iterator[Found]:
    """The object that the noun of a verb group brings: "took control of the town"."""
    for child in page.syntax.children(noun, "prep"):
        yield from _of_preposition(page, trigger, child)


def _of_preposition(page: Page, trigger: Trigger, preposition: Token) -> Iterator[Found]:
    frame, word = trigger.sense.frame, preposition.lemma
    for thing in page.syntax.children(preposition, "pobj"):
        why = f"'{trigger.token.text} {preposition.text}'"
        if word == "by":
            part = frame.subject
            yield part, thing, why
        elif word in frame.against:
            yield frame.object if frame.object != "none" else frame.subject, thing, why
        elif word in MEANS:
            yield "instrument", thing, why
        elif frame.key == "fall" and word in {"to", "under"}:
            yield "perpetrator", thing, why
        elif word == "from" and frame.key == "capture":
            yield "target", thing, why


def subject_of(page: Page, verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject of a verb, followed through relatives and elided subjects; and whether the
    verb's subject suffers the action."""
    for child in page.syntax.children(verb):
        if child.dep in SUBJECTS or child.dep in PASSIVE:
            passive = child.dep in PASSIVE
            return _antecedent(page, verb, child), passive
    passive_form = verb.tag == "VBN" and not page.syntax.children(verb, "aux")
    passive_form = passive_form or bool(page.syntax.children(verb, "auxpass"))
    if verb.dep in {"acl", "amod"} and verb.head != verb.index:
        head = page.tokens[verb.head]
        if head.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head, passive_form or verb.tag == "VBN"
    if depth < 4 and verb.dep in INHERITING and verb.head != verb.index:
        return _inherited(page, verb, depth, passive=passive_form)
    return None, passive_form


def _inherited(
    page: Page, verb: Token, depth: int, *, passive: bool
) -> tuple[Token | None, bool]:
    governor = page.tokens[verb.head]
    if governor.pos == "ADP":
        governor = page.tokens[governor.head]
    if governor.pos not in {"VERB", "AUX"}:
        return None, passive
    if verb.dep == "ccomp":
        return None, passive
    if verb.dep == "xcomp":
        for child in page.syntax.children(governor, "dobj"):
            return child, passive
    subject, governed = subject_of(page, governor, depth + 1)
    if verb.dep == "conj" and verb.tag == "VBN" and not page.syntax.children(verb, "dobj"):
        return subject, passive or governed
    return subject, passive


def _antecedent(page: Page, verb: Token, subject: Token) -> Token:
    if subject.lemma in RELATIVES and verb.dep == "relcl" and verb.head != verb.index:
        return page.tokens[verb.head]
    return subject


def _of_noun(page: Page, trigger: Trigger) -> Iterator[Found]:
    frame, noun = trigger.sense.frame, trigger.token
    covered = set(trigger.words)
    for child in page.syntax.children(noun):
        if child.dep == "prep":
            yield from _of_preposition(page, trigger, child)
        elif child.dep == "poss":
            yield frame.possessive, child, f"possessive of '{noun.text}'"
        elif child.dep in {"compound", "amod", "nmod"} and child.index not in covered:
            if child.pos in {"NOUN", "PROPN"} or child.entity in {"NORP", "GPE", "ORG"}:
                yield "modifier", child, f"before '{noun.text}'"
        elif child.dep == "acl" and child.lemma in LIGHT | {"claim", "blame", "attribute"}:
            for agent in page.syntax.children(child, "agent"):
                for thing in page.syntax.children(agent, "pobj"):
                    yield frame.subject, thing, f"'{child.text} by'"
    yield from _by_light_verb(page, trigger)
    if noun.dep == "appos" or trigger.sense.pos == "adjs":
        head = page.tokens[noun.head]
        if trigger.sense.pos == "adjs" and head.pos in {"VERB", "AUX"}:
            subject, _ = subject_of(page, head)
            things = page.syntax.children(head, "dobj")
            if things and head.lemma not in {"be", "lie"}:
                yield frame.subject, things[0], f"'{noun.text}'"
            elif subject is not None:
                yield frame.subject, subject, f"'{noun.text}'"
        elif trigger.sense.pos == "adjs" and noun.dep == "amod":
            yield frame.subject, head, f"'{noun.text}' before it"


def _by_light_verb(page: Page, trigger: Trigger) -> Iterator[Found]:
    """The subject of "launch", "carry out" … where the noun is their object."""
    noun, frame = trigger.token, trigger.sense.frame
    if noun.head == noun.index:
        return
    verb = page.tokens[noun.head]
    if verb.lemma not in LIGHT:
        return
    if noun.dep in {"dobj", "pobj"}:
        subject, passive = subject_of(page, verb)
        if subject is not None and not passive and subject.index != noun.index:
            yield frame.subject, subject, f"subject of '{verb.text}'"
        for child in page.syntax.children(verb, "prep"):
            yield from _of_preposition(page, trigger, child)
    elif noun.dep == "nsubjpass":
        for agent in page.syntax.children(verb, "agent"):
            for thing in page.syntax.children(agent, "pobj"):
                yield frame.subject, thing, f"'{verb.text} by'"
