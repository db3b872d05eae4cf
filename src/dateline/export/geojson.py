"""GeoJSON (RFC 7946) for QGIS, kepler.gl and web maps: a point an incident, flat properties."""

from __future__ import annotations

import json

from dateline.export import incidents_csv
from dateline.export.findings import Findings


def write(findings: Findings) -> str:
    """A FeatureCollection; an incident without a place is a feature without geometry."""
    features = []
    for incident in findings.incidents:
        pair = (findings, incident)
        row = {column.name: column.value(pair) for column in incidents_csv.COLUMNS}
        where = incident.where.value if incident.where else None
        row["radius_km"] = where.radius_km if where else None
        row["timestamp"] = f"{row['date_first']}T00:00:00Z" if row["date_first"] else None
        point = {"type": "Point", "coordinates": [where.lon, where.lat]} if where else None
        features.append(
            {"type": "Feature", "id": incident.id, "geometry": point, "properties": row}
        )
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
