"""Words of harm in a sentence: verbs, states, nouns and turns of phrase."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.ground.counts.clause import NOMINAL, Clause
from dateline.ground.counts.lexicon import Idiom, VerbForm, grammar
from dateline.model.values import Harm

GAP = 5


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell a harm: tokens `first` to `last` (excluded), `at` the chief one.

    `victim` is where the people stand: object, subject, before, after, of. `shape` is the
    verb's form; `weak`: it says little alone ("taken to hospital");
    `numbered`: it tells a harm only of a number of people.
    """

    first: int
    last: int
    at: int
    harm: Harm
    victim: str
    shape: str = ""
    negated: bool = False
    weak: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What makes a verb of harm tell nothing that came to pass."""

    governors: frozenset[str]
    modals: frozenset[str]
    negations: frozenset[str]
    compounds: frozenset[str]
    subset_before: tuple[tuple[str, ...], ...]
    subset_after: tuple[tuple[str, ...], ...]
    subset_words: frozenset[str]


@cache
def limits() -> Limits:
    """The words of `data/harms.toml` that limit what is counted."""
    table = tomllib.loads(
        resources.files("dateline.data").joinpath("harms.toml").read_text("utf-8")
    )
    unreal, subset = table["unreal"], table["subset"]
    return Limits(
        frozenset(unreal["governors"]),
        frozenset(unreal["modals"]),
        frozenset(unreal["negations"]),
        frozenset(table["compound"]["words"]),
        tuple(tuple(words.split()) for words in subset["before"]),
        tuple(tuple(words.split()) for words in subset["after"]),
        frozenset(words.split()[0] for words in subset["before"]),
    )


def triggers(clause: Clause) -> Iterator[Trigger]:
    """The words of harm in the sentence, left to right, turns of phrase first."""
    at = clause.sentence.first
    while at < clause.sentence.last:
        idiom = _idiom_at(clause, at)
        found = _of_idiom(clause, at, *idiom) if idiom else _word_at(clause, at)
        if found is not None:
            yield found
        at = idiom[1] if idiom else at + 1


def _idiom_at(clause: Clause, at: int) -> tuple[Idiom, int] | None:
    """The longest turn of phrase that begins here, and where it ends."""
    best = None
    for idiom in clause.harms.idioms.get(clause.word(at), ()):
        last = _matched(clause, at, idiom)
        if last and (best is None or last > best[1]):
            best = idiom, last
    return best


def _matched(clause: Clause, at: int, idiom: Idiom) -> int:
    """Where the turn of phrase ends that begins here, 0 where it doesn't."""
    for number, slot in enumerate(idiom.slots):
        if slot:
            if clause.word(at) not in slot:
                return 0
            at += 1
            continue
        wanted = idiom.slots[number + 1]
        gap = 0
        while clause.word(at) not in wanted:
            word = clause.word(at)
            token_ok = word == "of" or (word and clause.token(at).tag in grammar()["gap_tags"])
            if not token_ok or gap == GAP:
                return 0
            at, gap = at + 1, gap + 1
    return at


def _of_idiom(clause: Clause, at: int, idiom: Idiom, last: int) -> Trigger | None:
    chief = at + 1 if clause.word(at) in ("fatally", "mortally") else at
    state = _reality(clause, chief)
    if state is None or _shoots_a_thing(clause, at):
        return None
    form = clause.harms.verbs.get(clause.word(chief))
    shape = form.shape if form else "ing" if clause.word(chief).endswith("ing") else "past"
    weak = clause.word(at) in grammar()["weak"]
    stretched = frozenset() in idiom.slots and idiom.victim == "object"
    first_last = chief + 1 if stretched else last
    numbered = clause.word(at) in grammar()["numbered_idioms"] and idiom.victim == "object"
    return Trigger(at, first_last, chief, idiom.harm, idiom.victim, shape, state, weak, numbered)


def _word_at(clause: Clause, at: int) -> Trigger | None:
    word, token = clause.word(at), clause.token(at)
    form = clause.harms.verbs.get(word)
    noun = clause.harms.nouns.get(word)
    if form is None and noun is None:
        return _state(clause, at)
    nominal = token.tag in NOMINAL and not token.tag.startswith("NNP")
    compound = clause.word(at + 1) in limits().compounds
    if form and form.shape == "ing" and not compound and _people_next(clause, at + 1):
        nominal = False
    if noun and (not form or nominal or (token.tag.startswith("NNP") and form.shape == "base")):
        if noun.counted and clause.word(at + 1) != "of":
            return _state(clause, at) if word in clause.harms.states or form else None
        if clause.word(at + 1) in limits().compounds or _nothing_done(clause, at):
            return None
        deadly = clause.word(at - 1) in grammar()["deadly"]
        return Trigger(at, at + 1, at, Harm.KILLED if deadly else noun.harm, "of")
    if form:
        return _of_verb(clause, at, form)
    return _state(clause, at)


