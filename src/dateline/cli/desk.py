"""Commands that open the review desk and say who may use it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.console import clean, note, say, say_json, say_table
from dateline.cli.options import STORE, JsonOption, StoreOption, called

if TYPE_CHECKING:
    from dateline.web.accounts import Accounts

accounts = typer.Typer(help="Who may use a review desk on a network.", no_args_is_help=True)
NameArgument = Annotated[str, typer.Argument(help="The name that signs decisions.")]
RoleOption = Annotated[str, typer.Option("--role", help="reviewer (decides) or reader (looks).")]


def review(
    *,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen at; others than this machine's "
                                         "own demand accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = 8421,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="A name that the desk is called by on the network."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="A PEM certificate, for https.")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", help="The certificate's key.")] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", help="Who decides where there are no accounts (default: you)."),
    ] = None,
    store: StoreOption = STORE,
) -> None:  # fmt: skip
    """Open the review desk, on this machine alone unless told otherwise, until Ctrl-C."""
    from dateline.web.app import Place, serve

    place = Place(host, port, tuple(name or ()), certificate, key)
    scheme = "https" if certificate else "http"
    shown = "localhost" if place.is_here else host
    note(f"{scheme}://{shown}:{port}  {called(store)}  (Ctrl-C ends it)")
    if not place.is_here and not certificate:
        note("passwords travel unencrypted: name --certificate and --key, or put a proxy before it")
    serve(store, place, reviewer=by)


@accounts.command("add")
def add(*, name: NameArgument, role: RoleOption = "reviewer", store: StoreOption = STORE) -> None:
    """Make an account, or give one another password; the password is asked for."""
    with _accounts(store) as kept:
        kept.add(name, _password(), role)
    note(f"{clean(name)} may use {called(store)} as {role}")


@accounts.command("list")
def list_(*, store: StoreOption = STORE, json: JsonOption = False) -> None:
    """List the accounts with their roles."""
    with _accounts(store) as kept:
        people = kept.people()
    if json:
        say_json([{"name": person.name, "role": person.role} for person in people])
    else:
        say_table(("name", "role"), [(person.name, person.role) for person in people])


@accounts.command("remove")
def remove(*, name: NameArgument, store: StoreOption = STORE) -> None:
    """Take an account and its tokens away; what the person decided stays."""
    with _accounts(store) as kept:
        kept.remove(name)
    note(f"{clean(name)} may no longer use {called(store)}")


@accounts.command("token")
def token(*, name: NameArgument, role: RoleOption = "reader", store: StoreOption = STORE) -> None:
    """Make a token by which a program uses the API for a person; it is shown once."""
    with _accounts(store) as kept:
        made = kept.new_token(name, role)
    say(made)
    note(f"send it as: Authorization: Bearer TOKEN; it is {clean(name)}'s, as {role}")


@contextmanager
def _accounts(store: Path | str) -> Iterator[Accounts]:
    from dateline.pipeline import api
    from dateline.web.accounts import Accounts

    kept = api.open(store)
    try:
        yield Accounts(kept)
    finally:
        kept.close()


def _password() -> str:
    """Asked for twice on a terminal; a line of standard input otherwise."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
