"""The JSON API: the same functions as the pages, described in /api/openapi.json."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, HTTPException, Query
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.export.contract import claim_row, incident_row
from dateline.export.findings import Findings
from dateline.model.incidents import Judgement, Verdict
from dateline.web.desk import Desk
from dateline.web.guard import COOKIE
from dateline.web.wanted import Filters

router = APIRouter(prefix="/api", tags=["dateline"])
Json = dict[str, Any]
ERRORS: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such thing."}}


def the_desk(request: Request) -> Desk:
    """The desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk


DeskNow = Annotated[Desk, Depends(the_desk)]


class Decision(BaseModel):
    """What a person decides."""

    verdict: Verdict
    left: Annotated[str, Field(max_length=300)]
    right: Annotated[str | None, Field(max_length=300)] = None
    field: Annotated[str | None, Field(max_length=100)] = None
    value: Any = None
    note: Annotated[str | None, Field(max_length=5_000)] = None


@router.get("/incidents")
def incidents(
    desk: DeskNow,
    since: str = "",
    until: str = "",
    place: str = "",
    actor: str = "",
    words: str = "",
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Json:
    """Incidents in the shape of the contract, a page at a time."""
    asked = {"since": since, "until": until, "place": place, "actor": actor, "words": words}
    found = Filters.of(asked).select(desk.findings())
    return {
        "total": len(found),
        "incidents": [incident_row(i) for i in found[offset : offset + limit]],
    }


@router.get("/incidents/{key}", responses=ERRORS)
def incident(key: str, desk: DeskNow) -> Json:
    """One incident with its claims and the decisions on it."""
    findings = desk.findings()
    found = next((i for i in findings.incidents if i.id == key), None)
    if found is None:
        raise HTTPException(404, f"there is no incident {key!r}")
    return {
        **incident_row(found),
        "claims": [claim_row(findings.claims[c], found.id) for c in found.claims],
        "judgements": [judgement_row(j) for j in desk.history(found)],
    }


@router.get("/reports/{key:path}", responses=ERRORS)
def report(key: str, desk: DeskNow) -> Json:
    """One report whole, with its claims."""
    findings: Findings = desk.findings()
    found = findings.reports.get(key)
    if found is None:
        raise HTTPException(404, f"there is no report {key!r}")
    homes = {claim: i.id for i in findings.incidents for claim in i.claims}
    claims = [c for c in findings.claims.values() if c.report == key]
    return {
        "id": found.id,
        "source": found.source,
        "outlet": found.outlet,
        "title": found.title,
        "text": found.text,
        "claims": [claim_row(claim, homes.get(claim.id)) for claim in claims],
    }


@router.get("/judgements")
def judgements(desk: DeskNow) -> Json:
    """Every decision in order of time."""
    return {"judgements": [judgement_row(j) for j in desk.judgements]}


@router.post(
    "/judgements",
    status_code=201,
    responses={403: {"description": "The token is missing or not this session's."}},
)
def judge(
    decision: Decision,
    request: Request,
    desk: DeskNow,
    token: Annotated[str | None, Header(alias="X-Dateline-Token")] = None,
) -> Json:
    """Keeps a decision; needs the session's token."""
    if not request.app.state.seal.holds(request.cookies.get(COOKIE), token):
        raise HTTPException(403, "the token is missing or not this session's")
    kept = desk.decide(
        decision.verdict,
        decision.left,
        by=request.app.state.reviewer,
        right=decision.right,
        field=decision.field,
        value=decision.value,
        note=decision.note,
    )
    return judgement_row(kept)


def judgement_row(judgement: Judgement) -> Json:
    """A decision as plain data."""
    return {
        "id": judgement.id,
        "verdict": judgement.verdict.value,
        "left": judgement.left,
        "right": judgement.right,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "note": judgement.note,
        "field": judgement.field,
        "value": judgement.value,
        "undoes": judgement.undoes,
    }


def refused(error: Exception) -> Response:
    """An error of ours for a program."""
    return JSONResponse({"detail": str(error)}, status_code=404)
