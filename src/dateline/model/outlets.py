"""The news agencies and outlets of the world by the names they go by, kept as data."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import NamedTuple


class Outlet(NamedTuple):
    """An agency or outlet: `form` is "agency" or "outlet"; `country_code` ISO alpha-2."""

    name: str
    form: str
    country_code: str | None
    aliases: tuple[str, ...]


@cache
def outlets() -> tuple[Outlet, ...]:
    """The outlets of `data/outlets.tsv`, in its order."""
    table = resources.files("dateline.data").joinpath("outlets.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return tuple(
        Outlet(name, form, country or None, tuple(filter(None, aliases.split("|"))))
        for name, form, country, aliases in rows
    )
