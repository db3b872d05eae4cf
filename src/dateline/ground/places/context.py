"""What the words round a name say of it: its parents, what sort of place it is, how it is
meant ("south of …")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from dateline.ground.places.listing import is_listed
from dateline.ground.places.names import Found
from dateline.ground.places.words import (
    BEFORE_DIRECTION,
    DIRECTIONS,
    FEATURE_WORDS,
    NAMING,
    SETTLEMENTS,
    SHORT_DIRECTIONS,
)
from dateline.model.text import Token

BETWEEN = (
    frozenset({",", "in", "of", "the", "a", "an", "'s", "’s", "(", ")", "-", "near", "is", "at"})
    | frozenset({"restive", "volatile", "nearby", "remote", "provincial", "main", "coastal"})
    | frozenset({"on", "countryside", "outskirts", "suburb", "suburbs", "environs", "rural"})
    | DIRECTIONS
    | frozenset(FEATURE_WORDS)
)
PLURALS = frozenset(word for word in FEATURE_WORDS if word.endswith("s"))
OWN = frozenset({"'s", "’s"})
JOINING = frozenset({",", "and", "or", "&"})
BORDERS = frozenset({"border", "borders", "frontier", "frontiers"})


@dataclass(slots=True)
class Told:
    """What the words round a name say: indexes of the names that are told as its parents,
    whether that is by a word ("in", "of", a possessive) and not by a comma alone,
    whether one of its places lies in one of theirs, the sort of place it is ("" unknown),
    whether that stands right behind it ("Ghazni province"), whether the words can only lead to a
    place ("the town of Ardun", ", E. Ardun"), and the sort that is told of a list
    that it stands in ("Barrow and Jackson counties")."""

    parents: list[int] = field(default_factory=list)
    within: bool = False
    inside: bool = False
    sort: str = ""
    sort_behind: bool = False
    settled: bool = False
    listed_sort: str = ""


def read_context(tokens: Sequence[Token], names: Sequence[Found]) -> list[Told]:
    """What is told of each name; names may overlap, and stand in any order."""
    told = [_told(tokens, name) for name in names]
    order = sorted(range(len(names)), key=lambda i: (names[i].first, names[i].last))
    firsts = [names[index].first for index in order]
    for index, left in enumerate(names):
        at = bisect_left(firsts, left.last)
        if at == len(order):
            continue
        following = [i for i in order[at : at + 3] if names[i].first == firsts[at]]
        gap = [token.text.lower() for token in tokens[left.last : firsts[at]]]
        if len(gap) > 8 or any(word not in BETWEEN for word in gap):
            continue
        bare = [word for word in gap if word not in DIRECTIONS]
        beside = following[0] if following else index
        if bare == [","] and _word(tokens, names[beside].last) in BORDERS:
            continue
        if bare in ([","], [",", "and"]) and is_listed(tokens, left.first):
            following = [i for i in following if _lies_in(left, names[i])]
            if not following:
                continue
        if OWN.intersection(bare):
            for right in following:
                _tell(told, names, child=right, parent=index)
                told[right].within = True
        elif bare and (bare[0] in {",", "("} or "in" in bare or "of" in bare):
            known = next((i for i in following if names[i].hits), following[0])
            _tell(told, names, child=index, parent=known)
            told[index].within = told[index].within or bool({"in", "of"}.intersection(bare))
    _tell_lists(tokens, names, told)
    _tell_parents_of_lists(tokens, names, told, order)
    return told


def _tell(told: list[Told], names: Sequence[Found], *, child: int, parent: int) -> None:
    told[child].parents.append(parent)
    told[child].inside = told[child].inside or _lies_in(names[child], names[parent])


def _lies_in(name: Found, parent: Found) -> bool:
    """Whether a place of this name lies in one of the other's."""
    codes = {hit.entry.code for hit in parent.hits} - {""}
    return any(
        codes.intersection((hit.entry.country, hit.entry.admin1, hit.entry.admin2))
        and hit.entry.code not in codes
        for hit in name.hits
    )


