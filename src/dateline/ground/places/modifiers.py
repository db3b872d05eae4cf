"""How a place is meant: near it, on its outskirts, twenty kilometres south of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.ground.places.measure import shifted
from dateline.ground.places.words import BEFORE_DIRECTION, SHORT_DIRECTIONS
from dateline.model.earth import kilometres
from dateline.model.mentions import PlaceMention
from dateline.model.span import Span
from dateline.model.values import Place, PlacePrecision

REACH = 90
"""So many characters before a name may modify it."""
MILE_KM = 1.609
BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0,
    "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_SIDE = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
_NUMBER = r"(?:about |around |some |roughly |nearly |just )?(?P<number>\d{1,4}(?:[.,]\d{1,2})?)"
_UNIT = r"(?P<unit>km|kms|kilometers?|kilometres?|miles?|mi|metres?|meters?)\b"
DISTANCE = re.compile(
    rf"{_NUMBER}[ -]?{_UNIT}(?: \([^()]{{1,25}}\))?(?: to the)? "
    rf"(?:(?P<side>{_SIDE}) (?:of|from)|from|away from|outside|outside of)"
    r"(?: the (?:city|town|village|capital|provincial capital)(?: of|,)?)? $",
    re.IGNORECASE,
)
SIDE_OF = re.compile(
    rf"(?:(?:to the|just|further) )?(?P<side>{_SIDE})(?:ern)?(?: side| part)? of"
    r"(?: the (?:city|town|village|capital|provincial capital)(?: of|,)?)? $",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"(?:\b(?:just )?(?:near|close to|outside(?: of)?|around|surrounding|adjacent to|bordering|"
    r"(?:on |in |at |from )?(?:the )?(?:\w+ern |\w+ )?(?:outskirts|suburbs?|edges?|vicinity|"
    r"countryside|environs|approaches|entrance|gates?) (?:of|to)|not far from|on the road to))"
    r"(?: the (?:\w+ )?(?:city|town|village|capital|district|area)(?: of|,)?)? $",
    re.IGNORECASE,
)
PART = re.compile(
    rf"\b(?P<part>(?:(?:far|far-)?(?:{_SIDE})(?:ern)?|central|downtown|upper|lower|rural|greater|"
    r"inner|old))[- ]$",
    re.IGNORECASE,
)
_BEFORE = "|".join(rf"\b{w}" if w.isalpha() else re.escape(w) for w in sorted(BEFORE_DIRECTION))
_SHORT = "|".join(re.escape(words) for words in sorted(SHORT_DIRECTIONS))
SHORT = re.compile(rf"(?:{_BEFORE}) (?P<part>{_SHORT}) $")
"""A quarter of the heavens, shortened: ", E. Ardun"."""
AFTER = re.compile(
    r"^(?:'s|’s)? (?P<word>outskirts|suburbs?|countryside|border|vicinity)\b", re.IGNORECASE
)
BETWEEN = re.compile(
    r"\b(?:road|highway|route|motorway|way|border|area|villages?|line|stretch|somewhere)"
    r"(?: that)? (?:between|linking|connecting)(?: the (?:cities|towns|villages) of)? $",
    re.IGNORECASE,
)
LINK = re.compile(r"^(?: (?:and|with|to) |, )$")
NEAR_KM = 15.0
SIDE_KM = 25.0
ROAD_KM = 400.0


@dataclass(frozen=True, slots=True)
class Modified:
    """What the words before or after a name make of its place."""

    modifier: str
    place: Place | None


def modify(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions with their modifiers, places moved or widened as the words say."""
    found: list[PlaceMention] = []
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        between = _between(text, mention, following)
        if between:
            found.append(between)
            continue
        previous = mentions[index - 1] if index else None
        if (
            previous
            and found[-1].modifier == "between"
            and LINK.match(_gap(text, previous, mention))
        ):
            own = mention.place
            found.append(replace(mention, place=found[-1].place, modifier="between", own=own))
            continue
        modified = _modified(text, mention)
        if modified:
            own = mention.place
            mention = replace(mention, place=modified.place, modifier=modified.modifier, own=own)
        found.append(mention)
    return found


