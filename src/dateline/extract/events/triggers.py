"""Which words tell events: the trigger lexicon against the tokens of a report."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.lexicon import Lexicon, Sense, lexicon, words
from dateline.extract.events.mentions import Page, Trigger
from dateline.model.text import TOLD, Sentence, Token

TAKEN_UP = "taken_up"
"""The frame of verbs that say of an event told before when and where it was."""
BACK = words("reference", "back")
SHOWING = frozenset({"demonstrate"})
"""Verbs that tell an event only without an object."""
GOING = frozenset({"march"})
"""Verbs that tell an event only where the object, if any, is the way: "marched five miles", but not
"marched the men to waiting trucks"."""
WAYS = words("reference", "ways")
REMAINS = words("reference", "remains")
REACH = 3
"""How many words behind a verb its particle or object noun may stand where the parse lost it."""

NO_EVENT_NAMES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "DATE", "TIME"}
)


def find_triggers(page: Page, senses: Lexicon | None = None) -> list[Trigger]:
    """The triggers of a report in order of the text; a longer group of words wins."""
    senses = senses or lexicon()
    found: list[Trigger] = []
    for sentence in page.annotated.sentences:
        if sentence.zone not in TOLD:
            continue
        covered: set[int] = set()
        for token in page.tokens[sentence.first : sentence.last]:
            if token.lemma not in senses.keys or token.index in covered:
                continue
            trigger = _trigger(page, token, sentence, senses)
            if trigger is not None:
                found.append(trigger)
                covered.update(trigger.words)
    return _without_covered(found)


def _without_covered(triggers: list[Trigger]) -> list[Trigger]:
    """Triggers that are no part of a longer one ("bomb" in "car bomb attack")."""
    owner: dict[int, Trigger] = {}
    for trigger in sorted(triggers, key=lambda t: (-len(t.words), t.token.index)):
        if any(index in owner for index in trigger.words):
            continue
        for index in trigger.words:
            owner[index] = trigger
    kept = {id(trigger) for trigger in owner.values()}
    return [trigger for trigger in triggers if id(trigger) in kept]


def _trigger(page: Page, token: Token, sentence: Sentence, known: Lexicon) -> Trigger | None:
    for senses, fits in (
        (known.verbs, _as_verb),
        (known.nouns, _as_noun),
        (known.adjectives, _as_adjective),
    ):
        for sense in senses.get(token.lemma, ()):
            covered = fits(page, token, sentence, sense)
            if covered:
                return Trigger(token, sense, sentence, covered)
    return None


def _as_verb(page: Page, token: Token, sentence: Sentence, sense: Sense) -> tuple[int, ...]:
    verbal = token.pos in {"VERB", "AUX"} or (token.pos == "ADJ" and token.tag in {"VBN", "VBD"})
    if not verbal:
        return ()
    if token.lemma in SHOWING and page.syntax.children(token, "dobj", "ccomp"):
        return ()
    objects = page.syntax.children(token, "dobj")
    if token.lemma in GOING and any(t.lemma not in WAYS for t in objects):
        return ()
    if token.dep == "amod" and page.tokens[token.head].lemma in REMAINS and len(sense.words) == 1:
        return ()  # "the burned bodies": what befell them is told elsewhere
    if sense.frame.key == TAKEN_UP and not _points_back(page, token):
        return ()
    covered = [token.index]
    for word in sense.words[1:]:
        near = _near(page, token, sentence)
        index = next((i for i in near if page.tokens[i].lemma == word), -1)
        if index < 0:
            return ()
        covered.append(index)
    return tuple(covered)


def _points_back(page: Page, verb: Token) -> bool:
    """Whether the verb's subject takes up what was told before: "it happened", not "it happened
    that …"."""
    subjects = {t.lemma.lower() for t in page.syntax.children(verb, "nsubj")}
    return bool(subjects & BACK) and not page.syntax.children(verb, "ccomp")


def _near(page: Page, token: Token, sentence: Sentence) -> Iterator[int]:
    """The verb's dependents but its subject ("a bomb destroyed the branch" is no bomb
    destroyed), the objects of its prepositions, and the next few words."""
    for child in page.syntax.children(token):
        if child.dep == "nsubj":
            continue
        yield child.index
        if child.dep in {"prep", "agent", "prt", "dobj"}:
            for grandchild in page.syntax.children(child):
                yield grandchild.index
    yield from range(token.index + 1, min(token.index + 1 + REACH, sentence.last))


def _as_noun(page: Page, token: Token, sentence: Sentence, sense: Sense) -> tuple[int, ...]:
    if token.pos not in {"NOUN", "PROPN"} or token.entity in NO_EVENT_NAMES:
        return ()
    if token.index in page.named or _is_of_name(page, token):
        return ()
    size = len(sense.words)
    first = token.index - size + 1
    if first < sentence.first:
        return ()
    row = page.tokens[first : token.index + 1]
    if any(t.lemma != w and t.text.lower() != w for t, w in zip(row, sense.words, strict=True)):
        return ()
    return tuple(t.index for t in row)


def _is_of_name(page: Page, token: Token) -> bool:
    """Whether the word is part of a proper name that no one knows ("Liberation Front")."""
    head = page.tokens[token.head]
    return token.pos == "PROPN" and token.dep == "compound" and head.pos == "PROPN"


def _as_adjective(_page: Page, token: Token, _sentence: Sentence, sense: Sense) -> tuple[int, ...]:
    return (token.index,) if token.pos == "ADJ" and token.lemma == sense.words[0] else ()