def _tell_lists(tokens: Sequence[Token], names: Sequence[Found], told: list[Told]) -> None:
    """From the right: what a plural says of the last name holds of those listed before it."""
    known = [index for index, name in enumerate(names) if name.hits]
    for before, index in reversed(list(pairwise([-1, *known]))):
        after = _word(tokens, names[index].last)
        if after in PLURALS:
            told[index].listed_sort = FEATURE_WORDS[after]
        sort = told[index].listed_sort
        if before < 0 or not sort:
            continue
        gap = {token.text.lower() for token in tokens[names[before].last : names[index].first]}
        if gap and gap <= {",", "and", "or"}:
            told[before].listed_sort = sort


def _tell_parents_of_lists(
    tokens: Sequence[Token], names: Sequence[Found], told: list[Told], order: Sequence[int]
) -> None:
    """From the right: where the last town of a list lies, the others do: "the villages of Sel and
    Ardun in Barrow district"."""
    for at in reversed(range(len(order) - 1)):
        left, right = order[at], order[at + 1]
        gap = {token.text.lower() for token in tokens[names[left].last : names[right].first]}
        if told[left].parents or not told[right].within or not gap or not gap <= JOINING:
            continue
        if is_listed(tokens, names[left].first):
            told[left].within = True
            for parent in told[right].parents:
                _tell(told, names, child=left, parent=parent)


def _told(tokens: Sequence[Token], name: Found) -> Told:
    sort = _sort(tokens, name)
    behind = bool(sort) and FEATURE_WORDS.get(_word(tokens, name.last), "") == sort
    return Told(sort=sort, sort_behind=behind, settled=_is_settled(tokens, name))


def _is_settled(tokens: Sequence[Token], name: Found) -> bool:
    """Whether the name stands behind "the town of", "a village called", "the villages of", or the
    words right beside it leave no other reading."""
    before = _word(tokens, name.first - 2)
    named = before in SETTLEMENTS and _word(tokens, name.first - 1) in NAMING
    return (
        named
        or is_listed(tokens, name.first)
        or _is_called_town(tokens, name)
        or _is_pointed(tokens, name)
    )


def _is_called_town(tokens: Sequence[Token], name: Found) -> bool:
    """Whether a word for a settlement ends the name's phrase ("hit Ardun city, killing", not
    "a Druze village", "Ardun city council", "the Greek town of Ardun")."""
    if name.label in {"NORP", "LANGUAGE", "DATE"} or _word(tokens, name.last) not in SETTLEMENTS:
        return False
    opening = {_word(tokens, name.first - 1), _word(tokens, name.first)}
    if not tokens[name.last].text.islower() or opening & {"a", "an"}:
        return False
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    return after is None or not (after.tag.startswith("NN") or after.text.lower() in NAMING)


def _is_pointed(tokens: Sequence[Token], name: Found) -> bool:
    """Whether a shortened quarter of the heavens stands before the whole name (", E. Ardun")."""
    if name.run[1] > name.last or _word(tokens, name.first - 2) not in BEFORE_DIRECTION:
        return False
    return tokens[name.first - 1].text in SHORT_DIRECTIONS


def _sort(tokens: Sequence[Token], name: Found) -> str:
    """The feature word beside the name, or in it."""
    after = _word(tokens, name.last)
    if FEATURE_WORDS.get(after):
        return FEATURE_WORDS[after]
    if _word(tokens, name.first - 1) == "of":
        before = _word(tokens, name.first - 2)
        if FEATURE_WORDS.get(before):
            return FEATURE_WORDS[before]
    own = tokens[name.last - 1].text.lower()
    if name.last - name.first > 1 and own in FEATURE_WORDS:
        return FEATURE_WORDS[own]
    before = _word(tokens, name.first - 1)
    if before in FEATURE_WORDS and tokens[name.first - 1].text.islower():
        return FEATURE_WORDS[before]
    return ""


def _word(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].text.lower() if 0 <= index < len(tokens) else ""
