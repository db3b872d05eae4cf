"""Pages and API of double coding: drawing a sample, coding blind, agreement, settling."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from dateline.export.judgements import judgement_row
from dateline.model.event_types import event_types
from dateline.model.incidents import Judgement, Verdict
from dateline.web import api_deciding, forms
from dateline.web.api import Json
from dateline.web.coding import CHOICES, METRICS, Coding, Difference, Sample
from dateline.web.desk import Desk
from dateline.web.forms import gone_back
from dateline.web.pages import DeskNow, Reviewer, page

looking = APIRouter(include_in_schema=False)
deciding = APIRouter(include_in_schema=False, dependencies=forms.DECIDING)
api_looking = APIRouter(prefix="/api", tags=["coding"])
api = APIRouter(
    prefix="/api",
    tags=["coding"],
    dependencies=[Depends(api_deciding.sealed)],
    responses=api_deciding.router.responses,
)
Name = Annotated[str, Form(max_length=300)]
Line = Annotated[str, Field(max_length=300)]


class Drawing(BaseModel):
    """A sample that is to be drawn."""

    name: Line
    coders: Annotated[list[Line], Field(max_length=2)]
    size: Annotated[int, Field(ge=1, le=10_000)]


class Codes(BaseModel):
    """A coder's codes of one incident; what isn't told stays open."""

    type: Line = ""
    status: Line = ""
    day: Line = ""
    place: Line = ""
    place_precision: Line = ""
    killed: Line = ""
    injured: Line = ""


class CodesForm(Codes):
    """The same as a form gives it."""

    token: str = ""


class Choice(BaseModel):
    """Which coder is right on a field of an incident."""

    incident: Line
    field: Line
    coder: Line


@looking.get("/coding")
def samples(request: Request, desk: DeskNow) -> Response:
    """The samples, and the form that draws one."""
    coding = Coding(desk.store)
    people = [person.name for person in request.app.state.guard.accounts.people()]
    told = [(sample, coding.progress(sample)) for sample in coding.samples()]
    return page(request, "coding.html", samples=told, people=people)


@looking.get("/coding/{name}")
def one_sample(name: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """A coder's own list while it is coded; then how far they agree and where they differ."""
    coding = Coding(desk.store)
    sample = coding.sample(name)
    done = coding.is_done(sample)
    return page(
        request,
        "sample.html",
        sample=sample,
        progress=coding.progress(sample),
        done=done,
        mine=coding.codes(sample, by) if by in sample.coders else None,
        agreement=coding.agreement(sample) if done else [],
        differences=coding.differences(sample) if done else [],
        titles={id: desk.now().title(id) for id in sample.incidents} if done else {},
    )


@looking.get("/coding/{name}/{incident}")
def one_form(name: str, incident: str, request: Request, desk: DeskNow, by: Reviewer) -> Response:
    """The reports of an incident and a form for its codes; nothing that was settled is shown."""
    coding = Coding(desk.store)
    sample = coding.sample(name)
    held = sample.held.get(incident, ())
    mine = coding.codes(sample, by)
    rest = [id for id in sample.incidents if id not in mine and id != incident]
    return page(
        request,
        "code.html",
        sample=sample,
        incident=incident,
        reports=list(desk.findings(held).reports.values()),
        codes=mine.get(incident, {}),
        fields=list(METRICS),
        choices={"type": list(event_types()), **CHOICES},
        after=rest[0] if rest else None,
    )


@deciding.post("/coding")
def draw(
    desk: DeskNow,
    by: Reviewer,
    name: Name,
    coder: Annotated[list[str], Form(max_length=2)],
    size: Annotated[int, Form(ge=1, le=10_000)],
) -> Response:
    """Draws a sample."""
    _draw(desk, Drawing(name=name, coders=coder, size=size), by)
    return gone_back("/coding")


@deciding.post("/coding/{name}/settle")
def settle(
    name: str, desk: DeskNow, by: Reviewer, incident: Name, field: Name, coder: Name
) -> Response:
    """A third person says which coder is right."""
    _settle(desk, name, Choice(incident=incident, field=field, coder=coder), by)
    return gone_back(f"/coding/{name}")


