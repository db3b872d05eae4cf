"""Policies: how one figure is chosen where several are told.

Sources: codebooks.md 2.2 (conflicting death counts) and 2.3. Every told figure is either
chosen or a rival; none is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dateline.model.claims import CountSaid
from dateline.model.errors import UnknownStageError
from dateline.model.incidents import Settled
from dateline.model.people import REST
from dateline.model.values import Count, Relation
from dateline.reconcile.figures import LISTED, MORE_THAN_ONE, Figure, said_count
from dateline.reconcile.numbers import tells_number
from dateline.reconcile.telling import Told

RELIABLE = 2
"""The least rank whose figures enter low and high: a party's boast doesn't."""
RISING = 3
"""From so many on a later, higher figure is taken for the same toll risen (ours: below that it
is as often another count)."""

Rule = Callable[[Sequence[Figure]], "Choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A settled figure and the figures that give it."""

    count: Count
    chosen: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way to settle what reports tell differently; `rule` is kept with each value,
    `profile` names the values that `data/counts.toml` has for vague words."""

    name: str
    rule: str
    choose: Rule
    profile: str | None = None


def ucdp(figures: Sequence[Figure]) -> Choice:
    """The most reliable source's figure; among equals one that no later figure raises, then the
    one that more independent reports carry, then one that is told in numbers, then the latest,
    then the lower; low and high are the extremes of reliable ones."""
    standing = in_force(figures)
    own = [f for f in standing if not f.quoted] or standing
    top = max(f.rank for f in own)
    best = max(
        _not_raised([f for f in own if f.rank == top]),
        key=lambda f: (len(_carriers(f, standing)), _is_numbered(f), f.published, -f.number),
    )
    return _between(best, [f for f in standing if f.rank >= RELIABLE])


def acled(figures: Sequence[Figure]) -> Choice:
    """The lowest credible figure until better ones come."""
    standing = in_force(figures)
    credible = [f for f in standing if f.rank >= RELIABLE] or standing
    best = min(credible, key=lambda f: (f.number, -f.rank))
    return Choice(Count(best.number, best.number, best.number), _equal(best, figures))


def airwars(figures: Sequence[Figure]) -> Choice:
    """The range from the least to the most of the credible claims; no best figure."""
    standing = in_force(figures)
    credible = [f for f in standing if f.rank >= RELIABLE] or standing
    low = min(f.count.low for f in credible)
    high = max(_top(f.count) for f in credible)
    ends = [f for f in credible if f.count.low == low or _top(f.count) == high]
    best = low if low == high else None
    return Choice(Count(low, best, high, Relation.RANGE), tuple(ends))


def latest(figures: Sequence[Figure]) -> Choice:
    """The newest figure of the best claimant, as for a rising toll."""
    standing = in_force(figures)
    best = max(standing, key=lambda f: (f.published, f.rank, f.number))
    return _between(best, standing)


POLICIES: Mapping[str, Policy] = MappingProxyType(
    {
        policy.name: policy
        for policy in (
            Policy("ucdp", "ucdp.v6", ucdp),
            Policy("acled", "acled.v4", acled, "acled"),
            Policy("airwars", "airwars.v4", airwars, "airwars"),
            Policy("latest", "latest.v3", latest),
        )
    }
)


def policy_named(name: str) -> Policy:
    """The policy of that name."""
    if name not in POLICIES:
        raise UnknownStageError(f"no policy called {name!r}; known: {', '.join(sorted(POLICIES))}")
    return POLICIES[name]


def settle_figures(
    policy: Policy, figures: Sequence[Figure], witnesses: Sequence[Told] = ()
) -> Settled[Count]:
    """The settled figure with its claims and those of its rivals. Whoever tells the same
    figure is no rival; where nobody gives a figure ("people were hurt") what the words ask for
    stands as low and high, without a best figure: how many stays unknown. A figure that is
    worked out also cites those `witnesses` that tell it in numbers."""
    choice = policy.choose(figures)
    count = choice.count
    same = [f for f in figures if f.number == count.best and not f.summed]
    given = [*choice.chosen, *same]
    chosen = {claim for figure in given for claim in figure.claims}
    borne_out: set[str] = set()
    if count.best is not None and not _in_numbers(given, count.best):
        borne_out = {told.claim.id for told in witnesses if _tells(told, count.best)}
    if not borne_out and not any(_gives_a_figure(f) for f in given):
        count = replace(count, best=None)
    chosen |= borne_out
    rivals = {claim for figure in figures for claim in figure.claims} - chosen
    return Settled(count, tuple(sorted(chosen)), tuple(sorted(rivals)), policy.rule)


def _gives_a_figure(figure: Figure) -> bool:
    """Whether words that the figure rests on say how many, be it by listing them."""
    return not figure.gathered and any(_says_how_many(said_count(t)) for t in figure.told)


def _tells(told: Told, number: int) -> bool:
    """Whether the claim gives that number, in numbers."""
    return said_count(told).count.best == number and tells_number(told.claim.evidence.quote, number)


def _says_how_many(said: CountSaid) -> bool:
    several = said.phrase == LISTED and said.count.relation is Relation.VAGUE
    uncounted = said.phrase == REST and said.count.best != 1
    told = said.count.best is not None or said.count.relation is Relation.AT_MOST
    return told and not (several or uncounted or said.phrase in MORE_THAN_ONE)


def _in_numbers(figures: Sequence[Figure], number: int) -> bool:
    """Whether the words of a claim give the number; one person or none needs no number."""
    quotes = (told.claim.evidence.quote for figure in figures for told in figure.told)
    return number < 2 or any(tells_number(quote, number) for quote in quotes)


def in_force(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that no later one of the same claimant has replaced, and no larger one of
    the same report."""
    own = [f for f in figures if not f.lesser] or list(figures)
    own = [f for f in own if f.count.best is not None] or own
    return [f for f in own if not any(replaces(other, f) for other in own)]


