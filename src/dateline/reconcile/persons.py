"""Persons told one by one, without a number: whether two of them may be one."""

from __future__ import annotations

import re

from dateline.model.claims import Claim, CountSaid
from dateline.model.people import ANOTHER, SINGLY, one_person, traits_of

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
    return bool(ANOTHER & {word.lower() for word in WORD.findall(claim.evidence.quote)})


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether neither sex nor age nor names part the two."""
    if not one_person(_traits(one), _traits(other)):
        return False
    mine, theirs = _name(one), _name(other)
    return not mine or not theirs or bool(mine & theirs)


def within(one: Claim, other: Claim, characters: int) -> bool:
    """Whether one report tells both within so many characters."""
    if one.report != other.report:
        return False
    first, last = sorted((one.evidence.span, other.evidence.span), key=lambda span: span.start)
    return last.start - first.end < characters


def _traits(claim: Claim) -> frozenset[str]:
    words = WORD.findall((count_said(claim).who or "").lower())
    return frozenset(trait for word in words for trait in traits_of(word))


def _name(claim: Claim) -> frozenset[str]:
    """The words of the name that tells the person, where a name does."""
    if count_said(claim).phrase != "name":
        return frozenset()
    words = WORD.findall(claim.evidence.quote)
    return frozenset(word.lower() for word in words if word[0].isupper() and len(word) > 1)
