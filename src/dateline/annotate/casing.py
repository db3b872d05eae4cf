"""Gives capitals back to texts that were written in capitals, or in small letters, alone.

Wire texts of the telex age are in capitals and some collections in small letters; the parser
was taught on neither. The restored text has the same length, letter for letter, so offsets
hold; spans always quote the report as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.model.outlets import outlets

WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
LETTER = re.compile(r"[^\W\d_]")
CAPITAL_SHARE = 0.75  # of the letters
FEWEST_WORDS = 4
ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ers", "er", "ly", "ies", "ied", "ier")
ENDS = re.compile(r"[^.]{4,}\.")  # not "U.S.", not "Gen."
BEGINS = re.compile(r"[.!?:][\"”’')\]]{0,3}\s+[\"“‘'(\[]{0,3}$|\[$")
STEM_ENDS = ("", "e", "y")


@dataclass(frozen=True, slots=True)
class Casing:
    """What is known of words: `common` are those of the dictionary, in small letters."""

    common: AbstractSet[str]

    def restore(self, text: str) -> str:
        """The text as a newspaper would have written it, or unchanged where it is mixed.

        >>> Casing(frozenset({"bomb", "explode"})).restore("A BOMB EXPLODED IN LIMA TODAY.")
        'A bomb exploded in Lima today.'
        """
        if not one_case(text):
            return text
        words = list(WORD.finditer(text))
        forms = [self._form(match.group()) for match in words]
        pieces, end = [], 0
        for place, match in enumerate(words):
            pieces.append(text[end : match.start()])
            pieces.append(_in_context(forms, place, pieces[-1], first=place == 0))
            end = match.end()
        pieces.append(text[end:])
        restored = _phrases().sub(lambda match: match.group().title(), "".join(pieces))
        return restored if len(restored) == len(text) else text

    def _form(self, word: str) -> str:
        small, known = word.lower(), _known()
        bare = small.rstrip(".").removesuffix("'s").removesuffix("’s")
        if "." in bare and max(map(len, bare.split("."))) == 1:
            return word.upper()
        if bare in known.acronyms and not (bare in known.small and word.islower()):
            return bare.upper() + small[len(bare) :]
        if bare in known.names:
            return _title(small)
        if bare in known.small or bare in known.before_names or self._is_common(bare):
            return small
        return _title(small) if len(bare) > 3 or not word.isupper() else word

    def _is_common(self, word: str) -> bool:
        if word in self.common:
            return True
        for ending in ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and any(stem + more in self.common for more in STEM_ENDS):
                return True
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in self.common:
                return True
        return False


def one_case(text: str) -> bool:
    """Whether the words are in capitals, or in small letters, alone (numbers don't count)."""
    letters: list[str] = LETTER.findall(text)
    if len(letters) < 12 or len(WORD.findall(text)) < FEWEST_WORDS:
        return False
    capitals = sum(letter.isupper() for letter in letters)
    return capitals == 0 or capitals > CAPITAL_SHARE * len(letters)


def _in_context(forms: list[str], place: int, before: str, *, first: bool) -> str:
    """A word's form, with a capital where a sentence begins or a name follows."""
    form = forms[place]
    if not form[:1].islower():
        return form
    stopped = before.isspace() and bool(ENDS.fullmatch(forms[place - 1]))
    if first or stopped or BEGINS.search(before):
        return form[0].upper() + form[1:]
    follows = forms[place + 1][:1].isupper() if place + 1 < len(forms) else False
    if follows and form.rstrip(".") in _known().before_names | _known().titles:
        return form[0].upper() + form[1:]
    return form


def _title(small: str) -> str:
    return small[0].upper() + small[1:] if len(small[0].upper()) == 1 else small


@dataclass(frozen=True, slots=True)
class _Known:
    names: frozenset[str]
    acronyms: frozenset[str]
    before_names: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]


@cache
def _known() -> _Known:
    table = resources.files("dateline.data").joinpath("casing.toml").read_text("utf-8")
    rows = {
        key: frozenset(words.lower().split())
        for key, words in tomllib.loads(table).items()
        if key != "phrases"
    }
    short = (alias for outlet in outlets() for alias in (outlet.name, *outlet.aliases))
    signs = frozenset(a.lower() for a in short if a.isupper() and a.isalpha() and len(a) > 2)
    rows["acronyms"] |= signs - rows["small"] - rows["names"]
    return _Known(**rows)


@cache
def _phrases() -> re.Pattern[str]:
    table = resources.files("dateline.data").joinpath("casing.toml").read_text("utf-8")
    phrases = "|".join(re.escape(phrase) for phrase in tomllib.loads(table)["phrases"])
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
