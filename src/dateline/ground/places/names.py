"""Finds stretches of a report that may be place names: runs of capitalised words that the
gazetteer knows, and names that the parser takes for places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Gazetteer, Hit, NameKind
from dateline.model.annotated import Annotated, Sentence, Token
from dateline.model.span import Span

LONGEST = 6
"""No place name that we look up has more words."""
LINKS = frozenset(
    {"of", "de", "du", "da", "di", "del", "la", "le", "las", "los", "el", "al", "the", "and", "&"}
    | {"-", "–", "/", "bin", "ul", "upon", "on", "under", "e", "i", "y", "’", "'", "a", "es", "en"}
)
ARTICLES = frozenset({"al", "el", "as", "an", "ad", "ar", "at", "az", "ash", "ain", "bir", "ras"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens (`last` excluded) that may name a place, with what the gazetteer
    has under it; `label` is the parser's type of its words, `run` the run of capitalised
    words round it, `entity` the tokens of the parser's name that it lies in."""

    first: int
    last: int
    span: Span
    folded: str
    hits: tuple[Hit, ...]
    label: str
    run: tuple[int, int]
    entity: tuple[int, int] | None


def find_names(annotated: Annotated, gazetteer: Gazetteer) -> list[Found]:
    """All stretches that may name a place, in the order of the text, without overlaps."""
    entities = {
        index: (name.first, name.last)
        for name in annotated.names
        for index in range(name.first, name.last)
    }
    finder = _Finder(annotated.report.text, annotated.tokens, gazetteer, entities)
    found: list[Found] = []
    for sentence in annotated.sentences:
        for run in _runs(annotated.tokens, sentence):
            found.extend(finder.known(run))
    taken = {index for name in found for index in range(name.first, name.last)}
    for name in annotated.names:
        if name.label in PLACES and not taken.intersection(range(name.first, name.last)):
            found.extend(finder.unknown(name.first, name.last, name.label))
    return sorted(found, key=lambda name: name.first)


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital letter."""
    return token.text[0].isupper()


def _runs(tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words with the small words that link them."""
    index = sentence.first
    while index < sentence.last:
        if not (is_capital(tokens[index]) or _opens(tokens, index, sentence.last)):
            index += 1
            continue
        first, last = index, index + 1
        ahead = last
        while ahead < sentence.last and tokens[ahead].start - tokens[ahead - 1].end <= 1:
            if is_capital(tokens[ahead]):
                last = ahead + 1
            elif tokens[ahead].text.lower() not in LINKS or ahead - last >= 3:
                break
            ahead += 1
        yield first, last
        index = last


def _opens(tokens: tuple[Token, ...], index: int, last: int) -> bool:
    """Whether a lower-case article with a hyphen and a capital begins here ("al-Bab")."""
    return (
        index + 2 < last
        and tokens[index].text in ARTICLES
        and tokens[index + 1].text == "-"
        and is_capital(tokens[index + 2])
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    tokens: tuple[Token, ...]
    gazetteer: Gazetteer
    entities: dict[int, tuple[int, int]]

    def known(self, run: tuple[int, int]) -> Iterator[Found]:
        """The longest names of the gazetteer in the run, from the left."""
        index, end = run
        while index < end:
            found = self._longest(index, end, run)
            if found:
                yield found
            index = found.last if found else index + 1

    def _longest(self, index: int, end: int, run: tuple[int, int]) -> Found | None:
        first = self.tokens[index]
        if not first.text[0].isalpha():
            return None
        for last in range(min(end, index + LONGEST), index, -1):
            ending = self.tokens[last - 1].text[-1]
            if not (ending.isalnum() or ending == "." or last - index == 1):
                continue
            if not is_capital(self.tokens[last - 1]):
                continue
            folded = fold(self.text[first.start : self.tokens[last - 1].end])
            hits = self.gazetteer.find(folded) if len(folded) > 1 else ()
            hits = self._allowed(hits, index, last)
            if hits:
                return self._found(index, last, folded, hits, run)
        return None

    def _allowed(self, hits: tuple[Hit, ...], first: int, last: int) -> tuple[Hit, ...]:
        """Short forms only after a place and a comma, or with stops inside; capitals for
        names of two letters."""
        if not hits:
            return hits
        text = self.text[self.tokens[first].start : self.tokens[last - 1].end]
        short = text.count(".") >= 2 or (
            first >= 2 and self.tokens[first - 1].text == "," and is_capital(self.tokens[first - 2])
        )
        if text.isupper() and len(text) == 2 and not short:
            hits = tuple(hit for hit in hits if hit.entry.feature.startswith("PCL"))
        elif len(text) <= 2:
            hits = tuple(hit for hit in hits if hit.kind is NameKind.SHORT)
        if not short:
            hits = tuple(hit for hit in hits if hit.kind is not NameKind.SHORT)
        return hits

    def unknown(self, first: int, last: int, label: str) -> Iterator[Found]:
        """A name that the parser takes for a place and the gazetteer doesn't know."""
        while first < last and self.tokens[first].text.lower() in {"the", "'s", "’s"}:
            first += 1
        while first < last and not self.tokens[last - 1].text[-1].isalnum():
            last -= 1
        if first < last and any(is_capital(token) for token in self.tokens[first:last]):
            text = self.text[self.tokens[first].start : self.tokens[last - 1].end]
            yield self._found(first, last, fold(text), (), (first, last), label)

    def _found(
        self,
        first: int,
        last: int,
        folded: str,
        hits: tuple[Hit, ...],
        run: tuple[int, int],
        label: str | None = None,
    ) -> Found:
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        if label is None:
            labels = {token.entity for token in self.tokens[first:last] if token.text != "the"}
            label = labels.pop() if len(labels) == 1 else ""
        return Found(first, last, span, folded, hits, label, run, self.entities.get(first))
