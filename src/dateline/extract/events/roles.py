"""Which words play which part with a trigger: its frame over the syntax.

Handles active and passive voice, reduced and full relatives, elided subjects of conjoined,
adverbial and complement clauses, light verbs ("carried out an attack"), and the dependents of
nouns ("an attack by X on Y", "X's assault on Y").
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page, Trigger
from dateline.model.text import Token

Found = tuple[str, Token, str]
"""A part ("perpetrator", "target", "party", "instrument", "place"), its head word, and why."""

SUBJECTS = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
LIGHT = words("light", "verbs")
SPEAKING = words("speech", "verbs")
RETURNING = words("light", "with")
INHERITING = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp"})
BEFALLING = frozenset({"in", "during", "amid", "amidst", "by", "from"})
THEM = "they"
OF_OBJECT = frozenset({"of", "for", "from"})
"""Prepositions before what the object of a verb did: "accused X of killing", "kept X from"."""
BLAMING = frozenset({"claim", "blame", "attribute"})
BELIEVING = words("owners", "believing")
FINITE = frozenset({"VBD", "VBZ", "VBP"})
BESIDE = frozenset({"at", "outside", "near", "inside", "under", "beside", "in", "against", "on"})
DASHES = frozenset({"-", "–", "—"})
MEANS = frozenset({"with", "using", "use", "via"})


def parts_of(page: Page, trigger: Trigger) -> list[Found]:
    """The parts that the words round a trigger play, coordination unfolded."""
    find = _of_verb if trigger.sense.pos == "verbs" else _of_noun
    direct = [*find(page, trigger), *_hyphened(page, trigger)]
    if trigger.token.tag == "VBG":
        direct += _carried_out(page, trigger, "acl", "xcomp")
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


def _hyphened(page: Page, trigger: Trigger) -> Iterator[Found]:
    """Both sides of a fight that are joined by a dash before its word: "a police-gang clash"."""
    first = min(trigger.words) - 3
    if trigger.sense.frame.key != "clash" or first < trigger.sentence.first:
        return
    one, dash, other = page.tokens[first : first + 3]
    if dash.text in DASHES and {one.pos, other.pos} <= {"NOUN", "PROPN"}:
        for side in (one, other):
            yield "party", side, f"before '{trigger.token.text}'"


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
    yield from _used(page, verb)
    covered = set(trigger.words)
    for child in page.syntax.children(verb):
        if child.dep == "dobj" and child.index in covered:
            yield from _inside(page, trigger, child)
        elif child.dep == "dobj":
            yield frame.object, _taken_up(page, verb, child), f"object of '{verb.text}'"
        elif child.dep == "agent":
            yield from _objects(page, child, frame.subject, f"'{verb.text}' by")
        elif child.dep == "prep":
            yield from _of_preposition(page, trigger, child)
        elif child.dep in {"compound", "poss"} and verb.tag == "VBG":
            yield frame.subject, child, f"before '{verb.text}'"


def _used(page: Page, verb: Token) -> Iterator[Found]:
    """What it was done with: "attacked using drones", "used drones to attack"."""
    above = page.tokens[verb.head]
    using = [child for child in page.syntax.children(verb, "advcl") if child.lemma == "use"]
    if above.lemma == "use" and verb.dep in {"xcomp", "advcl"} and verb.tag == "VB":
        using.append(above)
    for verb_of_use in using:
        for thing in page.syntax.children(verb_of_use, "dobj"):
            yield "instrument", thing, f"'{verb_of_use.text}'"


def _taken_up(page: Page, verb: Token, thing: Token) -> Token:
    """Those whom "them" takes up as the object of a verb that this one is joined to: "dragged
    three men from a house and shot them"."""
    if thing.lemma != THEM or verb.dep != "conj":
        return thing
    before = page.syntax.children(page.tokens[verb.head], "dobj")
    return next((t for t in before if t.tag in {"NNS", "NNPS"} and t.index < verb.index), thing)


def _objects(page: Page, preposition: Token, part: str, why: str) -> Iterator[Found]:
    for thing in page.syntax.children(preposition, "pobj"):
        yield part, thing, why


def _inside(page: Page, trigger: Trigger, noun: Token) -> Iterator[Found]:
    """The object that the noun of a verb group brings: "took control of the town"."""
    for child in page.syntax.children(noun, "prep"):
        yield from _of_preposition(page, trigger, child)


