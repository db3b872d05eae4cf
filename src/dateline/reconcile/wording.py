"""Vague words by the values of a policy's house: what "dozens" or "several" come to, and by
which rule of `data/counts.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from dateline.model.claims import CountSaid
from dateline.model.values import Count, Relation
from dateline.reconcile.telling import Told

MEANINGS = {
    Relation.AT_LEAST: "so many or more: open above",
    Relation.AT_MOST: "so many or fewer: no best figure",
    Relation.ABOUT: "about so many: taken as the figure itself",
    Relation.RANGE: "from one to the other: the lower is the best figure",
}
"""How a number is taken that words of quantity stand round."""
UNNUMBERED = {
    "plural": "a plural without a number: two or more",
    "definite": "people spoken of before, without a number: two or more",
    "casualties": "casualties are killed or injured: none of them need have died",
    "rest": "those who were hit without those who died: no report tells this number",
}
"""What the grammar itself reads without a word of quantity."""


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What words that give no plain number came to: the rule by profile and key, and what it
    says."""

    rule: str
    count: Count
    says: str


@dataclass(frozen=True, slots=True)
class VagueWords:
    """A row of the lexicon: words, and what each profile has them come to."""

    key: str
    words: Sequence[str]
    counts: Mapping[str, Count]
    says: str


def reread(told: Told, profile: str | None) -> Told:
    """The claim with its vague count read by the profile, where that has values of its own."""
    said = told.claim.value
    if profile is None or not isinstance(said, CountSaid):
        return told
    count = _count_by(said, profile)
    if count is None:
        return told
    return replace(told, claim=replace(told.claim, value=replace(said, count=count)))


def read_as(said: CountSaid, profile: str | None) -> ReadAs | None:
    """By which rule a count was read that isn't told as a plain number, under the profile of
    the policy that settled it; None: a plain number, or one person."""
    table = lexicon()
    by_house = _count_by(said, profile) if profile else None
    if said.phrase in table:
        house = profile if by_house and profile else default_profile()
        count = by_house or said.count
        return ReadAs(f"{house}/{said.phrase}", count, table[said.phrase].says)
    if said.phrase in UNNUMBERED:
        return ReadAs(f"{default_profile()}/{said.phrase}", said.count, UNNUMBERED[said.phrase])
    meaning = MEANINGS.get(said.count.relation)
    if meaning is None:
        return None
    key = said.phrase or said.count.relation.value
    return ReadAs(f"{default_profile()}/{key}", said.count, meaning)


def _count_by(said: CountSaid, profile: str) -> Count | None:
    row = lexicon().get(said.phrase)
    if row is None or said.count.relation is not Relation.VAGUE:
        return None
    return row.counts.get(profile)


@cache
def lexicon() -> Mapping[str, VagueWords]:
    """The words that stand for a number, by key."""
    return {key: _vague(key, row) for key, row in _table()["vague"].items()}


def default_profile() -> str:
    """The profile by which reports are read."""
    return str(_table()["profile"])


def _vague(key: str, row: Mapping[str, Any]) -> VagueWords:
    own = {name: part for name, part in row.items() if isinstance(part, dict)}
    counts = {default_profile(): _count(row), **{name: _count(part) for name, part in own.items()}}
    words = row["words"]
    known = UNNUMBERED.get(key)
    says = known or f"“{words[0]}” and the like stand for a number"
    return VagueWords(key, words, counts, says)


def _count(row: Mapping[str, Any]) -> Count:
    return Count(row["low"], row.get("best"), row.get("high"), Relation.VAGUE)


@cache
def _table() -> Mapping[str, Any]:
    text = resources.files("dateline.data").joinpath("counts.toml").read_text("utf-8")
    return tomllib.loads(text)
