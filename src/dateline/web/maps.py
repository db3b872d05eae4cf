"""What the map on the page asks for: the incidents' places, and outlines of the land."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.mapped import countries_geojson, map_rows, provinces_geojson
from dateline.web.pages import DeskNow
from dateline.web.wanted import Filters

router = APIRouter(include_in_schema=False)
A_WEEK = "private, max-age=604800"


@router.get("/map.json")
def places(request: Request, desk: DeskNow) -> Response:
    """The places of the incidents that the address asks for."""
    found = desk.answer(Filters.of(request.query_params), desk.now()).rows
    return _json(map_rows([row.incident for row in found if row.happened]))


@router.get("/outlines/countries.json")
def countries() -> Response:
    """All countries."""
    return _json(countries_geojson(), kept=A_WEEK)


@router.get("/outlines/provinces/{code}.json")
def provinces(code: str) -> Response:
    """The provinces of a country, by its two letters."""
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise HTTPException(404)
    return _json(provinces_geojson(code.upper()), kept=A_WEEK)


def _json(value: Any, *, kept: str | None = None) -> Response:
    headers = {"Cache-Control": kept} if kept else {}
    return Response(msgspec.json.encode(value), media_type="application/json", headers=headers)
