"""JSON lines: one report a line, with `text`, mostly `id`, and what else is known of it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from dateline.ingest.arrivals import Arrival, Known, Limits, make_report
from dateline.ingest.dates import parse_published
from dateline.model.errors import RefusedError
from dateline.model.report import Refusal, Report

NEVER_A_LINE = 1024


class _Line(msgspec.Struct):
    text: str
    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


_LINES = msgspec.json.Decoder(_Line)


def read_jsonl(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The report of each line, or why there is none."""
    longest = 6 * limits.max_chars + NEVER_A_LINE
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) > longest:
            _skip_line(file, line)
            yield Refusal(f"{source}, line {number}", f"too long: over {longest:,} bytes")
        elif line.strip():
            yield _arrival(line, number, source=source, key=key, limits=limits)
    if not number:
        yield Refusal(source, "empty: the file has no bytes")


def _arrival(line: bytes, number: int, *, source: str, key: str, limits: Limits) -> Arrival:
    try:
        return _report(line, number, source=source, key=key, limits=limits)
    except RefusedError as error:
        return Refusal(f"{source}, line {number}", str(error))


def _report(line: bytes, number: int, *, source: str, key: str, limits: Limits) -> Report:
    try:
        row = _LINES.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(f"malformed: {error}") from error
    return _report_of(row, source=source, key=f"{key}:{number}", limits=limits)


def report_of_row(row: dict[str, Any], *, source: str, key: str, limits: Limits) -> Report:
    """The report of a JSON object."""
    try:
        line = msgspec.convert(row, _Line)
    except msgspec.ValidationError as error:
        raise RefusedError(f"malformed: {error}") from error
    return _report_of(line, source=source, key=key, limits=limits)


def _report_of(row: _Line, *, source: str, key: str, limits: Limits) -> Report:
    known = Known(
        outlet=row.outlet or None,
        url=row.url or None,
        title=row.title or None,
        language=row.language or None,
        published=parse_published(row.published),
    )
    id = str(row.id).strip() if row.id is not None else ""
    for value in (id, known.outlet, known.url, known.title, known.language):
        _check_word(value)
    return make_report(row.text, source=source, key=key, known=known, limits=limits, id=id or None)


def _check_word(value: str | None) -> None:
    """What a database and a terminal can't take is no name."""
    if value and ("\x00" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        raise RefusedError("undecodable: a field holds half a character or NUL")


def _skip_line(file: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(1 << 20)


def looks_like_jsonl(start: bytes) -> bool:
    """Whether the first line is a JSON object with a text.

    >>> looks_like_jsonl(b'{"text": "The bridge fell."}')
    True
    """
    line = start.removeprefix(codecs.BOM_UTF8).lstrip().split(b"\n", 1)[0]
    if not line.startswith(b"{"):
        return False
    try:
        _LINES.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True
