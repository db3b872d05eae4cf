"""Figures as they are told: one number on one authority, sums of parts among them.

A subset ("including five children") is never added to anything; parts that don't overlap
(police and militants; men, women and children) are added up to what their report tells of
all; the same figure of one claimant in several reports is one figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model.claims import Claim, CountSaid
from dateline.model.mentions import Stance
from dateline.model.values import Count, Harm, Relation
from dateline.reconcile.died import died_of_it
from dateline.reconcile.groups import ALL, Group, group_of
from dateline.reconcile.persons import surely_two, told_again, told_singly, within
from dateline.reconcile.telling import Told
from dateline.reconcile.wording import reread


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people as somebody gives it; more than one claim where parts add up or
    several reports carry the same words of one claimant. `lesser`: its report gives a larger
    one on the same authority, or a number where this is a vague word, so it is a part or an
    earlier state of that. `quoted`: its report cites it beside a figure of its own. `gathered`: its
    persons are told one by one all over the report, so that how many belong to the event is
    not told."""

    count: Count
    told: tuple[Told, ...]
    summed: bool = False
    lesser: bool = False
    quoted: bool = False
    gathered: bool = False

    @property
    def number(self) -> int:
        """The figure itself: the best one, or the least where no best is told; of "up to
        nine" the nine."""
        if self.count.best is not None:
            return self.count.best
        at_most = self.count.relation is Relation.AT_MOST and self.count.high is not None
        return self.count.high or 0 if at_most else self.count.low

    @property
    def rank(self) -> int:
        """How far its claimant's word goes; of parts, the weakest."""
        return min(told.rank for told in self.told)

    @property
    def claimants(self) -> frozenset[str]:
        """Who vouches for it."""
        return frozenset(told.claimant for told in self.told)

    @property
    def groups(self) -> frozenset[str]:
        """The independent groups of reports that carry it."""
        return frozenset(told.group for told in self.told)

    @property
    def published(self) -> date:
        """The day of the latest report that carries it."""
        return max((told.published or date.min for told in self.told), default=date.min)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of its claims, in order."""
        return tuple(sorted({told.claim.id for told in self.told}))


BESIDE = 25
"""Characters within which two persons are told in one breath: "his wife and himself" (ours)."""
MORE_THAN_ONE = frozenset({"plural", "definite", "several"})
"""Keys of the count lexicon that give no figure."""
LISTED = "composite"
"""The key of people told one after the other: "a mother and her two sons"."""

Scope = tuple[Harm, str]
"""What befell whom: the harm and the name of the group of people."""


def figures_of(told: Sequence[Told], profile: str | None = None) -> dict[Scope, tuple[Figure, ...]]:
    """The figures of each harm and group of people, with the sums of parts for all; vague
    words by the values of the profile. Whoever died of it is no longer injured."""
    by_report: dict[tuple[Harm, str], list[Told]] = defaultdict(list)
    gone = died_of_it(told)
    for each in (reread(one, profile) for one in told if one.claim.id not in gone):
        said = each.claim.value
        if isinstance(said, CountSaid) and each.claim.stance is not Stance.DENIED:
            by_report[said.what, each.report].append(each)
    found: dict[Scope, list[Figure]] = defaultdict(list)
    for (harm, _), counts in sorted(by_report.items(), key=lambda item: item[0]):
        for who, figures in _in_one_report(counts).items():
            found[harm, who] += figures
    return {scope: _one_per_claimant(figures) for scope, figures in sorted(found.items())}


def said_count(told: Told) -> CountSaid:
    """The figure of a count's claim."""
    said = told.claim.value
    if not isinstance(said, CountSaid):
        raise TypeError(f"{told.claim.id} tells no count")
    return said


def _in_one_report(told: Sequence[Told]) -> dict[str, list[Figure]]:
    parts: dict[Group, list[Figure]] = defaultdict(list)
    for each in told:
        said = said_count(each)
        group = group_of(said.who, listed=said.phrase == LISTED)
        parts[group].append(Figure(said.count, (each,)))
    found = {group.name: _ranked(_largest(figures)) for group, figures in parts.items()}
    everyone = _of_all(parts)
    if everyone:
        found[ALL] = everyone
    else:
        found.pop(ALL, None)
    return found


def _largest(figures: Sequence[Figure]) -> list[Figure]:
    """What the report comes to: its largest figure of a group, with all claims that give it."""
    most = max(figure.number for figure in figures)
    return [Figure(f.count, f.told) for f in figures if f.number == most][:1] + [
        f for f in figures if f.number != most
    ]


def _of_all(parts: dict[Group, list[Figure]]) -> list[Figure]:
    whole = [f for group, figures in parts.items() if group.kind == ALL for f in figures]
    whole = [f for f in whole if said_count(f.told[0]).part_of is None]
    whole = _with_more(whole, [f for figures in parts.values() for f in figures])
    sums = [s for kinds in (("role", "other"), ("age",)) if (s := _sum(parts, kinds))]
    best = max((f.number for f in whole), default=0)
    larger = [s for s in sums if s.number > best]
    if larger:
        whole = [max(larger, key=lambda s: s.number), *whole]
    return _ranked(whole or sums[:1])


