"""Mends the names that the parser found: known actors keep their kind, and a person's name is
no town's or company's.

The parser reads one sentence at a time and knows few of the names of far wars. Three things
outdo it: the files of known actors, a title or given name in front, and what the same words
are elsewhere in the report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from dateline.model.annotated import Annotated
from dateline.model.given_names import given_names
from dateline.model.span import Span
from dateline.model.text import Name, Token

VERSION = "names.v2"

NAMES = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
MENDED = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
LONGEST = 5

Labelled = tuple[int, int, str]
"""Tokens from, to (excluded) and the label of what they name."""

Finder = Callable[[Annotated], Iterable[Labelled]]


@dataclass(frozen=True, slots=True)
class _Words:
    titles: frozenset[str]
    not_persons: frozenset[str]
    never: frozenset[str]
    places: frozenset[str]


def mend_names(annotated: Annotated, find_known: Finder) -> Annotated:
    """The report with its names put right; `find_known` finds the known actors in it."""
    tokens = annotated.tokens
    labels = {(n.first, n.last): n.label for n in annotated.names}
    labels = _trimmed(labels, tokens)
    known = list(find_known(annotated))
    labels = _overlaid(labels, known)
    labels = _overlaid(labels, _titled(labels, tokens))
    labels = _overlaid(labels, _given(labels, tokens))
    labels = _overlaid(labels, _lengthened(labels, tokens))
    labels = {span: _placed(span, label, tokens) for span, label in labels.items()}
    labels = _overlaid(_agreeing(labels, tokens), known)
    return _with_labels(annotated, labels)


def _trimmed(
    labels: dict[tuple[int, int], str], tokens: Sequence[Token]
) -> dict[tuple[int, int], str]:
    """Persons without possessives, titles, articles and words that no name holds."""
    words, kept = _words(), {}
    for (first, last), label in labels.items():
        if label == "PERSON":
            while last - first > 1 and _is_title(tokens[first], words):
                first += 1
            while last > first and (
                tokens[last - 1].tag in ("POS", ",", ":") or tokens[last - 1].text in "'’"
            ):
                last -= 1
            if first == last or _is_no_person(tokens[first:last], words):
                continue
        kept[first, last] = label
    return kept


def _is_title(token: Token, words: _Words) -> bool:
    return token.text.lower().rstrip(".") in words.titles


def _is_no_person(name: Sequence[Token], words: _Words) -> bool:
    if name[-1].text.lower() in words.not_persons:
        return True
    if any(token.text.lower() in words.never for token in name):
        return True
    return all(token.text.islower() for token in name) or any(t.text.isdigit() for t in name)


def _overlaid(
    labels: dict[tuple[int, int], str], better: Iterable[Labelled]
) -> dict[tuple[int, int], str]:
    """The labels with better ones laid over those that they overlap."""
    found = list(better)
    taken = {token for first, last, _ in found for token in range(first, last)}
    kept = {
        span: label
        for span, label in labels.items()
        if label not in NAMES or taken.isdisjoint(range(*span))
    }
    return {**kept, **{(first, last): label for first, last, label in found}}


def _titled(labels: dict[tuple[int, int], str], tokens: Sequence[Token]) -> list[Labelled]:
    """Names behind a title: "Colonel Marsh" is a person, not a wetland."""
    titles, found = _words().titles, []
    for (first, last), label in labels.items():
        if label not in ("GPE", "LOC", "FAC", "NORP", "ORG") or first == 0 or last - first > 3:
            continue
        before = tokens[first - 1]
        titled = before.text.lower().rstrip(".") in titles and before.text[0].isupper()
        name = tokens[first:last]
        if titled and _is_proper(name) and not _is_no_person(name, _words()):
            found.append((first, last, "PERSON"))
    return found


def _lengthened(labels: dict[tuple[int, int], str], tokens: Sequence[Token]) -> Iterator[Labelled]:
    """Persons with the given names before them and the surnames behind them that the parser left
    out or took for names of their own."""
    label_at = {t: label for span, label in labels.items() for t in range(*span)}
    starts = {first: last for (first, last), label in labels.items() if label == "PERSON"}
    taken: set[int] = set()
    for (first, last), label in sorted(labels.items()):
        if label != "PERSON" or first in taken:
            continue
        begin, end = first, last
        while begin > 0 and _adjoins(tokens, begin) and _is_free_given(tokens[begin - 1], label_at):
            begin -= 1
        while end < len(tokens) and end - begin < LONGEST and _adjoins(tokens, end):
            if _begins_surname(tokens, end, label_at):
                end += 1
            elif end in starts and tokens[end].text.lower() not in given_names():
                end = starts[end]
            else:
                break
        if (begin, end) != (first, last) and not _is_no_person(tokens[begin:end], _words()):
            taken.update(range(begin, end))
            yield begin, end, "PERSON"


def _adjoins(tokens: Sequence[Token], at: int) -> bool:
    """Whether only a blank stands between the word and the one before, both of them proper."""
    left, right = tokens[at - 1], tokens[at]
    near = left.end < right.start <= left.end + 1
    return near and left.text[:1].isupper() and right.text[:1].isupper()


def _is_free_given(token: Token, label_at: Mapping[int, str]) -> bool:
    """Whether the word is a given name that is no person's yet."""
    return token.text.lower() in given_names() and label_at.get(token.index) != "PERSON"


