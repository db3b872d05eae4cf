"""The review desk as an application: pages for people, a JSON API for programs."""

from __future__ import annotations

import gc
import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from fastapi import FastAPI
from fastapi.exception_handlers import (
    http_exception_handler,
    request_validation_exception_handler,
)
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

import dateline
from dateline.model.errors import BusyError, DatelineError, SettingError
from dateline.web import api, api_deciding, coding_pages, forms, maps, pages, signing_in
from dateline.web.accounts import Accounts
from dateline.web.desk import Desk
from dateline.web.guard import Bounded, Guard, Guarded

HERE = Path(__file__).parent
PATIENCE = 1.0
"""Seconds for which a settling that is due may keep the desk from opening."""
LOCAL = ["localhost", "127.0.0.1", "[::1]"]


def create_app(
    desk: Desk,
    *,
    reviewer: str | None = None,
    hosts: Sequence[str] = (),
    demand: bool = False,
) -> FastAPI:
    """The application over a desk. `reviewer` signs the decisions made on the pages where
    there are no accounts (default: the name of this machine's account); `hosts` are the names
    it answers to besides this machine's own; `demand`: nobody gets in without an account."""
    app = FastAPI(
        title="Dateline",
        version=dateline.__version__,
        description="What happened, according to whom.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk = desk
    name = reviewer or getpass.getuser()
    app.state.guard = Guard(Accounts(desk.store), name, demand=demand)
    app.add_middleware(Guarded)
    app.add_middleware(Bounded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, *hosts])
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(api.router)
    app.include_router(api_deciding.router)
    app.include_router(maps.router)
    app.include_router(pages.router)
    app.include_router(forms.router)
    app.include_router(signing_in.router)
    for router in (coding_pages.looking, coding_pages.deciding):
        app.include_router(router)
    for router in (coding_pages.api_looking, coding_pages.api):
        app.include_router(router)
    app.add_exception_handler(DatelineError, told)
    app.add_exception_handler(HTTPException, missed)
    app.add_exception_handler(RequestValidationError, misread)
    return app


async def told(request: Request, error: Exception) -> Response:
    """One of our own errors as a sentence, as JSON for programs, as a page for people: what
    was looked for isn't there, what was asked for can't be done."""
    status = 404 if request.method == "GET" else 422
    if isinstance(error, BusyError):
        status = 503
    if request.url.path.startswith("/api/"):
        return api.refused(error, status)
    return pages.refused(request, str(error), status)


async def missed(request: Request, error: Exception) -> Response:
    """What isn't there or can't be asked so: as JSON for programs, as a page for people."""
    assert isinstance(error, HTTPException)
    if not _for_a_person(request):
        return await http_exception_handler(request, error)
    return pages.refused(request, error.detail, error.status_code)


async def misread(request: Request, error: Exception) -> Response:
    """A form or address that isn't filled in as it must be."""
    assert isinstance(error, RequestValidationError)
    if not _for_a_person(request):
        return await request_validation_exception_handler(request, error)
    wrong = {f"{told['loc'][-1]}: {told['msg'].lower()}" for told in error.errors()}
    return pages.refused(request, "; ".join(sorted(wrong)), 422)


def _for_a_person(request: Request) -> bool:
    """Whether a page is wanted, of somebody who may see one."""
    files = ("/api/", "/static/", "/outlines/")
    return request.state.person is not None and not request.url.path.startswith(files)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a desk is served: address and port, the names it answers to, and the files of
    its certificate and key."""

    host: str = "127.0.0.1"
    port: int = 8421
    names: tuple[str, ...] = ()
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_here(self) -> bool:
        """Whether this machine alone can reach it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def serve(store: Path | str, place: Place, *, reviewer: str | None = None) -> None:
    """Serves the desk until Ctrl-C: to this machine alone, or at another address to those
    who have an account."""
    import uvicorn

    desk = Desk(store, patience=PATIENCE)
    gc.freeze()  # what the desk holds stays: no page waits for a search through it for garbage
    try:
        if not place.is_here and not Accounts(desk.store):
            raise SettingError(
                f"{place.host} can be reached by others, and there are no accounts yet; "
                "run: dateline accounts add NAME"
            )
        names = [place.host, *place.names]
        app = create_app(desk, reviewer=reviewer, hosts=names, demand=not place.is_here)
        uvicorn.run(
            app,
            host=place.host,
            port=place.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            ssl_certfile=place.certificate,
            ssl_keyfile=place.key,
        )
    finally:
        if desk.settler.since is None:
            desk.close()
