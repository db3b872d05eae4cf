"""The kinds of source, in one table: how each is known, what it is, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from dateline.ingest.arrivals import Arrival, Limits, make_report
from dateline.ingest.jsonl import looks_like_jsonl, read_jsonl
from dateline.ingest.text import decode_text
from dateline.model.errors import RefusedError


class ReadKind(Protocol):
    """Reads one file of a kind."""

    def __call__(
        self, file: BinaryIO, *, source: str, key: str, limits: Limits
    ) -> Iterator[Arrival]:
        """The reports in it; `RefusedError` where it can't be read at all."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: the endings of its names, how its first bytes look, what it is."""

    name: str
    suffixes: tuple[str, ...]
    does: str
    read: ReadKind
    looks: Callable[[bytes], bool] = lambda start: False  # noqa: ARG005


def read_text(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The one report of a plain file."""
    text = decode_text(bounded(file, 4 * limits.max_chars + 4), limits)
    yield make_report(text, source=source, key=key, limits=limits)


def bounded(file: BinaryIO, most: int) -> bytes:
    """The file's bytes; `RefusedError` where there are more than that."""
    data = file.read(most + 1)
    if len(data) > most:
        raise RefusedError(f"too long: over {most:,} bytes")
    return data


TEXT = Kind("text", (".txt", ".text"), "plain text, one report a file", read_text)
KINDS = (
    TEXT,
    Kind(
        "jsonl",
        (".jsonl", ".ndjson"),
        "JSON lines: text, id, title, outlet, published, url, language",
        read_jsonl,
        looks_like_jsonl,
    ),
)


def kind_by_name(name: str) -> Kind | None:
    """The kind that files of this name are of."""
    lower = name.lower()
    return next((kind for kind in KINDS if lower.endswith(kind.suffixes)), None)


def kind_by_look(start: bytes) -> Kind:
    """The kind that a file without a telling name is of: text, unless it looks otherwise."""
    return next((kind for kind in KINDS if kind.looks(start)), TEXT)
