"""Persons told one by one, without a number: whether two of them may be one."""

from __future__ import annotations

import re

from dateline.model.claims import Claim, CountSaid
from dateline.model.people import ANOTHER, SINGLY, one_person, traits_of

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
AGE = re.compile(r"\b(\d{1,2})[- ]year|, (\d{1,2})(?=,|$)")
"""“a 17-year-old”, “Hall, 19, of …”."""
OWN = frozenset({"himself", "herself"})
KIN = frozenset({"his", "her"})


def count_said(claim: Claim) -> CountSaid:
    """The figure that a claim tells."""
    if not isinstance(claim.value, CountSaid):
        raise TypeError(f"{claim.id} tells no count")
    return claim.value


def told_singly(claim: Claim) -> bool:
    """Whether one person is told, by a noun, a name or a pronoun."""
    said = count_said(claim)
    return said.phrase in SINGLY and said.count.best == 1


def told_as_another(claim: Claim) -> bool:
    """Whether the words set the person apart from those told before."""
    return bool(ANOTHER & _words(claim))


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether neither sex nor age nor names part the two."""
    if not one_person(_traits(one), _traits(other)):
        return False
    mine, theirs = _name(one), _name(other)
    return not mine or not theirs or bool(mine & theirs)


def surely_two(one: Claim, other: Claim) -> bool:
    """Whether sex, names or ages in years part the two, or one of them did it to himself and
    the other is of his kin. A teenager in the headline may be the man of the text."""
    if {"male", "female"} <= _traits(one) ^ _traits(other):
        return True
    names, ages = (_name(one), _name(other)), (_age(one), _age(other))
    if all(names) and not names[0] & names[1]:
        return True
    if None not in ages and ages[0] != ages[1]:
        return True
    words = [_words(claim) for claim in (one, other)]
    return _own_and_kin(*words) or _own_and_kin(*reversed(words))


def told_again(one: Claim, other: Claim) -> bool:
    """Whether the second is told by the same noun as the first, and not as another."""
    nouns = [(count_said(claim).who or "").split()[-1:] for claim in (one, other)]
    ages = {_age(one), _age(other)} - {None}
    same = nouns[0] == nouns[1] and bool(nouns[0])
    return same and len(ages) < 2 and not (told_as_another(one) or told_as_another(other))


def within(one: Claim, other: Claim, characters: int) -> bool:
    """Whether one report tells both within so many characters."""
    if one.report != other.report:
        return False
    first, last = sorted((one.evidence.span, other.evidence.span), key=lambda span: span.start)
    return last.start - first.end < characters


def _own_and_kin(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one & OWN) and not other & OWN and bool(other & KIN)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(word.lower() for word in WORD.findall(claim.evidence.quote))


def _age(claim: Claim) -> int | None:
    """The age in years that the words tell; None where they tell none, or several."""
    told = {int(one or two) for one, two in AGE.findall(claim.evidence.quote)}
    return told.pop() if len(told) == 1 else None


def _traits(claim: Claim) -> frozenset[str]:
    words = WORD.findall((count_said(claim).who or "").lower())
    return frozenset(trait for word in words for trait in traits_of(word))


def _name(claim: Claim) -> frozenset[str]:
    """The words of the name that tells the person, where a name does."""
    if count_said(claim).phrase != "name":
        return frozenset()
    words = WORD.findall(claim.evidence.quote)
    return frozenset(word.lower() for word in words if word[0].isupper() and len(word) > 1)
