"""What a sentence tells of a toll that is known: that some of the hurt have died since, or what
the toll was said to be before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.extract.events.cast import is_violent
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.span import Span
from dateline.model.text import Token

DYING = words("updates", "dying")
DEATHS = DYING | words("updates", "deaths")
WOUNDS = words("updates", "wounds")
HURT = words("updates", "hurt")
WARDS = words("updates", "wards")
AT_FIRST = words("updates", "at_first")
REVISING = words("updates", "revising")
FIGURES = words("updates", "figures")
BRINGING = words("updates", "bringing")
SPEAKING = words("speech", "verbs")
TELLING = SPEAKING | REVISING
OF = frozenset({"of", "from", "to", "after"})
AT = frozenset({"in", "at"})


def undate_deaths(page: Page, mentions: Sequence[Mention]) -> None:
    """Takes the time and place of their dying from those who died of it later, where the report
    tells those of violence: they are of that violence, whenever and wherever they died."""
    told = {m.sentence.index for m in mentions if _dies_later(page, m.token)}
    deeds = [m for m in mentions if is_violent(m.type) and m.token.lemma not in DEATHS | HURT]
    if not told or not deeds:
        return
    for mention in mentions:
        if mention.sentence.index not in told or mention.token.lemma not in DEATHS:
            continue
        mention.later = True
        if any(deed.when is not None for deed in deeds):
            mention.when = mention.when_said = None
        if any(deed.where is not None for deed in deeds):
            mention.where = mention.where_said = None
        mention.reasons.append("died of it later")
        beside = [m for m in deeds if m.sentence.index == mention.sentence.index]
        if mention.cause is None and beside:
            mention.cause = beside[-1]
        for deed in beside:
            if deed.where_said is not None and _is_ward(page, mention.token, deed.where_said):
                deed.where = deed.where_said = None


def untie_from_totals(page: Page, mentions: Sequence[Mention]) -> None:
    """Takes from what "brings the toll this year in Ardun to 150" the time and place of the toll:
    what brings it there was told before."""
    for mention in mentions:
        verb = page.tokens[mention.token.head]
        if mention.token.dep != "nsubj" or verb.lemma not in BRINGING:
            continue
        below = page.syntax.subtree(verb)
        if not any(t.lemma in FIGURES for t in below if t.index > verb.index):
            continue
        if mention.where_said is not None and mention.where_said.start > verb.start:
            mention.where = mention.where_said = None
        if mention.when_said is not None and mention.when_said.start > verb.start:
            mention.when = mention.when_said = None


def _is_ward(page: Page, dying: Token, said: Span) -> bool:
    """Whether the place is that of the hospital in which somebody died."""
    for before, ward in _below(page, dying):
        if before in AT and ward.lemma in WARDS:
            return any(said.start <= t.start < said.end for t in page.syntax.subtree(ward))
    return False


def _dies_later(page: Page, token: Token) -> bool:
    """ "died of his wounds", "died in hospital", "four of the wounded had died", "a boy who
    suffered burns … died"."""
    if token.lemma not in DYING or token.pos != "VERB":
        return False
    return any(_is_of_hurt(*told) for told in _below(page, token))


def _below(page: Page, verb: Token) -> Iterator[tuple[str, Token]]:
    """The words that hang on the verb, each with the preposition before it."""
    for child in page.syntax.children(verb, "prep"):
        for below in page.syntax.children(child, "pobj"):
            yield child.lemma, below
    for subject in page.syntax.children(verb, "nsubj"):
        for below in page.syntax.subtree(subject):
            yield "", below


def _is_of_hurt(before: str, token: Token) -> bool:
    if before in OF:
        return token.lemma in WOUNDS
    if before in AT:
        return token.lemma in WARDS
    return not before and token.lemma in HURT and token.dep != "compound"


def tells_former_toll(page: Page, mention: Mention) -> bool:
    """Whether the sentence tells what the toll was said to be before, or what it was put right
    to: "the authorities had at first spoken of 23 dead", "corrected the figure to 62"."""
    tokens = (t for t in page.syntax.sentence_tokens(mention.sentence) if t.lemma in TELLING)
    return any(_is_former(page, token) or _is_revised(page, token) for token in tokens)


def _is_former(page: Page, token: Token) -> bool:
    said = page.syntax.children(token, "advmod", "prep")
    return any(c.lemma in AT_FIRST or _at_first(page, c) for c in said)


def _at_first(page: Page, token: Token) -> bool:
    return token.lemma == "at" and any(
        c.lemma == "first" for c in page.syntax.children(token, "pobj", "pcomp", "amod", "advmod")
    )


def _is_revised(page: Page, token: Token) -> bool:
    things = page.syntax.children(token, "dobj", "nsubjpass")
    return token.lemma in REVISING and any(thing.lemma in FIGURES for thing in things)
