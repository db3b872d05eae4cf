"""The paths that a user names, in a fixed order, as the reports in them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.ingest.arrivals import Arrival, Limits
from dateline.ingest.kinds import kind_by_look, kind_by_name
from dateline.ingest.manifest import Manifest
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal, Report

STDIN = "-"
START = 65_536


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: its path as given, and its name within the paths that are read."""

    source: str
    key: str
    named: bool
    wrong: str | None = None


def find_inputs(paths: Sequence[Path | str], *, leave_out: Sequence[Path] = ()) -> list[Input]:
    """The files of the paths, folders in the order of their names; hidden files are no inputs.

    `leave_out` are files that stand among the reports and are none: the manifest, the store.
    """
    others = {path.resolve() for path in leave_out}
    found = [given for path in paths for given in _inputs(str(path))]
    return [i for i in found if i.source == STDIN or Path(i.source).resolve() not in others]


def _inputs(path: str) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, STDIN, named=True)
    elif Path(path).is_dir():
        inside = list(_in_folder(path))
        yield from inside or [Input(path, path, named=True, wrong="there are no files in it")]
    elif Path(path).exists():
        yield Input(path, Path(path).name, named=True)
    else:
        yield Input(path, path, named=True, wrong="there is no such file or folder")


def _in_folder(path: str) -> Iterator[Input]:
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            source = Path(folder) / name
            if source.is_file():
                yield Input(str(source), source.relative_to(path).as_posix(), named=False)


def read_inputs(
    inputs: Iterable[Input], *, manifest: Manifest | None = None, limits: Limits | None = None
) -> Iterator[Arrival]:
    """The reports of the inputs in order, completed by the manifest; what can't be taken is
    refused by name and the rest goes on."""
    inputs, limits = list(inputs), limits or Limits()
    manifest = manifest or Manifest()
    manifest.expect(given.key for given in inputs)
    for given in inputs:
        for arrival in _read(given, limits):
            yield _completed(arrival, given, manifest)
    yield from manifest.unmatched()


def _completed(arrival: Arrival, given: Input, manifest: Manifest) -> Arrival:
    if isinstance(arrival, Refusal):
        manifest.note(given.source, given.key)
        return arrival
    try:
        return manifest.complete(arrival, given.key)
    except RefusedError as error:
        return Refusal(arrival.source, str(error))


def _read(given: Input, limits: Limits) -> Iterator[Arrival]:
    try:
        if given.wrong:
            raise RefusedError(given.wrong)
        with _opened(given) as file:
            yield from _read_file(file, given, limits)
    except RefusedError as error:
        yield Refusal(given.source, str(error))
    except OSError as error:
        yield Refusal(given.source, f"can't be read: {error.strerror or error}")


def _opened(given: Input) -> AbstractContextManager[io.BufferedReader]:
    if given.source == STDIN:
        return nullcontext(io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), START))
    return io.BufferedReader(io.FileIO(given.source), START)


def _read_file(file: io.BufferedReader, given: Input, limits: Limits) -> Iterator[Arrival]:
    kind = kind_by_name(given.key)
    if kind is None:
        if not given.named:
            raise RefusedError("not a kind of file that Dateline reads (dateline sources)")
        kind = kind_by_look(file.peek(START))
    yield from kind.read(file, source=given.source, key=given.key, limits=limits)


__all__ = ["STDIN", "Arrival", "Input", "Report", "find_inputs", "read_inputs"]