def _begins_surname(tokens: Sequence[Token], at: int, label_at: Mapping[int, str]) -> bool:
    """Whether the proper noun behind a name is more of it: no title, nothing known by a name
    of its own, and not the first word of a longer name."""
    token = tokens[at]
    if token.tag != "NNP" or token.text.isupper() or token.text.endswith("."):
        return False
    if label_at.get(at) is not None and label_at[at] == label_at.get(at + 1):
        return False
    words = _words()
    plain = token.text.lower()
    return label_at.get(at) in (None, "PRODUCT", "WORK_OF_ART") and not (
        plain in words.titles or plain in words.not_persons or plain in words.places
    )


def _placed(span: tuple[int, int], label: str, tokens: Sequence[Token]) -> str:
    """The label of a supposed person, but a place's where a word for places stands by."""
    first, last = span
    if label != "PERSON":
        return label
    if first and tokens[first - 1].text.lower() in ("the", "a", "an"):
        return "ORG"  # "the Observatory"
    places = _words().places
    behind = last < len(tokens) and tokens[last].text.lower() in places
    of = first > 1 and tokens[first - 1].text == "of"
    return "GPE" if behind or (of and tokens[first - 2].text.lower() in places) else label


def _given(labels: dict[tuple[int, int], str], tokens: Sequence[Token]) -> list[Labelled]:
    """Two or more proper nouns of which the first is a given name, where the parser saw no
    person: wholly unmarked, or one name of another kind."""
    covered = {t: span for span, label in labels.items() if label in NAMES for t in range(*span)}
    found, index = [], 0
    while index < len(tokens):
        token = tokens[index]
        if not (
            token.tag == "NNP" and token.text.lower() in given_names() and token.text[0].isupper()
        ):
            index += 1
            continue
        end = _end_of_name(tokens, index)
        span = covered.get(index)
        inside = span is None or (span[0] == index and labels[span] in MENDED and span[1] <= end)
        alone = index == 0 or tokens[index - 1].tag not in ("NNP", "NNPS") or span is not None
        long = end - index >= 2 or (span is None and not _opens(tokens, index))
        if long and inside and alone and not _is_no_person(tokens[index:end], _words()):
            found.append((index, end, "PERSON"))
        index = max(end, index + 1)
    return found


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token opens a sentence, where any word has a capital."""
    return index == 0 or tokens[index - 1].tag in (".", "``", "''", ":", "HYPH")


def _end_of_name(tokens: Sequence[Token], start: int) -> int:
    """Where the run of proper nouns from a token ends."""
    end = start + 1
    while end < min(len(tokens), start + LONGEST):
        token, before = tokens[end], tokens[end - 1]
        joint = token.text == "-" and token.start == before.end
        if not joint and not (token.tag == "NNP" and token.text[0].isupper()):
            break
        if token.start > before.end + 1:
            break
        end += 1
    return end - 1 if tokens[end - 1].text == "-" else end


def _agreeing(
    labels: dict[tuple[int, int], str], tokens: Sequence[Token]
) -> dict[tuple[int, int], str]:
    """Names that are the whole or the last word of a person's full name in this report are
    that person's."""
    full = [span for span, label in labels.items() if label == "PERSON" and span[1] - span[0] > 1]
    surnames = {tokens[last - 1].text for first, last in full if len(tokens[last - 1].text) > 2}
    agreed = dict(labels)
    for (first, last), label in labels.items():
        single = last - first == 1 and tokens[first].text in surnames
        if label in MENDED and single and not _begins_name(tokens, last):
            agreed[first, last] = "PERSON"
    named = {t for span, label in agreed.items() if label in NAMES for t in range(*span)}
    for token in tokens:
        surname = token.text in surnames and token.tag == "NNP"
        if surname and token.index not in named and not _begins_name(tokens, token.index + 1):
            agreed[token.index, token.index + 1] = "PERSON"
    return agreed


def _begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before goes on as a longer name ("Sel District")."""
    return at < len(tokens) and tokens[at].tag in ("NNP", "NNPS") and tokens[at].text[0].isupper()


def _is_proper(name: Sequence[Token]) -> bool:
    return all(token.text[:1].isupper() or token.text == "-" for token in name)


def _with_labels(annotated: Annotated, labels: dict[tuple[int, int], str]) -> Annotated:
    tokens = annotated.tokens
    entity: dict[int, str] = {}
    names = []
    for (first, last), label in sorted(labels.items()):
        span = Span(tokens[first].start, tokens[last - 1].end)
        names.append(Name(span, label, first, last))
        entity.update(dict.fromkeys(range(first, last), label))
    mended = tuple(
        token
        if token.entity == entity.get(token.index, "")
        else replace(token, entity=entity.get(token.index, ""))
        for token in tokens
    )
    return replace(annotated, tokens=mended, names=tuple(names))


@cache
def _words() -> _Words:
    data = resources.files("dateline.data")
    table = tomllib.loads(data.joinpath("names.toml").read_text("utf-8"))
    titles = tomllib.loads(data.joinpath("casing.toml").read_text("utf-8"))["titles"]
    return _Words(
        frozenset(titles.split()),
        frozenset(table["not_persons"].split()),
        frozenset(table["never"].split()),
        frozenset(table["places"].split()),
    )