def _of_preposition(page: Page, trigger: Trigger, preposition: Token) -> Iterator[Found]:
    frame, word = trigger.sense.frame, preposition.lemma
    yield from _at_the_hands(page, trigger, preposition)
    for thing in page.syntax.children(preposition, "pobj"):
        why = f"'{trigger.token.text} {preposition.text}'"
        if word == "by":
            part = frame.subject
            yield part, thing, why
        elif frame.key == "blast" and word in BESIDE:
            yield "beside", _behind(page, thing), why
        elif word in frame.against:
            yield frame.object if frame.object != "none" else frame.subject, thing, why
        elif word in MEANS:
            yield "instrument", thing, why
        elif frame.key == "fall" and word in {"to", "under"}:
            yield "perpetrator", thing, why
        elif word == "from" and frame.key == "capture":
            yield "target", thing, why
        elif word in {"from", "out"} and frame.key == "expel":
            yield "place", thing, why


def _at_the_hands(page: Page, trigger: Trigger, preposition: Token) -> Iterator[Found]:
    for hands in page.syntax.children(preposition, "pobj"):
        if preposition.lemma == "at" and hands.lemma == "hand":
            for link in page.syntax.children(hands, "prep"):
                yield from _objects(page, link, trigger.sense.frame.subject, "at the hands of")


def _behind(page: Page, thing: Token) -> Token:
    """The noun behind "in front of" and the like."""
    if thing.lemma in {"front", "side", "vicinity"}:
        for child in page.syntax.children(thing, "prep"):
            for inner in page.syntax.children(child, "pobj"):
                return inner
    return thing


