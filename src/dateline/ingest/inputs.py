"""The paths that a user names, in a fixed order, as the reports in them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from dateline.ingest.arrivals import Arrival, Limits, Page
from dateline.ingest.fetching import fetch, is_address
from dateline.ingest.kinds import START, kind_by_look, kind_by_name
from dateline.ingest.manifest import Manifest
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal, Report, legible

STDIN = "-"
PAGES = (".html", ".htm", ".xhtml")
FILES_OF_A_PAGE = ("_files", ".files", "_file")
"""What browsers call the folder of pictures and scripts beside a saved page."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read: its path as given, and its name within the paths that are read;
    `data` where its bytes are there already."""

    source: str
    key: str
    named: bool
    wrong: str | None = None
    data: bytes | None = field(default=None, repr=False)


def find_inputs(paths: Sequence[Path | str], *, leave_out: Sequence[Path] = ()) -> list[Input]:
    """The files of the paths, folders in the order of their names; hidden files are no inputs.

    `leave_out` are files that stand among the reports and are none: the manifest, the store.
    """
    others = {path.resolve() for path in leave_out}
    found = [given for path in paths for given in _inputs(str(path))]
    return [i for i in found if not _is_file(i.source) or Path(i.source).resolve() not in others]


def _is_file(source: str) -> bool:
    return source != STDIN and not is_address(source)


def _inputs(path: str) -> Iterator[Input]:
    if path == STDIN:
        yield Input(STDIN, STDIN, named=True)
    elif is_address(path):
        yield Input(path, path, named=True)
    elif Path(path).is_dir():
        inside = list(_in_folder(path))
        yield from inside or [Input(path, path, named=True, wrong="there are no files in it")]
    elif Path(path).exists():
        yield Input(path, Path(path).name, named=True)
    else:
        yield Input(path, path, named=True, wrong="there is no such file or folder")


def _in_folder(path: str) -> Iterator[Input]:
    for folder, folders, names in os.walk(path):
        pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(PAGES)}
        folders[:] = sorted(name for name in folders if not _is_left_out(name, pages))
        for name in sorted(name for name in names if not name.startswith(".")):
            source = Path(folder) / name
            if source.is_file():
                yield Input(str(source), source.relative_to(path).as_posix(), named=False)


def _is_left_out(folder: str, pages: set[str]) -> bool:
    of_a_page = any(
        folder.endswith(ending) and folder.removesuffix(ending) in pages
        for ending in FILES_OF_A_PAGE
    )
    return folder.startswith(".") or of_a_page


def read_inputs(
    inputs: Iterable[Input], *, manifest: Manifest | None = None, limits: Limits | None = None
) -> Iterator[Arrival]:
    """The reports of the inputs in order, completed by the manifest; what can't be taken is
    refused by name and the rest goes on."""
    inputs, limits = list(inputs), limits or Limits()
    manifest = manifest or Manifest()
    manifest.expect(given.key for given in inputs)
    for given in inputs:
        for arrival in arrivals_of(given, limits):
            yield completed(arrival, given, manifest)
    yield from manifest.unmatched()


def completed(arrival: Arrival, given: Input, manifest: Manifest) -> Arrival:
    """An arrival of the input with what the manifest says of it."""
    if isinstance(arrival, Refusal):
        manifest.note(given.key, given.source)
        return arrival
    report = arrival.report if isinstance(arrival, Page) else arrival
    try:
        report = manifest.complete(report, *_names(report, given))
    except RefusedError as error:
        return Refusal(report.source, str(error))
    report = _legible(report)
    return replace(arrival, report=report) if isinstance(arrival, Page) else report


def _legible(report: Report) -> Report:
    """The report under names that any store can hold."""
    told: dict[str, Any] = {"source": legible(report.source), "id": legible(report.id)}
    more = {name: getattr(report, name) for name in ("outlet", "url", "title", "language")}
    told |= {name: legible(value) for name, value in more.items() if value is not None}
    return replace(report, **told)


def _names(report: Report, given: Input) -> tuple[str, ...]:
    """What a manifest may call the report: its own name in an archive, or that of its file."""
    inside = report.source.removeprefix(given.source).lstrip("/")
    own = (inside, inside.rpartition("/")[2]) if inside else ()
    return (*own, given.key, given.source)


def arrivals_of(given: Input, limits: Limits) -> Iterator[Arrival]:
    """What is in one input, as it comes."""
    try:
        if given.wrong:
            raise RefusedError(given.wrong)
        with _opened(given, limits) as file:
            yield from _read_file(file, given, limits)
    except RefusedError as error:
        yield Refusal(given.source, str(error))
    except OSError as error:
        yield Refusal(given.source, f"can't be read: {error.strerror or error}")


def _opened(given: Input, limits: Limits) -> AbstractContextManager[io.BufferedReader]:
    if given.source == STDIN:
        return nullcontext(io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), START))
    if is_address(given.source):
        data = given.data
        if data is None:
            data = fetch(given.source, most=limits.max_bytes).data
        return io.BufferedReader(cast(io.RawIOBase, io.BytesIO(data)), START)
    return io.BufferedReader(io.FileIO(given.source), START)


def _read_file(file: io.BufferedReader, given: Input, limits: Limits) -> Iterator[Arrival]:
    kind = kind_by_name(given.key)
    if kind is None:
        if not given.named:
            raise RefusedError("not a kind of file that Dateline reads (dateline sources)")
        kind = kind_by_look(file.peek(START))
    yield from kind.read(file, source=given.source, key=given.key, limits=limits)
