"""The reasons for and against two event mentions being one: a table of small functions.

Each gives how strongly it applies (0 to 1) and its words, or None where it doesn't. What a
rule weighs stands in `data/link_weights.toml`. A rule's docstring is what a reviewer reads.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.link.dates import near_in_a_year, written
from dateline.link.mentions import GENERAL
from dateline.link.pairs import LOOSE, NEAR_KM, SAME_KM, Found, Pair
from dateline.link.wording import (
    address_told,
    other_ages,
    other_names,
    page_gone,
    page_told,
    same_ages,
    shared_names,
    shared_quotes,
    shared_text,
    shared_words,
    shared_words_aside,
    site_text,
    some_shared_words,
)
from dateline.model.mentions import Status
from dateline.model.values import Harm

Rule = Callable[[Pair], Found]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TWO_SITES = 0.2
"""How much less it tells that two events have no days, where two sites tell them (ours)."""
TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})


def same_place(pair: Pair) -> Found:
    """Both are told of the same place."""
    if pair.one_point:
        return pair.one_point, f"{pair.places}, {pair.km:.0f} km apart"
    return None


def near_place(pair: Pair) -> Found:
    """The places are neighbours."""
    if pair.pinned and pair.km is not None and SAME_KM < pair.km <= NEAR_KM:
        return 1.0, f"{pair.places}, {pair.km:.0f} km apart"
    return None


def wider_place(pair: Pair) -> Found:
    """One is told of a wider area that may hold the other's place."""
    if pair.km is None or pair.pinned or pair.km > pair.reach or pair.abroad:
        return None
    return 1.0, pair.places


def other_place(pair: Pair) -> Found:
    """The places are too far apart to be one, or two unknown towns of different names."""
    if pair.km is not None and (pair.elsewhere or pair.abroad):
        return 1.0, f"{pair.places}, {pair.km:.0f} km apart"
    if pair.two_towns:
        return 1.0, pair.places
    return None


def unplaced(pair: Pair) -> Found:
    """For one of them no place is told."""
    return (1.0, "") if pair.km is None else None


def same_spot(pair: Pair) -> Found:
    """Told of the same days, both are told with names for their scene that few reports hold."""
    strength, words = pair.spot
    return (strength, ", ".join(words)) if strength else None


def same_day(pair: Pair) -> Found:
    """Both are told of the same day."""
    return (1.0, pair.days) if pair.same_days else None


def days_overlap(pair: Pair) -> Found:
    """The days that they may have happened on overlap; it tells less of more than a week."""
    if pair.gap != 0 or pair.same_days:
        return None
    return (LOOSE if pair.wide else 1.0), pair.days


def next_day(pair: Pair) -> Found:
    """They are told of days that follow each other."""
    return (1.0, pair.days) if pair.gap == 1 else None


def days_apart(pair: Pair) -> Found:
    """They are told of days two to seven days apart."""
    return (1.0, pair.days) if pair.gap is not None and 2 <= pair.gap <= 7 else None


def weeks_apart(pair: Pair) -> Found:
    """They are told of days more than a week apart."""
    return (1.0, pair.days) if _weeks(pair) and not pair.taken else None


def weeks_after(pair: Pair) -> Found:
    """One is told of a day more than a week before the report of the other, which tells none."""
    return (1.0, pair.days) if _weeks(pair) and pair.taken else None


def _weeks(pair: Pair) -> bool:
    return pair.gap is not None and pair.gap > 7


def own_days(pair: Pair) -> Found:
    """One site tells each within a week of its day, in words for it, more than a week apart."""
    fresh = pair.a.fresh and pair.b.fresh and pair.one_site
    return (1.0, pair.days) if fresh and _weeks(pair) else None


def other_date(pair: Pair) -> Found:
    """Both are told by their dates, and the dates differ."""
    return (1.0, pair.days) if pair.gap and pair.a.dated and pair.b.dated else None


def undated(pair: Pair) -> Found:
    """For one of them no day is told."""
    return (1.0, "") if pair.gap is None else None


def timeless(pair: Pair) -> Found:
    """Nothing tells how far apart in time they are: no day of one, no publication day. It tells
    less where they aren't of one site: such a site seldom tells one event on several pages."""
    if pair.gap is not None or pair.lag is not None or not pair.news:
        return None
    if pair.a.dates & pair.b.dates:
        return None
    return (1.0 if pair.one_site else TWO_SITES), ""


def same_weekday(pair: Pair) -> Found:
    """Without a date, both are told of the same day of the week."""
    both = pair.a.weekdays & pair.b.weekdays
    dates = pair.a.dates & pair.b.dates
    return (1.0, WEEKDAYS[min(both)]) if pair.gap is None and both and not dates else None


def same_date(pair: Pair) -> Found:
    """Both are told of the same month and day, one of them without the year."""
    both = pair.a.dates & pair.b.dates
    return (1.0, written(min(both))) if pair.gap is None and both else None


def other_date_of_year(pair: Pair) -> Found:
    """They are told of months and days more than a week apart, one of them without the year."""
    a, b = pair.a.dates, pair.b.dates
    if pair.gap is None and a and b and not near_in_a_year(a, b):
        return 1.0, f"{written(min(a))} and {written(min(b))}"
    return None


def other_weekday(pair: Pair) -> Found:
    """Without a date, they are told of different days of the week."""
    one, other = pair.a.weekdays, pair.b.weekdays
    if pair.gap is None and one and other and not one & other:
        return 1.0, f"{WEEKDAYS[min(one)]} and {WEEKDAYS[min(other)]}"
    return None


