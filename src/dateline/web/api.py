"""The JSON API, for looking: the same functions as the pages, described in
/api/openapi.json."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dateline.export.contract import claim_row, incident_row
from dateline.export.judgements import judgement_row
from dateline.model.report import Report
from dateline.store.words import terms
from dateline.web.pace import pace_of
from dateline.web.pages import DeskNow, Reviewer, since_of
from dateline.web.views import link_views
from dateline.web.wanted import Filters

router = APIRouter(prefix="/api", tags=["look"])
Json = dict[str, Any]
AROUND = 80
"""Characters before and after a word that is searched for."""
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
    people: Text = "",
    sensitivity: Text = "",
    state: Text = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """Incidents in the shape of the contract, a page at a time, with the facets' counts."""
    asked = {
        "since": since, "until": until, "place": place, "actor": actor, "words": words,
        "country": country, "type": type, "kind": kind, "status": status, "grade": grade,
        "sources": sources, "precision": precision, "disputed": disputed, "reviewed": reviewed,
        "people": people, "sensitivity": sensitivity, "state": state,
    }  # fmt: skip
    found = desk.answer(Filters.of(asked), desk.now())
    return {
        "total": len(found.rows),
        "facets": dict(found.facets),
        "incidents": [incident_row(row.incident) for row in found.rows[offset : offset + limit]],
    }


@router.get("/incidents/{key}", responses=ERRORS)
def incident(key: str, desk: DeskNow) -> Json:
    """One incident with its claims and the decisions on it."""
    snapshot = desk.now()
    found = snapshot.incident(key)
    claims = desk.claims(found)
    return {
        **incident_row(found),
        "state": snapshot.state(found.id),
        "members": list(found.members),
        "claims": [claim_row(claims[c], found.id) for c in found.claims],
        "judgements": [judgement_row(j) for j in snapshot.history(found)],
    }


@router.get("/queues/{name}")
def queues(
    name: Literal["unsure", "contradictions", "new", "all", "mine"],
    desk: DeskNow,
    by: Reviewer,
    request: Request,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Json:
    """What waits for a person, what needs one most first; `new` is what was read after
    `since` (a moment), else since the last visit. `per_hour`: how many incidents the person
    does, by the times of the last decisions; null where they are too few."""
    snapshot = desk.now()
    found = desk.queue(name, by, snapshot, since=since_of(request))
    pace = pace_of(snapshot.judgements, by, snapshot.in_force)
    return {
        "total": len(found),
        "per_hour": round(pace.per_hour, 1) if pace else None,
        "incidents": [incident_row(row.incident) for row in found[offset : offset + limit]],
    }


@router.get("/links")
def links(desk: DeskNow, limit: Limit = 100, offset: Offset = 0) -> Json:
    """Proposed links, the least sure first, with their reasons and what persons said."""
    found = link_views(desk.now(), desk.links(limit=limit, offset=offset))
    return {"total": desk.store.total("link"), "links": [asdict(link) for link in found]}


@router.get("/search")
def search(desk: DeskNow, words: Text, limit: Limit = 100, offset: Offset = 0) -> Json:
    """The reports that hold all the words ("quoted ones" as they stand), the best first."""
    found = desk.store.search(words)
    reports = {r.report.id: r.report for r in desk.store.readings_of(found[offset:][:limit])}
    ordered = [reports[key] for key in found[offset : offset + limit]]
    return {
        "total": len(found),
        "reports": [
            {**_report_row(report), "snippet": snippet(report.text, words)} for report in ordered
        ],
    }


@router.get("/views")
def views(desk: DeskNow) -> Json:
    """Filters that were kept under a name."""
    return {"views": [asdict(view) for view in desk.bookmarks.views()]}


@router.get("/reading")
def reading(desk: DeskNow) -> Json:
    """How far the runs of reading have come, and what was refused and why."""
    return {
        "running": [asdict(run) for run in desk.runs()],
        "settling": desk.settler.since.isoformat() if desk.settler.since else None,
        "reports": desk.store.total("report"),
        "refused": [{"source": r.source, "reason": r.reason} for r in desk.refusals],
    }


@router.get("/reports/{key:path}", responses=ERRORS)
def report(key: str, desk: DeskNow) -> Json:
    """One report whole, with its claims."""
    reading = desk.store.reading(key)
    if reading is None:
        raise HTTPException(404, f"there is no report {key!r}")
    homes = desk.now().homes
    return {
        **_report_row(reading.report),
        "text": reading.report.text,
        "claims": [claim_row(claim, homes.get(claim.event)) for claim in reading.claims],
    }


def _report_row(report: Report) -> Json:
    return {
        "id": report.id,
        "source": report.source,
        "outlet": report.outlet,
        "title": report.title,
    }


def snippet(text: str, words: str) -> str:
    """The text round the first of the words that stands in it."""
    folded = text.casefold()
    places = [folded.find(term.casefold()) for term, _ in terms(words)]
    at = min((place for place in places if place >= 0), default=0)
    start = max(0, at - AROUND)
    return " ".join(text[start : at + AROUND * 2].split())


@router.get("/judgements")
def judgements(desk: DeskNow) -> Json:
    """Every decision in order of time."""
    return {"judgements": [judgement_row(j) for j in desk.judgements]}


def refused(error: Exception, status: int) -> Response:
    """An error of ours for a program."""
    return JSONResponse({"detail": str(error)}, status_code=status)
