"""How many each participant is by the words for it: one person, two trucks; where words only
say that there are several, or none, the counts tell that and the participant has no number."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.describe import THINGS
from dateline.extract.events.lexicon import head_nouns, head_words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import EventMention, Participant, ParticipantKind, Role
from dateline.model.numerals import NUMBERS
from dateline.model.text import Token
from dateline.model.values import Count, Relation

ONE = Count(1, 1, 1)
SINGULAR = frozenset({"NN", "NNP"})


def with_numbers(page: Page, event: EventMention) -> EventMention:
    """The event, its participants with the numbers that their own words give them."""
    found = tuple(
        p if p.role is Role.INSTRUMENT else replace(p, number=_number(page, p))
        for p in event.participants
    )
    return replace(event, participants=found)


def _number(page: Page, participant: Participant) -> Count | None:
    head = page.syntax.root_of(participant.span)
    told = participant.number
    if participant.kind is ParticipantKind.PERSON:
        return told and ONE
    if participant.kind in THINGS:
        return told or (_of_things(page, participant, head) if head else None)
    if told is None:
        alone = (
            head is not None and head.tag in SINGULAR and head_nouns().get(head.lemma) == "person"
        )
        return ONE if alone else None
    named = bool(participant.name or participant.description)
    vague = told.relation is Relation.VAGUE and told.low <= 2
    return None if named and (told.best == 0 or vague) else told


def _of_things(page: Page, participant: Participant, head: Token) -> Count | None:
    """The number before the noun; one where the noun's plural means one thing."""
    for child in page.syntax.children(head, "nummod"):
        number = _read(child.text)
        if number is None or not participant.span.contains(child.span):
            continue
        before = {t.lemma for t in page.syntax.children(child, "advmod", "amod", "quantmod")}
        if before & head_words("most"):
            return Count(0, None, number)
        open_above = bool(before & head_words("least"))
        return Count(number, None, None) if open_above else Count(number, number, number)
    return ONE if head.lemma in head_words("single_plurals") else None


def _read(word: str) -> int | None:
    digits = word.replace(",", "")
    return int(digits) if digits.isdigit() else NUMBERS.get(word.lower())
