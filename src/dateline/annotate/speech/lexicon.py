"""The words that attribute, from `data/speech.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.model.mentions import Stance

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cue lemmas by the complement that holds their content, and stances by lemma."""

    clause: Words
    quotation: Words
    object: Words
    infinitive: Words
    noun: Words
    adjective: Words
    adverb: Words
    violent: Words
    addressed: Words
    count: Words
    label: Words
    no_label: Words
    placing: Words
    figures: Words
    giving: Words
    given: Words
    changing: Words
    preposition: Mapping[str, Words]
    stances: Mapping[str, Stance]
    unverified: tuple[str, ...]
    thinks: Words
    wants: Words
    news: Words


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    raw = resources.files("dateline.data").joinpath("speech.toml").read_text("utf-8")
    table = tomllib.loads(raw)
    cues, stance = table["cues"], table["stance"]
    stances: dict[str, Stance] = {}
    for kind in (Stance.CLAIMED, Stance.CONFIRMED, Stance.DENIED, Stance.SUSPECTED):
        for suffix in ("", "_nouns", "_adverbs"):
            stances.update(dict.fromkeys(stance.get(kind.value + suffix, ()), kind))
    stances.update(dict.fromkeys(stance["unverified_adverbs"], Stance.UNVERIFIED))
    lists = {
        name: frozenset(cues[name])
        for name in (
            "clause",
            "quotation",
            "object",
            "infinitive",
            "noun",
            "adjective",
            "adverb",
            "violent",
            "addressed",
            "count",
            "label",
            "no_label",
            "placing",
            "figures",
            "giving",
            "given",
            "changing",
        )
    }
    return Lexicon(
        **lists,
        preposition={key: frozenset(words) for key, words in cues["preposition"].items()},
        stances=stances,
        unverified=tuple(stance["unverified"]),
        thinks=frozenset(table["manner"]["thinks"]),
        wants=frozenset(table["manner"]["wants"]),
        news=frozenset(table["manner"]["news"]),
    )
