"""Finds stretches of a report that may be place names: runs of capitalised words that the
gazetteer knows, and names that the parser takes for places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.ground.places.fold import fold
from dateline.ground.places.gazetteer import Gazetteer, Hit, NameKind
from dateline.ground.places.listing import is_listed, parted
from dateline.ground.places.words import (
    BODIES,
    BUILDINGS,
    DIRECTIONS,
    FEATURE_WORDS,
    IN,
    LANDMARKS,
    NATURE,
    STREETS,
    not_places,
)
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import Name, Sentence, Token

LONGEST = 6
"""No place name that we look up has more words."""
LINKS = frozenset(
    {"of", "de", "du", "da", "di", "del", "la", "le", "las", "los", "el", "al", "the", "and", "&"}
    | {"-", "–", "/", "bin", "ul", "upon", "on", "under", "e", "i", "y", "’", "'", "a", "es", "en"}
)
ARTICLES = frozenset({"al", "el", "as", "an", "ad", "ar", "at", "az", "ash", "ain", "bir", "ras"})
OPENERS = frozenset(
    {"ain", "bir", "ras", "tel", "tell", "tal", "deir", "kafr", "kafar", "umm", "wadi", "jabal"}
    | {"jebel", "jisr", "beit", "burj", "qasr", "khirbet"}
)
"""Words that open Arabic names of places, as a rule with the rest of the name behind them."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})
ROADS = frozenset({"Highway", "Route", "Interstate", "Road", "County", "State", "Hwy", "U.S."})


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens (`last` excluded) that may name a place, with what the gazetteer
    has under it; `label` is the parser's type of its words, `run` the run of capitalised
    words round it, `entity` the tokens of the parser's name that it lies in."""

    first: int
    last: int
    span: Span
    text: str
    folded: str
    hits: tuple[Hit, ...]
    label: str
    run: tuple[int, int]
    entity: tuple[int, int] | None


def find_names(annotated: Annotated, gazetteer: Gazetteer) -> list[Found]:
    """All stretches that may name a place: first those that the gazetteer knows, in the order
    of the text and without overlaps; then others, which may overlap them."""
    entities = {
        index: bounds
        for bounds in (_bare(annotated.tokens, name) for name in annotated.names)
        for index in range(*bounds)
    }
    finder = _Finder(annotated.report.text, annotated.tokens, gazetteer, entities)
    known: list[Found] = []
    others: list[Found] = []
    for sentence in annotated.sentences:
        for run in _runs(annotated.tokens, sentence):
            if is_listed(annotated.tokens, run[0]):
                items = [
                    name for item in parted(annotated.tokens, run) for name in finder.item(item)
                ]
                known.extend(name for name in items if name.hits)
                others.extend(name for name in items if not name.hits)
                continue
            inside = list(finder.known(run))
            known.extend(inside)
            others.extend(finder.by_last_word(run))
            others.extend(finder.by_neighbours(run, known=bool(inside)))
        others.extend(finder.roads(sentence))
    for parsed in annotated.names:
        if parsed.label in PLACES:
            others.extend(finder.unknown(parsed.first, parsed.last, parsed.label))
    taken = {(name.first, name.last) for name in known}
    unknown: list[Found] = []
    for name in sorted(others, key=lambda name: (name.first, name.last)):
        if (name.first, name.last) in taken or _adds_nothing(annotated.tokens, name, known):
            continue
        taken.add((name.first, name.last))
        unknown.append(name)
    return known + unknown


def _bare(tokens: Sequence[Token], name: Name) -> tuple[int, int]:
    """The tokens of a name without "the" before and a possessive behind."""
    first, last = name.first, name.last
    while last - first > 1 and tokens[last - 1].text in {"'s", "’s", "'", "’"}:
        last -= 1
    while last - first > 1 and tokens[first].text.lower() == "the":
        first += 1
    return first, last


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
            elif not _links(tokens, ahead) or ahead - last >= 3:
                break
            ahead += 1
        yield first, last
        index = last


