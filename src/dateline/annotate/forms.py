"""The forms by which the parts of a page are known, read from `data/zones.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

LOOKED_AT = 300  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Forms:
    """Compiled patterns by what they find."""

    boilerplate: re.Pattern[str]
    link: re.Pattern[str]
    list_head: re.Pattern[str]
    byline: re.Pattern[str]
    byline_cased: re.Pattern[str]
    credit: re.Pattern[str]
    credit_end: re.Pattern[str]
    caption_label: re.Pattern[str]
    caption: re.Pattern[str]
    caption_end: re.Pattern[str]
    caption_end_words: frozenset[str]
    buttons: frozenset[str]
    button_words: frozenset[str]
    not_places: frozenset[str]


@cache
def forms() -> Forms:
    """The forms of the data file."""
    table = tomllib.loads(
        resources.files("dateline.data").joinpath("zones.toml").read_text("utf-8")
    )
    return Forms(
        boilerplate=_any(table["boilerplate"]["start"]),
        link=_any(table["link"]["start"]),
        list_head=_any(table["link"]["list_head"]),
        byline=_any(table["byline"]["start"]),
        byline_cased=re.compile("|".join(table["byline"]["cased"])),
        credit=_any(table["credit"]["start"]),
        credit_end=_any(table["credit"]["end"]),
        caption_label=_any(table["caption"]["label"]),
        caption=_any(table["caption"]["start"]),
        caption_end=_any(table["caption"]["end"]),
        caption_end_words=frozenset(table["caption"]["end_words"]),
        buttons=frozenset(table["boilerplate"]["buttons"]),
        button_words=frozenset(table["boilerplate"]["button_words"]),
        not_places=frozenset(table["dateline"]["not_places"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
