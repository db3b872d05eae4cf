"""Whether the people whom a sentence counts came to harm in one happening, and not over its time:
"an air strike killed 42", "killed 21 people at a hotel"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from dateline.extract.events.lexicon import head_nouns, lexicon, words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import CountMention, ParticipantKind
from dateline.model.text import Sentence, Token

STRONG = 3
SETTLEMENTS = words("tolls", "settlements")
AT = frozenset({"at", "in", "near", "outside"})
TOGETHER = words("tolls", "together")
BRINGING = words("updates", "bringing")
CALAMITIES = words("tolls", "calamities")
UNCOUNTED = words("tolls", "uncounted")
WARS = words("wars", "nouns")


def tells_one(page: Page, sentence: Sentence, count: CountMention) -> bool:
    """Whether a single happening of the sentence did the harm ("an air strike killed 42")."""
    nouns = lexicon().nouns
    for token in page.tokens[sentence.first : sentence.last]:
        if token.pos != "NOUN" or (token.tag == "NNS" and not _are_one(page, token)):
            continue
        if any(told.span.contains(token.span) for told in page.annotated.counts):
            continue
        if token.lemma in UNCOUNTED and not page.syntax.children(token, "det"):
            continue  # "fighting killed 95 civilians in 2016"
        if token.dep == "nsubj" and page.tokens[token.head].lemma in BRINGING:
            continue  # "the raid brings to 150 the number …"
        senses = nouns.get(token.lemma, ())
        if any(s.strength >= STRONG and len(s.words) == 1 for s in senses):
            return True
    return _tells_when(page, count) or _in_one(page, count)


def _in_one(page: Page, count: CountMention) -> bool:
    """Whether the harm is that of one calamity: "died in a fire"."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    for at in page.syntax.children(verb, "prep") if verb is not None else ():
        for thing in page.syntax.children(at, "pobj"):
            one = any(c.lemma in {"a", "an"} for c in page.syntax.children(thing, "det"))
            if one and thing.tag == "NN" and thing.lemma in CALAMITIES:
                return True
    return False


def _are_one(page: Page, token: Token) -> bool:
    """Whether several blows are told as one event: "twin bombings"."""
    return any(c.lemma.lower() in TOGETHER for c in page.syntax.children(token, "amod", "compound"))


def _tells_when(page: Page, count: CountMention) -> bool:
    """Whether a clause says what did the harm: "31 people died when troops shelled the camp"."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    if verb is None:
        return False
    for clause in page.syntax.children(verb, "advcl"):
        opened = any(c.lemma == "when" for c in page.syntax.children(clause, "advmod", "mark"))
        senses = lexicon().verbs.get(clause.lemma, ())
        if opened and any(s.strength >= STRONG and len(s.words) == 1 for s in senses):
            return True
    return False


def is_at_a_spot(page: Page, count: CountMention) -> bool:
    """Whether the harm was done at one spot: somebody did it at a building or in a town ("they
    killed 21 people at a hotel"), or it was done in one village ("were killed in the village")."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    if verb is None:
        return False
    doers = [d for d in page.syntax.children(verb, "nsubj") if d.lemma not in WARS]
    somebody = any(d.lemma not in lexicon().nouns for d in doers)
    for spot, by in _spots(page, verb, count):
        facility = head_nouns().get(spot.lemma) is ParticipantKind.FACILITY
        if spot.tag == "NN" and (spot.lemma in SETTLEMENTS or (somebody and facility)):
            return True
        if somebody and spot.pos == "PROPN" and (by == "at" or spot.index in page.towns):
            return True
    return False


def _spots(page: Page, verb: Token, count: CountMention) -> Iterator[tuple[Token, str]]:
    """Where the harm was done, as far as the verb or its object is told "in", "at", "near", or
    the words right behind those who were harmed are."""
    words = [verb, *page.syntax.children(verb, "dobj", "pobj")]
    behind = [t for t in page.syntax.tokens_in(page.sentence_of[verb.index].span)
              if t.start >= count.span.end]  # fmt: skip
    words += [
        t for t in takewhile(lambda t: t.pos not in {"VERB", "AUX"}, behind) if t.pos != "ADP"
    ]
    for word in words:
        for at in page.syntax.children(word, "prep"):
            for spot in page.syntax.children(at, "pobj") if at.lemma in AT else ():
                yield spot, at.lemma
