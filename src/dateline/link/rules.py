"""The reasons for and against two event mentions being one: a table of small functions.

Each gives how strongly it applies (0 to 1) and its words, or None where it doesn't. What a
rule weighs stands in `data/link_weights.toml`. A rule's docstring is what a reviewer reads.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.link.earth import kilometres, reach
from dateline.link.mentions import Mention
from dateline.link.rarity import Rarity
from dateline.model.annotated import Status
from dateline.model.values import Harm

Found = tuple[float, str] | None
Rule = Callable[[Mention, Mention, Rarity], Found]

NEAR_KM = 25.0
"""UCDP's "limited area around a known point" (codebooks.md 1.1.2, where_prec 2)."""
TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})


def same_place(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Both are told of the same place."""
    if a.pinned and b.pinned and (km := kilometres(a.pinned, b.pinned)) <= 5.0:
        return 1.0, f"{a.pinned.name}, {km:.0f} km apart"
    return None


def near_place(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The places are neighbours."""
    if a.pinned and b.pinned and 5.0 < (km := kilometres(a.pinned, b.pinned)) <= NEAR_KM:
        return 1.0, f"{a.pinned.name} and {b.pinned.name}, {km:.0f} km apart"
    return None


def wider_place(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """One is told of a wider area that may hold the other's place."""
    if not a.place or not b.place or (a.pinned and b.pinned):
        return None
    if a.place.country_code and b.place.country_code and a.place.country_code != b.place.country_code:
        return None
    if kilometres(a.place, b.place) <= reach(a.place) + reach(b.place):
        return 1.0, f"{a.place.name} and {b.place.name}"
    return None


def other_place(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The places are too far apart to be one."""
    if not a.place or not b.place:
        return None
    km = kilometres(a.place, b.place)
    if km > max(NEAR_KM, reach(a.place) + reach(b.place)):
        return 1.0, f"{a.place.name} and {b.place.name}, {km:.0f} km apart"
    return None


def same_day(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Both are told of the same day."""
    if a.days and b.days and a.days.first == b.days.first and a.days.last == b.days.last:
        width = (a.days.last - a.days.first).days
        if width <= 1:
            return 1.0, f"{a.days.first}"
    return None


def days_overlap(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The days that they may have happened on overlap."""
    if a.days and b.days and a.days.overlaps(b.days) and not same_day(a, b, rarity):
        return 1.0, f"{a.days.first} to {a.days.last} and {b.days.first} to {b.days.last}"
    return None


def next_day(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """They are told of days that follow each other."""
    if a.days and b.days and a.days.days_apart(b.days) == 1:
        return 1.0, f"{a.days.first} and {b.days.first}"
    return None


def days_apart(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """They are told of days two to seven days apart."""
    if a.days and b.days and 2 <= (gap := a.days.days_apart(b.days)) <= 7:
        return 1.0, f"{gap} days apart"
    return None


def weeks_apart(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """They are told of days more than a week apart."""
    if a.days and b.days and (gap := a.days.days_apart(b.days)) > 7:
        return 1.0, f"{gap} days apart"
    return None


def published_together(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Both are the news of reports that appeared within two days."""
    if a.current and b.current and a.published and b.published:
        gap = abs((a.published - b.published).days)
        return (1.0 - gap / 3, f"published {gap} days apart") if gap <= 2 else None
    return None


def published_apart(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Both are the news of reports that appeared more than a week apart."""
    if a.current and b.current and a.published and b.published:
        gap = abs((a.published - b.published).days)
        return (min(1.0, gap / 60), f"published {gap} days apart") if gap > 7 else None
    return None


def same_type(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Both are events of the same type."""
    return (1.0, a.type) if a.type == b.type else None


def kindred_type(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Their types belong together."""
    if a.type != b.type and a.family and a.family == b.family:
        return 1.0, f"{a.type} and {b.type}"
    return None


def other_type(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """They are different kinds of events."""
    if a.family and b.family and a.family != b.family:
        return 1.0, f"{a.type} and {b.type}"
    return None


def same_sides(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The same armed parties take part."""
    both = a.sides & b.sides
    return (len(both) / min(len(a.sides), len(b.sides)), ", ".join(sorted(both))) if both else None


def other_sides(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Different armed parties take part."""
    if a.sides and b.sides and not a.sides & b.sides:
        return 1.0, f"{', '.join(sorted(a.sides))} and {', '.join(sorted(b.sides))}"
    return None


def same_people(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The same persons are named."""
    both = a.people & b.people
    return (1.0, ", ".join(sorted(both))) if both else None


def same_toll(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The same figure of dead or injured is told."""
    for harm in (Harm.KILLED, Harm.INJURED):
        both = a.tolls.get(harm, frozenset()) & b.tolls.get(harm, frozenset())
        if both and (most := max(both)) > 0:
            return min(1.0, 0.3 + most / 10), f"{most} {harm.value}"
    return None


def toll_clash(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """The figures of the dead are far apart."""
    left, right = a.tolls.get(Harm.KILLED), b.tolls.get(Harm.KILLED)
    if left and right:
        low, high = sorted((max(left), max(right)))
        if high >= 3 and high > 2 * low:
            return min(1.0, (high - low) / 20 + 0.3), f"{low} and {high} killed"
    return None


def shared_names(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Their reports share names and numbers that few others hold."""
    if not (a.current and b.current):
        return None
    alike, words = rarity.likeness(a.digest, b.digest)
    return (alike, ", ".join(words)) if alike > 0.0 else None


def no_shared_names(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Their reports share no name or number that few others hold."""
    if not (a.current and b.current) or not (a.words and b.words):
        return None
    return (1.0, "") if rarity.likeness(a.digest, b.digest)[0] == 0.0 else None


def shared_quotes(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Their reports quote the same words."""
    if a.current and b.current and (both := a.quotes & b.quotes):
        return 1.0, min(both)
    return None


def shared_text(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Their reports share wording."""
    if not (a.current and b.current):
        return None
    part = rarity.shared_text(a.digest, b.digest)
    return (part, f"{part:.0%} of the shorter one") if part >= 0.05 else None


def both_leading(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """Each is what its report is about."""
    return (1.0, "") if a.chief and b.chief else None


def one_report(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """One report tells both, as two events."""
    return (1.0, a.report) if a.report == b.report else None


def not_both_real(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """One is told as fact, the other as planned, threatened or denied."""
    if (a.status in TOLD_AS_FACT) != (b.status in TOLD_AS_FACT):
        return 1.0, f"{a.status.value} and {b.status.value}"
    return None


def undated(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """For one of them no day is told."""
    return (1.0, "") if not a.days or not b.days else None


def unplaced(a: Mention, b: Mention, rarity: Rarity) -> Found:
    """For one of them no place is told."""
    return (1.0, "") if not a.place or not b.place else None


RULES: tuple[Rule, ...] = (
    same_place, near_place, wider_place, other_place, unplaced,
    same_day, days_overlap, next_day, days_apart, weeks_apart, undated,
    published_together, published_apart,
    same_type, kindred_type, other_type, not_both_real,
    same_sides, other_sides, same_people, same_toll, toll_clash,
    shared_names, no_shared_names, shared_quotes, shared_text,
    both_leading, one_report,
)  # fmt: skip
"""In the order of their text; the score is the sum of strength times weight."""
