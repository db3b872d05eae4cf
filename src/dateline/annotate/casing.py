"""Gives capitals back to texts that were written in capitals, or in small letters, alone.

Wire texts of the telex age are in capitals and some collections in small letters; the parser
was taught on neither. The restored text has the same length, letter for letter, so offsets
hold; spans always quote the report as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.model.common_words import share_of
from dateline.model.given_names import given_names
from dateline.model.outlets import outlets

VERSION = "casing.v2"

WORD = re.compile(r"[^\W\d_]+(?:[.'’][^\W\d_]+)*\.?")
LETTER = re.compile(r"[^\W\d_]")
CAPITAL_SHARE = 0.75  # of the letters
FEWEST_WORDS = 4
ENDINGS = ("'s", "s", "es", "ed", "d", "ing", "ers", "er", "ly", "ies", "ied", "ier")
ENDS = re.compile(r"[^.]{4,}\.")  # not "U.S.", not "Gen."
BEGINS = re.compile(r"[.!?:][\"”’')\]]{0,3}\s+[\"“‘'(\[]{0,3}$|\[$")
STEM_ENDS = ("", "e", "y")
INFLECTED = ("ed", "ing", "ly")
PEOPLE = ("women", "men", "members", "member")
PARTICLES = frozenset({"de", "del", "la", "las", "los", "da", "dos", "van", "von", "y", "e"})
"""Words between the parts of a name that keep small letters."""


@dataclass(frozen=True, slots=True)
class Casing:
    """What is known of words: `common` are those of the dictionary, in small letters."""

    common: AbstractSet[str]

    def restore(self, text: str, surnames: AbstractSet[str] = frozenset()) -> str:
        """The text as a newspaper would have written it, or unchanged where it is mixed;
        `surnames` are words, in small letters, that end a person's name elsewhere in the report.

        >>> Casing(frozenset({"bomb", "explode"})).restore("A BOMB EXPLODED IN LIMA TODAY.")
        'A bomb exploded in Lima today.'
        """
        if not one_case(text):
            return text
        words = list(WORD.finditer(text))
        forms = [self._form(match.group()) for match in words]
        for place in self._in_names(forms, _gaps(text, words), surnames):
            forms[place] = _title(forms[place])
        pieces, end = [], 0
        for place, match in enumerate(words):
            pieces.append(text[end : match.start()])
            pieces.append(_in_context(forms, place, pieces[-1], first=place == 0))
            end = match.end()
        pieces.append(text[end:])
        restored = _phrases().sub(lambda match: match.group().title(), "".join(pieces))
        return restored if len(restored) == len(text) else text

    def surnames(self, text: str) -> frozenset[str]:
        """The dictionary's words that end a person's name in a text of one case.

        >>> Casing(frozenset({"leal", "fire"})).surnames("PEDRO LEAL SAID GUNMEN HAD SET FIRE.")
        frozenset({'leal'})
        """
        if not one_case(text):
            return frozenset()
        words = list(WORD.finditer(text))
        forms = [self._form(match.group()) for match in words]
        return frozenset(_bare(forms[at]) for at in self._in_names(forms, _gaps(text, words), ()))

    def _in_names(
        self, forms: list[str], gaps: list[str], surnames: Container[str]
    ) -> Iterator[int]:
        """The words of the dictionary that are names: behind a given name, as its surname."""
        running = False
        for place, form in enumerate(forms):
            running = running and gaps[place] == " "
            bare = _bare(form)
            if _is_given(bare):
                running = True
                if form[:1].islower():
                    yield place
            elif form[:1].islower():
                rare = len(bare) > 2 and not _is_frequent(bare) and not self._is_inflected(bare)
                if rare and (running or bare in surnames):
                    yield place
                else:
                    running = running and bare in PARTICLES
            if form.endswith("."):
                running = running and len(bare) == 1

    def _is_inflected(self, word: str) -> bool:
        """Whether the word is another's form that no name is."""
        return any(
            stem + more in self.common
            for ending in INFLECTED
            if (stem := word.removesuffix(ending)) != word
            for more in STEM_ENDS
        )

    def _form(self, word: str) -> str:
        small, known = word.lower(), _known()
        bare = _bare(word)
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
        if any(word.removesuffix(end) != word and _is_frequent(word.removesuffix(end))
               for end in PEOPLE):  # fmt: skip
            return word not in given_names()
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


def _gaps(text: str, words: Sequence[re.Match[str]]) -> list[str]:
    """What stands before each word, from the end of the one before."""
    ends = [0, *(match.end() for match in words)]
    return [text[end : match.start()] for end, match in zip(ends, words, strict=False)]


def _bare(form: str) -> str:
    return form.lower().rstrip(".").removesuffix("'s").removesuffix("’s")


def _is_given(word: str) -> bool:
    return word in given_names() or word in _known().given


def _is_frequent(word: str) -> bool:
    return word in _known().small or share_of(word) > 0


def _title(small: str) -> str:
    return small[0].upper() + small[1:] if len(small[0].upper()) == 1 else small


@dataclass(frozen=True, slots=True)
class _Known:
    names: frozenset[str]
    acronyms: frozenset[str]
    before_names: frozenset[str]
    titles: frozenset[str]
    small: frozenset[str]
    given: frozenset[str]


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