def _closes(text: str, left: PlaceMention, right: PlaceMention, modifier: str | None) -> bool:
    """Whether the right one is the far end of a way that the left one begins."""
    return modifier == "between" and LINK.match(_gap(text, left, right)) is not None


def _gap(text: str, left: PlaceMention, right: PlaceMention) -> str:
    return text[left.span.end : right.span.start]


def _between(
    text: str, mention: PlaceMention, following: PlaceMention | None
) -> PlaceMention | None:
    """A place on the way between two others: the middle, with half the way as radius."""
    if following is None or not mention.place or not following.place:
        return None
    before = text[max(0, mention.span.start - REACH) : mention.span.start]
    if not BETWEEN.search(before) or not LINK.match(_gap(text, mention, following)):
        return None
    one, two = mention.place, following.place
    way = kilometres((one.lat, one.lon), (two.lat, two.lon))
    if way > ROAD_KM or abs(one.lon - two.lon) > 180:
        return None
    words = Span(mention.span.start, following.span.end).of(text)
    place = replace(
        one,
        lat=(one.lat + two.lat) / 2,
        lon=(one.lon + two.lon) / 2,
        precision=PlacePrecision.REGION,
        radius_km=round(way / 2, 1),
        described=f"between {words}",
    )
    return replace(mention, place=place, modifier="between", own=one)


def _modified(text: str, mention: PlaceMention) -> Modified | None:
    start = mention.span.start
    before = text[max(0, start - REACH) : start].rstrip("#")
    name = mention.span.of(text)
    if match := DISTANCE.search(before):
        return Modified(match.group().strip(), _away(mention.place, match, name))
    if match := SIDE_OF.search(before):
        words = match.group().strip()
        return Modified(words, _beside(mention.place, SIDE_KM, f"{words} {name}"))
    if match := NEAR.search(before):
        words = match.group().strip()
        return Modified(words, _beside(mention.place, NEAR_KM, f"{words} {name}"))
    if match := PART.search(before) or SHORT.search(before):
        words = match.group("part")
        return Modified(words, _part(mention.place, f"{words} {name}"))
    if match := AFTER.match(text[mention.span.end : mention.span.end + 20]):
        words = match.group("word")
        return Modified(words, _beside(mention.place, NEAR_KM, f"{name} {words}"))
    return None


def _away(place: Place | None, match: re.Match[str], name: str) -> Place | None:
    """The place so many kilometres away, in the direction where one is told."""
    if place is None:
        return None
    km = float(match["number"].replace(",", "."))
    unit = match["unit"].lower()
    km *= MILE_KM if unit.startswith("mi") else 0.001 if unit.startswith("me") else 1.0
    described = f"{match.group().strip()} {name}"
    if match["side"] is None:
        return replace(
            place, precision=PlacePrecision.NEAR, radius_km=max(km, 1.0), described=described
        )
    bearing = BEARINGS[re.sub(r"[- ]", "", match["side"].lower())]
    lat, lon = shifted((place.lat, place.lon), km=km, bearing=bearing)
    return replace(
        place,
        lat=round(lat, 4),
        lon=round(lon, 4),
        precision=PlacePrecision.NEAR,
        radius_km=round(max(0.3 * km, 3.0), 1),
        described=described,
    )


def _beside(place: Place | None, km: float, described: str) -> Place | None:
    """A town's neighbourhood; larger things only get the words."""
    if place is None or place.precision is not PlacePrecision.EXACT:
        return replace(place, described=described) if place else None
    radius = round(place.radius_km + km, 1)
    return replace(place, precision=PlacePrecision.NEAR, radius_km=radius, described=described)


def _part(place: Place | None, described: str) -> Place | None:
    """A part of a country is a region; parts of smaller things keep their precision."""
    if place is None:
        return None
    if place.precision is PlacePrecision.COUNTRY:
        return replace(place, precision=PlacePrecision.REGION, described=described)
    return replace(place, described=described)
