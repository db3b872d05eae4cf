"""The JSON API, for looking: the same functions as the pages, described in
/api/openapi.json."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import JSONResponse, Response

from dateline.export.contract import claim_row, incident_row
from dateline.model.incidents import Judgement
from dateline.web.catalogue import counted
from dateline.web.desk import queue
from dateline.web.pages import DeskNow, Reviewer
from dateline.web.views import link_views
from dateline.web.wanted import Filters

router = APIRouter(prefix="/api", tags=["look"])
Json = dict[str, Any]
ERRORS: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such thing."}}
Limit = Annotated[int, Query(ge=1, le=1000)]
Offset = Annotated[int, Query(ge=0, le=10_000_000)]
Text = Annotated[str, Query(max_length=300)]


@router.get("/incidents")
def incidents(
    desk: DeskNow,
    since: Text = "",
    until: Text = "",
    place: Text = "",
    actor: Text = "",
    words: Text = "",
    country: Text = "",
    type: Text = "",
    kind: Text = "",
    status: Text = "",
    grade: Text = "",
    sources: Text = "",
    precision: Text = "",
    disputed: Text = "",
    reviewed: Text = "",
    state: Text = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """Incidents in the shape of the contract, a page at a time, with the facets' counts."""
    asked = {
        "since": since, "until": until, "place": place, "actor": actor, "words": words,
        "country": country, "type": type, "kind": kind, "status": status, "grade": grade,
        "sources": sources, "precision": precision, "disputed": disputed, "reviewed": reviewed,
        "state": state,
    }  # fmt: skip
    found = desk.select(Filters.of(asked))
    return {
        "total": len(found),
        "facets": counted(found),
        "incidents": [incident_row(row.incident) for row in found[offset : offset + limit]],
    }


@router.get("/incidents/{key}", responses=ERRORS)
def incident(key: str, desk: DeskNow) -> Json:
    """One incident with its claims and the decisions on it."""
    found, findings = desk.incident(key), desk.findings()
    return {
        **incident_row(found),
        "state": desk.state(found),
        "members": list(found.members),
        "claims": [claim_row(findings.claims[c], found.id) for c in found.claims],
        "judgements": [judgement_row(j) for j in desk.history(found)],
    }


@router.get("/queues/{name}")
def queues(
    name: Literal["unsure", "contradictions", "new", "all", "mine"],
    desk: DeskNow,
    by: Reviewer,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """What waits for a person, what needs one most first."""
    rows = [row for row in desk.catalogue() if row.incident.kind.value == "incident"]
    found = queue(name, rows, [j for j in desk.judgements if j.by == by])
    return {
        "total": len(found),
        "incidents": [incident_row(row.incident) for row in found[offset : offset + limit]],
    }


@router.get("/links")
def links(desk: DeskNow, limit: Limit = 100, offset: Offset = 0) -> Json:
    """Proposed links, the least sure first, with their reasons and what persons said."""
    found = link_views(desk.findings(), desk.judgements)
    return {
        "total": len(found),
        "links": [asdict(link) for link in found[offset : offset + limit]],
    }


@router.get("/reports/{key:path}", responses=ERRORS)
def report(key: str, desk: DeskNow) -> Json:
    """One report whole, with its claims."""
    findings = desk.findings()
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
        "held": [list(side) for side in judgement.held],
    }


def refused(error: Exception, status: int) -> Response:
    """An error of ours for a program."""
    return JSONResponse({"detail": str(error)}, status_code=status)
