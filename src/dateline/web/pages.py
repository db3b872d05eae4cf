"""The pages: incidents, one incident, queues, links, reading."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import dateline
from dateline.pipeline.decisions import LEVELS
from dateline.web import codebook
from dateline.web.accounts import Person
from dateline.web.catalogue import Row, names_people
from dateline.web.desk import Desk
from dateline.web.drawn import (
    environment,
    facets_html,
    filled,
    line_html,
    others_html,
    pair_html,
    rows_html,
    types_html,
)
from dateline.web.guard import SIGNED_IN, page_before, relative
from dateline.web.incident_page import shown
from dateline.web.known import findings_on
from dateline.web.pace import duration_words, pace_of
from dateline.web.pairs import pairs
from dateline.web.queues import QUEUES, Among, place_of
from dateline.web.snapshot import Snapshot
from dateline.web.views import aside_views, link_views
from dateline.web.wanted import Filters

router = APIRouter(include_in_schema=False)
ROWS, LINKS = 100, 50
"""Rows and links of a page."""
QUEUED = 50
"""Rows of a queue; the others move up as these are decided."""
environment.globals.update(
    duration_words=duration_words,
    facets_html=facets_html,
    filled=filled,
    line_html=line_html,
    others_html=others_html,
    pair_html=pair_html,
    rows_html=rows_html,
    types_html=types_html,
)


async def the_desk(request: Request) -> Desk:
    """The desk that the application serves."""
    desk: Desk = request.app.state.desk
    return desk


async def reviewer(request: Request) -> str:
    """Who decides."""
    person: Person | None = request.state.person
    return person.name if person else ""


DeskNow = Annotated[Desk, Depends(the_desk)]
Reviewer = Annotated[str, Depends(reviewer)]


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page made of a template, with the session's token for its forms."""
    desk: Desk = request.app.state.desk
    person: Person | None = request.state.person
    by, settling = person.name if person else "", desk.settler.since
    if by and request.method == "GET" and not settling:
        desk.bookmarks.visited(by, desk.clock())
    known = desk.known
    text = environment.get_template(template).render(
        token=request.app.state.guard.seal.token(request.state.session),
        person=person,
        signed_in=SIGNED_IN in request.cookies,
        reviewer=by,
        path=request.url.path,
        here=here(request),
        undoable=known.can_undo(by),
        redoable=known.can_redo(by),
        settling=settling,
        **values,
    )
    return HTMLResponse(text, status)


def here(request: Request) -> str:
    """The page that one is at: of the answer to a form the one that the form stood on."""
    if request.method == "GET":
        return relative(request.url)
    return page_before(request) or "/"


@router.get("/")
def incidents(request: Request, desk: DeskNow) -> Response:
    """The table with map, time line and facets."""
    snapshot, filters = desk.now(), Filters.of(request.query_params)
    found = desk.answer(filters, snapshot)
    pages = max(1, -(-len(found.rows) // ROWS))
    number = min(_page_number(request), pages)
    return page(
        request,
        "incidents.html",
        rows=found.rows[(number - 1) * ROWS : number * ROWS],
        total=len(found.rows),
        of=len(snapshot.catalogue),
        views=desk.bookmarks.views(),
        at=number,
        pages=pages,
        most=ROWS,
        filters=filters,
        facets=found.facets,
        line=desk.answer(filters.anytime(), snapshot).line,
    )


def _page_number(request: Request) -> int:
    asked = request.query_params.get("page", "1")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 7 else 1


@router.get("/incidents/{key}")
def incident(key: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """One incident: values and candidates on the left, the reports on the right."""
    snapshot = desk.now()
    found = snapshot.incident(key)
    before, after = _beside(snapshot.rows[found.id], _among(request, desk, by, snapshot))
    findings = desk.findings_of(found)
    mine = [j for j in snapshot.set_aside if snapshot.aside[j.left].event in found.members]
    return page(
        request,
        "incident.html",
        **shown(snapshot, findings, found),
        history=snapshot.history(found),
        decided=snapshot.decided,
        standing=snapshot.in_force,
        aside=aside_views(findings, mine),
        state=snapshot.state(found.id),
        levels=LEVELS,
        names_people=names_people(found),
        query=request.url.query,
        before=before,
        after=after,
    )


def _among(request: Request, desk: Desk, by: str, snapshot: Snapshot) -> Among:
    """The incidents among which one goes back and forth: a queue's, or what the filters give."""
    name = request.query_params.get("queue", "")
    if name in QUEUES:
        return desk.queue(name, by, snapshot, since=since_of(request))
    return desk.answer(Filters.of(request.query_params), snapshot).rows


def _beside(row: Row, rows: Among) -> tuple[str | None, str | None]:
    """The incidents before and after one; where it isn't among them, the first comes after."""
    here = place_of(row, rows)
    if here is None:
        return None, rows[0].incident.id if rows else None
    before = rows[here - 1].incident.id if here > 0 else None
    return before, rows[here + 1].incident.id if here + 1 < len(rows) else None


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
    aside = snapshot.set_aside
    reports = {snapshot.aside[j.left].report for j in aside}
    return page(
        request,
        "aside.html",
        not_incidents=snapshot.not_incidents,
        aside=aside_views(findings_on(snapshot, desk.store, reports), aside),
        queues=QUEUES,
        name="aside",
    )


@router.get("/queue/{name}")
def waiting(name: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """What waits for a person, what needs one most first."""
    if name not in QUEUES:
        raise HTTPException(404, f"there is no queue {name!r}")
    snapshot = desk.now()
    found, happened = desk.queue(name, by, snapshot, since=since_of(request)), snapshot.happenings
    counts = {name: dict(values) for name, values in happened.facets}
    return page(
        request,
        "queue.html",
        name=name,
        queues=QUEUES,
        rows=found[:QUEUED],
        waiting=len(found),
        total=len(happened),
        done=counts["reviewed"].get("yes", 0),
        states=counts["state"],
        pace=pace_of(snapshot.judgements, by, snapshot.in_force),
    )


@router.get("/links")
def links(request: Request, desk: DeskNow) -> Response:
    """Proposed links, the least sure first, with their reasons and weights."""
    number, snapshot = _page_number(request), desk.now()
    found = desk.links(limit=LINKS + 1, offset=(number - 1) * LINKS)
    views = link_views(snapshot, found[:LINKS])
    passages = desk.passages({end for link in views for end in (link.left, link.right)})
    told = pairs(snapshot, passages, views)
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
        words=codebook.vague_words(),
        modified=codebook.modified_numbers(),
        reasons=codebook.reasons(),
        days=codebook.day_scale(),
        places=codebook.place_scale(),
    )


@router.get("/reading")
def reading(request: Request, desk: DeskNow) -> Response:
    """What was read, and what was refused and why."""
    number = _page_number(request)
    total = desk.store.total("report")
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


@router.get("/settling")
def settling(desk: DeskNow) -> Response:
    """Whether the store is still being settled, as a part of a page."""
    since = desk.settler.since
    text = environment.get_template("settling.html").render(settling=since, settled=not since)
    return HTMLResponse(text)


def refused(request: Request, why: str, status: int) -> Response:
    """What can't be done or found, for a person."""
    before = here(request) if request.method != "GET" else None
    return page(request, "error.html", status, message=why, before=before)
