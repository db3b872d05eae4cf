"""Whether two tellings can be of one place."""

from __future__ import annotations

from dateline.extract.events.clusters import Cluster
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.paragraphs import by_unknown_place
from dateline.extract.events.tie_place import (
    COUNTRY,
    PROVINCE,
    fineness,
    holds,
    is_inside_namesake,
)
from dateline.extract.events.timerole import in_headline, in_lead
from dateline.model.earth import kilometres
from dateline.model.values import Place, PlacePrecision

KM_APART = 30.0
KM_TOWNS = 8.0
"""The same for two towns of different names: a quarter has its city's."""
FAR_KM = 50.0
OPENING = frozenset({"In", "At", "Near", "Outside"})


def by_place(
    page: Page, cluster: Cluster, mention: Mention, *, elsewhere: bool
) -> tuple[float, str]:
    """What the places of the event and of the mention say for their being one, with the reason;
    `elsewhere`: the mention's sentence opens with its place."""
    told = cluster.places
    if mention.where is None:
        return by_unknown_place(page, cluster, mention)
    if not told:
        return (-1.5, "told as of another place") if _opens_item(page, mention) else (0.0, "")
    if fineness(mention.where) < PROVINCE:
        told = {place: None for place in told if fineness(place) < PROVINCE} or told
    if any(same_place(place, mention.where) for place in told):
        if elsewhere and all(_is_other_town(p, mention.where) for p in told):
            return -1.5, "told as of another town"
        return 0.8, "same place"
    if _another_town_and_day(page, cluster, mention):
        return -3.0, "another town on another day"
    if any(holds(p, mention.where) or holds(mention.where, p) for p in told):
        nearer = any(fineness(p) < COUNTRY and holds(p, mention.where) for p in told)
        if not nearer and elsewhere:
            return -1.5, "told as of another place"
        return 0.3, "one place in the other"
    if in_lead(mention) and any(
        in_headline(m) and is_inside_namesake(m.where, mention.where) for m in cluster.mentions
    ):
        return 0.3, "in the province of the headline's town"
    return -3.0, "other place"


def _is_other_town(left: Place, right: Place) -> bool:
    """Whether the gazetteer knows the two as different towns, however near."""
    known = left.geonames_id is not None and right.geonames_id is not None
    towns = fineness(left) < PROVINCE and fineness(right) < PROVINCE
    return known and towns and left.geonames_id != right.geonames_id


def _opens_item(page: Page, mention: Mention) -> bool:
    """Whether a paragraph opens with its place: the next item of a list, where what was told
    before has no place that is known."""
    sentence = mention.sentence
    before = page.annotated.sentences[sentence.index - 1] if sentence.index else None
    apart = before is not None and before.paragraph != sentence.paragraph
    return apart and _opens_with_place(page, mention) and fineness(mention.where) < COUNTRY


def goes_elsewhere(page: Page, mention: Mention) -> bool:
    """Whether a sentence in the body of the report opens with the mention's place, which is finer
    than a province: "In Sel, two men were killed"."""
    return _opens_with_place(page, mention) and fineness(mention.where) < PROVINCE


def _opens_with_place(page: Page, mention: Mention) -> bool:
    """Whether a sentence in the body of the report opens with the mention's place."""
    said = mention.where_said
    if said is None or mention.where is None or in_lead(mention):
        return False
    opening = page.tokens[mention.sentence.first]
    return opening.text in OPENING and page.tokens[mention.sentence.first + 1].start == said.start


def _another_town_and_day(page: Page, cluster: Cluster, mention: Mention) -> bool:
    """Whether its sentence tells a day that is none of the event's, and a town far from all of
    the event's: "On Tuesday witnesses said that a drone had hit Sel"."""
    towns = [p for p in cluster.places if p.precision is PlacePrecision.EXACT]
    where = mention.where
    if where is None or where.precision is not PlacePrecision.EXACT or not towns:
        return False
    if any(kilometres(town.point, where.point) <= FAR_KM for town in towns):
        return False
    days = [t.when.span for t in page.times_in(mention.sentence) if t.when.span is not None]
    return bool(days and cluster.days) and not any(
        day.overlaps(other) for day in days for other in cluster.days
    )


def same_place(left: Place, right: Place) -> bool:
    """Whether two places are the same or next to each other."""
    if left.geonames_id is not None and left.geonames_id == right.geonames_id:
        return True
    coarse = {PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.INTERNATIONAL}
    if left.precision in coarse or right.precision in coarse:
        return left.name == right.name
    if left.country_code != right.country_code:
        return False
    towns = left.name != right.name and _is_town(left) and _is_town(right)
    return kilometres(left.point, right.point) <= (KM_TOWNS if towns else KM_APART)


def _is_town(place: Place) -> bool:
    """Whether it is a known town, and not one whose name may stand for the province round it."""
    known = place.geonames_id is not None and place.precision is PlacePrecision.EXACT
    return known and place.name not in (place.admin1 or "")
