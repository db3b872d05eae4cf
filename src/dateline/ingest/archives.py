"""Archives of files: ZIP, tar, gzip and WACZ, unpacked in memory and never without bound."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, cast

from dateline.ingest.arrivals import Arrival, Limits
from dateline.ingest.kinds import START, kind_by_look, kind_by_name
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal

BROKEN = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError, OSError,
    NotImplementedError, ValueError, RuntimeError, MemoryError,
)  # fmt: skip
"""What the standard library's readers raise at archives that are torn, locked or lie."""
RATIO = 200
SMALL = 10 * 1024 * 1024
"""Members that unpack to more than this may not be packed tighter than the ratio."""
WARCS = (".warc", ".warc.gz")


@dataclass(slots=True)
class Budget:
    """How many bytes an archive may still unfold to."""

    left: int

    def take(self, count: int) -> None:
        """Uses some of it up."""
        self.left -= count
        if self.left < 0:
            raise RefusedError("unpacks to more than an archive may (a ZIP bomb?)")


class Bounded(io.RawIOBase):
    """A stream whose bytes are taken from a budget."""

    def __init__(self, stream: BinaryIO, budget: Budget) -> None:
        super().__init__()
        self.stream = stream
        self.budget = budget

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """The next bytes, taken from the budget."""
        view = cast(memoryview, memoryview(buffer))  # type: ignore[arg-type]
        data = self.stream.read(len(view))
        self.budget.take(len(data))
        view[: len(data)] = data
        return len(data)


def read_zip(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of the files in a ZIP archive, in the order of their names."""
    yield from _zip(file, source=source, key=key, limits=limits, only=None)


def read_wacz(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of the web archives in a WACZ file."""
    yield from _zip(file, source=source, key=key, limits=limits, only=WARCS)


def _zip(
    file: BinaryIO, *, source: str, key: str, limits: Limits, only: tuple[str, ...] | None
) -> Iterator[Arrival]:
    inner, budget = _deeper(limits), Budget(limits.max_unpacked)
    whole = file if file.seekable() else _whole(file, limits)
    try:
        archive = zipfile.ZipFile(whole)
    except BROKEN as error:
        raise RefusedError(f"malformed archive: {error}") from error
    with archive:
        for member in _wanted(archive, limits, only):
            name = f"{source}/{member.filename}"
            try:
                _check_ratio(member)
                budget.take(member.file_size)
                with archive.open(member) as stream:
                    yield from _member(
                        cast(BinaryIO, stream), budget, source=name,
                        key=f"{key}/{member.filename}", limits=inner,
                    )  # fmt: skip
            except RefusedError as error:
                yield Refusal(name, str(error))
            except BROKEN as error:
                yield Refusal(name, f"can't be unpacked: {error}")


def _wanted(
    archive: zipfile.ZipFile, limits: Limits, only: tuple[str, ...] | None
) -> list[zipfile.ZipInfo]:
    members = sorted(archive.infolist(), key=lambda member: member.filename)
    if len(members) > limits.max_members:
        raise RefusedError(f"over {limits.max_members:,} files")
    wanted = [m for m in members if _is_wanted(m.filename) and not m.is_dir()]
    if only:
        wanted = [m for m in wanted if m.filename.lower().endswith(only)]
    if not wanted:
        raise RefusedError("an archive without anything to read")
    return wanted


def _check_ratio(member: zipfile.ZipInfo) -> None:
    if member.file_size > SMALL and member.file_size > RATIO * max(member.compress_size, 1):
        raise RefusedError(f"unpacks to {member.file_size:,} bytes, {RATIO} times its size or more")


def read_tar(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of the files in a tar archive, packed or not, in their order."""
    inner, budget, met, taken = _deeper(limits), Budget(limits.max_unpacked), 0, 0
    try:
        with tarfile.open(fileobj=file, mode="r|*") as archive:
            for member in archive:
                met += 1
                budget.take(512 + member.size)
                if met > limits.max_members:
                    raise RefusedError(f"over {limits.max_members:,} files")
                stream = archive.extractfile(member) if member.isfile() else None
                if stream is None or not _is_wanted(member.name):
                    continue
                taken += 1
                yield from _guarded(
                    cast(BinaryIO, stream), budget, source=f"{source}/{member.name}",
                    key=f"{key}/{member.name}", limits=inner,
                )  # fmt: skip
    except BROKEN as error:
        raise RefusedError(f"malformed archive after file {met}: {error}") from error
    if not taken:
        raise RefusedError("an archive without anything to read")


def read_gzip(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The reports of one packed file, of the kind that its name without .gz tells."""
    inner, budget = _deeper(limits), Budget(limits.max_unpacked)
    name = key[: -len(".gz")] if key.lower().endswith(".gz") else key
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            yield from _member(
                cast(BinaryIO, stream), budget, source=source, key=name, limits=inner, named=True
            )
    except BROKEN as error:
        raise RefusedError(f"can't be unpacked: {error}") from error


def _guarded(
    stream: BinaryIO, budget: Budget, *, source: str, key: str, limits: Limits
) -> Iterator[Arrival]:
    try:
        yield from _member(stream, budget, source=source, key=key, limits=limits)
    except RefusedError as error:
        yield Refusal(source, str(error))


def _member(
    stream: BinaryIO, budget: Budget, *, source: str, key: str, limits: Limits, named: bool = False
) -> Iterator[Arrival]:
    file = io.BufferedReader(Bounded(stream, budget), START)
    kind = kind_by_name(key)
    if kind is None:
        if not named:
            raise RefusedError("not a kind of file that Dateline reads (dateline sources)")
        kind = kind_by_look(file.peek(START))
    yield from kind.read(file, source=source, key=key, limits=limits)


def _deeper(limits: Limits) -> Limits:
    if limits.depth < 1:
        raise RefusedError("packed too deep: archives in archives")
    return replace(limits, depth=limits.depth - 1)


def _whole(file: BinaryIO, limits: Limits) -> BinaryIO:
    data = file.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        raise RefusedError(f"too long: over {limits.max_bytes:,} bytes")
    return io.BytesIO(data)


def _is_wanted(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not any(part.startswith((".", "__MACOSX")) for part in parts if part not in (".", ".."))
