"""Plain text: the decoded content of the file, unchanged, so that offsets hold against it.

A byte-order mark says how the bytes are to be read and is no part of the text. Without one
the file is UTF-8 or it is refused: a guess at another encoding could change the words.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from dateline.ingest.arrivals import Arrival, Limits, make_report
from dateline.model.errors import RefusedError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_text(file: BinaryIO, *, source: str, key: str, limits: Limits) -> Iterator[Arrival]:
    """The one report of a plain file."""
    text = decode_text(bounded(file, 4 * limits.max_chars + 4), limits)
    yield make_report(text, source=source, key=key, limits=limits)


def bounded(file: BinaryIO, most: int) -> bytes:
    """The file's bytes; `RefusedError` where there are more than that."""
    data = file.read(most + 1)
    if len(data) > most:
        raise RefusedError(f"too long: over {most:,} bytes")
    if not data:
        raise RefusedError("empty: the file has no bytes")
    return data


def decode_text(data: bytes, limits: Limits) -> str:
    """The text of the bytes; `RefusedError` where they are none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if b"\x00" in data:
        raise RefusedError("binary: it holds NUL bytes")
    return _decode(data, limits.encoding)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"undecodable: not {encoding.upper()} at byte {error.start:,}; "
            "save it as UTF-8, or name its encoding (--encoding)"
        ) from error
    except LookupError as error:
        raise RefusedError(f"undecodable: there is no encoding {encoding!r}") from error
