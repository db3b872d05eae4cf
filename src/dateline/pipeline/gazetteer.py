"""The gazetteer of this machine: built on first use, opened once a process."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

from dateline.ground.places import resolve_places
from dateline.ground.places.build import Progress, build_gazetteer, gazetteer_path
from dateline.ground.places.sqlite import SqliteGazetteer
from dateline.model.annotated import Annotated


def gazetteer_folder() -> Path:
    """Where gazetteers are kept: DATELINE_CACHE where it is set, else the user's cache."""
    told = os.environ.get("DATELINE_CACHE")
    return Path(told) if told else user_cache_path("dateline")


def gazetteer_is_built() -> bool:
    """Whether the gazetteer of this version is there."""
    return gazetteer_path(gazetteer_folder()).exists()


def ready_gazetteer(progress: Progress | None = None) -> SqliteGazetteer:
    """The gazetteer, built first where it isn't there yet (some ten seconds, once)."""
    if not gazetteer_is_built():
        build_gazetteer(gazetteer_folder(), progress)
    return _opened(os.getpid())


@lru_cache(maxsize=1)
def _opened(_process: int) -> SqliteGazetteer:
    """One open file a process; a forked process opens its own."""
    return SqliteGazetteer.open(gazetteer_folder())


def read_places(annotated: Annotated) -> Annotated:
    """Finds the places of a report with the gazetteer of this machine."""
    return resolve_places(annotated, _ready(os.getpid()))


@lru_cache(maxsize=1)
def _ready(_process: int) -> SqliteGazetteer:
    return ready_gazetteer()