def published_together(pair: Pair) -> Found:
    """Both are the news of reports that appeared within two days, no posts of one account."""
    if pair.lag is not None and pair.lag <= 2 and not _of_one_account(pair):
        return 1.0 - pair.lag / 3, f"published {pair.lag} days apart"
    return None


def _of_one_account(pair: Pair) -> bool:
    return "/" in pair.a.site and pair.a.site == pair.b.site


def published_apart(pair: Pair) -> Found:
    """Both are the news of reports that appeared more than a week apart."""
    if pair.lag is not None and pair.lag > 7:
        return min(1.0, pair.lag / 60), f"published {pair.lag} days apart"
    return None


def same_type(pair: Pair) -> Found:
    """Both are events of the same type."""
    a, b = pair.a, pair.b
    return (1.0, a.type) if a.type == b.type and a.type else None


def kindred_type(pair: Pair) -> Found:
    """Their types belong together."""
    a, b = pair.a, pair.b
    if a.type != b.type and a.family and a.family == b.family:
        return 1.0, f"{a.type} and {b.type}"
    return None


def other_type(pair: Pair) -> Found:
    """They are different kinds of events."""
    a, b = pair.a, pair.b
    if a.violent and b.violent and (a.type in GENERAL or b.type in GENERAL):
        return None
    if a.family and b.family and a.family != b.family:
        return 1.0, f"{a.type} and {b.type}"
    return None


def same_sides(pair: Pair) -> Found:
    """The same armed parties take part."""
    a, b = pair.a, pair.b
    both = a.sides & b.sides
    return (len(both) / min(len(a.sides), len(b.sides)), ", ".join(sorted(both))) if both else None


def other_sides(pair: Pair) -> Found:
    """Different armed parties take part, of no state in common."""
    a, b = pair.a, pair.b
    if a.sides and b.sides and not a.sides & b.sides and not a.states & b.states:
        return 1.0, f"{', '.join(sorted(a.sides))} and {', '.join(sorted(b.sides))}"
    return None


def same_people(pair: Pair) -> Found:
    """The same persons are named."""
    a, b = pair.a, pair.b
    both = a.people & b.people
    return (1.0, ", ".join(sorted(both))) if both else None


def same_toll(pair: Pair) -> Found:
    """The same figure of dead or injured is told."""
    a, b = pair.a, pair.b
    for harm in (Harm.KILLED, Harm.INJURED):
        both = a.tolls.get(harm, frozenset()) & b.tolls.get(harm, frozenset())
        if both and (most := max(both)) > 0:
            return min(1.0, 0.3 + most / 10), f"{most} {harm.value}"
    return None


def other_toll(pair: Pair) -> Found:
    """Different figures of dead or injured are told; figures near each other may be one toll
    that rises."""
    for harm in (Harm.KILLED, Harm.INJURED):
        one, other = pair.a.tolls.get(harm), pair.b.tolls.get(harm)
        if one and other and not one & other:
            low, high = sorted((max(one), max(other)))
            return min(1.0, 2 - 2 * low / high), f"{low} and {high} {harm.value}"
    return None


def toll_clash(pair: Pair) -> Found:
    """The figures of the dead are far apart."""
    a, b = pair.a, pair.b
    left, right = a.tolls.get(Harm.KILLED), b.tolls.get(Harm.KILLED)
    if left and right and not left & right:
        low, high = sorted((max(left), max(right)))
        if high >= 3 and high > 2 * low:
            return min(1.0, (high - low) / 20 + 0.3), f"{low} and {high} killed"
    return None


def told_aside(pair: Pair) -> Found:
    """Both are news, but at least one report is about something else in the first place."""
    return (1.0, "") if pair.news and not pair.leading else None


def told_as_past(pair: Pair) -> Found:
    """At least one report tells it as something that happened before its news."""
    return (1.0, "") if not pair.news and pair.a.report != pair.b.report else None


def past_undated(pair: Pair) -> Found:
    """At least one report tells it as past, and no day of it."""
    past = not pair.news and pair.a.report != pair.b.report
    return (1.0, "") if past and pair.gap is None else None


def one_report(pair: Pair) -> Found:
    """One report tells both, as two events."""
    a, b = pair.a, pair.b
    return (1.0, a.report) if a.report == b.report else None


def not_both_real(pair: Pair) -> Found:
    """One is told as fact, the other as planned, threatened or denied."""
    a, b = pair.a, pair.b
    if (a.status in TOLD_AS_FACT) != (b.status in TOLD_AS_FACT):
        return 1.0, f"{a.status.value} and {b.status.value}"
    return None


RULES: tuple[Rule, ...] = (
    same_place, near_place, wider_place, other_place, unplaced,
    same_spot, same_day, days_overlap, next_day, days_apart, weeks_apart, weeks_after, own_days,
    other_date, undated, timeless, same_weekday, other_weekday, same_date, other_date_of_year,
    published_together, published_apart,
    same_type, kindred_type, other_type, not_both_real,
    same_sides, other_sides, same_people, same_toll, other_toll, toll_clash,
    shared_words, some_shared_words, shared_words_aside, shared_names, other_names, address_told,
    page_gone, page_told, same_ages, other_ages, shared_quotes, shared_text, site_text,
    told_aside, told_as_past, past_undated, one_report,
)  # fmt: skip
"""In the order of their text; the score is the sum of strength times weight."""
