"""Which country and which groups a report is about, and which entry a name means there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.actors.lexicon import Entry, Match
from dateline.ground.actors.tables import (
    NOT_COUNTRIES,
    Known,
    clear_acronyms,
    unclear_words,
)
from dateline.model.annotated import Annotated
from dateline.model.given_names import given_names
from dateline.model.text import Token
from dateline.model.values import ActorKind

TOWN = 2  # what a town or province counts for; a far capital is named for its government
SHARE = 0.5  # of the mentions of countries, for one to be in focus
LONG = 5  # letters; shorter words are names of much else
SHORT = 3  # letters; acronyms as short mean many things


@dataclass(frozen=True, slots=True)
class Focus:
    """The countries of a report by how often they are spoken of, the actors that it names in
    full, and the year it speaks of."""

    countries: Counter[str]
    named: frozenset[str]
    year: int | None

    @property
    def country(self) -> str | None:
        """The one country in focus; None where several are."""
        ranked = sorted(self.countries.items(), key=lambda pair: (-pair[1], pair[0]))
        if not ranked or ranked[0][1] < SHARE * sum(self.countries.values()):
            return None
        return ranked[0][0]

    def means(self, match: Match, tokens: Sequence[Token]) -> Entry | None:
        """What a name or word means in this report; None where it can't be told."""
        known = [entry for entry in match.entries if entry.known is not None]
        fitting = [entry for entry in known if self._fits(entry, match, tokens)]
        if fitting:
            return min(fitting, key=self._rank)
        rest = [entry for entry in match.entries if entry.known is None]
        return rest[0] if rest else None

    def _fits(self, entry: Entry, match: Match, tokens: Sequence[Token]) -> bool:
        known = entry.known
        assert known is not None
        first = tokens[match.first]
        if known.actor.id in self.named or (known.code in NOT_COUNTRIES and not entry.shared):
            return True
        here = self._is_home(known)
        if known.actor.kind is ActorKind.PERSON and " " not in entry.spelt:
            return here and first.entity in ("PERSON", "")
        if entry.spelt in unclear_words():
            return here and _is_proper(first)
        if entry.acronym and len(entry.spelt) <= SHORT:
            return here or entry.spelt in clear_acronyms()
        if " " in entry.spelt or entry.acronym:
            return not entry.shared or here
        return _is_proper(first) or known.actor.kind is ActorKind.ARMED_GROUP

    def _is_home(self, known: Known) -> bool:
        return any(home in self.countries for home in known.homes)

    def _rank(self, entry: Entry) -> tuple[bool, bool, bool, bool]:
        known = entry.known
        assert known is not None
        alive = self.year is None or (known.first or 0) <= self.year <= (known.last or 9999)
        here = self._is_home(known)
        return (known.actor.id not in self.named, not here, not alive, entry.shared)


def read_focus(annotated: Annotated, matches: Sequence[Match]) -> Focus:
    """What a report speaks of, from the countries, places and actors that it names."""
    countries: Counter[str] = Counter()
    named: set[str] = set()
    for match in matches:
        state = next((e.state for e in match.entries if e.state is not None), None)
        if state is not None:
            countries[state.alpha2] += 1
        full = [e.known for e in match.entries if e.known and tells(e)]
        if full and len({known.code for known in full}) == 1:
            named.update(known.actor.id or "" for known in full)
            countries.update(_home(full[0]))
    for mention in annotated.places:
        place = mention.place
        if place is None or not place.country_code or (place.feature or "").startswith("PCL"):
            continue  # a country's name was counted as such
        countries[place.country_code] += TOWN
    published = annotated.report.published.first
    return Focus(countries, frozenset(named), published.year if published else None)


def _is_proper(token: Token) -> bool:
    return token.pos == "PROPN" or bool(token.entity)


def tells(entry: Entry) -> bool:
    """Whether the name alone says which actor is meant."""
    if entry.shared or entry.known is None or entry.spelt in unclear_words():
        return False
    if entry.acronym and len(entry.spelt) <= SHORT:
        return entry.spelt in clear_acronyms()
    if " " in entry.spelt or entry.acronym or entry.known.actor.kind is ActorKind.ARMED_GROUP:
        return True
    person = entry.known.actor.kind is ActorKind.PERSON or entry.spelt.lower() in given_names()
    return not person and len(entry.spelt) > LONG


def _home(known: Known) -> list[str]:
    kinds = (ActorKind.ARMED_GROUP, ActorKind.STATE_FORCE, ActorKind.GOVERNMENT)
    code = known.actor.country_code
    return [code] if code and known.actor.kind in kinds else []
