"""The pages: incidents, one incident, queues, links, reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import jinja2
from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import dateline
from dateline.export.words import count_words, incident_type, incident_when, incident_where
from dateline.web import codebook
from dateline.web.accounts import Person
from dateline.web.catalogue import Row, counted
from dateline.web.desk import Desk
from dateline.web.guard import SIGNED_IN
from dateline.web.incident_page import shown
from dateline.web.pairs import pairs, reason_words
from dateline.web.queues import QUEUES
from dateline.web.snapshot import findings_on
from dateline.web.spread import time_line
from dateline.web.tabled import actor_words, toll_number, when_short
from dateline.web.verdicts import verdict_words
from dateline.web.views import aside_views, link_views
from dateline.web.wanted import Filters

router = APIRouter(include_in_schema=False)
TEMPLATES = Path(__file__).parent / "templates"
ROWS, LINKS = 100, 50
"""Rows and links of a page."""
QUEUED = 50
"""Rows of a queue; the others move up as these are decided."""
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
    person: Person | None = request.state.person
    return person.name if person else ""


DeskNow = Annotated[Desk, Depends(the_desk)]
Reviewer = Annotated[str, Depends(reviewer)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made of a template, with the session's token for its forms."""
    desk, by = the_desk(request), reviewer(request)
    if by and request.method == "GET":
        desk.bookmarks.visited(by, desk.clock())
    text = environment.get_template(template).render(
        token=request.app.state.guard.seal.token(request.state.session),
        person=request.state.person,
        signed_in=SIGNED_IN in request.cookies,
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
    found, facets = desk.answer(filters)
    anytime = desk.select(filters.anytime()) if filters != filters.anytime() else found
    pages = max(1, -(-len(found) // ROWS))
    number = min(_page_number(request), pages)
    return page(
        request,
        "incidents.html",
        incidents=[row.incident for row in found[(number - 1) * ROWS : number * ROWS]],
        total=len(found),
        of=len(desk.now().catalogue.rows),
        views=desk.bookmarks.views(),
        at=number,
        pages=pages,
        rows=ROWS,
        filters=filters,
        facets=facets,
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
    findings, snapshot = desk.findings(found.members), desk.now()
    mine = [j for j in snapshot.set_aside() if snapshot.aside[j.left].event in found.members]
    return page(
        request,
        "incident.html",
        **shown(snapshot, findings, found),
        history=snapshot.history(found),
        standing={j.id for j in snapshot.standing},
        aside=aside_views(findings, mine),
        state=snapshot.states[found.id],
        query=request.url.query,
        before=order[here - 1] if here > 0 else None,
        after=order[here + 1] if here + 1 < len(order) else None,
    )


def _ordered(request: Request, desk: Desk, by: str) -> Sequence[Row]:
    """The incidents among which one goes back and forth: a queue's, or what the filters give."""
    name = request.query_params.get("queue")
    if name not in QUEUES:
        return desk.select(Filters.of(request.query_params))
    return desk.queue(name or "", by, since_of(request))


def since_of(request: Request) -> datetime | None:
    """The moment that an address names; None where it names none."""
    try:
        found = datetime.fromisoformat(request.query_params.get("since", ""))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@router.get("/queue/aside")
def aside(request: Request, desk: DeskNow) -> Response:
    """What was said to be no incident, and the claims that were set aside; each can be taken
    back."""
    snapshot = desk.now()
    aside = snapshot.set_aside()
    reports = {snapshot.aside[j.left].report for j in aside}
    return page(
        request,
        "aside.html",
        not_incidents=snapshot.not_incidents(),
        aside=aside_views(findings_on(snapshot, desk.store, reports), aside),
        queues=QUEUES,
        name="aside",
    )


@router.get("/queue/{name}")
def waiting(name: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """What waits for a person, what needs one most first."""
    if name not in QUEUES:
        raise HTTPException(404, f"there is no queue {name!r}")
    rows, found = desk.now().happenings, desk.queue(name, by, since_of(request))
    return page(
        request,
        "queue.html",
        name=name,
        queues=QUEUES,
        incidents=[row.incident for row in found[:QUEUED]],
        waiting=len(found),
        total=len(rows),
        done=sum(row.incident.reviewed for row in rows),
        states=dict(counted(rows)["state"]),
    )


@router.get("/links")
def links(request: Request, desk: DeskNow) -> Response:
    """Proposed links, the least sure first, with their reasons and weights."""
    number, snapshot = _page_number(request), desk.now()
    found = desk.links(limit=LINKS + 1, offset=(number - 1) * LINKS)
    views = link_views(snapshot, found[:LINKS])
    findings = desk.findings(end for link in views for end in (link.left, link.right))
    told = pairs(snapshot, findings, views)
    return page(request, "links.html", pairs=told, at=number, more=len(found) > LINKS)


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
    number = _page_number(request)
    total = desk.store.totals()["report"]
    return page(
        request,
        "reading.html",
        reports=desk.reports(limit=ROWS, offset=(number - 1) * ROWS),
        total=total,
        at=number,
        pages=max(1, -(-total // ROWS)),
        refusals=desk.refusals,
        runs=desk.runs(),
    )


def refused(request: Request, error: Exception, status: int) -> Response:
    """What can't be done or found, for a person."""
    return page(request, "error.html", status, message=str(error))