def subject_of(page: Page, verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The subject of a verb, followed through relatives and elided subjects; and whether the
    verb's subject suffers the action."""
    for child in page.syntax.children(verb):
        if child.dep in SUBJECTS or child.dep in PASSIVE:
            passive = child.dep in PASSIVE
            return _speaker_meant(page, verb, _antecedent(page, verb, child)), passive
    passive_form = verb.tag == "VBN" and not page.syntax.children(verb, "aux")
    passive_form = passive_form or bool(page.syntax.children(verb, "auxpass"))
    if verb.dep in {"acl", "amod"} and verb.head != verb.index:
        head = page.tokens[verb.head]
        if head.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
            return head, passive_form or verb.tag == "VBN"
    misparsed = _before_an_aside(page, verb) or _right_before(page, verb)
    if misparsed is not None:
        return misparsed, passive_form
    if depth < 4 and verb.dep in INHERITING and verb.head != verb.index:
        return _inherited(page, verb, depth, passive=passive_form)
    return None, passive_form


def _inherited(page: Page, verb: Token, depth: int, *, passive: bool) -> tuple[Token | None, bool]:
    governor = page.tokens[verb.head]
    if governor.pos == "ADP":
        if _is_what_befell(page, verb, governor):
            return None, passive
        preposition, governor = governor, page.tokens[governor.head]
        objects = page.syntax.children(governor, "dobj")
        if preposition.lemma in OF_OBJECT and objects and governor.pos == "VERB":
            return objects[0], passive
    if governor.pos not in {"VERB", "AUX"} or _has_own_doer(page, verb):
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


def _has_own_doer(page: Page, verb: Token) -> bool:
    """Whether a word in -ing says itself who did it: "three were hurt due to shelling by X"."""
    around = page.syntax.children(verb, "prep", "agent")
    return verb.tag == "VBG" and any(child.lemma == "by" for child in around)


def _is_what_befell(page: Page, verb: Token, preposition: Token) -> bool:
    """Whether a word in -ing is what befell the subject of a passive verb, and not what it did:
    "three were killed in shelling"."""
    above = page.tokens[preposition.head]
    befalls = preposition.lemma in BEFALLING and bool(page.syntax.children(above, "nsubjpass"))
    return befalls and not page.syntax.children(verb, "dobj")


def _before_an_aside(page: Page, verb: Token) -> Token | None:
    """The subject that a parse gives to an aside before the verb: "that a drone, believed to
    belong to X, has hit a car" with "believed" for its verb."""
    for above in (verb, page.tokens[verb.head]):
        for aside in page.syntax.children(above, "ccomp", "advcl"):
            believed = aside.text.lower() in BELIEVING and page.syntax.children(aside, "xcomp")
            if believed and aside.index < verb.index:
                return next(iter(page.syntax.children(aside, "nsubj")), None)
    return None


def _right_before(page: Page, verb: Token) -> Token | None:
    """The subject of a sentence that a parse adds to the places listed before it: "In Ardun,
    Sel, army forces raided a house" with "forces" as a third place."""
    if verb.dep != "ROOT" or verb.tag not in FINITE or verb.index == 0:
        return None
    before = page.tokens[verb.index - 1]
    listed = before.pos in {"NOUN", "PROPN"} and before.dep in {"conj", "appos"}
    return before if listed and page.sentence_of.get(before.index) is not None else None


def _antecedent(page: Page, verb: Token, subject: Token) -> Token:
    if subject.lemma in RELATIVES and verb.dep == "relcl" and verb.head != verb.index:
        return page.tokens[verb.head]
    return subject


def _speaker_meant(page: Page, verb: Token, subject: Token) -> Token:
    """The speaker that "it" means in what is said: "the army said it killed 22"."""
    return (speaker_of(page, verb) or subject) if subject.lemma.lower() == "it" else subject


def speaker_of(page: Page, verb: Token) -> Token | None:
    """Who says what the verb's clause tells; None where it is no such clause, or a pronoun's."""
    if not is_said(page, verb):
        return None
    speakers = page.syntax.children(page.tokens[verb.head], "nsubj")
    return next((t for t in speakers if t.pos in {"NOUN", "PROPN"}), None)


def is_said(page: Page, verb: Token) -> bool:
    """Whether the verb's clause is what somebody says: "the army said it killed 22"."""
    return verb.dep == "ccomp" and page.tokens[verb.head].lemma in SPEAKING


def _of_noun(page: Page, trigger: Trigger) -> Iterator[Found]:
    frame, noun = trigger.sense.frame, trigger.token
    if trigger.sense.pos == "adjs":
        yield from _of_adjective(page, trigger)
        return
    covered = set(trigger.words)
    for child in page.syntax.children(noun):
        if child.dep == "prep":
            yield from _of_preposition(page, trigger, child)
        elif child.dep == "poss":
            yield frame.possessive, child, f"possessive of '{noun.text}'"
        elif child.index not in covered and _modifies(child):
            yield "modifier", child, f"before '{noun.text}'"
    yield from _carried_out(page, trigger, "acl")
    yield from _by_light_verb(page, trigger)


def _modifies(child: Token) -> bool:
    named = child.pos in {"NOUN", "PROPN"} or child.entity in {"NORP", "GPE", "ORG"}
    return named and child.dep in {"compound", "amod", "nmod"}


def _carried_out(page: Page, trigger: Trigger, *links: str) -> Iterator[Found]:
    """Who is said to have carried it out: "an attack launched by X", "shelling claimed by X"."""
    for verb in page.syntax.subtree(trigger.token):
        if verb.dep in links and verb.lemma in LIGHT | BLAMING:
            yield from _agents(page, trigger, verb)


def _agents(page: Page, trigger: Trigger, verb: Token) -> Iterator[Found]:
    for agent in page.syntax.children(verb, "agent"):
        for thing in page.syntax.children(agent, "pobj"):
            yield trigger.sense.frame.subject, thing, f"'{verb.text} by'"


def _of_adjective(page: Page, trigger: Trigger) -> Iterator[Found]:
    """Who is "dead": the noun behind it, or the subject or object of its verb."""
    word, part = trigger.token, trigger.sense.frame.subject
    head = page.tokens[word.head]
    if word.dep == "amod":
        yield part, head, f"'{word.text}' before it"
    elif head.pos in {"VERB", "AUX"}:
        things = page.syntax.children(head, "dobj")
        subject, _ = subject_of(page, head)
        if things and head.lemma not in {"be", "lie"}:
            yield part, things[0], f"'{word.text}'"
        elif subject is not None:
            yield part, subject, f"'{word.text}'"
    elif word.dep == "acl" or head.pos in {"NOUN", "NUM"}:
        yield part, head, f"'{word.text}' behind it"


def _by_light_verb(page: Page, trigger: Trigger) -> Iterator[Found]:
    """The subject of "launch", "carry out" … where the noun is their object."""
    noun, frame = trigger.token, trigger.sense.frame
    if noun.head == noun.index:
        return
    verb = page.tokens[noun.head]
    if verb.lemma == "with" and page.tokens[verb.head].lemma in RETURNING:
        subject, passive = subject_of(page, page.tokens[verb.head])
        if subject is not None and not passive:
            yield frame.subject, subject, f"subject of '{page.tokens[verb.head].text}'"
    if verb.lemma not in LIGHT:
        return
    if noun.dep in {"dobj", "pobj"}:
        subject, passive = subject_of(page, verb)
        if subject is not None and not passive and subject.index != noun.index:
            yield frame.subject, subject, f"subject of '{verb.text}'"
        for child in page.syntax.children(verb, "prep"):
            yield from _of_preposition(page, trigger, child)
    elif noun.dep == "nsubjpass":
        yield from _agents(page, trigger, verb)
