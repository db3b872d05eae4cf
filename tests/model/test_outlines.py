"""Outlines are areas of a flat map."""

from __future__ import annotations

from itertools import pairwise

from dateline.model.outlines import country_outlines


def test_no_outline_runs_across_the_map() -> None:
    """Where an area lies on both sides of the 180th meridian it is cut there."""
    for outline in country_outlines():
        for ring in outline.rings:
            for (lon, lat), (after, then) in pairwise(ring):
                far = abs(after - lon) > 60
                assert not far or lat == then == -90, (outline.name, lon, lat)
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_a_country_reaches_as_far_as_it_does() -> None:
    areas = {outline.code: outline for outline in country_outlines()}
    arctic = [lat for ring in areas["RU"].rings for lon, lat in ring if 60 < lon < 150]
    assert 77 < max(arctic) < 82
    assert {lon > 0 for ring in areas["FJ"].rings for lon, _ in ring} == {True, False}
