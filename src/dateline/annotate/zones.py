"""What each stretch of a report is, by its form: headline, dateline, body, caption, credit …"""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.model.annotated import Annotated, Zone, ZoneKind
from dateline.model.span import Span

VERSION = "zones.v1"

PARAGRAPH = re.compile(r"[^\n]+")


def find_zones(annotated: Annotated) -> Annotated:
    """Marks each paragraph of the text with what it is."""
    zones = []
    for match in PARAGRAPH.finditer(annotated.report.text):
        if match.group().strip():
            zones.append(Zone(Span(match.start(), match.end()), ZoneKind.BODY))
    return replace(annotated, zones=tuple(zones))
