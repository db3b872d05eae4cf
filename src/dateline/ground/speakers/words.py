"""The words for speakers, from `data/speakers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """Lists of lower-case words, as the data file explains them."""

    roles: frozenset[str]
    documents: frozenset[str]
    bodies: frozenset[str]
    manners: frozenset[str]
    titles: frozenset[str]
    he: frozenset[str]
    she: frozenset[str]
    outlets: frozenset[str]
    talks: frozenset[str]
    handing_on: frozenset[str]
    heading: frozenset[str]


@cache
def speaker_words() -> SpeakerWords:
    """The lists, read once."""
    raw = resources.files("dateline.data").joinpath("speakers.toml").read_text("utf-8")
    return SpeakerWords(**{key: frozenset(words) for key, words in tomllib.loads(raw).items()})
