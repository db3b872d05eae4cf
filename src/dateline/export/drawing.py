"""A map and a time line as SVG, drawn as precisely as the incidents are known, no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from math import cos, radians

from dateline.model.incidents import Incident
from dateline.model.outlines import Outline, country_outlines, province_outlines
from dateline.model.values import PlacePrecision

WIDTH, KM_PER_DEGREE, LEAST_SPAN, MARGIN = 960.0, 111.2, 4.0, 0.25
REACH_KM = {
    PlacePrecision.NEAR: 25.0, PlacePrecision.DISTRICT: 40.0, PlacePrecision.PROVINCE: 100.0,
    PlacePrecision.REGION: 250.0, PlacePrecision.COUNTRY: 400.0,
}  # fmt: skip
"""Radius drawn round the point where no better one is known (ours; 25 km is UCDP's)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The box of the map in degrees and its scale in pixels."""

    west: float
    south: float
    east: float
    north: float

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude."""
        return WIDTH / (self.east - self.west)

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is than one of longitude here."""
        return 1 / max(cos(radians((self.south + self.north) / 2)), 0.2)

    @property
    def height(self) -> float:
        """Pixels from south to north."""
        return (self.north - self.south) * self.scale * self.stretch

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the upper left corner."""
        return (lon - self.west) * self.scale, (self.north - lat) * self.scale * self.stretch

    @classmethod
    def round(cls, points: Sequence[tuple[float, float]]) -> Frame:
        """A frame that holds the points (lon, lat) with room round them."""
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        span = max(max(lons) - min(lons), max(lats) - min(lats), LEAST_SPAN) * (0.5 + MARGIN)
        lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        half = max(span, (max(lons) - min(lons)) * (0.5 + MARGIN))
        return cls(lon - half, max(lat - span * 0.6, -85), lon + half, min(lat + span * 0.6, 85))


def map_svg(incidents: Iterable[Incident]) -> str:
    """The incidents on a map with outlines; an empty string where none has a place."""
    placed = [incident for incident in incidents if incident.where]
    if not placed:
        return ""
    frame = Frame.round([(i.where.value.lon, i.where.value.lat) for i in placed if i.where])
    box = (frame.west, frame.south, frame.east, frame.north)
    parts = [_area(o, frame, "land") for o in country_outlines() if o.touches(*box)]
    parts += [_area(o, frame, "province") for o in province_outlines() if o.touches(*box)]
    parts += [_spot(incident, frame) for incident in placed]
    return (
        f'<svg viewBox="0 0 {WIDTH:.0f} {frame.height:.0f}" role="img" '
        f'aria-label="Map of {len(placed)} incidents">{"".join(parts)}</svg>'
    )


def _area(outline: Outline, frame: Frame, kind: str) -> str:
    rings = []
    for ring in outline.rings:
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (frame.at(*point) for point in ring))
        rings.append(f"M{points}Z")
    return f'<path class="{kind}" d="{"".join(rings)}"><title>{escape(outline.name)}</title></path>'


def _spot(incident: Incident, frame: Frame) -> str:
    """A point for a known settlement; an area for anything wider, never a pin."""
    if incident.where is None:
        return ""
    place = incident.where.value
    x, y = frame.at(place.lon, place.lat)
    km = place.radius_km or REACH_KM.get(place.precision, 0.0)
    radius = km / KM_PER_DEGREE * frame.scale * frame.stretch
    shape = (
        f'<circle class="reach" cx="{x:.1f}" cy="{y:.1f}" r="{max(radius, 5):.1f}"/>'
        if place.precision is not PlacePrecision.EXACT
        else f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    )
    title = escape(f"{incident.title} ({place.precision.value})")
    return f'<a href="#i-{escape(incident.id)}">{shape}<title>{title}</title></a>'


def timeline_svg(incidents: Iterable[Incident]) -> str:
    """The incidents along time, as long as their days are uncertain; years are labelled."""
    dated = [incident for incident in incidents if incident.when]
    if not dated:
        return ""
    days = [d.toordinal() for i in dated if i.when for d in (i.when.value.first, i.when.value.last)]
    first, last = min(days) - 10, max(days) + 10
    scale = WIDTH / (last - first)
    rows = []
    for number, incident in enumerate(dated):
        if incident.when is None:
            continue
        span = incident.when.value
        x = (span.first.toordinal() - first) * scale
        width = max((span.last.toordinal() - span.first.toordinal() + 1) * scale, 4)
        y = 8 + number * 16
        anchor, at = ("start", x + width + 4) if x < WIDTH * 0.6 else ("end", x - 4)
        rows.append(
            f'<a href="#i-{escape(incident.id)}"><rect class="spot" x="{x:.1f}" y="{y}" '
            f'width="{width:.1f}" height="10"/><text x="{at:.1f}" y="{y + 9}" '
            f'text-anchor="{anchor}">{span.first} {escape(incident.title[:80])}</text></a>'
        )
    height = 16 + len(dated) * 16
    return (
        f'<svg viewBox="0 0 {WIDTH:.0f} {height}" role="img" '
        f'aria-label="Time line of {len(dated)} incidents">{"".join(rows)}</svg>'
    )
