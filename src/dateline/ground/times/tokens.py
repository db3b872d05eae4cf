"""The words of a stretch of text, each with the class that it has in time expressions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.ground.times.lexicon import Entry, Lexicon
from dateline.ground.times.patterns import OTHER

WORD = re.compile(
    r"""
    (?P<WORD>(?![ap]\.[ ]?m\b | [½¼¾])[^\W\d_]+(?:['’]clock)?)
  | (?P<ISO>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?\b)
  | (?P<SLASHED>\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b | \d{4}/\d{1,2}/\d{1,2}\b)
  | (?P<YEARS>(?:1[89]|20)\d{2}[-–/]\d{2}(?:\d{2})?\b(?![-–/]))
  | (?P<DECADE>(?:1[5-9]|20)\d0['’]?s\b | ['’`]\d0s\b)
  | (?P<CLOCK>\d{1,2}:\d{2}(?::\d{2})?(?!\d))
  | (?P<ORDNUM>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<FRACTION>\d/\d\b|[½¼¾])
  | (?P<GROUPED>\d{1,3}(?:,\d{3})+\b)
  | (?P<DECIMAL>\d+\.\d+)
  | (?P<NUM>\d+)
  | (?P<AMPM>[ap]\.[ ]?m\b\.?)
  | (?P<POSS>['’]s?\b(?!\w)|['’])
  | (?P<SIGN>[^\w\s])
    """,
    re.X | re.I,
)
SIGNS = {
    ",": "COMMA",
    "،": "COMMA",
    ".": "DOT",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "—": "HYPHEN",
    "(": "LPAR",
    ")": "RPAR",
    ":": "COLON",
    "/": "SLASH",
}
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word: where it stands, its text in lower case, its class and what it means there."""

    start: int
    end: int
    lower: str
    name: str
    means: object = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text and their classes, one letter a word."""

    text: str
    words: tuple[Word, ...]
    letters: str


def split(text: str, start: int, end: int, lexicon: Lexicon) -> Words:
    """The words from `start` to `end` of the text; a phrase of the lexicon is one word."""
    words: list[Word] = []
    at = start
    while match := WORD.search(text, at, end):
        word = _word(match, text, end, lexicon)
        words.append(word)
        at = word.end
    letters = lexicon.classes.letters
    return Words(text, tuple(words), "".join(letters.get(w.name, OTHER) for w in words))


def _word(match: re.Match[str], text: str, end: int, lexicon: Lexicon) -> Word:
    start, stop = match.span()
    kind = match.lastgroup or ""
    lower = match.group().lower()
    if kind == "WORD":
        for pattern, entry in lexicon.phrases.get(lower, ()):
            if found := pattern.match(text, start, end):
                return Word(start, found.end(), found.group().lower(), entry.name, entry.means)
        entry = lexicon.words.get(lower) or _by_form(lower)
        return Word(start, stop, lower, entry.name, entry.means)
    if kind == "SIGN":
        return Word(start, stop, lower, SIGNS.get(lower, ""))
    if kind in ("NUM", "GROUPED"):
        return _number(start, stop, lower)
    return Word(start, stop, lower, kind)


def _by_form(lower: str) -> Entry:
    return Entry("AMPM") if lower in ("am", "pm") else Entry("")


def _number(start: int, stop: int, lower: str) -> Word:
    digits = lower.replace(",", "")
    if len(digits) > LONGEST_NUMBER:
        return Word(start, stop, lower, "")
    value = int(digits)
    if len(digits) == 4 and digits == lower:
        return Word(start, stop, lower, "YEAR" if 1000 <= value <= 2199 else "FOUR", value)
    if len(digits) > 2:
        return Word(start, stop, lower, "NUMBER", value)
    if 1 <= value <= 12:
        name = "D12"
    elif value <= 24:
        name = "D24"
    else:
        name = "D31" if value <= 31 else "NUMBER"
    return Word(start, stop, lower, name, value)
