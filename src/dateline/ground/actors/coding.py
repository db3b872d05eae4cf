"""The country and PLOVER sector of an actor phrase that stands alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.ground.actors.lexicon import Entry, Match, find_matches, pieces
from dateline.ground.actors.tables import ActorWord, Known
from dateline.model.given_names import given_names

TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_])*\.?|['’]s\b|[^\w\s]|_")
FORMER = re.compile(r"\b(?:former|ex|retired|ousted|deposed|late|disgraced)\b", re.IGNORECASE)
PREPOSITIONS = frozenset({"of", "in", "at", "to", "from", "for", "across", "on", "by", "with", ","})
ALLIES = frozenset({"backed", "allied", "aligned", "funded", "trained", "supported", "sponsored"})
CountryOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Coded:
    """Country (ISO alpha-3 or PLOVER's code of a body) and sector; None: the words say none."""

    country: str | None
    sector: str | None


def code_phrase(
    phrase: str,
    context: str = "",
    day: date | None = None,
    *,
    country_of: CountryOf | None = None,
) -> Coded:
    """Country and sector of an actor phrase; `context` are words near it that may say the
    country, `country_of` tells the country (alpha-3) of a place name that the files lack.

    >>> code_phrase("Nigerian soldiers")
    Coded(country='NGA', sector='MIL')
    """
    words = list(enumerate(TOKEN.findall(phrase)))
    matches = find_matches(pieces(words))
    cut = next((i for i, word in words if word.lower() in PREPOSITIONS and i), len(words))
    named = _named([m for m in matches if m.first < cut], day)
    behind = _named([m for m in matches if m.first >= cut], day)
    nobody = _Named(None, None)
    named, behind = named or nobody, behind or nobody
    spelt = [word for _, word in words]
    country = _owner(matches) or named.country or _country(matches, spelt) or behind.country
    if country is None and context:
        country = _country(find_matches(pieces(enumerate(TOKEN.findall(context)))))
    if country is None and country_of is not None:
        country = _country_of_place(spelt, matches, country_of)
    sector = named.sector or _sector(matches, cut) or behind.sector
    if behind.sector in ("LEG", "JUD") and sector == "GOV" and named is nobody:
        sector = behind.sector  # "president of the Rada" presides over a parliament
    if sector is None and len(matches) == 1 and matches[0].first < 2 and len(words) < 4:
        sector = "GOV" if any(entry.form == "seat" for entry in matches[0].entries) else None
    if FORMER.search(phrase) and sector in ("GOV", "LEG", "MIL", "SPY", "JUD", None):
        sector = "ELI"
    return Coded(country, sector)


@dataclass(frozen=True, slots=True)
class _Named:
    country: str | None
    sector: str | None


def _named(matches: Sequence[Match], day: date | None) -> _Named | None:
    """The first actor of the files that the phrase names, as it was on the day."""
    for match in matches:
        word = any(entry.word for entry in match.entries)
        known = [(e.shared, e.known) for e in match.entries if e.known and not (word and e.shared)]
        if known:
            _, best = min(known, key=lambda k: (k[0], not _alive(k[1], day)))
            return _Named(best.code, _sector_on(best, day))
    return None


def _alive(known: Known, day: date | None) -> bool:
    if day is None:
        return True
    return (known.first or 0) <= day.year <= (known.last or 9999)


def _sector_on(known: Known, day: date | None) -> str | None:
    """A person's sector on the day: after the office a former one."""
    sector = known.actor.sector
    if known.actor.kind != "person" or known.last is None:
        return sector
    now = day.year if day else None
    ended = now is not None and now > known.last
    return "ELI" if ended and sector == "GOV" else sector


def _owner(matches: Sequence[Match]) -> str | None:
    """The state in front of a force or organ that others have too: "Sel's State Department"."""
    for owner, owned in pairwise(matches):
        state = next((e.state for e in owner.entries if e.state), None)
        kinds = {e.known.actor.kind for e in owned.entries if e.known}
        if state and owned.first - owner.last < 2 and kinds & {"state_force", "government"}:
            return state.alpha3
    return None


def _country(matches: Sequence[Match], words: Sequence[str] = ()) -> str | None:
    for match in matches:
        following = [word.lower() for word in words[match.last : match.last + 2]]
        if ALLIES.intersection(following):
            continue
        for entry in match.entries:
            if entry.state is not None:
                return entry.state.alpha3
    return None


def _sector(matches: Sequence[Match], cut: int) -> str | None:
    """The sector of the last word for an actor before the first preposition, else of the
    first behind it; a title of no sector of its own takes that of what it heads."""
    words = [(m, e.word) for m in matches for e in m.entries if e.word is not None]
    head = [word for match, word in words if match.first < cut]
    tail = [word for match, word in words if match.first >= cut]
    for word in (*reversed(head), *tail):
        if word.sector:
            if word.sort == "office" and word in head and tail and _is_body(tail[0]):
                return tail[0].sector
            return word.sector
    pretended = [e.sector for m in matches for e in m.entries if e.state and e.sector]
    return pretended[0] if pretended else None


def _is_body(word: ActorWord) -> bool:
    """Whether a word is for a body that presidents and heads can be of."""
    return word.kind == "organization" or word.sector in ("LEG", "JUD")


def _country_of_place(
    words: Sequence[str], matches: Sequence[Match], country_of: CountryOf
) -> str | None:
    """The country of the first run of capitalised words that is a place's whole name; no
    part of a longer name, which may be a person's."""
    taken = {place for match in matches for place in range(match.first, match.last)}
    run: list[str] = []
    for place, word in enumerate((*words, "")):
        if word[:1].isupper() and place not in taken:
            run.append(word)
            continue
        if run and run[0].lower() not in given_names():
            found = country_of(" ".join(run))
            if found:
                return found
        run = []
    return None


__all__ = ["Coded", "Entry", "code_phrase"]
