"""The table of event types with their codes in the codebooks, kept as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class EventType:
    """A kind of event and what the codebooks call it.

    `acled_event`, `acled_sub_event` None: ACLED has no such type. `violent`: force is used
    against people or things. `ucdp`: True where UCDP codes it if people die (the type of
    violence follows from the sides). `incident` False: what goes on round incidents, told in a
    report's annotations and never an incident of its own. `example` is one sentence that tells
    such an event.
    """

    key: str
    definition: str
    example: str
    violent: bool
    acled_event: str | None = None
    acled_sub_event: str | None = None
    plover_event: str | None = None
    plover_mode: str | None = None
    ucdp: bool = False
    incident: bool = True


@cache
def event_types() -> Mapping[str, EventType]:
    """The event types by key, in the order of the table (`data/event_types.toml`)."""
    table = resources.files("dateline.data").joinpath("event_types.toml").read_text("utf-8")
    rows = tomllib.loads(table)
    return MappingProxyType({key: EventType(key=key, **row) for key, row in rows.items()})
