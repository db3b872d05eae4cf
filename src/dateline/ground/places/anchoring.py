"""Places names that the gazetteer doesn't know: by a like name inside their stated parent, else at
the parent, or in the one town that is in focus, with the lower precision said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from dateline.ground.places.context import Told
from dateline.ground.places.gazetteer import Entry, Gazetteer, Hit, NameKind
from dateline.ground.places.judge import Judged
from dateline.ground.places.lone import is_small
from dateline.ground.places.names import Found
from dateline.ground.places.placing import place_of
from dateline.ground.places.words import BUILDINGS, STREETS, fits
from dateline.model.earth import kilometres
from dateline.model.spelling import skeleton, without_article
from dateline.model.text import Sentence
from dateline.model.values import Place, PlacePrecision

LIKE = 0.9
"""How alike two names must be (Jaro-Winkler) inside one parent (models.md, section 6)."""
OPENINGS = {"q": "k", "c": "k", "w": "v", "o": "u", "e": "a", "i": "y"}
FOCUS = 0.8
LARGE_TOWN, AWAY_KM = 100_000, 250.0
"""People from which a town is known far and wide, and how far a local outlet's small places
reach (ours)."""
KNOWN_WIDELY = 1_000_000
"""People from which a town is meant even beside a far one (ours)."""
WITHIN_TOWN_KM = 5.0
BESIDE_TOWN_KM = 20.0


class Anchors:
    """What the kept names of a report offer to those that the gazetteer doesn't know."""

    def __init__(
        self,
        judged: Sequence[Judged],
        kept: Sequence[Judged],
        gazetteer: Gazetteer,
        home: Entry | None = None,
    ) -> None:
        """All judged names (parents are told by their index), those kept as places, and the
        town where the report's outlet is at home."""
        self.judged = judged
        self.kept = {id(found) for found in kept}
        self.beginning = {found.name.first: found for found in kept}
        self.gazetteer = gazetteer
        self.home = home
        self.towns = [
            (found.name, found.choice.entry)
            for found in kept
            if found.choice and found.choice.entry.feature.startswith("PPL")
        ]

    def parent(self, found: Judged) -> Entry | None:
        """The division, country or town that the words tell as the name's parent; where that is no
        place that is known, what a word tells as its own parent ("west of Sel in Ardun")."""
        for index in found.told.parents:
            told = self.judged[index]
            entry = self._known(told)
            if entry is None and found.told.within and told.told.within and not self._kept_at(told):
                entry = next(filter(None, map(self._known, self._told(told))), None)
            if entry is not None:
                return entry
        return None

    def _told(self, found: Judged) -> Sequence[Judged]:
        return [self.judged[index] for index in found.told.parents]

    def _known(self, found: Judged) -> Entry | None:
        kept = self._kept_at(found)
        if kept is None:
            return None
        return kept.choice.entry if kept.choice else self.spelt_so(kept)

    def _kept_at(self, found: Judged) -> Judged | None:
        """The name itself where it is kept, else the kept one that begins where it does."""
        if id(found) in self.kept:
            return found
        return self.beginning.get(found.name.first)

    def spelt_so(self, found: Judged) -> Entry | None:
        """What a kept name means that the gazetteer knows in another spelling alone."""
        return None if found.told.parents else self.other_spelling(found)

    def at_home(self, found: Judged) -> Entry | None:
        """The home town of the outlet, for a town's name that stands without a parent, whose
        bearer is far from there and near no other place of the report: a quarter of that town
        that the gazetteer doesn't know ("Hyde Park" in a paper of Ardun)."""
        choice = found.choice
        if choice is None or self.home is None or not choice.entry.feature.startswith("PPL"):
            return None
        if choice.entry.population >= LARGE_TOWN or not _away(choice.entry, self.home):
            return None
        for other in self.judged:
            if id(other) not in self.kept or not other.choice:
                continue
            if other.name.folded == found.name.folded:
                if other.told.inside or other.told.parents:
                    return None
            elif not _away(other.choice.entry, choice.entry):
                return None
        return self.home

    def other_spelling(self, found: Judged) -> Entry | None:
        """The one town of the country in focus whose name has the same skeleton."""
        bones, country = skeleton(found.name.folded), self.country()
        if country is None or len(bones) < 3 or found.name.label in {"ORG", "PERSON"}:
            return None
        alike = {
            hit.entry.id: hit.entry
            for folded, hit in self.gazetteer.inside(country)
            if hit.entry.feature.startswith("PPL") and skeleton(folded) == bones
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def country(self) -> str | None:
        """The country of four in five places of the report, where there are two or more."""
        codes = [
            found.choice.entry.country
            for found in self.judged
            if id(found) in self.kept and found.choice and found.choice.entry.country
        ]
        if len(codes) < 2:
            return None
        code, count = Counter(codes).most_common(1)[0]
        return code if count >= FOCUS * len(codes) else None

    def province(self, found: Judged, sentences: Sequence[Sentence]) -> Entry | None:
        """The one province that the name's sentence and the two before it speak of, where the
        chosen place lies in another country."""
        first = _from(found, sentences)
        codes = {
            other.choice.entry.admin1
            for other in self.judged
            if id(other) in self.kept
            and other.choice
            and other is not found
            and first <= other.name.first < found.name.last
            and other.choice.entry.admin1
        }
        if len(codes) != 1:
            return None
        province = self.gazetteer.division(codes.pop())
        if province and found.choice and found.choice.entry.country == province.country:
            return None
        return province

    def around(self, found: Judged, sentences: Sequence[Sentence]) -> Entry | None:
        """What holds a name that tells no parent: a town for a street or building, a province or
        country for a settlement."""
        if is_facility(found.name):
            return self.site(found.name, sentences)
        settled = found.told.settled or found.told.sort == "PPL"
        return self.area(found, sentences) if settled else None

    def area(self, found: Judged, sentences: Sequence[Sentence]) -> Entry | None:
        """The one province that is named in the sentence and the two before it, or in the whole
        report, else the country in focus: as near as a town that nobody knows can be placed."""
        country = self.country()
        first = _from(found, sentences)
        named = [
            other
            for other in self.judged
            if id(other) in self.kept and other.choice and other.choice.entry.feature == "ADM1"
        ]
        near = [other for other in named if first <= other.name.first < found.name.first]
        for told in (near, named):
            codes = {other.choice.entry.admin1 for other in told if other.choice}
            if len(codes) == 1:
                return self.gazetteer.division(codes.pop())
        return self.gazetteer.division(country) if country and not named else None

    def site(self, name: Found, sentences: Sequence[Sentence]) -> Entry | None:
        """The town that a street or building stands in: the one in focus, unless that is far
        from where the outlet is at home; else the home town."""
        town = self.focus(name, sentences)
        return self.home if self.home and (town is None or _away(town, self.home)) else town

    def focus(self, name: Found, sentences: Sequence[Sentence]) -> Entry | None:
        """The town of the name's own sentence, where there is one; else the one town that the
        whole report speaks of."""
        own = [entry for town, entry in self.towns if _same_sentence(town, name, sentences)]
        for entries in (own, [entry for _, entry in self.towns]):
            if len({entry.id for entry in entries}) == 1:
                return entries[0]
        return None


def _from(found: Judged, sentences: Sequence[Sentence]) -> int:
    """The first word of the name's sentence and the two before it."""
    here = next((s.index for s in sentences if s.first <= found.name.first < s.last), 0)
    return sentences[max(0, here - 2)].first if sentences else 0


def _away(one: Entry, other: Entry) -> bool:
    return kilometres((one.lat, one.lon), (other.lat, other.lon)) > AWAY_KM


def liken(names: Sequence[Found], told: Sequence[Told], gazetteer: Gazetteer) -> list[Found]:
    """The names; one that the gazetteer doesn't know, and whose parent is told, gets the place of
    the parent whose name is alike."""
    found = []
    for name, context in zip(names, told, strict=True):
        if not name.hits and context.parents:
            parents = [hit.entry for i in context.parents for hit in names[i].hits]
            parents = [entry for entry in parents if entry.feature in {"PCLI", "ADM1"}]
            parents.sort(key=lambda entry: (-entry.population, entry.id))
            matches = (alike(name, context.sort, parent, gazetteer) for parent in parents[:2])
            match = next((match for match in matches if match), None)
            if match:
                name = replace(name, hits=(Hit(match, NameKind.OTHER),))
                context.inside = True
        found.append(name)
    return found


def alike(name: Found, sort: str, parent: Entry, gazetteer: Gazetteer) -> Entry | None:
    """The place inside the parent whose name is the most like."""
    code = parent.code if parent.feature in {"PCLI", "ADM1"} else parent.admin1
    bones = skeleton(name.folded)
    if len(bones) < 3:
        return None
    best: tuple[float, bool, int] = (0.0, False, 0)
    match: Entry | None = None
    opening = _opening(name.folded)
    for folded, hit in gazetteer.inside(code):
        if _opening(folded) != opening or hit.entry.id == parent.id:
            continue
        if not fits(hit.entry.feature, sort):
            continue
        town = hit.entry.feature.startswith("PPL")
        rank = (_likeness(name.folded, bones, folded), town, hit.entry.population)
        if rank[0] >= LIKE and rank > best:
            best, match = rank, hit.entry
    return match


def anchored(found: Judged, anchors: Anchors, sentences: Sequence[Sentence]) -> Place | None:
    """Where a name is: the chosen place, unless its words tell a parent that holds a likelier
    one; a name that nothing is known of stands at its parent or in the town in focus."""
    parent = anchors.parent(found)
    home = anchors.at_home(found)
    if home is not None:
        return _at(found.name, home, anchors.gazetteer)
    if _is_elsewhere(found, parent):
        found = replace(found, choice=None)
    if found.choice and found.told.inside:
        return place_of(found.choice.entry, anchors.gazetteer)
    if parent is None and found.told.sort == "ADM2":
        parent = anchors.province(found, sentences)
    if parent is not None and (found.choice is None or _is_division(parent)):
        match = alike(found.name, found.told.sort, parent, anchors.gazetteer)
        if match:
            return place_of(match, anchors.gazetteer)
    if found.choice:
        return place_of(found.choice.entry, anchors.gazetteer)
    if parent is None and not is_facility(found.name):
        match = anchors.other_spelling(found)
        if match:
            return place_of(match, anchors.gazetteer)
    parent = parent or anchors.around(found, sentences)
    return _at(found.name, parent, anchors.gazetteer) if parent else None


def without_namesakes(kept: Sequence[Judged], anchors: Anchors) -> list[Judged]:
    """The kept names; one that its words place elsewhere than its chosen place ("Sel Beach in
    Ardun") doesn't mean that place where it stands alone either."""
    told = {
        (found.name.folded, found.choice.entry.id)
        for found in kept
        if found.choice is not None and _is_elsewhere(found, anchors.parent(found))
    }
    return [
        replace(found, choice=None)
        if found.choice and (found.name.folded, found.choice.entry.id) in told
        else found
        for found in kept
    ]


def _is_elsewhere(found: Judged, parent: Entry | None) -> bool:
    """Whether the chosen place is a small one in another country than the told parent, or a
    town that isn't known far and wide and is far from the town that is told beside it."""
    if found.choice is None or parent is None or not found.told.within or found.told.inside:
        return False
    entry = found.choice.entry
    if not parent.country or entry.country == parent.country:
        return False
    if parent.feature.startswith("PCL") and entry.feature == "PPL":
        return True  # "Sel in southern Ardunia"
    towns = entry.feature.startswith("PPL") and parent.feature.startswith("PPL")
    return is_small(entry) or (towns and entry.population < KNOWN_WIDELY and _away(entry, parent))


def is_facility(name: Found) -> bool:
    """Whether the name is of a street or a building, which stand in a town."""
    last = name.folded.rpartition(" ")[2]
    return name.label == "FAC" or (" " in name.folded and last in STREETS | BUILDINGS)


def _at(name: Found, parent: Entry, gazetteer: Gazetteer) -> Place:
    """The name at its parent, no more exact than that."""
    place = place_of(parent, gazetteer)
    radius, precision = place.radius_km, place.precision
    if precision is PlacePrecision.EXACT:
        inside = is_facility(name)
        radius = max(radius, WITHIN_TOWN_KM if inside else BESIDE_TOWN_KM)
        precision = PlacePrecision.NEAR
    return replace(
        place,
        name=name.text,
        precision=precision,
        radius_km=radius,
        geonames_id=None,
        feature=None,
        described=f"{name.text}, {place.name}",
    )


def _opening(folded: str) -> str:
    """The first letter, letters that romanisations exchange being one."""
    first = without_article(folded)[:1]
    return OPENINGS.get(first, first)


def _likeness(wanted: str, bones: str, folded: str) -> float:
    """1 for the same skeleton, a little less where the other name only goes on, else
    Jaro-Winkler."""
    if skeleton(folded) == bones:
        return 1.0
    first, _, rest = folded.partition(" ")
    if rest and skeleton(first) == bones:
        return 0.95
    if abs(len(folded) - len(wanted)) > 3:
        return 0.0
    return float(JaroWinkler.similarity(wanted, folded, score_cutoff=LIKE)) * 0.99


def _is_division(entry: Entry) -> bool:
    return entry.feature.startswith(("ADM", "PCL"))


def _same_sentence(a: Found, b: Found, sentences: Sequence[Sentence]) -> bool:
    return any(s.first <= a.first < s.last and s.first <= b.first < s.last for s in sentences)
