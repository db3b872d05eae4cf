"""How counts relate: parts of another, more of the same, the harm that a part inherits."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.lexicon import people
from dateline.ground.counts.told import Told
from dateline.ground.counts.triggers import limits
from dateline.model.values import Harm

FATALLY = frozenset({"fatally", "mortally"})
BADLY = frozenset(
    {"critically", "seriously", "severely", "badly", "gravely", "slightly", "lightly"}
)
DEFINITE = frozenset({"the", "its", "their", "his", "her", "our"})
UNHARMED = frozenset({Harm.OTHER, Harm.STRENGTH})
LISTING = frozenset({",", "and", "as", "well", "&", ")"})


def related(clause: Clause, told: list[Told], earlier: list[Told]) -> list[Told]:
    """Gives each count its whole, and "three of them" the harm of their whole."""
    result: list[Told] = []
    told = [_among(clause, item, told) for item in told]
    for item in told:
        if _of_others(clause, item, told):
            continue
        whole = _whole_of(clause, item, result)
        if whole is None:
            whole = _enumerated(clause, item, told, result)
        if whole is not None:
            item = _as_part(clause, item, result[whole], len(earlier) + whole)
        elif item.subset and item.what is not Harm.OTHER:
            item = replace(item, part_of=_earlier(clause, earlier, item))
        if item.what is Harm.OTHER and item.who is None and item.part_of is None:
            how = graded(clause, item.group_last)
            if how is None:
                continue
            item = replace(item, what=how)
        result.append(item)
    return _others(clause, result)


def _of_others(clause: Clause, item: Told, told: list[Told]) -> bool:
    """Whether the part is one of people who aren't counted: "gunmen, some of them in uniform"."""
    before = item.group_first - 1
    if not item.subset or item.what is not Harm.OTHER or clause.word(before) != ",":
        return False
    whose = before - 1
    alone = clause.is_people(whose) and clause.token(whose).dep == "nsubj"
    return alone and all(t.head != whose for t in told)


def _among(clause: Clause, item: Told, told: list[Told]) -> Told:
    """ "Ten children were among 48 people killed": they befell what befell the others."""
    after = item.group_last
    if item.what is not Harm.OTHER or clause.word(after + 1) not in ("among", "amongst"):
        return item
    for other in told:
        if other.group_first == after + 2 and other.what not in UNHARMED:
            return replace(item, what=other.what, verb=other.verb, subset=True)
    return item


def _as_part(clause: Clause, item: Told, whole: Told, place: int) -> Told:
    if item.verb is not None and item.verb != whole.verb:
        return replace(item, part_of=place)
    what = graded(clause, item.group_last) or whole.what
    return replace(item, part_of=place, what=what, verb=whole.verb)


def graded(clause: Clause, last: int) -> Harm | None:
    """ "One fatally", "four critically": the harm of a part told by an adverb."""
    after = clause.word(last)
    return Harm.KILLED if after in FATALLY else Harm.INJURED if after in BADLY else None


def _whole_of(clause: Clause, item: Told, before: list[Told]) -> int | None:
    """The place of the count that this is a part of, by its words."""
    for n in range(len(before) - 1, -1, -1):
        if before[n].phrase == "composite" and before[n].encloses(item):
            return n
    if item.subset or _opens_subset(clause, item) or graded(clause, item.group_last):
        return _larger(clause, before, item)
    if before and before[-1].part_of is not None and _listed(clause, before[-1], item):
        return _larger(clause, before, item)
    return None


def _enumerated(clause: Clause, item: Told, told: list[Told], before: list[Told]) -> int | None:
    """The parts that follow a colon, a bracket or a dash, or that add up to their whole:
    "21 people: 11 children, five women and five men"."""
    if not before or (item.verb is not None and item.verb >= item.group_first):
        return None
    last = before[-1]
    between = [clause.word(i) for i in range(last.group_last, item.group_first)]
    if between and between[-1] == "(" and len(between) < 4 and last.what is not Harm.STRENGTH:
        return len(before) - 1
    if item.what is not Harm.OTHER and (item.verb is None or item.verb != last.verb):
        return None
    wholes = [n for n, t in enumerate(before) if t.part_of is None and t.size > item.size]
    if not wholes or before[wholes[-1]].what is Harm.STRENGTH:
        return None
    whole = wholes[-1]
    parts = [t for t in told if t.group_first >= before[whole].group_last and _plain(t, item)]
    return whole if sum(t.size for t in parts) == before[whole].size and len(parts) > 1 else None


def _plain(item: Told, other: Told) -> bool:
    return item.what is other.what and item.verb == other.verb


def _listed(clause: Clause, previous: Told, item: Told) -> bool:
    """Whether only "and" or a comma parts the two: the list of parts goes on."""
    between = [clause.word(i) for i in range(previous.group_last, item.group_first)]
    own_verb = item.verb is not None and item.verb >= item.group_first
    return 0 < len(between) < 4 and not own_verb and set(between) <= LISTING


def _opens_subset(clause: Clause, item: Told) -> bool:
    for words in limits().subset_before:
        start = item.group_first - len(words)
        for first in (start, start - 1):
            if tuple(clause.word(i) for i in range(first, first + len(words))) == words:
                return True
    return any(
        tuple(clause.word(item.group_last + n) for n in range(len(words))) == words
        for words in limits().subset_after
    )


def _of_other_side(clause: Clause, item: Told, whole: Told) -> bool:
    """Whether "seven of the raiders" can be no part of "14 people": they are armed, and those
    of the whole aren't told to be."""
    words = [clause.word(i) for i in range(item.group_first, item.group_last)]
    definite = "of" in words and words[words.index("of") + 1 :][:1] and item.who is not None
    if not definite or words[words.index("of") + 1] not in DEFINITE:
        return False
    armed = people().armed
    return _last(item) in armed and _last(whole) not in armed


def _last(item: Told) -> str:
    """The chief word of the group as told."""
    return item.who.split()[-1] if item.who else ""


def _larger(clause: Clause, before: list[Told], item: Told) -> int | None:
    """The nearest count before that could hold this one."""
    for n in range(len(before) - 1, -1, -1):
        if _of_other_side(clause, item, before[n]):
            continue
        count = before[n].count
        free = before[n].part_of is None and before[n].what not in UNHARMED
        if free and (count.high is None or count.high >= item.count.low):
            return n
    return None


def _earlier(clause: Clause, earlier: list[Told], item: Told) -> int | None:
    """The count of the sentences before that "two of the victims" is a part of."""
    for n in range(len(earlier) - 1, max(len(earlier) - 6, -1), -1):
        whole = earlier[n]
        fits = whole.what in (item.what, Harm.KILLED_OR_INJURED) and whole.size > item.size
        if fits and whole.part_of is None and not _of_other_side(clause, item, whole):
            return n
    return None


def _others(clause: Clause, told: list[Told]) -> list[Told]:
    """ "One policeman was killed and four others were wounded": others of the same kind."""
    result: list[Told] = []
    for item in told:
        if item.who is None and item.more and result:
            who = result[-1].who
            if who is not None and who.split()[-1] in clause.people.same_again:
                item = replace(item, who=who)
        result.append(item)
    return result
