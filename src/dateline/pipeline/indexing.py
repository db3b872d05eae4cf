"""New reports come into the index of a store; what is told of earlier ones may change by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from dateline.link.candidates import telling_keys
from dateline.link.circles import forms_of
from dateline.link.events import Decided
from dateline.link.index import posted
from dateline.link.keys import Blocking, word_key, wordings_of
from dateline.link.lineage import COMMON
from dateline.link.rarity import FIRST, age, counted_words, weight_of
from dateline.model.reading import Reading
from dateline.model.report import Report
from dateline.pipeline.kept_index import KeptIndex

EVERY = 1_000_000_000


def add_readings(
    index: KeptIndex, readings: Mapping[int, Reading], decided: Decided, options: Blocking
) -> set[str]:
    """Adds reports by the numbers of their readings; gives those, and the earlier ones that
    share a key with them which too many share from now on."""
    given = [readings[seq] for seq in sorted(readings)]
    forms = forms_of(given, decided, {})
    words = Counter(key for reading in given for key in wordings_of(reading.digest))
    told = (mention for mentions in forms.values() for mention in mentions)
    spots = Counter(key for mention in told for key in posted(mention, 0, options))
    before = index.workings.wordings(words, COMMON + 1)
    crowded = _crowding(before, words, (COMMON,)) | _no_longer_alike(index, before, words, options)
    touched = set(index.workings.names(crowded).values())
    crowded = _crowding(index.workings.spots(spots, options.longest + 1), spots, (options.longest,))
    touched |= {form.mention.report for form in index.forms(crowded).values()}
    index.add_reports({seq: readings[seq] for seq in sorted(readings)})
    index.put_forms(forms, 0)
    return touched | {reading.report.id for reading in given}


def _crowding(
    before: Mapping[int, Sequence[int]], more: Mapping[int, int], limits: Collection[int]
) -> set[int]:
    """Who stands under keys that are crowded now and weren't before."""
    return {
        number
        for key, numbers in before.items()
        for limit in limits
        if len(numbers) <= limit < len(numbers) + more[key]
        for number in numbers
    }


def _no_longer_alike(
    index: KeptIndex,
    before: Mapping[int, Sequence[int]],
    more: Mapping[int, int],
    options: Blocking,
) -> set[int]:
    """The reports that are compared with others, or with those of long after, no more since a word
    is crowded now that they share."""
    most = options.rare
    crossed = {k: n for k, n in before.items() if len(n) <= most < len(n) + more[k]}
    names = index.workings.names({number for numbers in crossed.values() for number in numbers})
    digests = index.digests(names.values())
    keys = {n: telling_keys(digests[name], index.rarity, options) for n, name in names.items()}
    pairs = {
        pair
        for key, numbers in crossed.items()
        for pair in combinations(sorted(n for n in numbers if key in keys[n]), 2)
    }
    both = {(a, b): keys[a].keys() & keys[b].keys() for a, b in pairs}
    held = index.workings.wordings({key for shared in both.values() for key in shared}, most + 1)
    found: set[int] = set()
    for (a, b), shared in both.items():
        few = [key for key in shared if len(held.get(key, ())) <= most]
        then = sum(keys[a][key] for key in few)
        now = sum(keys[a][key] for key in few if key not in crossed)
        if any(now < limit <= then for limit in (options.near, options.far)):
            found |= {a, b}
    return found


def renew_common_words(index: KeptIndex, new: Iterable[Report]) -> set[str]:
    """Lets the earliest reports tell what is common, where new ones are among them; gives the
    reports that hold words of which something else is told now."""
    workings, state = index.workings, index.workings.state()
    number, oldest = int(state.get("firsts", "0")), state.get("first_until", "")
    if number == FIRST and all(_rank(*age(report)) > oldest for report in new):
        return set()
    firsts = workings.earliest(FIRST)
    before, now = workings.firsts(), {report for _, report in firsts}
    change = words_in(index, now - before)
    change.subtract(words_in(index, before - now))
    keys = {word_key(word): word for word in change}
    held = {keys[key]: n for key, n in workings.heard(keys).items()}
    workings.set_heard({key: held.get(word, 0) + change[word] for key, word in keys.items()})
    workings.set_firsts(now - before, first=True)
    workings.set_firsts(before - now, first=False)
    workings.note(firsts=len(firsts), first_until=_rank(*firsts[-1]) if firsts else "")
    if number.bit_length() != len(firsts).bit_length():
        return set(workings.reports())
    changed = [
        key
        for key, word in keys.items()
        if weight_of(word, held.get(word, 0), number)
        != weight_of(word, held.get(word, 0) + change[word], len(firsts))
    ]
    holders = {n for numbers in workings.wordings(changed, EVERY).values() for n in numbers}
    return set(workings.names(holders).values())


def _rank(day: int, report: str) -> str:
    return f"{day:08} {report}"


def words_in(index: KeptIndex, reports: Collection[str]) -> Counter[str]:
    """How many of the reports hold each word."""
    return Counter(
        word for d in index.workings.digests(reports).values() for word in counted_words(d)
    )