def _with_more(whole: list[Figure], figures: Sequence[Figure]) -> list[Figure]:
    """The figures of all, each with those that its report adds to it."""
    added: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        if said_count(figure.told[0]).more:
            added[said_count(figure.told[0]).part_of].append(figure)
    bases = {f.told[0].claim.id: f for f in (*whole, *figures)}
    result = [f for f in whole if f.told[0].claim.id not in added]
    for base, more in sorted(added.items(), key=lambda item: item[0] or ""):
        parts = ([bases[base]] if base in bases else []) + more
        sure = [f for f in parts if not _is_vague(f)] or parts
        result.append(_together(sure))
    return result


def _together(parts: Sequence[Figure]) -> Figure:
    """What parts come to that their report tells one after the other. Persons told one by one in
    different places may be one ("a teenager died", further on "Ana Ruiz was killed"), or of
    several events: at least those count who are told in one breath, at best those who are surely
    two, at most all."""
    told = tuple(each for part in parts for each in part.told)
    whole = add_up([part.count for part in parts])
    if not all(told_singly(each.claim) for each in told):
        return Figure(whole, told, summed=len(parts) > 1)
    persons: list[Claim] = []
    breaths: list[int] = []
    for claim in sorted((t.claim for t in told), key=lambda claim: claim.evidence.span.start):
        if all(_are_two(claim, other) for other in persons):
            breaths.append(1 + (breaths[-1] if persons and _beside(claim, persons[-1]) else 0))
            persons.append(claim)
    low, best = max(breaths), len(persons)
    count = Count(low, best, whole.high, whole.relation)
    return Figure(count, told, summed=len(parts) > 1, gathered=low < best)


def _are_two(claim: Claim, other: Claim) -> bool:
    return _beside(claim, other) or surely_two(claim, other)


def _beside(claim: Claim, other: Claim) -> bool:
    return within(claim, other, BESIDE) and not told_again(claim, other)


def _ranked(figures: list[Figure]) -> list[Figure]:
    """Marks what gives way to another figure of the report, and what the report only quotes."""
    sure = any(not _is_vague(f) for f in figures)
    standing = [f for f in figures if not (sure and _is_vague(f))]
    own = any(_is_own(f) for f in standing)
    most: dict[frozenset[str], int] = defaultdict(int)
    for figure in standing:
        most[figure.claimants] = max(most[figure.claimants], figure.number)
    return [
        replace(
            f,
            lesser=(sure and _is_vague(f))
            or _is_borne_out(f, standing)
            or f.number < most[f.claimants],
            quoted=own and not _is_own(f),
        )
        for f in figures
    ]


def _is_vague(figure: Figure) -> bool:
    """Whether no more is told than that it was more than one."""
    return all(said_count(told).phrase in MORE_THAN_ONE for told in figure.told)


def _is_borne_out(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether words such as "dozens" tell what another figure of the report tells in numbers."""
    vague = figure.count
    if vague.relation is not Relation.VAGUE or vague.high is None:
        return False
    plain = (f for f in others if f.count.relation is not Relation.VAGUE)
    return any(vague.low <= f.number <= vague.high for f in plain)


def _is_own(figure: Figure) -> bool:
    return all(told.claim.attributed_to is None for told in figure.told)


def _sum(parts: dict[Group, list[Figure]], kinds: tuple[str, ...]) -> Figure | None:
    chosen = [
        max(apart, key=lambda f: (f.number, f.claims))
        for group, figures in sorted(parts.items(), key=lambda item: item[0].name)
        if group.kind in kinds and (apart := [f for f in figures if _apart(said_count(f.told[0]))])
    ]
    if not chosen:
        return None
    return _together(chosen)


def _apart(said: CountSaid) -> bool:
    return said.part_of is None or said.more


def add_up(counts: Sequence[Count]) -> Count:
    """The sum of parts that don't overlap; open above where one of them is."""
    if len(counts) == 1:
        return counts[0]
    high = None if any(c.high is None for c in counts) else sum(c.high or 0 for c in counts)
    best = sum(c.low if c.best is None else c.best for c in counts)
    exact = all(c.relation is Relation.EXACT for c in counts)
    relation = Relation.EXACT if exact else Relation.AT_LEAST
    return Count(sum(c.low for c in counts), best, high, relation)


def _one_per_claimant(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The same figure of one claimant, carried by several reports, is one."""
    same: dict[tuple[Count, frozenset[str]], list[Figure]] = defaultdict(list)
    for figure in figures:
        same[figure.count, figure.claimants].append(figure)
    made = [
        Figure(
            count,
            tuple(told for figure in alike for told in figure.told),
            summed=any(figure.summed for figure in alike),
            lesser=all(figure.lesser for figure in alike),
            quoted=all(figure.quoted for figure in alike),
            gathered=all(figure.gathered for figure in alike),
        )
        for (count, _), alike in same.items()
    ]
    return tuple(sorted(made, key=lambda f: (f.number, f.claims)))