def _state(clause: Clause, at: int) -> Trigger | None:
    harm = clause.harms.states.get(clause.word(at))
    form = clause.harms.verbs.get(clause.word(at))
    if harm is None and form is not None:
        harm = form.harm
    if harm is None or clause.word(at + 1) in limits().compounds:
        return None
    negated = bool({clause.word(at - 1), clause.word(at - 2)} & limits().negations)
    return Trigger(at, at + 1, at, harm, "before", "past", negated)


def _of_verb(clause: Clause, at: int, form: VerbForm) -> Trigger | None:
    token, before = clause.token(at), clause.word(at - 1)
    nominal = token.tag in NOMINAL
    if nominal and form.shape in ("past", "base", "s") and before in grammar()["articles"]:
        return None
    if (
        token.tag in ("NNS", "NN")
        and form.shape in ("s", "base")
        and not _people_next(clause, at + 1)
    ):
        return None
    if nominal and form.shape == "ing" and not _people_next(clause, at + 1):
        return None
    if clause.word(at + 1) in ("at", "fire", "off", "up", "himself-up") and form.lemma in (
        "shoot",
        "fire",
    ):
        return None
    if form.lemma == "bury" and not _in_graves(clause, at):
        return None
    if form.lemma == "lose" and not _of_fighters(clause, at + 1):
        return None
    state = _reality(clause, at)
    if state is None:
        return None
    victim = "object" if form.of_object else "subject"
    return Trigger(at, at + 1, at, form.harm, victim, form.shape, state, numbered=form.numbered)


def _shoots_a_thing(clause: Clause, at: int) -> bool:
    """Whether what is shot down is no person: "shot down 21 missiles", "shot down a drone"."""
    passive = clause.word(at - 1) in grammar()["be"]
    if passive or (clause.word(at), clause.word(at + 1)) not in (
        ("shot", "down"),
        ("shoot", "down"),
    ):
        return False
    ahead = [i for i in range(at + 2, at + 2 + GAP) if clause.word(i)]
    things = any(clause.token(i).tag in (*NOMINAL, "CD") for i in ahead[:3])
    return things and not any(clause.is_people(i) for i in ahead)


def _in_graves(clause: Clause, at: int) -> bool:
    """Whether those buried are dead, and people: neither under rubble nor "one of the families"."""
    if clause.word(at + 1) in grammar()["underground"]:
        return False
    return not any(clause.word(i) in clause.people.collective for i in range(at - 2, at + 4))


def _of_fighters(clause: Clause, at: int) -> bool:
    """Whether fighters follow: "lost 30 fighters", "lost five of its men"."""
    armed = clause.people.armed | {"men"}
    return any(clause.word(i) in armed for i in range(at, at + 5))


def _people_next(clause: Clause, at: int) -> bool:
    """Whether a number or people follow at once: "blast wounds 12"."""
    words = [clause.word(i) for i in range(at, at + 3)]
    number = words[0].isdigit() or words[0] in grammar()["numbers_next"]
    return number or any(clause.is_people(at + i) for i in range(2) if words[i])


def _reality(clause: Clause, at: int) -> bool | None:
    """Whether the verb is negated; None where it is only wanted, feared or possible."""
    modal = negated = perfect = False
    index = at - 1
    while index >= clause.sentence.first and at - index < 6:
        word = clause.word(index)
        if word in limits().negations:
            negated = clause.word(index + 1) != "only"
        elif word in limits().modals:
            modal = True
        elif word in grammar()["have"]:
            perfect = True
        elif word == "to":
            return _governed(clause, index, negated=negated)
        elif word not in grammar()["be"] and word not in grammar()["aside"]:
            break
        index -= 1
    if modal and not (perfect and clause.word(index + 1) not in ("could", "would", "should")):
        return None
    return negated


def _governed(clause: Clause, to: int, *, negated: bool) -> bool | None:
    """An infinitive: None where the verb before it wants, plans or fears it."""
    for index in range(to - 1, max(to - 3, clause.sentence.first) - 1, -1):
        lemma = clause.token(index).lemma
        if lemma in limits().governors or clause.word(index) in limits().governors:
            return None
    return negated


def _nothing_done(clause: Clause, at: int) -> bool:
    """A noun of harm under "attempted", "threat of"."""
    before = {clause.word(at - 1), clause.word(at - 2)}
    return bool(before & grammar()["fears"])
