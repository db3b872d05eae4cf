"""The trigger lexicon and the head nouns of participants, as read from their tables."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.model.mentions import Effect, ParticipantKind, Status


@dataclass(frozen=True, slots=True)
class Frame:
    """Which part the dependents of a trigger play."""

    key: str
    subject: str
    object: str
    against: frozenset[str]
    possessive: str


@dataclass(frozen=True, slots=True)
class Sense:
    """A word or group of words that tells events of one type.

    `words` are the lemmas; for a verb the first is the verb and the rest stand among its
    dependents or just behind it; for a noun they stand in a row and the last is the noun.
    """

    words: tuple[str, ...]
    pos: str
    type: str
    frame: Frame
    strength: int
    weak: bool
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by the lemma that is looked up: the verb, or the last word of a noun."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    adjectives: dict[str, tuple[Sense, ...]]
    keys: frozenset[str]


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("dateline.data").joinpath(name).read_text("utf-8"))


@cache
def lexicon() -> Lexicon:
    """The lexicon of `data/triggers.toml`; longer groups of words come first."""
    return _read("triggers.toml")


@cache
def policing_lexicon() -> Lexicon:
    """The lexicon of `data/policing.toml`: what police do beside fighting and arrests."""
    return _read("policing.toml")


def _frames() -> dict[str, Frame]:
    rows = _table("triggers.toml")["frames"]
    return {
        key: Frame(key, row["subject"], row["object"], frozenset(row["against"]), row["possessive"])
        for key, row in rows.items()
    }


def _read(name: str) -> Lexicon:
    frames = _frames()
    found: dict[str, dict[str, list[Sense]]] = {"verbs": {}, "nouns": {}, "adjs": {}}
    for row in _table(name)["trigger"]:
        for pos, place in (("verbs", 0), ("nouns", -1), ("adjs", 0)):
            for entry in row.get(pos, ()):
                words = tuple(entry.split())
                sense = Sense(
                    words=words,
                    pos=pos,
                    type=row["type"],
                    frame=frames[row["frame"]],
                    strength=row["strength"],
                    weak=row.get("weak", False),
                    effect=Effect(row["effect"][0]) if "effect" in row else None,
                )
                found[pos].setdefault(words[place], []).append(sense)
    ordered = {
        pos: {
            key: tuple(sorted(senses, key=lambda s: (-len(s.words), -s.strength, s.type)))
            for key, senses in by_key.items()
        }
        for pos, by_key in found.items()
    }
    keys = frozenset(key for by_key in ordered.values() for key in by_key)
    return Lexicon(ordered["verbs"], ordered["nouns"], ordered["adjs"], keys)


@cache
def head_nouns() -> dict[str, ParticipantKind]:
    """The kind of participant by head noun (`data/participants.toml`, then the people of
    `data/people.toml`); the first list wins."""
    found: dict[str, ParticipantKind] = {}
    order = ("state_force", "armed_group", "government", "vehicle", "weapon", "facility")
    table = _table("participants.toml")
    for key in (*order, "people", "person", "object"):
        for noun in table[key]:
            found.setdefault(noun, ParticipantKind(key))
    for noun in _table("people.toml")["singular"].split():
        found.setdefault(noun, ParticipantKind.PERSON)
    return found


@cache
def head_words(key: str) -> frozenset[str]:
    """A list of `data/participants.toml`."""
    return frozenset(_table("participants.toml")[key])


@cache
def types_of_means() -> dict[str, str]:
    """The type of attack that an instrument or a doer speaks for, by head noun."""
    rows = _table("participants.toml")["means"]
    return {noun: key for key, nouns in rows.items() for noun in nouns}


@cache
def military_words() -> frozenset[str]:
    """Words that make a place or a thing a military one."""
    return frozenset(_table("participants.toml")["military"]["words"])


@cache
def protest_words() -> frozenset[str]:
    """Words for protesters and their protests."""
    return frozenset(_table("participants.toml")["protest"]["words"])


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of `data/event_words.toml`."""
    return frozenset(_table("event_words.toml")[section][key])


@cache
def statuses(section: str) -> dict[str, Status]:
    """The status that each word of a section of `data/event_words.toml` gives."""
    rows = _table("event_words.toml")[section]
    return {word: Status(status) for status, entries in rows.items() for word in entries}
