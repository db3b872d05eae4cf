"""The JSON API, for deciding: every decision that the pages' forms take."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, HTTPException
from pydantic import BaseModel, Field
from starlette.requests import Request

from dateline.export.judgements import judgement_row
from dateline.model.incidents import Judgement, Verdict
from dateline.web.accounts import Person
from dateline.web.api import Json
from dateline.web.guard import COOKIE
from dateline.web.pages import DeskNow, Reviewer

Name = Annotated[str, Field(max_length=300)]
Names = Annotated[list[Name], Field(max_length=1000)]
Note = Annotated[str | None, Field(max_length=5_000)]


class Decision(BaseModel):
    """What a person decides of one thing or two."""

    verdict: Verdict
    left: Name
    right: Name | None = None
    field: Annotated[str | None, Field(max_length=100)] = None
    value: Any = None
    note: Note = None


class Merging(BaseModel):
    """Incidents that are one."""

    left: Name
    right: Names
    note: Note = None


class Splitting(BaseModel):
    """What is to be parted from an incident: mentions, or all that some reports tell."""

    left: Name
    mentions: Names = []
    reports: Names = []
    note: Note = None


class Accepting(BaseModel):
    """Incidents that are reviewed."""

    left: Names
    note: Note = None


class Viewing(BaseModel):
    """Filters and their name."""

    name: Name
    query: Annotated[str, Field(max_length=5_000)] = ""


class Withdrawing(BaseModel):
    """A decision that is to be taken back."""

    judgement: Name


async def sealed(
    request: Request, token: Annotated[str | None, Header(alias="X-Dateline-Token")] = None
) -> None:
    """Refuses what carries neither a program's own token nor the session's."""
    person: Person | None = request.state.person
    known = person is not None and person.by_token
    if not known and not request.app.state.guard.seal.holds(request.cookies.get(COOKIE), token):
        raise HTTPException(403, "the token is missing or not this session's")
    request.app.state.desk.must_take()


router = APIRouter(
    prefix="/api",
    tags=["decide"],
    dependencies=[Depends(sealed)],
    responses={
        403: {"description": "The token is missing or not this session's."},
        422: {"description": "It can't be carried out; the answer says why."},
        503: {"description": "The store is being settled; try again soon."},
    },
)


@router.post("/judgements", status_code=201)
def judge(decision: Decision, desk: DeskNow, by: Reviewer) -> Json:
    """Keeps one decision."""
    kept = desk.decide(
        decision.verdict,
        decision.left,
        by=by,
        right=decision.right,
        field=decision.field,
        value=decision.value,
        note=decision.note,
    )
    return judgement_row(kept)


@router.post("/merge", status_code=201)
def merge(asked: Merging, desk: DeskNow, by: Reviewer) -> Json:
    """Several incidents are one."""
    return _rows(desk.merge(asked.left, asked.right, by=by, note=asked.note))


@router.post("/split", status_code=201)
def split(asked: Splitting, desk: DeskNow, by: Reviewer) -> Json:
    """Some of what tells of an incident tells of another."""
    kept = desk.split(
        asked.left, by=by, mentions=asked.mentions, reports=asked.reports, note=asked.note
    )
    return _rows(kept)


@router.post("/accept", status_code=201)
def accept(asked: Accepting, desk: DeskNow, by: Reviewer) -> Json:
    """Incidents are reviewed, in one stroke."""
    return _rows(desk.accept(asked.left, by=by, note=asked.note))


@router.post("/undo", status_code=201)
def undo(desk: DeskNow, by: Reviewer) -> Json:
    """Takes the last stroke back; an empty list where there is none."""
    return _rows(desk.undo(by))


@router.post("/redo", status_code=201)
def redo(desk: DeskNow, by: Reviewer) -> Json:
    """Brings back what was taken back last; an empty list where there is nothing."""
    return _rows(desk.redo(by))


@router.post("/withdraw", status_code=201)
def withdraw(asked: Withdrawing, desk: DeskNow, by: Reviewer) -> Json:
    """Takes one given decision back."""
    return _rows(desk.withdraw(asked.judgement, by=by))


@router.post("/views", status_code=201)
def keep_view(asked: Viewing, desk: DeskNow, by: Reviewer) -> Json:
    """Keeps filters, as the query of an address, under a name."""
    return asdict(desk.bookmarks.keep_view(asked.name, asked.query, by))


@router.delete("/views/{name}", status_code=204)
def drop_view(name: str, desk: DeskNow) -> None:
    """Forgets filters that were kept under a name."""
    desk.bookmarks.drop_view(name)


def _rows(kept: Iterable[Judgement]) -> Json:
    return {"judgements": [judgement_row(judgement) for judgement in kept]}
