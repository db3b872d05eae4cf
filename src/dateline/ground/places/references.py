"""Resolves words for a place ("the city", "the provincial capital", "the country") where exactly
one place in focus can be meant; where there are two, they are found and left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Entry, Gazetteer
from dateline.ground.places.names import is_capital
from dateline.ground.places.placing import place_of
from dateline.model.annotated import Annotated
from dateline.model.countries import countries
from dateline.model.mentions import PlaceMention
from dateline.model.span import Span
from dateline.model.text import Sentence, Token
from dateline.model.values import Place

BACK = 4
"""So many sentences back a place is in focus; then the whole text before counts."""
WORDS: Mapping[str, str] = {
    "city": "PPL", "town": "PPL", "village": "PPL", "province": "ADM1", "governorate": "ADM1",
    "state": "ADM1", "district": "ADM2", "county": "ADM2", "country": "PCL", "capital": "CAPITAL",
}  # fmt: skip
OF_SOMEBODY = re.compile(r"[-\u2010\u2013](based|born|trained|educated|registered|headquartered)\b")
"""Behind a name that only says where somebody is at home: "the Britain-based group"."""
BEFORE = (
    frozenset({"besieged", "northern", "southern", "eastern", "western", "central", "strategic"})
    | frozenset({"whole", "entire", "restive", "volatile", "main", "embattled", "coastal", "same"})
    | frozenset({"port", "border", "key", "northeastern", "northwestern", "southeastern"})
    | frozenset({"southwestern", "contested", "captured", "country", "holy", "tiny", "small"})
)
OF_PROVINCE = frozenset({"provincial", "regional", "state", "governorate"})
SAME = "same"
DEFINITE = frozenset({"the", "this", "that"})


@dataclass(frozen=True, slots=True)
class Reference:
    """Words for a place: from `first` to `last` (excluded), and the sort that is meant; `same`:
    the one told last ("in the same city")."""

    first: int
    last: int
    sort: str
    span: Span
    same: bool = False


def refer(
    annotated: Annotated, named: Sequence[PlaceMention], gazetteer: Gazetteer
) -> list[PlaceMention]:
    """The words for places in a report, resolved by the named places before them."""
    found = []
    text = annotated.report.text
    named = [m for m in named if not OF_SOMEBODY.match(text, m.span.end)]
    starts = [sentence.span.start for sentence in annotated.sentences]
    for index, sentence in enumerate(annotated.sentences):
        recent = starts[max(0, index - BACK)]
        for reference in _references(annotated.tokens, sentence, named):
            before = [m for m in named if m.place and m.span.end <= reference.span.start]
            near = [m for m in before if m.span.start >= recent]
            place = _last_told(reference, near) or _meant(reference.sort, near, gazetteer)
            if place is None and len(_candidates(reference.sort, near)) < 2:
                place = _meant(reference.sort, before, gazetteer)
            found.append(PlaceMention(reference.span, place, named=False))
    return found


def _references(
    tokens: tuple[Token, ...], sentence: Sentence, named: Sequence[PlaceMention]
) -> Iterator[Reference]:
    for index in range(sentence.first + 1, sentence.last):
        token = tokens[index]
        sort = WORDS.get(token.text.lower())
        if sort is None or is_capital(token):
            continue
        first = index - 1
        words = []
        while first > sentence.first and tokens[first].text.lower() in BEFORE | OF_PROVINCE:
            words.append(tokens[first].text.lower())
            first -= 1
        if tokens[first].text.lower() not in DEFINITE or _goes_on(tokens, index, sentence, named):
            continue
        if sort == "CAPITAL":
            sort = "SEAT" if OF_PROVINCE.intersection(words) else sort
        elif OF_PROVINCE.intersection(words):
            continue
        span = Span(tokens[first].start, token.end)
        yield Reference(first, index + 1, sort, span, SAME in words)


def _goes_on(
    tokens: tuple[Token, ...], index: int, sentence: Sentence, named: Sequence[PlaceMention]
) -> bool:
    """Whether a name or another noun follows ("the city of Ardun", "the city council")."""
    if index + 1 >= sentence.last:
        return False
    following = tokens[index + 1]
    if following.text.lower() == "of" or following.tag in {"NN", "NNS", "NNP", "NNPS"}:
        return True
    ahead = following.end + 30
    named_next = any(following.start <= m.span.start < ahead for m in named)
    return named_next and following.text in {",", "-", "–", "("}


def _last_told(reference: Reference, mentions: Sequence[PlaceMention]) -> Place | None:
    """The place of the sort that was told last, for "the same city"."""
    told = list(_candidates(reference.sort, mentions).values()) if reference.same else []
    places = [m.place for m in mentions if m.place in told]
    return places[-1] if places else None


def _meant(sort: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """The one place of the sort among those mentioned; None for none or several."""
    found = _candidates(sort, mentions)
    if len(found) == 1:
        return next(iter(found.values()))
    if not found and sort in {"PPL", "SEAT"}:
        provinces = list(_candidates("ADM1", mentions).values())
        return _town_of(provinces[0], gazetteer) if len(provinces) == 1 else None
    if not found and sort in {"ADM1", "PCL", "CAPITAL"}:
        return _above(sort, mentions, gazetteer)
    return None


def _candidates(sort: str, mentions: Sequence[PlaceMention]) -> dict[tuple[str, float], Place]:
    wanted = "PPL" if sort == "SEAT" else "PPLC" if sort == "CAPITAL" else sort
    return {
        (m.place.name, m.place.lat): m.place
        for m in mentions
        if m.place and (m.place.feature or "").startswith(wanted)
    }


def _above(sort: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Place | None:
    """The province or country that all places mentioned lie in, or that country's capital."""
    places = [m.place for m in mentions if m.place]
    codes = {place.country_code for place in places if place.country_code}
    if len(codes) != 1:
        return None
    country = codes.pop() or ""
    if sort == "ADM1":
        parents = {place.admin1 for place in places if place.admin1}
        name = parents.pop() if len(parents) == 1 else ""
        return _single(name, gazetteer, country=country, feature="ADM1")
    if sort == "CAPITAL":
        known = countries().get(country)
        return _single(known.capital if known else "", gazetteer, country=country, feature="PPLC")
    entry = gazetteer.division(country)
    return place_of(entry, gazetteer) if entry else None


def _town_of(province: Place, gazetteer: Gazetteer) -> Place | None:
    """The town that bears the name of its province."""
    towns = [
        hit.entry
        for hit in gazetteer.find(fold(province.name))
        if hit.entry.feature.startswith("PPL") and hit.entry.country == province.country_code
    ]
    own = [place_of(town, gazetteer) for town in towns]
    own = [place for place in own if place.admin1 == province.admin1]
    return own[0] if len(own) == 1 else None


def _single(name: str, gazetteer: Gazetteer, *, country: str, feature: str) -> Place | None:
    found: list[Entry] = [
        hit.entry
        for hit in gazetteer.find(fold(name))
        if hit.entry.country == country and hit.entry.feature == feature
    ]
    return place_of(found[0], gazetteer) if len(found) == 1 else None
