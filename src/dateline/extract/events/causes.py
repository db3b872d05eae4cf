"""Harm that a sentence lays to what it tells beside it: "killed in police firing", "deaths due
to the crash". Such harm is told of that event and of no other."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.cast import ARMED, is_violent
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.refine import HARMS
from dateline.model.text import Token

LEADING = frozenset({"in", "by", "from", "during", "to", "of"})
"""Prepositions that lead from harm to its cause."""
BETWEEN = frozenset({"due", "because", "result", "consequence", "course", "exchange"})
CHANCE = frozenset({"accident", "disaster"})
PLAIN_HARM = words("harm", "plain")
COMING_ABOUT = frozenset({"take", "occur", "happen", "result", "come", "report", "blame"})
RELATIVE = frozenset({"WDT", "WP"})
STEPS = 6


def lay_to_causes(page: Page, mentions: list[Mention]) -> None:
    """Names for each mention of bare harm the event that its own clause lays it to; harm by
    what is no violence is none either."""
    by_token = {m.token.index: m for m in mentions if not _is_harm(m)}
    for mention in mentions:
        if mention.token.lemma not in PLAIN_HARM:
            continue
        cause = _accident(page, mention, by_token)
        if cause is None and _is_harm(mention):
            cause = _cause(page, mention, by_token)
        if cause is not None:
            mention.cause = cause
            mention.reasons.append(f"laid to '{cause.token.text}'")
            if not is_violent(cause.type):
                mention.type = cause.type


def _is_harm(mention: Mention) -> bool:
    return mention.type in HARMS and mention.token.lemma in PLAIN_HARM


def _accident(page: Page, mention: Mention, by_token: dict[int, Mention]) -> Mention | None:
    """What is no violence and is told to have done the harm: "the quake killed 30"; by whatever
    means the harm is told ("a plane crashed, killing 17" is no strike from the air)."""
    if mention.trigger.sense.type not in HARMS:
        return None
    for doer in _doers(page, mention.token):
        told = by_token.get(doer.index)
        if told is not None and not is_violent(told.type):
            return told
    above = _goes_with(page, mention.token)
    told = by_token.get(above.index) if above is not None else None
    return told if told is not None and told.type in CHANCE and not _is_done(told) else None


def _cause(page: Page, mention: Mention, by_token: dict[int, Mention]) -> Mention | None:
    for noun in _nouns_before(page, mention.token):
        if noun.index in by_token:
            return by_token[noun.index]
    for child in _dependents(page, mention.token):
        if child.dep not in {"prep", "agent", "advmod"} and child.lemma not in BETWEEN:
            continue
        if child.lemma not in LEADING | BETWEEN:
            continue
        for below in page.syntax.subtree(child):
            cause = by_token.get(below.index)
            if cause is not None and _leads(page, below, child):
                return cause
    return None


def _goes_with(page: Page, token: Token) -> Token | None:
    """The verb that a participle of harm goes with: "a plane crashed, killing 17"."""
    if token.tag != "VBG":
        return None
    while token.dep == "conj" and token.tag == "VBG":
        token = page.tokens[token.head]
    return page.tokens[token.head] if token.dep == "advcl" else None


def _is_done(mention: Mention) -> bool:
    """Whether somebody in arms brought it about: "gunmen crashed a truck into the gate"."""
    return any(p.kind in ARMED for p in mention.participants)


def _nouns_before(page: Page, token: Token) -> Iterator[Token]:
    """The nouns that "that" or "which" may stand for: in "air strikes on Ardun that killed nine"
    the town, and the strikes."""
    relative = any(t.tag in RELATIVE for t in page.syntax.children(token, "nsubj"))
    noun = page.tokens[token.head] if relative and token.dep == "relcl" else None
    while noun is not None:
        yield noun
        link = page.tokens[noun.head]
        noun = page.tokens[link.head] if noun.dep == "pobj" and link.head != link.index else None


def _doers(page: Page, token: Token) -> Iterator[Token]:
    """The subject of an active verb; for "that" and "which" the words that they may stand for:
    "the quake of 28 March that killed 30"."""
    for subject in page.syntax.children(token, "nsubj"):
        if subject.tag not in RELATIVE or token.dep != "relcl":
            yield subject
            continue
        yield from reversed(page.tokens[token.head : subject.index])


def _dependents(page: Page, token: Token) -> Iterator[Token]:
    """The word's own dependents, and for a noun those of the verb that says it came about."""
    yield from page.syntax.children(token)
    if token.pos != "NOUN":
        return
    for steps, above in enumerate(page.syntax.ancestors(token)):
        if above.lemma in COMING_ABOUT and above.pos == "VERB":
            yield from page.syntax.children(above)
        if above.pos == "VERB" or steps >= STEPS:
            return


def _leads(page: Page, token: Token, first: Token) -> bool:
    """Whether only prepositions and words for causes stand between."""
    before = token.index - 1
    for steps, above in enumerate(page.syntax.ancestors(token)):
        if above.index == first.index:
            return True
        if above.index == before and token.dep == "acl":
            continue
        if steps >= STEPS or (above.pos != "ADP" and above.lemma not in BETWEEN):
            return False
    return False