def _links(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a small word links a name: "Dar es Salaam", any one between hyphens
    ("Port-au-Prince")."""
    if tokens[index].text.lower() in LINKS:
        return True
    around = tokens[index - 1 : index + 2]
    hyphens = len(around) == 3 and around[0].text == around[2].text == "-"
    return hyphens and around[0].end == around[1].start and around[1].end == around[2].start


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
        if end - index > 1 and self._word(end - 1) in STREETS:
            return
        while index < end:
            found = self._longest(index, end, run)
            if found and not self._is_general(found, end) and not self._is_cut(found, run):
                yield found
            index = found.last if found else index + 1

    def _is_cut(self, found: Found, run: tuple[int, int]) -> bool:
        """Whether it is only the one half of an Arabic name ("Ain" or "Issa" of "Ain Issa")."""
        opener = found.last - found.first == 1 and self._word(found.first) in OPENERS
        after = found.first > run[0] and self._word(found.first - 1) in OPENERS
        return after or (opener and found.last < run[1])

    def _is_general(self, found: Found, end: int) -> bool:
        """Whether the words only say a direction or a sort ("Southern District", "Valley"), and
        no word for the sort follows ("Centre region")."""
        words = [self._word(index) for index in range(found.first, found.last)]
        if len(words) == 1 and words[0] in DIRECTIONS:
            return found.last < end or not self._sort_follows(found.last)
        if all(word in GENERAL for word in words):
            return True
        kept = any(hit.entry.id < 0 for hit in found.hits) or self._sort_follows(found.last)
        return len(words) == 1 and words[0] in KINDS and not kept

    def _sort_follows(self, index: int) -> bool:
        return index < len(self.tokens) and bool(FEATURE_WORDS.get(self._word(index)))

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
            if folded in not_places():
                return None
            hits = self.gazetteer.find(folded) if len(folded) > 1 else ()
            hits = self._allowed(hits, index, last)
            if hits and last - index > 1 and self._word(last - 1) == "city":
                hits = self._with_short_form(hits, index, last)
            if hits:
                return self._found(index, last, folded, hits, run)
        return None

    def _word(self, index: int) -> str:
        return self.tokens[index].text.lower().rstrip(".")

    def _with_short_form(self, hits: tuple[Hit, ...], first: int, last: int) -> tuple[Hit, ...]:
        """The hits of "Dublin City" and those of "Dublin"."""
        text = self.text[self.tokens[first].start : self.tokens[last - 2].end]
        known = {hit.entry.id for hit in hits}
        short = (hit for hit in self.gazetteer.find(fold(text)) if hit.entry.id not in known)
        return (*hits, *(Hit(hit.entry, NameKind.DERIVED) for hit in short))

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
            hits = tuple(hit for hit in hits if _by_letters(hit))
        elif len(text) <= 2:
            hits = tuple(hit for hit in hits if hit.kind is NameKind.SHORT)
        if not short:
            hits = tuple(hit for hit in hits if hit.kind is not NameKind.SHORT)
        return hits

    def unknown(self, first: int, last: int, label: str | None) -> Iterator[Found]:
        """A name that the parser takes for a place and the gazetteer doesn't know."""
        while first < last and self.tokens[first].text.lower() in {"the", "'s", "’s"}:
            first += 1
        while first and self._word(first - 1) in OPENERS and is_capital(self.tokens[first - 1]):
            first -= 1
        while first < last and not self.tokens[last - 1].text[-1].isalnum():
            last -= 1
        if first < last and any(is_capital(token) for token in self.tokens[first:last]):
            folded = fold(self.text[self.tokens[first].start : self.tokens[last - 1].end])
            if folded not in not_places():
                yield self._found(first, last, folded, (), (first, last), label)

    def item(self, run: tuple[int, int]) -> Iterator[Found]:
        """An item of a list of towns: the name as a whole, not a known one that is a part of it
        ("Khan" of "Khan Zor"); none of "Sunni and Shiite villages"."""
        run = self._without_time(run)
        if all(self.tokens[index].entity == "NORP" for index in range(*run)):
            return
        inside = list(self.known(run))
        rest = {self._word(index) for name in inside for index in _around(name, run)}
        if len(inside) == 1 and rest <= GENERAL:
            yield from inside
        else:
            yield from self.unknown(*run, None)

    def _without_time(self, run: tuple[int, int]) -> tuple[int, int]:
        """The item without the time that its small words led to: "Sel on Monday"."""
        first, last = run
        last = next((i for i in range(*run) if self.tokens[i].entity in TIMES), last)
        while first < last < run[1] and self.tokens[last - 1].text.lower() in LINKS:
            last -= 1
        return first, last

    def by_last_word(self, run: tuple[int, int]) -> Iterator[Found]:
        """A run that ends like the name of a street, a building or a landmark."""
        first, last = run
        word = self.tokens[last - 1].text.lower().rstrip(".")
        if last - first > 1 and word in LANDMARKS:
            yield from self.unknown(first, last, None)

    def by_neighbours(self, run: tuple[int, int], *, known: bool) -> Iterator[Found]:
        """An unknown run where a place may stand: after "in", before "district" or "in", before
        words that say what it is (", a town in")."""
        first, last = run
        before = self._word(first - 1) if first else ""
        ahead = [self._word(index) for index in range(last, min(last + 3, len(self.tokens)))]
        after = ahead[0] if ahead else ""
        explained = after == "," and ahead[1:2] in (["a"], ["the"]) and _is_sort(ahead[2:])
        labels = {token.entity for token in self.tokens[first:last]}
        if last - first > 4 or labels & {"DATE", "NORP", "LANGUAGE"}:
            return
        loose = not known and "PERSON" not in labels
        if explained or _is_sort(ahead) or (loose and (before in IN | {"of"} or after == "in")):
            yield from self.unknown(first, last, None)

    def roads(self, sentence: Sentence) -> Iterator[Found]:
        """Roads with a number ("Highway 7", "County Road 12")."""
        for index in range(sentence.first + 1, sentence.last):
            number, word = self.tokens[index], self.tokens[index - 1]
            if number.text[0].isdigit() and word.text in ROADS:
                first = index - 1
                while first > sentence.first and self.tokens[first - 1].text in ROADS:
                    first -= 1
                yield self._found(first, index + 1, "road", (), (first, index + 1), "FAC")

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
        text = span.of(self.text)
        return Found(first, last, span, text, folded, hits, label, run, self.entities.get(first))


def _around(name: Found, run: tuple[int, int]) -> Iterator[int]:
    """The tokens of the run that the name leaves out."""
    return chain(range(run[0], name.first), range(name.last, run[1]))


def _by_letters(hit: Hit) -> bool:
    """Whether two capitals may be short for the place ("US", "EU", "NY")."""
    entry = hit.entry
    return entry.feature.startswith("PCL") or entry.id < 0 or entry.feature == "ADM1"


def _is_sort(words: list[str]) -> bool:
    """Whether the first word says what sort of place it is."""
    return bool(words) and bool(FEATURE_WORDS.get(words[0]))


def _adds_nothing(tokens: Sequence[Token], name: Found, known: Sequence[Found]) -> bool:
    """Whether the name is a known one with a word for its sort ("Uruzgan province")."""
    covered = {
        index
        for other in known
        if name.first <= other.first and other.last <= name.last
        for index in range(other.first, other.last)
    }
    rest = {tokens[i].text.lower() for i in range(name.first, name.last) if i not in covered}
    return bool(covered) and bool(rest) and rest <= GENERAL


KINDS = BUILDINGS | NATURE | BODIES | frozenset({"union", "wing", "republic"})
GENERAL = frozenset(FEATURE_WORDS) | DIRECTIONS | {"the", "of", "'s", "’s", "-"}
