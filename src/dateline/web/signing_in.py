"""Signing in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import Response

from dateline.web.forms import Back, Name, gone_back, sealed
from dateline.web.guard import COOKIE, SIGNED_IN, Guard
from dateline.web.pages import page

router = APIRouter(include_in_schema=False)
ENDED = "Your session has ended. What you sent last was not kept: sign in, and send it again."
Password = Annotated[str, Form(max_length=1_000)]


@router.get("/login")
def asked(request: Request, back: str = "/", ended: str = "") -> Response:
    """The page on which one signs in; `ended`: where a session ended before a form was sent."""
    return page(request, "login.html", back=back, told=ENDED if ended else "")


@router.post("/login", dependencies=[Depends(sealed)])
def sign_in(request: Request, name: Name, password: Password, back: Back = "/") -> Response:
    """Signs in, and begins with a fresh secret for forms."""
    guard: Guard = request.app.state.guard
    found = guard.sign_in(request, name, password)
    if not isinstance(found, str):
        told = "That was too often; wait a minute." if found else "Name and password don't fit."
        return page(request, "login.html", 429 if found else 401, back=back, told=told)
    answer = gone_back(back)
    secure = request.url.scheme == "https"
    answer.set_cookie(SIGNED_IN, found, httponly=True, samesite="strict", secure=secure)
    answer.delete_cookie(COOKIE)
    return answer


@router.post("/logout", dependencies=[Depends(sealed)])
def sign_out(request: Request) -> Response:
    """Signs out, on every tab of this browser."""
    guard: Guard = request.app.state.guard
    guard.sessions.end(request.cookies.get(SIGNED_IN))
    answer = gone_back("/login")
    answer.delete_cookie(SIGNED_IN)
    answer.delete_cookie(COOKIE)
    return answer