def replaces(later: Figure, earlier: Figure) -> bool:
    """Whether a figure is its claimant's later word on the same ("rose to 17 from 12")."""
    if later.number == earlier.number:
        return False
    same = later.claimants == earlier.claimants
    return same and later.published > earlier.published


def _not_raised(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that no higher one of a later day, told in numbers, has overtaken, as tolls
    rise; one or two dead are no toll that rises."""
    return [
        figure
        for figure in figures
        if figure.number < RISING
        or not any(
            other.number > figure.number
            and other.published > figure.published
            and _is_numbered(other)
            for other in figures
        )
    ]


def _is_numbered(figure: Figure) -> bool:
    """Whether somebody tells a figure of two or more in numbers: no sum, no "people"."""
    return figure.number > 1 and _in_numbers([figure], figure.number)


def _carriers(figure: Figure, figures: Sequence[Figure]) -> set[str]:
    return {group for f in figures if f.number == figure.number for group in f.groups}


def _equal(best: Figure, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(f for f in figures if f.number == best.number)


def _between(best: Figure, others: Sequence[Figure]) -> Choice:
    """From the least to the most of them; where a report says itself "at least so many", what it
    quotes below that is overtaken."""
    own_least = not best.quoted and best.count.relation is Relation.AT_LEAST
    asserted = best.count.low if own_least else 0
    within = [best.count, *(f.count for f in others if not (f.quoted and f.number < asserted))]
    low = min(best.number, *(c.low for c in within))
    high = max(best.number, *(_top(c) for c in within))
    count = Count(low, best.number, high, best.count.relation)
    return Choice(count, _equal(best, [best, *(f for f in others if f is not best)]))


def _top(count: Count) -> int:
    """The most that is told; an open top counts as its own figure (codebooks.md 2.5)."""
    numbers = [n for n in (count.low, count.best, count.high) if n is not None]
    return max(numbers)
