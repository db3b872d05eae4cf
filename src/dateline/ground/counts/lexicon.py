"""The words of quantity, of harm and for people, read from `data/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.model.values import Count, Harm, Relation

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quantities:
    """The lexicon of `data/counts.toml`: phrases by their words."""

    before: Mapping[Words, str]
    after: Mapping[Words, str]
    relations: Mapping[str, Relation]
    vague: Mapping[Words, str]
    values: Mapping[str, Count]
    zero: Mapping[Words, str]
    cardinals: Mapping[str, int]
    multipliers: Mapping[str, int]
    multiples: Mapping[str, int]
    multiple_of: frozenset[str]
    first_words: frozenset[str]


@cache
def quantities() -> Quantities:
    """The lexicon under the default profile."""
    table = _table("counts.toml")
    before, after = {}, {}
    for key, row in table["modifier"].items():
        before.update({tuple(words.split()): key for words in row["before"]})
        after.update({tuple(words.split()): key for words in row["after"]})
    vague = {
        tuple(words.split()): key for key, row in table["vague"].items() for words in row["words"]
    }
    zero = {tuple(words.split()): "zero" for words in table["zero"]["words"]}
    starts = {words[0] for known in (before, vague, zero) for words in known}
    starts |= {*table["cardinal"], *table["multiple"], "a", "an", "half", "half-dozen"}
    return Quantities(
        before=before,
        after=after,
        relations={key: Relation(row["relation"]) for key, row in table["modifier"].items()},
        vague=vague,
        values={key: _count(row) for key, row in table["vague"].items()},
        zero=zero,
        cardinals=table["cardinal"],
        multipliers=table["multiplier"],
        multiples=table["multiple"],
        first_words=frozenset(starts | {"between", "from"}),
        multiple_of=frozenset(table["multiple_of"]["words"]),
    )


def _count(row: Mapping[str, Any]) -> Count:
    return Count(row["low"], row.get("best"), row.get("high"), Relation(row["relation"]))


@dataclass(frozen=True, slots=True)
class People:
    """The nouns of `data/people.toml`."""

    singular: frozenset[str]
    collective: frozenset[str]
    plural: frozenset[str]
    armed: frozenset[str]
    things: frozenset[str]
    endings: tuple[str, ...]
    same_again: frozenset[str]
    kin: frozenset[str]
    telling: frozenset[str]

    def is_singular(self, word: str) -> bool:
        """Whether the word is a noun for one person."""
        return word in self.singular or (self.by_ending(word) and not word.endswith(self.endings))

    def is_plural(self, word: str) -> bool:
        """Whether the word is a noun for several people."""
        return word in self.plural or (self.by_ending(word) and word.endswith(self.endings))

    def by_ending(self, word: str) -> bool:
        """Whether only its ending tells that the word is a noun for people."""
        if word in self.singular or word in self.plural or word in self.things or len(word) < 6:
            return False
        return word.endswith(("man", "woman", "person", "ist", "eer", *self.endings))

    def is_person(self, word: str) -> bool:
        """Whether the word is a noun for people, one or many."""
        return self.is_singular(word) or self.is_plural(word) or word in self.collective


@cache
def people() -> People:
    """The nouns for people."""
    table = _table("people.toml")
    singular = frozenset(table["singular"].split())
    groups = frozenset(table["collective"].split())
    plural = frozenset(table["plural"].split())
    plural |= {p for w in singular | groups - {"army", "cell"} for p in _plurals(w)}
    return People(
        singular=singular,
        collective=groups,
        plural=plural - singular,
        armed=frozenset(table["armed"].split()),
        things=frozenset(table["things"].split()),
        endings=tuple(table["endings"]),
        same_again=frozenset(table["same_again"].split()),
        kin=frozenset(table["kin"].split()),
        telling=frozenset(table["telling"]),
    )


def _plurals(word: str) -> Iterable[str]:
    """The plural by rule: "bakers", "enemies", "witnesses", "mothers-in-law"."""
    stem, dash, rest = word.partition("-")
    if dash and rest.startswith(("in-", "of-")):
        yield f"{stem}s-{rest}"
    elif word.endswith(("s", "x", "ch", "sh")):
        yield word + "es"
    elif word.endswith("y") and word[-2] not in "aeiou":
        yield word[:-1] + "ies"
    else:
        yield word + "s"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb of harm: `shape` is base, s, past or ing; `numbered`: it tells a harm
    only of a number of people."""

    harm: Harm
    of_object: bool
    shape: str
    lemma: str
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class NounOfHarm:
    """A noun of harm; `counted`: it stands for the people themselves ("bodies")."""

    harm: Harm
    counted: bool


