"""The pages: incidents, one incident, queues, links, reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import jinja2
from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import dateline
from dateline.export.words import count_words, incident_type, incident_when, incident_where
from dateline.web import codebook
from dateline.web.catalogue import Row, counted
from dateline.web.desk import QUEUES, Desk, queue
from dateline.web.incident_page import shown
from dateline.web.pairs import pairs, reason_words
from dateline.web.spread import time_line
from dateline.web.tabled import actor_words, toll_number, when_short
from dateline.web.verdicts import verdict_words
from dateline.web.views import aside_views, link_views
from dateline.web.wanted import Filters

router = APIRouter(include_in_schema=False)
TEMPLATES = Path(__file__).parent / "templates"
ROWS = 200
"""Rows of a page."""
environment = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
environment.globals.update(
    count_words=count_words,
    when_words=incident_when,
    where_words=incident_where,
    type_words=incident_type,
    when_short=when_short,
    toll_number=toll_number,
    actor_words=actor_words,
    verdict_words=verdict_words,
    reason_words=reason_words,
)


def the_desk(request: Request) -> Desk:
    """The desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk


def reviewer(request: Request) -> str:
    """Who decides."""
    name: str = request.app.state.reviewer
    return name


DeskNow = Annotated[Desk, Depends(the_desk)]
Reviewer = Annotated[str, Depends(reviewer)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made of a template, with the session's token for its forms."""
    desk, by = the_desk(request), reviewer(request)
    text = environment.get_template(template).render(
        token=request.app.state.seal.token(request.state.session),
        reviewer=by,
        path=request.url.path,
        here=f"{request.url.path}?{request.url.query}".rstrip("?"),
        undoable=desk.can_undo(by),
        redoable=desk.can_redo(by),
        **values,
    )
    return HTMLResponse(text, status)


@router.get("/")
def incidents(request: Request, desk: DeskNow) -> Response:
    """The table with map, time line and facets."""
    filters = Filters.of(request.query_params)
    found = desk.select(filters)
    anytime = desk.select(filters.anytime()) if filters != filters.anytime() else found
    pages = max(1, -(-len(found) // ROWS))
    number = min(_page_number(request), pages)
    return page(
        request,
        "incidents.html",
        incidents=[row.incident for row in found[(number - 1) * ROWS : number * ROWS]],
        total=len(found),
        of=len(desk.catalogue().rows),
        at=number,
        pages=pages,
        rows=ROWS,
        filters=filters,
        facets=counted(found),
        line=time_line(r.incident for r in anytime if r.incident.kind.value == "incident"),
    )


def _page_number(request: Request) -> int:
    asked = request.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


@router.get("/incidents/{key}")
def incident(key: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """One incident: values and candidates on the left, the reports on the right."""
    found = desk.incident(key)
    order = [row.incident.id for row in _ordered(request, desk, by)]
    here = order.index(found.id) if found.id in order else -1
    findings = desk.findings()
    return page(
        request,
        "incident.html",
        **shown(findings, found),
        history=desk.history(found),
        standing=desk.standing_ids(),
        aside=[v for v in aside_views(findings, desk.set_aside()) if v.mention in found.members],
        state=desk.state(found),
        query=request.url.query,
        before=order[here - 1] if here > 0 else None,
        after=order[here + 1] if here + 1 < len(order) else None,
    )


def _ordered(request: Request, desk: Desk, by: str) -> list[Row]:
    """The incidents among which one goes back and forth: a queue's, or what the filters give."""
    name = request.query_params.get("queue")
    if name not in QUEUES:
        return desk.select(Filters.of(request.query_params))
    rows = [row for row in desk.catalogue() if row.incident.kind.value == "incident"]
    return queue(name, rows, [j for j in desk.judgements if j.by == by])


@router.get("/queue/aside")
def aside(request: Request, desk: DeskNow) -> Response:
    """What was said to be no incident, and the claims that were set aside; each can be taken
    back."""
    findings = desk.findings()
    return page(
        request,
        "aside.html",
        not_incidents=desk.not_incidents(),
        aside=aside_views(findings, desk.set_aside()),
        queues=QUEUES,
        name="aside",
    )


@router.get("/queue/{name}")
def waiting(name: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """What waits for a person, what needs one most first."""
    if name not in QUEUES:
        raise HTTPException(404, f"there is no queue {name!r}")
    rows = [row for row in desk.catalogue() if row.incident.kind.value == "incident"]
    found = queue(name, rows, [j for j in desk.judgements if j.by == by])
    return page(
        request,
        "queue.html",
        name=name,
        queues=QUEUES,
        incidents=[row.incident for row in found[:ROWS]],
        waiting=len(found),
        total=len(rows),
        done=sum(row.incident.reviewed for row in rows),
        states=dict(counted(rows)["state"]),
    )


@router.get("/links")
def links(request: Request, desk: DeskNow) -> Response:
    """Proposed links, the least sure first, with their reasons and weights."""
    findings = desk.findings()
    shown_first = link_views(findings, desk.judgements)[:ROWS]
    return page(request, "links.html", pairs=pairs(findings, shown_first))


@router.get("/codebook")
def the_codebook(request: Request) -> Response:
    """What the desk's words mean."""
    return page(
        request,
        "codebook.html",
        version=dateline.__version__,
        types=codebook.types(),
        policies=codebook.policies(),
        reasons=codebook.reasons(),
        days=codebook.day_scale(),
        places=codebook.place_scale(),
    )


@router.get("/reading")
def reading(request: Request, desk: DeskNow) -> Response:
    """What was read, and what was refused and why."""
    findings = desk.findings()
    return page(
        request,
        "reading.html",
        reports=list(findings.reports.values()),
        findings=findings,
        refusals=desk.refusals,
    )


def refused(request: Request, error: Exception, status: int) -> Response:
    """What can't be done or found, for a person."""
    return page(request, "error.html", status, message=str(error))
