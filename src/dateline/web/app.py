"""The review desk as an application: pages for people, a JSON API for programs."""

from __future__ import annotations

import getpass
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response

import dateline
from dateline.model.errors import DatelineError
from dateline.web import api, api_deciding, forms, maps, pages
from dateline.web.desk import Desk
from dateline.web.guard import Seal, guarded

HERE = Path(__file__).parent
LOCAL = ["localhost", "127.0.0.1", "[::1]"]


def create_app(
    desk: Desk, *, reviewer: str | None = None, hosts: list[str] | None = None
) -> FastAPI:
    """The application over a desk. `reviewer` signs the decisions made on the pages (default:
    the name of this machine's account); `hosts` are the names it answers to."""
    app = FastAPI(
        title="Dateline",
        version=dateline.__version__,
        description="What happened, according to whom.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk = desk
    app.state.seal = Seal()
    app.state.reviewer = reviewer or getpass.getuser()
    app.middleware("http")(guarded)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts or LOCAL)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.include_router(api.router)
    app.include_router(api_deciding.router)
    app.include_router(maps.router)
    app.include_router(pages.router)
    app.include_router(forms.router)
    app.add_exception_handler(DatelineError, told)
    return app


async def told(request: Request, error: Exception) -> Response:
    """One of our own errors as a sentence, as JSON for programs, as a page for people: what
    was looked for isn't there, what was asked for can't be done."""
    status = 404 if request.method == "GET" else 422
    if request.url.path.startswith("/api/"):
        return api.refused(error, status)
    return pages.refused(request, error, status)


def serve(store: Path | str, *, port: int, reviewer: str | None = None) -> None:
    """Serves the desk on this machine alone until Ctrl-C."""
    import uvicorn

    app = create_app(Desk(store), reviewer=reviewer)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning", access_log=False)
