"""Reports as they were read, and the words in them that are cited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from dateline.model.errors import UngroundedError
from dateline.model.span import Span


class Basis(StrEnum):
    """How a publication date is known."""

    GIVEN = "given"
    PAGE = "page"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """The days on which a report can have been published, and how we know it.

    `first` and `last` are both None where nothing is known; `why` is one sentence that a
    person can check.
    """

    first: date | None = None
    last: date | None = None
    basis: Basis = Basis.UNKNOWN
    why: str | None = None

    def __post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            raise ValueError("first and last are both known or both unknown")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"expected first <= last, got {self.first}, {self.last}")
        if (self.first is None) != (self.basis is Basis.UNKNOWN):
            raise ValueError(f"a date that is {self.basis} can't be {self.first}")

    @property
    def day(self) -> date | None:
        """The day, where it is just one."""
        return self.first if self.first == self.last else None

    @classmethod
    def given(cls, day: date) -> Self:
        """A date that came with the report, from its user."""
        return cls(day, day, Basis.GIVEN, "The date was given with the report.")


UNDATED = Published()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Whence a text was taken that is not the file itself: the SHA-256 of the bytes, their
    media type, and the extractor by name and version. `captured` is the moment at which the
    bytes were fetched or saved, in UTC; None: neither they nor their user tell it."""

    raw_sha256: str
    media: str
    extractor: str
    captured: datetime | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One text by one outlet, as it was read; the text never changes.

    `id` is given by the input (JSONL) or derived from the text and the outlet. `source` is
    the path or address it was read from, as given. `language` is ISO 639-1.
    """

    id: str
    source: str
    text: str = field(repr=False)
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    language: str | None = None
    published: Published = UNDATED
    extraction: Extraction | None = None

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def legible(text: str) -> str:
    """The text without what no database holds: NUL, and bytes in names that are no text.

    >>> legible("odd" + chr(0xDCFF) + ".txt")
    'odd?.txt'
    """
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken, where it stands, and why, in words for its user."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a report that a claim rests on; made by `cite` alone."""

    report: str
    span: Span
    quote: str

    @classmethod
    def cite(cls, report: Report, span: Span) -> Self:
        """The words at the span; `UngroundedError` where the report doesn't reach so far."""
        if span.end > len(report.text) or not len(span):
            raise UngroundedError(
                f"{report.id} has {len(report.text)} characters, "
                f"but the claim cites {span.start}..{span.end}"
            )
        return cls(report.id, span, span.of(report.text))
