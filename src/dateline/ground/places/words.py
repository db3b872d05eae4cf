"""Words beside or in a name that speak for or against a place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from dateline.ground.places.fold import fold
from dateline.model.countries import countries

IN = frozenset({"in", "at", "near", "from", "outside", "around", "inside", "across", "throughout"})
TO = frozenset({"to", "into", "of", "for", "on", "between", "toward", "towards", "through", "via"})
TITLES = (
    frozenset({"mr", "mrs", "ms", "dr", "sen", "rep", "gov", "lt", "col", "capt", "sgt", "maj"})
    | frozenset({"gen", "prof", "rev", "president", "minister", "judge", "officer", "detective"})
    | frozenset({"sir", "lord", "lady", "king", "queen", "prince", "princess", "st", "saint"})
    | frozenset({"deputy", "sheriff", "chief", "commander", "general", "colonel", "captain"})
    | frozenset({"spokesman", "spokeswoman", "mullah", "sheikh", "imam", "justice", "coach"})
    | frozenset({"commissioner", "councilman", "chairman", "director", "secretary", "senator"})
)
OFFICES = frozenset({"mayor", "governor", "sheriff", "police", "council", "officials", "residents"})
PLACE_VERBS = (
    frozenset({"enter", "leave", "reach", "capture", "seize", "retake", "recapture", "control"})
    | frozenset({"bomb", "shell", "visit", "storm", "besiege", "overrun", "occupy", "flee", "hold"})
    | frozenset({"surround", "attack", "evacuate", "approach", "liberate", "hit", "rock"})
)
BANDS = frozenset(
    {"gang", "militia", "clan", "cartel", "faction", "tribe", "rebel", "insurgent", "militant"}
    | {"guerrilla", "fighter", "separatist", "movement", "network", "mafia"}
)
"""Behind a name that is no place's but of those who fight."""
STREETS = frozenset(
    {"street", "st", "avenue", "ave", "road", "rd", "drive", "dr", "lane", "boulevard"}
) | frozenset({"blvd", "highway", "route", "court", "pike", "parkway", "way", "bypass"})
BUILDINGS = (
    frozenset({"school", "hospital", "university", "college", "church", "center", "centre"})
    | frozenset({"airport", "stadium", "hall", "house", "hotel", "museum", "prison", "station"})
    | frozenset({"park", "plaza", "square", "mosque", "bridge", "mall", "theater", "theatre"})
    | frozenset({"courthouse", "jail", "library", "arena", "base", "camp", "cemetery", "tower"})
)
NATURE = (
    frozenset({"river", "lake", "mountain", "mountains", "valley", "island", "islands", "sea"})
    | frozenset({"ocean", "bay", "gulf", "creek", "beach", "hills", "desert", "forest", "coast"})
    | frozenset({"peninsula", "strait", "canal", "delta", "basin", "heights", "border", "falls"})
)
BODIES = (
    frozenset({"police", "department", "county", "council", "times", "post", "news", "journal"})
    | frozenset({"board", "committee", "commission", "association", "district", "herald", "club"})
    | frozenset({"city", "chamber", "bank", "daily", "united", "inc", "corp", "co", "ministry"})
)
LANDMARKS = STREETS | BUILDINGS | NATURE

FEATURE_WORDS: Mapping[str, str] = {
    "province": "ADM1", "governorate": "ADM1", "state": "ADM1", "oblast": "ADM1",
    "region": "RGN", "republic": "ADM1", "department": "ADM", "prefecture": "ADM",
    "district": "ADM2", "county": "ADM2", "raion": "ADM2", "rayon": "ADM2", "parish": "ADM2",
    "municipality": "ADM2", "subdistrict": "ADM2", "emirate": "ADM1", "wilaya": "ADM1",
    "city": "PPL", "town": "PPL", "village": "PPL", "township": "PPL", "suburb": "PPLX",
    "hamlet": "PPL", "settlement": "PPL", "borough": "PPLX", "camp": "PPL",
    "neighborhood": "PPLX", "neighbourhood": "PPLX", "quarter": "PPLX", "area": "",
    "counties": "ADM2", "provinces": "ADM1", "districts": "ADM2", "states": "ADM1",
    "cities": "PPL", "towns": "PPL", "villages": "PPL", "governorates": "ADM1",
    "regions": "RGN", "capital": "PPL", "port": "PPL", "enclave": "",
}  # fmt: skip
SETTLEMENTS = frozenset(
    {"town", "village", "hamlet", "settlement", "city", "township", "community", "locality"}
)
SETTLEMENTS_MANY = frozenset(
    {"towns", "villages", "hamlets", "settlements", "cities", "townships", "communities"}
    | {"localities", "districts", "neighborhoods", "neighbourhoods", "suburbs", "areas", "quarters"}
    | {"camps", "municipalities", "counties", "barrios", "departments", "provinces"}
)
NAMING = frozenset({"of", "called", "named"})
"""What stands between a word for a settlement and its name."""
DIRECTIONS = frozenset(
    {"northern", "southern", "eastern", "western", "central", "north", "south", "east", "west"}
    | {"northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower", "rural"}
    | {"northeast", "northwest", "southeast", "southwest", "mid", "downtown", "greater"}
)
SHORT_DIRECTIONS = frozenset(
    {"N.", "S.", "E.", "W.", "NE", "NW", "SE", "SW", "N.E.", "N.W.", "S.E.", "S.W."}
)
BEFORE_DIRECTION = frozenset({",", "(", "in", "of", "near", "across"})
"""What stands before a shortened quarter of the heavens (", E. Ardun")."""


@cache
def common_words() -> frozenset[str]:
    """English words that are names of places too."""
    return _listed("common_words.txt")


@cache
def not_places() -> frozenset[str]:
    """Folded names of organisations and the like, and those of peoples with their adjectives,
    that are never read as places (unless a country bears the name too)."""
    peoples = {
        fold(name) + ending
        for country in countries().values()
        for name in country.demonyms
        for ending in ("", "s")
    }
    names = {fold(n) for c in countries().values() for n in (c.name, *c.aliases)}
    return _listed("not_places.txt") | (peoples - names)


def _listed(name: str) -> frozenset[str]:
    text = (resources.files("dateline.data") / "places" / name).read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


FITS: Mapping[str, tuple[str, ...]] = {
    "RGN": ("RGN", "ADM"),
    "ADM": ("ADM",),
    "ADM1": ("ADM1",),
    "ADM2": ("ADM2", "PPLX"),
    "PPL": ("PPL", "CMP"),
    "PPLX": ("PPL", "CMP"),
}
"""The beginnings of the GeoNames codes that a word for the sort allows: a "region" may be a
province, a "district" a quarter of a town."""


def fits(feature: str, sort: str) -> bool:
    """Whether a place with the feature code can be of the sort that the words say."""
    return not sort or feature.startswith(FITS[sort])
