"""Makes places out of what the gazetteer holds: names of the parents, precision, radius."""

from __future__ import annotations

from dateline.ground.places.gazetteer import Entry, Gazetteer
from dateline.model.values import Place, PlacePrecision

WORLD = frozenset({"CONT", "OCN", "SEA"})


def place_of(entry: Entry, gazetteer: Gazetteer) -> Place:
    """The entry as a place, with its parents by name."""
    country = gazetteer.division(entry.country) if entry.country else None
    admin1 = gazetteer.division(entry.admin1) if entry.admin1 else None
    admin2 = gazetteer.division(entry.admin2) if entry.admin2 else None
    return Place(
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        precision=precision_of(entry),
        country_code=entry.country or None,
        country=country.name if country else None,
        admin1=admin1.name if admin1 else None,
        admin2=admin2.name if admin2 else None,
        geonames_id=entry.geonames_id,
        feature=entry.feature,
        radius_km=entry.radius_km,
    )


def precision_of(entry: Entry) -> PlacePrecision:
    """How narrowly a place of this sort is known."""
    feature = entry.feature
    if feature.startswith("PCL"):
        return PlacePrecision.COUNTRY
    if feature in WORLD or (feature == "RGN" and not entry.country and entry.radius_km > 1000):
        return PlacePrecision.INTERNATIONAL
    if feature == "ADM1":
        return PlacePrecision.PROVINCE
    if feature.startswith("ADM") and entry.rough:
        return PlacePrecision.PROVINCE
    if feature.startswith("ADM"):
        return PlacePrecision.DISTRICT
    if feature.startswith("PPL"):
        return PlacePrecision.EXACT
    return PlacePrecision.REGION if entry.radius_km > 15 else PlacePrecision.EXACT
