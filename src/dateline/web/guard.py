"""What keeps the desk safe: headers, signed tokens against forged forms, known hosts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

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
COOKIE = "dateline_session"
MOST_BYTES = 100_000
"""No form or JSON body that the desk takes is larger."""
Next = Callable[[Request], Awaitable[Response]]


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


async def guarded(request: Request, go_on: Next) -> Response:
    """Adds the headers, gives each visitor a session, refuses oversized bodies."""
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        return PlainTextResponse("The request is too large.", 413, headers=HEADERS)
    session = request.cookies.get(COOKIE)
    fresh = session or secrets.token_urlsafe(24)
    request.state.session = fresh
    response = await go_on(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if session is None:
        response.set_cookie(COOKIE, fresh, httponly=True, samesite="strict")
    return response
