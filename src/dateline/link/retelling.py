"""One report may tell one event in several places, with the day here and the toll there: such
tellings are laid together before reports are compared, unless something keeps them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.link.mentions import GENERAL, Mention, days_rank, place_rank
from dateline.link.reach import reach
from dateline.model.earth import kilometres
from dateline.model.values import Harm

SAME_KM = 5.0
RIVAL_TOLL = 5
"""From so many dead on, rival figures are told of one event (ours)."""
COURT = frozenset({"trial"})
"""What a court does about violence is no incident of its own; its day and place aren't those of
the violence."""

Pair = frozenset[str]


def combine(mentions: Iterable[Mention], apart: Collection[Pair] = ()) -> tuple[Mention, ...]:
    """The mentions with each report's retellings in one; those that a person called different
    stay apart."""
    by_report: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_report[mention.report].append(mention)
    return tuple(whole for report in by_report.values() for whole in _combine_report(report, apart))


def _combine_report(mentions: Sequence[Mention], apart: Collection[Pair]) -> list[Mention]:
    """Those that lead come first, then in the order of the text, each to the first that it fits."""
    wholes: list[Mention] = []
    strays = _strays(mentions)
    for mention in sorted(mentions, key=lambda m: not m.chief):
        for place, whole in enumerate(wholes):
            if mention.id in strays or _parted(mention, whole, apart):
                continue
            if retells(mention, whole):
                wholes[place] = _told_with(whole, mention)
                break
        else:
            wholes.append(mention)
    return wholes


def _strays(mentions: Sequence[Mention]) -> frozenset[str]:
    """Tolls without a time or place of their own that follow on background: told as news, but
    more likely the toll of what was told just before, so they are laid to neither."""
    return frozenset(
        mention.id
        for before, mention in pairwise(mentions)
        if mention.tolls.get(Harm.KILLED)
        and not (mention.own or mention.chief)
        and mention.current
        and not before.current
    )


def retells(mention: Mention, whole: Mention) -> bool:
    """Whether a mention can be another telling of the same event."""
    if mention.aggregate != whole.aggregate:
        return _toll_of_event(mention, whole)
    if mention.aggregate:
        return False
    if is_circumstance(mention) and whole.chief and whole.violent:
        return True
    if mention.current != whole.current:
        return False
    return (
        _types_fit(mention, whole)
        and _days_fit(mention, whole)
        and _places_fit(mention, whole)
        and not (mention.sides and whole.sides and not mention.sides & whole.sides)
        and not _told_apart(mention, whole)
    )


def _toll_of_event(mention: Mention, whole: Mention) -> bool:
    """A toll over a stretch of time is that of an event which the report tells of the very
    same days and place ("last year's battle for the town cost 60 lives")."""
    if mention.days is None or mention.days != whole.days or mention.current != whole.current:
        return False
    one, other = mention.pinned, whole.pinned
    return bool(one and other and kilometres(one.point, other.point) <= SAME_KM)


def is_circumstance(mention: Mention) -> bool:
    """Whether it is an arrest, a flight … without a time, place or toll of its own, or a
    trial: part of what its report is about, no incident of its own."""
    harmed = mention.tolls.get(Harm.KILLED) or mention.tolls.get(Harm.INJURED)
    return not mention.violent and not harmed and (not mention.own or mention.type in COURT)


def _types_fit(mention: Mention, whole: Mention) -> bool:
    if mention.type == whole.type:
        return True
    if not (mention.violent and whole.violent):
        return False
    general = mention.type in GENERAL or whole.type in GENERAL
    return general or mention.family == whole.family


def _days_fit(mention: Mention, whole: Mention) -> bool:
    if mention.days and whole.days:
        return mention.days.days_apart(whole.days) == 0
    return not (mention.weekdays and whole.weekdays and not mention.weekdays & whole.weekdays)


def _places_fit(mention: Mention, whole: Mention) -> bool:
    one, other = mention.place, whole.place
    if not one or not other:
        return True
    return kilometres(one.point, other.point) <= max(reach(one), reach(other))


def _told_apart(mention: Mention, whole: Mention) -> bool:
    """Both have a day or a place, and a toll that the other doesn't have. High tolls without a
    time or place of their own are rivals of one event rather than those of two."""
    if not (mention.days or mention.place) or not (whole.days or whole.place):
        return False
    one, other = mention.tolls.get(Harm.KILLED), whole.tolls.get(Harm.KILLED)
    if not one or not other or one & other:
        return False
    return (mention.own and whole.own) or min(*one, *other) < RIVAL_TOLL


def _parted(mention: Mention, whole: Mention, apart: Collection[Pair]) -> bool:
    return any(frozenset((a, b)) in apart for a in mention.parts for b in whole.parts)


def _told_with(whole: Mention, mention: Mention) -> Mention:
    """Both in one. What only goes along with violence tells its day and place where nothing else
    does; a court tells nothing of it."""
    if not whole.violent or not is_circumstance(mention):
        return _joined(whole, mention)
    if mention.type in COURT:
        return _with(whole, mention)
    timeless = replace(mention, days=None, weekdays=frozenset(), dates=frozenset())
    untold = timeless if whole.days else mention
    return _joined(whole, replace(untold, place=None) if whole.place else untold)


def _with(whole: Mention, mention: Mention) -> Mention:
    """The mention among the parts of the whole, of which it tells nothing more."""
    return replace(whole, parts=(*whole.parts, *mention.parts))


def _joined(whole: Mention, mention: Mention) -> Mention:
    tolls = {
        harm: whole.tolls.get(harm, frozenset()) | mention.tolls.get(harm, frozenset())
        for harm in (*whole.tolls, *mention.tolls)
    }
    days = [days for days in (whole.days, mention.days) if days]
    places = [place for place in (whole.place, mention.place) if place]
    chosen = min(days, key=days_rank, default=None)
    return replace(
        whole,
        parts=(*whole.parts, *mention.parts),
        current=whole.current or mention.current,
        aggregate=whole.aggregate and mention.aggregate,
        violent=whole.violent or mention.violent,
        chief=whole.chief or mention.chief,
        own=whole.own or mention.own,
        days=chosen,
        timed=any(m.timed and m.days == chosen for m in (whole, mention)),
        dated=whole.dated or mention.dated,
        weekdays=whole.weekdays | mention.weekdays,
        dates=whole.dates if whole.dates or whole.weekdays else mention.dates,
        place=min(places, key=place_rank, default=None),
        sides=whole.sides | mention.sides,
        states=whole.states | mention.states,
        people=whole.people | mention.people,
        tolls=tolls,
        placed=_placed(whole, mention),
        names=whole.names | mention.names,
        sites=whole.sites | mention.sites,
    )


def _placed(whole: Mention, mention: Mention) -> frozenset[str]:
    """The words for the narrower place of the two."""
    told = [m for m in (whole, mention) if m.place]
    narrow = min((place_rank(m.place) for m in told if m.place), default=None)
    return next((m.placed for m in told if m.place and place_rank(m.place) == narrow), frozenset())
