"""What the stages behind the parser found before, kept beside the parses: a changed stage is done
again with those that follow it, and none before it.

What is kept of a report is known by the SHA-256 of all that the first of these stages is given
(the report and what is known of it, its zones, what the gate passed over, the parser by name and
how one-case texts are restored) and by the gazetteer. Of each stage stands the chain of versions
up to it, and the fields that it gave another value. An entry that can't be read counts as missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from dateline.annotate import casing, legible
from dateline.ground.places.build import gazetteer_version
from dateline.model.annotated import Annotated
from dateline.pipeline import stages
from dateline.pipeline.cache import Kept, Shelf, parser_name

Step = tuple[bytes, dict[str, bytes]]
"""The versions up to a stage, hashed, and what it changed: JSON by field."""


class KeptSteps:
    """The stages behind the parser, each done only where it, one before it or the report has
    changed."""

    def __init__(self, kept: Kept) -> None:
        self._shelf = Shelf(kept.folder, kept)

    def __call__(self, annotated: Annotated) -> Annotated:
        """The parsed report, read phrase by phrase: the same as `stages.told`."""
        path = self._path(annotated)
        steps, chains = self._load(path), _chains()
        done = _still_good(steps, chains)
        annotated = _with(annotated, steps[:done])
        rest = stages.AFTER_PARSING[done:]
        if not rest:
            return annotated
        found = steps[:done]
        for chain, stage in zip(chains[done:], rest, strict=True):
            before, annotated = annotated, stage.run(annotated)
            found.append((chain, _changes(before, annotated)))
        self._shelf.keep(path, msgspec.msgpack.encode(found))
        return annotated

    def _path(self, annotated: Annotated) -> Path:
        given = (annotated.report, annotated.zones, annotated.passed)
        names = (parser_name(), casing.VERSION, legible.VERSION, gazetteer_version())
        material = msgspec.json.encode((names, given))
        return self._shelf.path(material)

    def _load(self, path: Path) -> list[Step]:
        try:
            return _rows().decode(self._shelf.load(path))
        except (OSError, msgspec.DecodeError, ValueError):
            return []


@cache
def steps_of(kept: Kept | None) -> KeptSteps | None:
    """The stages behind the parser with what is kept of them, where anything is."""
    return KeptSteps(kept) if kept is not None else None


@cache
def _rows() -> msgspec.msgpack.Decoder[list[Step]]:
    return msgspec.msgpack.Decoder(list[Step])


def _chains() -> list[bytes]:
    """Of each stage behind the parser, the versions up to it, hashed."""
    chain, found = b"", []
    for stage in stages.AFTER_PARSING:
        chain = hashlib.sha256(chain + stage.version.encode()).digest()
        found.append(chain)
    return found


def _still_good(steps: list[Step], chains: list[bytes]) -> int:
    """How many stages, from the first, need not be done again."""
    done = 0
    for (known, _), wanted in zip(steps, chains, strict=False):
        if known != wanted:
            break
        done += 1
    return done


def _changes(before: Annotated, after: Annotated) -> dict[str, bytes]:
    """The fields that a stage gave another value."""
    return {
        name: msgspec.json.encode(value)
        for name in _types()
        if (value := getattr(after, name)) is not getattr(before, name)
    }


def _with(annotated: Annotated, steps: list[Step]) -> Annotated:
    """The report with what these stages found: of each field what the last one made of it."""
    told: dict[str, bytes] = {}
    for _, changed in steps:
        told.update(changed)
    values = {name: _decoder(name).decode(data) for name, data in told.items()}
    return replace(annotated, **values)


@cache
def _types() -> Mapping[str, Any]:
    hints = get_type_hints(Annotated)
    return {field.name: hints[field.name] for field in fields(Annotated)}


@cache
def _decoder(name: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(_types()[name])
