"""The forms by which one decides: each keeps a stroke and goes back to where it was made."""

from __future__ import annotations

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.model.incidents import Verdict
from dateline.web.guard import COOKIE
from dateline.web.pages import DeskNow, Reviewer


async def sealed(request: Request, token: Annotated[str, Form()] = "") -> None:
    """Refuses a form that this session didn't get from this desk."""
    if not request.app.state.guard.seal.holds(request.cookies.get(COOKIE), token):
        raise HTTPException(403, "The form is not of this session. Load the page again.")


async def taking(request: Request) -> None:
    """Refuses what is decided while the store is being settled."""
    request.app.state.desk.must_take()


DECIDING = (Depends(sealed), Depends(taking))
router = APIRouter(include_in_schema=False, dependencies=DECIDING)
Name = Annotated[str, Form(max_length=300)]
Back = Annotated[str, Form(max_length=50_000)]
"""Where one goes back to: an address with all its filters."""
Names = Annotated[list[str], Form(max_length=1000)]
Note = Annotated[str, Form(max_length=5_000)]
Short = Annotated[str | None, Field(max_length=300)]


class Parts(BaseModel):
    """A value that a form gives part by part; ends that are left empty are those of the best
    figure or first day, `open` is a figure "or more"."""

    low: Short = None
    best: Short = None
    high: Short = None
    open: bool = False
    first: Short = None
    last: Short = None
    name: Short = None
    lat: Short = None
    lon: Short = None
    precision: Short = None

    def value(self) -> dict[str, Any] | None:
        """The parts as one value; None where the form has none."""
        if self.best:
            ends = None if self.open else self.high or self.best
            return {"low": self.low or self.best, "best": self.best, "high": ends}
        if self.first:
            return {"first": self.first, "last": self.last or self.first}
        if self.name:
            names = ("name", "lat", "lon", "precision")
            return {name: getattr(self, name) for name in names}
        return None


class Asked(Parts):
    """A decision as its form gives it."""

    verdict: Verdict
    left: Annotated[str, Field(max_length=300)]
    right: Short = None
    field: Short = None
    value_text: Annotated[str, Field(alias="value", max_length=5_000)] = ""
    note: Annotated[str, Field(max_length=5_000)] = ""
    back: Annotated[str, Field(max_length=50_000)] = "/"
    token: Short = None


@router.post("/decide")
def decide(desk: DeskNow, by: Reviewer, asked: Annotated[Asked, Form()]) -> Response:
    """One decision."""
    corrected = asked.verdict is Verdict.CORRECTED
    value = asked.value() if corrected and not asked.value_text else None
    desk.decide(
        asked.verdict,
        asked.left,
        by=by,
        right=asked.right or None,
        field=asked.field or None,
        value=value or (_plain(asked.value_text) if corrected else asked.value_text or None),
        note=asked.note or None,
    )
    return gone_back(asked.back)


@router.post("/merge")
def merge(
    desk: DeskNow, by: Reviewer, left: Name, right: Names, back: Back = "/", note: Note = ""
) -> Response:
    """Several incidents are one."""
    desk.merge(left, right, by=by, note=note or None)
    return gone_back(back)


@router.post("/split")
def split(
    desk: DeskNow,
    by: Reviewer,
    left: Name,
    mention: Names = [],  # noqa: B006 (FastAPI copies it)
    report: Names = [],  # noqa: B006
    back: Back = "/",
    note: Note = "",
) -> Response:
    """Some of what tells of an incident tells of another."""
    desk.split(left, by=by, mentions=mention, reports=report, note=note or None)
    return gone_back(back)


@router.post("/accept")
def accept(
    desk: DeskNow,
    by: Reviewer,
    left: Names = [],  # noqa: B006 (FastAPI copies it)
    back: Back = "/",
    note: Note = "",
) -> Response:
    """Incidents are reviewed, in one stroke."""
    desk.accept(left, by=by, note=note or None)
    return gone_back(back)


@router.post("/undo")
def undo(desk: DeskNow, by: Reviewer, back: Back = "/") -> Response:
    """Takes the reviewer's last stroke back."""
    desk.undo(by)
    return gone_back(back)


@router.post("/redo")
def redo(desk: DeskNow, by: Reviewer, back: Back = "/") -> Response:
    """Brings back what the reviewer took back last."""
    desk.redo(by)
    return gone_back(back)


@router.post("/views")
def keep_view(desk: DeskNow, by: Reviewer, name: Name, query: Note = "") -> Response:
    """Keeps filters under a name."""
    view = desk.bookmarks.keep_view(name, query, by)
    return gone_back(f"/?{view.query}")


@router.post("/views/drop")
def drop_view(desk: DeskNow, name: Name, back: Back = "/") -> Response:
    """Forgets filters that were kept under a name."""
    desk.bookmarks.drop_view(name)
    return gone_back(back)


@router.post("/withdraw")
def withdraw(desk: DeskNow, by: Reviewer, judgement: Name, back: Back = "/") -> Response:
    """Takes one given decision back."""
    desk.withdraw(judgement, by=by)
    return gone_back(back)


def _plain(value: str) -> object:
    """A form's value: JSON where it is some, else text."""
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        return value


def gone_back(back: str) -> Response:
    """To a path of this desk; any other address leads to the first page."""
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return RedirectResponse(back if inside else "/", 303)
