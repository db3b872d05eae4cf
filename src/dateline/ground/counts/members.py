"""Members named of a group: "including a baby", "among the dead were two nurses"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.groups import Group, Kind
from dateline.ground.counts.index import Groups
from dateline.ground.counts.lexicon import grammar
from dateline.ground.counts.told import Told
from dateline.ground.counts.triggers import limits
from dateline.model.values import Harm

OF_HARM = {
    "dead": Harm.KILLED,
    "killed": Harm.KILLED,
    "fatalities": Harm.KILLED,
    "martyrs": Harm.KILLED,
    "deceased": Harm.KILLED,
    "wounded": Harm.INJURED,
    "injured": Harm.INJURED,
    "casualties": Harm.KILLED_OR_INJURED,
    "abducted": Harm.ABDUCTED,
    "arrested": Harm.ARRESTED,
    "missing": Harm.MISSING,
}
BE = frozenset({"were", "was", "are", "is"})
INCLUDE = frozenset({"include", "included", "includes", "including"})
ENDING = frozenset({",", ".", "and", "in", "of", "who", "by"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs, behind which no member of the list stands."""
BETWEEN = frozenset({",", "and", "as", "well", "&", "“", '"', "at", "least", "also"})


def members(clause: Clause, groups: Groups, told: list[Told]) -> list[Told]:
    """The members that the sentence names without a word of harm of their own."""
    known = {item.head for item in told if item.what not in (Harm.OTHER, Harm.STRENGTH)}
    found: list[Told] = []
    for at, harm in _openings(clause):
        for group in _listed(clause, groups, at):
            if group.head in known:
                continue
            known.add(group.head)
            plain = group.kind is Kind.PLURAL and group.phrase == "definite"
            if (harm is not None or _follows_count(told, at)) and not plain:
                found.append(_member(group, harm))
    return found


def _member(group: Group, harm: Harm | None) -> Told:
    item = Told.of(group, harm or Harm.OTHER, None)
    return item.as_subset()


def _follows_count(told: list[Told], at: int) -> bool:
    return any(item.group_last < at + 1 for item in told)


def _openings(clause: Clause) -> Iterator[tuple[int, Harm | None]]:
    """Where a list of members begins, and what befell them where the words say it."""
    for at in range(clause.sentence.first, clause.sentence.last):
        word = clause.word(at)
        if word in OF_HARM and clause.word(at - 1) in ("the", "those"):
            after = clause.word(at + 1)
            if after in INCLUDE or (after in BE and clause.word(at - 2) in ("among", "amongst")):
                yield at + 2, OF_HARM[word]
            continue
        if word not in limits().subset_words:
            continue
        for words in limits().subset_before:
            if tuple(clause.word(at + n) for n in range(len(words))) == words:
                if clause.word(at - 1) not in OF_HARM:
                    yield at + len(words), None
                break


def _listed(clause: Clause, groups: Groups, at: int) -> Iterator[Group]:
    """The groups that follow one another, parted by commas and "and"."""
    while True:
        while clause.word(at) in BETWEEN and at not in groups.by_first:
            at += 1
        group = groups.by_first.get(at) or _unnumbered(clause, groups, at)
        if group is None or _tells(clause, group):
            return
        yield group
        at = group.last
        if clause.word(at) not in (",", "and"):
            return


def _tells(clause: Clause, group: Group) -> bool:
    """Whether the group tells of it: "including a boy, officials said"."""
    commaed = clause.word(group.first - 1) == ","
    plain = group.kind is not Kind.NUMBER
    return plain and commaed and clause.word(group.last) in grammar()["said"]


def _unnumbered(clause: Clause, groups: Groups, at: int) -> Group | None:
    for index in range(at, at + 7):
        if not clause.word(index) or clause.word(index) in ENDING:
            return None
        if clause.token(index).tag in FINITE:
            return None
        group = groups.at(clause.token(index))
        if group is not None and group.kind is not Kind.NAME and group.sure:
            return group
    return None