@deciding.post("/coding/{name}/{incident}")
def code(
    name: str, incident: str, desk: DeskNow, by: Reviewer, codes: Annotated[CodesForm, Form()]
) -> Response:
    """Keeps a coder's codes and goes on to the next incident."""
    coding = Coding(desk.store)
    sample = coding.sample(name)
    coding.code(sample, incident, by, codes.model_dump(exclude={"token"}))
    mine = coding.codes(sample, by)
    rest = [id for id in sample.incidents if id not in mine]
    return gone_back(f"/coding/{name}/{rest[0]}" if rest else f"/coding/{name}")


@api_looking.get("/samples")
def list_samples(desk: DeskNow) -> Json:
    """The samples with how far their coders have come."""
    coding = Coding(desk.store)
    return {"samples": [_sample_row(coding, sample) for sample in coding.samples()]}


@api_looking.get("/samples/{name}", responses={404: {"description": "There is no such thing."}})
def get_sample(name: str, desk: DeskNow, by: Reviewer) -> Json:
    """A sample with the asker's own codes; once both coders are done, with their agreement
    and differences."""
    coding = Coding(desk.store)
    sample = coding.sample(name)
    row = {**_sample_row(coding, sample), "codes": coding.codes(sample, by)}
    if coding.is_done(sample):
        row["agreement"] = [asdict(found) for found in coding.agreement(sample)]
        row["differences"] = [asdict(found) for found in coding.differences(sample)]
    return row


@api.post("/samples", status_code=201)
def draw_sample(asked: Drawing, desk: DeskNow, by: Reviewer) -> Json:
    """Draws incidents by lot for two coders."""
    return _sample_row(Coding(desk.store), _draw(desk, asked, by))


@api.post("/samples/{name}/codes/{incident}", status_code=204)
def code_incident(name: str, incident: str, codes: Codes, desk: DeskNow, by: Reviewer) -> None:
    """Keeps the asker's codes of an incident."""
    coding = Coding(desk.store)
    coding.code(coding.sample(name), incident, by, codes.model_dump())


@api.post("/samples/{name}/choices", status_code=201)
def choose(name: str, asked: Choice, desk: DeskNow, by: Reviewer) -> Json:
    """A third person says which coder is right; that is a decision like any other."""
    return judgement_row(_settle(desk, name, asked, by))


def _sample_row(coding: Coding, sample: Sample) -> Json:
    return {
        "name": sample.name,
        "coders": list(sample.coders),
        "incidents": list(sample.incidents),
        "progress": coding.progress(sample),
    }


def _draw(desk: Desk, asked: Drawing, by: str) -> Sample:
    rows = desk.now().happenings
    members = {row.incident.id: row.incident.members for row in rows}
    return Coding(desk.store).draw(asked.name, asked.coders, members, size=asked.size, by=by)


def _settle(desk: Desk, name: str, asked: Choice, by: str) -> Judgement:
    coding = Coding(desk.store)
    sample = coding.sample(name)
    found = coding.settling(sample, asked.incident, asked.field, by)
    chosen = found.codes[sample.coders.index(asked.coder)] if asked.coder in sample.coders else ""
    verdict, field, value = _decided(asked.field, chosen)
    note = f"{asked.field}, coded twice in {name}: {_told(sample, found)}; {asked.coder} is right"
    return desk.decide(verdict, asked.incident, by=by, field=field, value=value, note=note)


def _decided(field: str, code: str) -> tuple[Verdict, str | None, Any]:
    """What a code comes to as a decision: a correction, or a note where a value can't be made
    of the code alone."""
    if field in ("type", "status") and code:
        return Verdict.CORRECTED, field, code
    if field == "day" and code:
        return Verdict.CORRECTED, "when", {"first": code, "last": code}
    if field in ("killed", "injured") and code:
        return Verdict.CORRECTED, field, dict.fromkeys(("low", "best", "high"), int(code))
    return Verdict.NOTE, None, None


def _told(sample: Sample, found: Difference) -> str:
    pairs = zip(sample.coders, found.codes, strict=True)
    return ", ".join(f"{coder} says {code or 'nothing'}" for coder, code in pairs)
