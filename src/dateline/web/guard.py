"""What keeps the desk safe: headers, signed tokens against forged forms, known hosts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from math import ceil
from time import monotonic
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.accounts import REVIEWER, Accounts, Person
from dateline.web.sessions import Rate, Sessions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
COOKIE, SIGNED_IN = "dateline_session", "dateline_signed_in"
LONGEST_COOKIE = 100
OPEN = ("/login", "/logout")
"""Pages for everybody."""
ASKED = (300.0, 50.0)
"""Questions of a program in a row, and then each second."""
TRIED = (8.0, 0.1)
"""Passwords that may be tried in a row, and then each second."""
TOO_LARGE = "The request is too large."
MOST_BYTES = 100_000
"""No form or JSON body that the desk takes is larger."""
Clock = Callable[[], float]


class Seal:
    """Tokens that only this process can have made."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def token(self, session: str) -> str:
        """What a form of this session must carry."""
        return hmac.new(self._key, session.encode(), hashlib.sha256).hexdigest()

    def holds(self, session: str | None, token: str | None) -> bool:
        """Whether the form is of this session."""
        if not session or not token:
            return False
        return hmac.compare_digest(self.token(session), token)


class Guard:
    """Who asks, whether they may, and how often."""

    def __init__(
        self, accounts: Accounts, reviewer: str, *, demand: bool = False, clock: Clock = monotonic
    ) -> None:
        self.accounts, self.seal, self.sessions = accounts, Seal(), Sessions(clock)
        self._reviewer, self._demand = reviewer, demand
        self._asked = Rate(*ASKED, clock)
        self._tried = Rate(*TRIED, clock)

    def person(self, request: Request) -> Person | None:
        """Who asks: whom a token stands for, who has signed in; on a desk without accounts
        whoever sits at this machine."""
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.casefold() == "bearer":
            return self.accounts.bearing(token.strip())
        if not self._demand and not self.accounts:
            return Person(self._reviewer, REVIEWER)
        name = self.sessions.name(request.cookies.get(SIGNED_IN))
        return self.accounts.named(name) if name else None

    def refusal(self, request: Request, person: Person | None) -> Response | None:
        """What is answered at once to whoever may not ask this, or asks too often."""
        path, wants = request.url.path, request.method
        programs = path.startswith("/api/")
        if programs or request.headers.get("authorization"):
            wait = self._asked.wait(person.name if person else _address(request))
            if wait:
                return _slower(wait)
        if person is None and path not in OPEN and not path.startswith("/static/"):
            if programs:
                return _plain("Sign in, or send a token.", 401, {"WWW-Authenticate": "Bearer"})
            return RedirectResponse(f"/login?{urlencode(_way_back(request))}", 303)
        if wants not in ("GET", "HEAD") and path not in OPEN and person and not person.may_decide:
            return _plain("You may look, but not decide.", 403, {})
        return None

    def sign_in(self, request: Request, name: str, password: str) -> str | float:
        """A new session's cookie; or the seconds to wait, 0 where name and password don't
        fit. One address may try so often, and one name may be tried so often."""
        wait = max(self._tried.wait(_address(request)), self._tried.wait(f"name {name}"))
        if wait:
            return wait
        person = self.accounts.known_by(name, password)
        return self.sessions.begin(person.name) if person else 0.0


def _way_back(request: Request) -> dict[str, str]:
    """Where one goes after signing in: to the page that was asked for; after a form, which was
    not taken, to the page that it stood on."""
    if request.method in ("GET", "HEAD"):
        return {"back": relative(request.url)}
    return {"back": page_before(request) or "/", "ended": "1"}


def page_before(request: Request) -> str | None:
    """The page of this desk that the request was made from; None where that isn't told."""
    page = URL(request.headers.get("referer", ""))
    return relative(page) if page.netloc == request.url.netloc else None


def relative(address: URL) -> str:
    """An address without its host."""
    return address.path + (f"?{address.query}" if address.query else "")


def _address(request: Request) -> str:
    return f"at {request.client.host}" if request.client else "at ?"


def _plain(text: str, status: int, headers: dict[str, str]) -> Response:
    return JSONResponse({"detail": text}, status, headers=headers)


def _slower(wait: float) -> Response:
    return _plain("That was too often; wait a little.", 429, {"Retry-After": str(ceil(wait))})


class Guarded:
    """Adds the headers, gives each visitor a token's secret, lets in who may come in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        session = request.cookies.get(COOKIE)
        fresh = session if session and len(session) <= LONGEST_COOKIE else secrets.token_urlsafe(24)
        request.state.session = fresh
        guard: Guard = request.app.state.guard
        person = await run_in_threadpool(guard.person, request)
        request.state.person = person
        more = dict(HEADERS)
        if request.url.path.startswith("/static/"):
            more["Cache-Control"] = "no-cache"  # kept, but asked after each time
        if fresh != session:
            more["Set-Cookie"] = _cookie(fresh, secure=request.url.scheme == "https")

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in more.items():
                    if name == "Set-Cookie":
                        headers.append(name, value)
                    else:
                        headers.setdefault(name, value)
            await send(message)

        answer = guard.refusal(request, person) or self._app
        await answer(scope, receive, answered)


def _cookie(session: str, *, secure: bool) -> str:
    """The header by which a session's cookie is set."""
    answer = Response()
    answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=secure)
    return answer.headers["set-cookie"]


class Bounded:
    """Lets no body in that is larger than any form, whether its length was told or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if not told.isdigit() or int(told) > MOST_BYTES:
            await PlainTextResponse(TOO_LARGE, 413, headers=HEADERS)(scope, receive, send)
            return
        had = 0

        async def counted() -> Message:
            nonlocal had
            message = await receive()
            had += len(message.get("body", b""))
            if had > MOST_BYTES:
                raise HTTPException(413, TOO_LARGE)
            return message

        await self._app(scope, counted, send)