@dataclass(frozen=True, slots=True)
class Idiom:
    """A turn of phrase, slot by slot; an empty slot is up to five words."""

    harm: Harm
    victim: str
    slots: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Harms:
    """The words of `data/harms.toml`, by their forms."""

    verbs: Mapping[str, VerbForm]
    states: Mapping[str, Harm]
    nouns: Mapping[str, NounOfHarm]
    idioms: Mapping[str, tuple[Idiom, ...]]
    tolls: Mapping[Words, Harm]
    toll_words: frozenset[str]
    words: frozenset[str]


@cache
def harms() -> Harms:
    """The words of harm."""
    table = _table("harms.toml")
    irregular = table["irregular"]
    verbs: dict[str, VerbForm] = {}
    for row in table["verb"]:
        for lemma in row["lemmas"]:
            for shape, form in _forms(lemma, irregular.get(lemma)):
                of_object, numbered = row["victim"] == "object", row.get("numbered", False)
                harm = Harm(row["harm"])
                verbs.setdefault(form, VerbForm(harm, of_object, shape, lemma, numbered))
    states = {word: Harm(row["harm"]) for row in table["state"] for word in row["words"]}
    nouns = {
        word: NounOfHarm(Harm(row["harm"]), row.get("counted", False))
        for row in table["noun"]
        for word in row["words"]
    }
    idioms: dict[str, list[Idiom]] = {}
    for row in table["idiom"]:
        slots = tuple(frozenset(() if s == "..." else s.split("|")) for s in row["words"])
        for first in sorted(slots[0]):
            idioms.setdefault(first, []).append(Idiom(Harm(row["harm"]), row["victim"], slots))
    tolls = {
        tuple(words.split()): Harm(row["harm"]) for row in table["toll"] for words in row["words"]
    }
    return Harms(
        verbs=verbs,
        states=states,
        nouns=nouns,
        idioms={first: tuple(rows) for first, rows in idioms.items()},
        tolls=tolls,
        toll_words=frozenset(words[0] for words in tolls),
        words=frozenset(verbs) | frozenset(states) | frozenset(nouns),
    )


@cache
def grammar() -> Mapping[str, frozenset[str]]:
    """The small words of `data/harms.toml`, by what they do in the grammar."""
    table = _table("harms.toml")["grammar"]
    return {key: frozenset(words.split()) for key, words in table.items()}


def _forms(lemma: str, irregular: Iterable[str] | None) -> Iterable[tuple[str, str]]:
    """The forms of a verb by rule, the irregular ones as given."""
    for form in irregular or ():
        yield "past", form
    yield "base", lemma
    sibilant = lemma.endswith(("s", "x", "ch", "sh", "z"))
    yield "s", lemma + ("es" if sibilant else "s")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    if lemma.endswith("ie"):
        stem = lemma[:-2] + "y"
    doubled = stem + stem[-1] if lemma in _DOUBLING else stem
    yield "ing", doubled + "ing"
    if irregular is None:
        yield "past", doubled + "ed"


_DOUBLING = frozenset({"stab", "kidnap", "nab", "hit"})


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("dateline.data").joinpath(name).read_text("utf-8"))
