"""The parts of a report's text: zones, sentences, words with their syntax, names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span


class ZoneKind(StrEnum):
    """What a stretch of a report is, by its form."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    LINK = "link"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


TOLD = frozenset({ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.CAPTION})
"""The zones that tell something: only these are parsed and can yield events."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text and what it is; zones don't overlap and cover all but blanks."""

    span: Span
    kind: ZoneKind


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its syntax, as plain values: `index` and `head` are places in
    `Annotated.tokens` (a root is its own head), `tag` is Penn Treebank's, `pos` and `dep`
    are spaCy's (ClearNLP labels), `entity` is the type of the name that the word is part
    of (PERSON, GPE, ORG …) or ""."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place in the text, its tokens (`first` to `last`, `last` excluded), the
    kind of its zone and the number of its paragraph."""

    index: int
    span: Span
    first: int
    last: int
    zone: ZoneKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name that the parser or a ruler found; `label` is an OntoNotes type
    (PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT …)."""

    span: Span
    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """A base noun phrase: tokens `first` to `last` (excluded) round the noun `root`."""

    first: int
    last: int
    root: int
