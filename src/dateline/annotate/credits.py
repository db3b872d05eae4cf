"""The agencies and outlets that a line credits."""

from __future__ import annotations

import re
from functools import cache

from dateline.model.outlets import outlets

WORD = re.compile(r"[^\W_]+(?:[/.'’&-][^\W_]+)*")
LOWER = frozenset({"dpa", "bdnews24"})  # names that are written small
LONGEST = 6  # words of an outlet's name
SOURCE_LINE = re.compile(r"\s*sources?\s?: (?P<names>[^\n]{1,200})", re.IGNORECASE)
BY_OUTLET = re.compile(
    r"\W*(?:with )?(?:additional |further )?reporting (?:by|from) (?P<names>[^\n]{1,120})",
    re.IGNORECASE,
)
SIGNED = re.compile(r"[-–—] ?\(?(?P<names>[A-Z]{2,6})\)?$")
BRACKETED = re.compile(r"[(\[](?P<names>[^()\[\]\n]{2,60})[)\]]\.?$")
SEPARATOR = re.compile(r",|;|/|\band\b|&")
NOTE = re.compile(r" \([^)]*\)$")
SERVICE = re.compile(
    r"\b(?:news|press|agency|agencies|radio|television|tv|service|network|wire|post|times|"
    r"domestic|photo|staff)\b",
    re.IGNORECASE,
)
CALL_SIGN = re.compile(r"[A-Z]{3,5}(?:-TV)?\d?$")


def credited(line: str) -> tuple[str, ...]:
    """The agencies and outlets that a credit line or byline names, in its order.

    >>> credited("With reporting by Reuters, AFP, and the BBC")
    ('Reuters', 'AFP', 'BBC')
    """
    spelt = [match.group() for match in WORD.finditer(line)]
    words = [_plain(word) for word in spelt]
    known, found, index = _by_words(), [], 0
    while index < len(words):
        length = next(
            (n for n in range(LONGEST, 0, -1) if tuple(words[index : index + n]) in known), 0
        )
        if length and (spelt[index][0].isupper() or spelt[index] in LOWER):
            found.append(known[tuple(words[index : index + length])])
        index += max(length, 1)
    return tuple(dict.fromkeys(found))


def credited_source(line: str) -> tuple[str, ...]:
    """What a line credits that says where the text is from ("Source: X and Y", "- X", "(X)",
    "additional reporting by X"): known outlets by their names, others as written where each of
    their words has a capital; behind "by" and in brackets only services, since persons report.

    >>> credited_source("Source: Coast Wire and news agencies")
    ('Coast Wire',)
    >>> credited_source("Additional reporting by Coast Wire")
    ('Coast Wire',)
    >>> credited_source("Reporting by Ana Ruiz")
    ()
    """
    told = SOURCE_LINE.match(line) or SIGNED.match(line)
    service = told or BY_OUTLET.match(line) or BRACKETED.match(line)
    if service is None:
        return ()
    found: list[str] = []
    for part in SEPARATOR.split(service["names"]):
        words = part.strip(" .()[]").split()
        known = credited(part)
        if known:
            found.extend(known)
        elif _is_name(words) and (told or SERVICE.search(part)):
            found.append(" ".join(words))
    return tuple(dict.fromkeys(found))


def is_signature(line: str) -> bool:
    """Whether the line is nothing but the agency that it credits: "- LNA", "(Coast Wire)".

    >>> is_signature("- LNA"), is_signature("(Coast Wire)"), is_signature("(see map)")
    (True, True, False)
    """
    return bool((SIGNED.match(line) or BRACKETED.match(line)) and credited_source(line))


def _is_name(words: list[str]) -> bool:
    """Whether each of a few words has a capital."""
    return 0 < len(words) <= LONGEST and all(word[0].isupper() for word in words)


def names_outlet(words: str) -> bool:
    """Whether the words hold the name of an agency or outlet, or a word for such a service."""
    return bool(credited(words) or SERVICE.search(words) or CALL_SIGN.match(words))


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    """Canonical name by the words of each alias; acronyms keep their capitals."""
    known: dict[tuple[str, ...], str] = {}
    for outlet in outlets():
        for alias in (NOTE.sub("", outlet.name), *outlet.aliases):
            words = [_plain(match.group()) for match in WORD.finditer(alias)]
            short = words[0] == "the" and len(words) > 2  # "Times" alone is no outlet
            known.setdefault(tuple(words[short:]), outlet.name)
    return known


def _plain(word: str) -> str:
    word = word.removesuffix("'s").removesuffix("’s")
    return word if word.isupper() and len(word) <= 4 else word.casefold()
