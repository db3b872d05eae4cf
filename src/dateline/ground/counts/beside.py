"""Groups that a bare list puts beside those who came to harm: "Five engineers, driver killed",
"kill 49 civilians, 15 soldiers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.groups import Group
from dateline.ground.counts.told import Told
from dateline.ground.counts.triggers import Trigger
from dateline.model.values import Harm

BODILY = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})
NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", ",", "HYPH", "CC"})
ENDS = frozenset({"", ",", ".", "and", "in", "near", "at", "as", "on", ";", "after"})


def beside(
    clause: Clause, groups: Sequence[Group], found: Sequence[Trigger], told: Sequence[Told]
) -> Iterator[Told]:
    """Numbers of people without a word of harm of their own, with that of the list they are in."""
    known = {t.head for t in told if t.what in BODILY}
    left = [group for group in groups if group.head not in known and group.who is not None]
    for group in left:
        trigger = next((t for t in found if _opens_list(clause, group, t)), None)
        if trigger is not None:
            yield Told.of(group, trigger.harm, trigger.at)
            continue
        before = next((t for t in told if _goes_on(clause, group, t)), None)
        if before is not None:
            yield Told.of(group, before.what, before.verb)


def _opens_list(clause: Clause, group: Group, trigger: Trigger) -> bool:
    """Whether the group opens the sentence, and no more than names and a comma stand between it
    and the participle: "Two officers, a constable killed in Sel"."""
    if group.first != clause.sentence.first or clause.word(group.last) != ",":
        return False
    past = trigger.harm in BODILY and trigger.shape == "past" and not trigger.negated
    between = [clause.token(i).tag for i in range(group.last, trigger.first)]
    return past and len(between) > 1 and set(between) <= NOMINAL and len(between) <= 8


def _goes_on(clause: Clause, group: Group, told: Told) -> bool:
    """Whether the group stands behind a comma right after those whom a verb befell: "kill 49
    civilians, 15 soldiers"."""
    if told.what not in BODILY or told.verb is None or told.verb >= told.group_first:
        return False
    joined = told.group_last == group.first - 1 and clause.word(group.first - 1) == ","
    return joined and clause.word(group.last) in ENDS
