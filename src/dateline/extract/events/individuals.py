"""Single victims told after a toll ("her brother was killed") are part of it, not rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.lexicon import head_words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import CountMention, EventMention
from dateline.model.values import Harm

TOLLS = frozenset({Harm.KILLED, Harm.INJURED})


def within_tolls(page: Page, events: Sequence[EventMention]) -> tuple[CountMention, ...]:
    """The report's counts, those of single victims and their kin marked as part of the toll
    that their event gives before."""
    counts = list(page.annotated.counts)
    for event in events:
        if event.aggregate:
            continue
        for harm in TOLLS:
            told = [i for i in event.counts if counts[i].what is harm]
            chief = _toll(counts, told)
            if chief is None:
                continue
            for index in told:
                if index != chief and _is_single(page, counts[index], counts[chief]):
                    counts[index] = replace(counts[index], part_of=chief)
    return tuple(counts)


def _toll(counts: Sequence[CountMention], told: Sequence[int]) -> int | None:
    """The first count of the harm that is no part of another and of more than one."""
    whole = [i for i in told if counts[i].part_of is None and _size(counts[i]) > 1]
    return min(whole, key=lambda i: counts[i].span.start, default=None)


def _size(count: CountMention) -> int:
    return count.count.best or count.count.high or count.count.low


def _is_single(page: Page, count: CountMention, toll: CountMention) -> bool:
    """Whether the count is of one named victim or of somebody's kin, told after the toll."""
    if count.part_of is not None or count.more or count.span.start < toll.span.start:
        return False
    if _size(count) >= _size(toll) or count.head is None:
        return False
    head = page.tokens[count.head]
    kin = head.lemma in head_words("kin")
    return kin or (_size(count) == 1 and (head.pos == "PROPN" or count.who is None))
