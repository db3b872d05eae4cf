"""The pages: incidents, one incident, links, reading; and the forms by which one decides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import jinja2
from fastapi import APIRouter, Depends, Form, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.export.drawing import map_svg, timeline_svg
from dateline.export.words import count_words, incident_type, incident_when, incident_where
from dateline.model.incidents import Verdict
from dateline.web.desk import Desk, queue
from dateline.web.guard import COOKIE
from dateline.web.views import incident_view, link_views, report_views
from dateline.web.wanted import Filters, counted

router = APIRouter(include_in_schema=False)
TEMPLATES = Path(__file__).parent / "templates"
ROWS = 200
"""Rows of a page; more are a filter away."""
DRAWN = 400
"""Incidents that a map and a time line hold."""
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
)


def the_desk(request: Request) -> Desk:
    """The desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk


DeskNow = Annotated[Desk, Depends(the_desk)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made of a template, with the session's token for its forms."""
    session = request.state.session
    text = environment.get_template(template).render(
        token=request.app.state.seal.token(session),
        reviewer=request.app.state.reviewer,
        path=request.url.path,
        **values,
    )
    return HTMLResponse(text, status)


@router.get("/")
def incidents(request: Request, desk: DeskNow) -> Response:
    """The table with map, time line and facets."""
    findings = desk.findings()
    filters = Filters.of(request.query_params)
    found = filters.select(findings)
    drawn = [i for i in found if i.kind.value == "incident"][:DRAWN]
    return page(
        request,
        "incidents.html",
        incidents=found[:ROWS],
        total=len(found),
        of=len(findings.incidents),
        filters=filters,
        facets=counted(found),
        map=map_svg(drawn),
        timeline=timeline_svg(drawn[:40]),
    )


@router.get("/incidents/{key}")
def incident(key: str, request: Request, desk: DeskNow) -> Response:
    """One incident: values and candidates on the left, the reports on the right."""
    found = desk.incident(key)
    order = [i.id for i in Filters.of(request.query_params).select(desk.findings())]
    here = order.index(found.id) if found.id in order else 0
    return page(
        request,
        "incident.html",
        incident=found,
        view=incident_view(desk.findings(), found),
        reports=report_views(desk.findings(), found),
        history=desk.history(found),
        before=order[here - 1] if here else None,
        after=order[here + 1] if here + 1 < len(order) else None,
    )


@router.get("/queue/{name}")
def waiting(name: str, request: Request, desk: DeskNow) -> Response:
    """What waits for a person, what needs one most first."""
    if name not in ("unsure", "contradictions", "all", "mine"):
        raise HTTPException(404)
    mine = [j for j in desk.judgements if j.by == request.app.state.reviewer]
    found = queue(name, desk.findings().happenings, mine)
    done = sum(i.reviewed for i in desk.findings().happenings)
    total = len(desk.findings().happenings)
    return page(request, "queue.html", name=name, incidents=found[:ROWS], total=total, done=done)


@router.get("/links")
def links(request: Request, desk: DeskNow) -> Response:
    """Proposed links, the least sure first, with their reasons and weights."""
    return page(request, "links.html", links=link_views(desk.findings())[:ROWS])


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


def sealed(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuses a form that this session didn't get from this desk."""
    if not request.app.state.seal.holds(request.cookies.get(COOKIE), token):
        raise HTTPException(403, "The form is not of this session. Load the page again.")


@router.post("/decide", dependencies=[Depends(sealed)])
def decide(
    request: Request,
    desk: DeskNow,
    verdict: Annotated[Verdict, Form()],
    left: Annotated[str, Form(max_length=300)],
    back: Annotated[str, Form(max_length=300)] = "/",
    right: Annotated[str | None, Form(max_length=300)] = None,
    field: Annotated[str | None, Form(max_length=100)] = None,
    value: Annotated[str | None, Form(max_length=5_000)] = None,
    note: Annotated[str | None, Form(max_length=5_000)] = None,
) -> Response:
    """Keeps a decision and goes back to where it was made."""
    desk.decide(
        verdict,
        left,
        by=request.app.state.reviewer,
        right=right or None,
        field=field or None,
        value=_plain(value),
        note=note or None,
    )
    return RedirectResponse(_inside(back), 303)


@router.post("/undo", dependencies=[Depends(sealed)])
def undo(request: Request, desk: DeskNow, back: Annotated[str, Form()] = "/") -> Response:
    """Takes the reviewer's last decision back."""
    desk.undo(request.app.state.reviewer)
    return RedirectResponse(_inside(back), 303)


@router.post("/redo", dependencies=[Depends(sealed)])
def redo(request: Request, desk: DeskNow, back: Annotated[str, Form()] = "/") -> Response:
    """Brings back what the reviewer took back last."""
    desk.redo(request.app.state.reviewer)
    return RedirectResponse(_inside(back), 303)


def _plain(value: str | None) -> object:
    """A form's value: JSON where it is some, else text."""
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        return value


def _inside(back: str) -> str:
    """A path of this desk; any other address leads to the first page."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"


def refused(request: Request, error: Exception) -> Response:
    """An error of ours for a person."""
    return page(request, "error.html", 404, message=str(error))
