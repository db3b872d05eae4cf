"""Whether the models and sources that are installed are those that Dateline was made with.

What is installed is checked against `data/supply.toml`: quickly when reading starts (the list
of files that the package came with, and their sizes), fully by `dateline doctor` (every byte).
"""

from __future__ import annotations

import base64
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

from dateline.model.errors import MissingDataError

NOT_SHIPPED = ("INSTALLER", "REQUESTED", "RECORD", "direct_url.json")
"""What an installer adds beside what the package brings."""


class Shipped(NamedTuple):
    """A file as its package lists it."""

    path: metadata.PackagePath
    sha256: str
    size: int


@cache
def known_packages() -> Mapping[str, str]:
    """The packages that Dateline was made with, each with the digest of its files."""
    file = resources.files("dateline.data") / "supply.toml"
    packages: Mapping[str, str] = tomllib.loads(file.read_text())["packages"]
    return packages


def digest_of(package: str) -> str:
    """One digest for the list of files that an installed package came with."""
    listed = sorted((str(file.path), file.sha256, file.size) for file in _shipped(package))
    return hashlib.sha256(repr(listed).encode()).hexdigest()


def wrong_quickly(package: str) -> str | None:
    """What is wrong with an installed package by its list of files and their sizes."""
    known = known_packages().get(package)
    if known is not None and digest_of(package) != known:
        return "is not the one that Dateline was made with"
    for file in _shipped(package):
        path = Path(file.path.locate())
        if not path.is_file() or path.stat().st_size != file.size:
            return f"has lost or changed {file.path}"
    return None


def wrong(package: str) -> str | None:
    """What is wrong with an installed package, by every byte of it."""
    quickly = wrong_quickly(package)
    if quickly is not None:
        return quickly
    for file in _shipped(package):
        if hashlib.sha256(file.path.read_binary()).hexdigest() != file.sha256:
            return f"has a changed {file.path}"
    return None


def check_quickly(*packages: str) -> None:
    """`MissingDataError` where an installed package is not as it came."""
    for package in packages:
        try:
            found = wrong_quickly(package)
        except metadata.PackageNotFoundError:
            continue  # whoever needs it says how to install it
        if found is not None:
            raise MissingDataError(f"{package} {found}; {cure(package)}")


def cure(package: str) -> str:
    """The line that installs the package as it should be."""
    version = metadata.version(package)
    return f"run: pip install --force-reinstall --no-deps {package}=={version}"


def _shipped(package: str) -> Iterator[Shipped]:
    for path in metadata.files(package) or ():
        if path.hash is None or path.name in NOT_SHIPPED or path.suffix == ".pyc":
            continue
        padded = path.hash.value + "=" * (-len(path.hash.value) % 4)
        yield Shipped(path, base64.urlsafe_b64decode(padded).hex(), path.size or 0)
