"""Finding the names and words of the actor files in a text, longest first.

The names of all files stand in one trie over words, folded (no marks, small letters), so that
one pass over a report finds them all. Spelling is held against the text afterwards: a name
keeps its capitals, an acronym all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from dateline.ground.actors.tables import (
    NOTE,
    ActorWord,
    Known,
    State,
    actor_words,
    fold,
    known_actors,
    officials,
    rows,
    states,
)
from dateline.model.values import ActorKind

PIECE = re.compile(r"[^\W_]+")
HASHTAG = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\dA-Z_]+")
ARTICLE_AT_START = re.compile(r"^the ", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s\b")
JOINTS = frozenset({"-", "'", "’", ".", "/", "&", "(", ")", "–", "'s", "’s", "´"})
SMALL_PREFIXES = frozenset({"al", "el", "the", "ad", "as", "ash", "an", "ul", "de", "so"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A name or word of the files: an actor's, a state's or a word for actors. `form` of a
    state's name: name, adjective, people, region or seat; `shared`: others bear it too."""

    spelt: str
    known: Known | None = None
    state: State | None = None
    form: str = ""
    word: ActorWord | None = None
    sector: str | None = None
    shared: bool = False

    @property
    def acronym(self) -> bool:
        """Whether the name is written in capitals throughout."""
        letters = [mark for mark in self.spelt if mark.isalpha()]
        return len(letters) > 1 and all(mark.isupper() for mark in letters)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of one, as it is looked up: `token` is its number in the report."""

    folded: str
    text: str
    token: int


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `last` (excluded) spell one or several entries."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class Node:
    """A word's place in the trie: what may follow it, and the entries that end with it."""

    after: dict[str, Node] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


@cache
def trie() -> Node:
    """The trie of all names and words of the files; read only."""
    root = Node()
    for entry in _entries():
        node = root
        for word in PIECE.findall(POSSESSIVE.sub("", fold(entry.spelt))):
            node = node.after.setdefault(word, Node())
        node.entries = (*node.entries, entry)
    return root


def _entries() -> Iterator[Entry]:
    for known in (*known_actors(), *officials()):
        for name in known.names:
            plain = NOTE.sub("", name)
            bare = ARTICLE_AT_START.sub("", plain)
            spelt = bare if " " in bare or known.actor.kind is not ActorKind.OUTLET else plain
            yield Entry(spelt, known=known, shared=plain != name)
    yield from _state_entries()
    for text, word in actor_words().items():
        yield Entry(text, word=word)
        if word.sort in ("office", "people", "armed") and not text.endswith(("s", "en", "ch", ".")):
            many = ActorKind.CIVILIANS if word.kind is ActorKind.PERSON else word.kind
            yield Entry(f"{text}s", word=replace(word, kind=many))


def _state_entries() -> Iterator[Entry]:
    for state in states().values():
        for name in (state.name, *state.names):
            yield Entry(ARTICLE_AT_START.sub("", name), state=state, form="name")
        for place, demonym in enumerate(state.demonyms):
            plural = place > 0 and demonym.endswith(("s", "men"))
            yield Entry(
                demonym.split(" (")[0], state=state, form="people" if plural else "adjective"
            )
        for seat in state.seats:
            yield Entry(ARTICLE_AT_START.sub("", seat), state=state, form="seat")
    for name, code, sector, others in rows("regions.tsv"):
        for other in (name, *filter(None, others.split("|"))):
            yield Entry(other, state=states()[code], form="region", sector=sector or None)


def pieces(words: Iterable[tuple[int, str]]) -> list[Piece | None]:
    """The words (token number, text) cut as they are looked up; None where a mark stands
    that no name contains. A hashtag is cut at its capitals ("#SyrianRegime")."""
    found: list[Piece | None] = []
    before = ""
    for token, text in words:
        before, last = text, before
        if last == "#" and text.isalpha() and (run_on := HASHTAG.findall(text))[1:]:
            found.extend(Piece(fold(part), part, token) for part in run_on)
            continue
        if text.isalpha():
            found.append(Piece(text.lower() if text.isascii() else fold(text), text, token))
            continue
        parts = [] if text in JOINTS else PIECE.findall(POSSESSIVE.sub("", fold(text)))
        if parts:
            spelt = PIECE.findall(POSSESSIVE.sub("", text))
            same = len(spelt) == len(parts)
            found.extend(
                Piece(part, spelt[i] if same else text, token) for i, part in enumerate(parts)
            )
        elif text not in JOINTS:
            found.append(None)
    return found


def find_matches(cut: Sequence[Piece | None], *, caseless: bool = False) -> list[Match]:
    """The longest names and words, left to right; they don't overlap. `caseless`: the text
    was written in one case, so the capitals of longer names tell nothing."""
    root, index = trie(), 0
    found: list[Match] = []
    while index < len(cut):
        piece = cut[index]
        if piece is None or piece.folded not in root.after:
            index += 1
            continue
        end, entries = _longest(root, cut, index, caseless=caseless)
        if piece.folded == "the" and end < len(cut) and _goes_on(cut[end]):
            end, entries = index, ()  # "the National Guard" is no newspaper
        if entries:
            last = cut[end - 1]
            assert last is not None
            found.append(Match(piece.token, last.token + 1, entries))
        index = max(end, index + 1)
    return found


def _goes_on(piece: Piece | None) -> bool:
    return piece is not None and (piece.text[:1].isupper() or piece.folded == "of")


def _longest(
    root: Node, cut: Sequence[Piece | None], start: int, *, caseless: bool
) -> tuple[int, tuple[Entry, ...]]:
    """Where the longest spelt entry ends that begins at a piece, and the entries."""
    node, best = root, start
    opening = cut[start]
    caseless = caseless and opening is not None and opening.folded != "the"
    entries: tuple[Entry, ...] = ()
    for index in range(start, len(cut)):
        piece = cut[index]
        step = node.after.get(piece.folded) if piece is not None else None
        if step is None:
            break
        node = step
        loose = caseless and index > start
        fits = tuple(e for e in node.entries if loose or _spelt_as(e, cut[start : index + 1]))
        if fits:
            best, entries = index + 1, fits
    return best, entries


def _spelt_as(entry: Entry, cut: Sequence[Piece | None]) -> bool:
    """Whether the text keeps the capitals of a name."""
    if entry.word is not None:
        return True
    if entry.acronym:
        return all(piece is not None and not _has_small(piece.text) for piece in cut)
    spelt = PIECE.findall(POSSESSIVE.sub("", entry.spelt))
    if len(spelt) != len(cut):
        return True
    return all(
        piece is None
        or not part[:1].isupper()
        or piece.text[:1].isupper()
        or piece.folded in SMALL_PREFIXES
        for part, piece in zip(spelt, cut, strict=True)
    )


def _has_small(text: str) -> bool:
    return any(mark.islower() for mark in text)
