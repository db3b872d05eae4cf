"""What persons decided, as it stands now: later words replace earlier ones, and a decision
that was taken back counts for nothing. A machine's score never overrides a person's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from dateline.model.incidents import Judgement, Verdict
from dateline.reconcile.ids import Ids

ON_PAIRS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
Members = Sequence[str]


def in_order(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements in order of time."""
    return sorted(judgements, key=lambda j: (j.at, j.id))


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements in force, in order of time: of several on the same thing the last."""
    ordered = in_order(judgements)
    undone = undone_of(ordered)
    return _last_of_each(
        j for j in ordered if j.id not in undone and j.verdict is not Verdict.WITHDRAWN
    )


def undone_of(ordered: Sequence[Judgement]) -> set[str]:
    """What was taken back by a judgement that was not itself taken back."""
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.undoes and judgement.id not in undone:
            undone.add(judgement.undoes)
    return undone


def _last_of_each(ordered: Iterable[Judgement]) -> tuple[Judgement, ...]:
    latest: dict[tuple[object, ...], Judgement] = {}
    for judgement in ordered:
        key = _subject(judgement)
        latest.pop(key, None)
        latest[key] = judgement
    return tuple(latest.values())


def _subject(judgement: Judgement) -> tuple[object, ...]:
    if judgement.verdict is Verdict.NOTE or (is_on_pair(judgement) and judgement.held):
        return "apart", judgement.id
    if is_on_pair(judgement):
        return "pair", *sorted((judgement.left, judgement.right or ""))
    return judgement.verdict.value, judgement.left, judgement.right, judgement.field


def is_on_pair(judgement: Judgement) -> bool:
    """Whether it is about two things and their being one."""
    return judgement.verdict in ON_PAIRS and judgement.right is not None


def on_mentions(judgements: Iterable[Judgement], known_ids: Ids) -> tuple[Judgement, ...]:
    """Judgements on pairs of incidents as judgements on pairs of mentions, of which the last
    on each pair stands, but for those that their own speaker's later words rule out. An
    incident is what its members were when it was judged; where that wasn't kept, what its id
    was last given to."""
    members: dict[str, list[str]] = defaultdict(list)
    for mention, incidents in sorted(known_ids.items()):
        members[incidents[0]].append(mention)
    held = [_with_held(judgement, members) for judgement in judgements]
    singles = _last_of_each(single for judgement in held for single in _singles(judgement))
    unsaid = _unsaid(singles)
    return tuple(single for single in singles if _place(single) not in unsaid)


def _place(single: Judgement) -> tuple[str, str, str]:
    return single.id, single.left, single.right or ""


def _unsaid(singles: Iterable[Judgement]) -> set[tuple[str, str, str]]:
    """The words "different" whose speaker later said of both that they are the same as
    something between them. Another's chain of such words rules out nothing: what one person
    called different is then not joined, not even through a third."""
    found: set[tuple[str, str, str]] = set()
    by_person = defaultdict(list)
    for single in singles:
        if single.verdict in (Verdict.SAME, Verdict.DIFFERENT) and single.right:
            by_person[single.by].append(single)
    for mine in by_person.values():
        if len({single.verdict for single in mine}) == 2:
            found |= _ruled_out(mine)
    return found


def _ruled_out(mine: Iterable[Judgement]) -> set[tuple[str, str, str]]:
    """Of one person's words on pairs, the "different" that later ones contradict: of what was
    said at one moment, as when an incident is parted, "different" holds."""
    found: set[tuple[str, str, str]] = set()
    groups: dict[str, set[str]] = {}
    for single in sorted(mine, key=lambda j: (j.at, j.verdict is Verdict.DIFFERENT), reverse=True):
        left, right = (
            groups.setdefault(side, {side}) for side in (single.left, single.right or "")
        )
        if single.verdict is Verdict.DIFFERENT and left is right:
            found.add(_place(single))
        elif single.verdict is Verdict.SAME and left is not right:
            left |= right
            groups.update(dict.fromkeys(right, left))
    return found


def _with_held(judgement: Judgement, members: Mapping[str, Members]) -> Judgement:
    sides = (judgement.left, judgement.right or "")
    if judgement.held or not any(side in members for side in sides):
        return judgement
    found = tuple(tuple(members.get(side, [side] if side else [])) for side in sides)
    return replace(judgement, held=found if is_on_pair(judgement) else found[:1])


def _singles(judgement: Judgement) -> Iterator[Judgement]:
    """A judgement on two incidents as one on each pair of their mentions. Who parts an
    incident in two says of each half that it is one."""
    if not is_on_pair(judgement) or not judgement.held:
        yield judgement
        return
    here, there = judgement.held
    for left, right in product(here, there):
        yield replace(judgement, left=left, right=right, held=())
    if judgement.verdict is Verdict.DIFFERENT and judgement.left == judgement.right:
        for half in (here, there):
            for left, right in combinations(half, 2):
                yield replace(judgement, verdict=Verdict.SAME, left=left, right=right, held=())


def on_groups(
    judgements: Iterable[Judgement], groups: Mapping[str, Members]
) -> tuple[Judgement, ...]:
    """Judgements on incidents, each on the group that most of the incident's mentions are in
    now; `groups` are mentions by the incident's id."""
    homes = {mention: name for name, group in groups.items() for mention in group}
    return tuple(
        replace(judgement, left=_home(judgement, homes))
        if judgement.held and not is_on_pair(judgement)
        else judgement
        for judgement in judgements
    )


def _home(judgement: Judgement, homes: Mapping[str, str]) -> str:
    counts = Counter(homes[m] for m in judgement.held[0] if m in homes)
    if not counts:
        return judgement.left
    most = max(counts.values())
    best = {name for name, count in counts.items() if count == most}
    if judgement.left in best:
        return judgement.left
    return next(homes[m] for m in sorted(judgement.held[0]) if homes.get(m) in best)


def by_subject(judgements: Iterable[Judgement]) -> defaultdict[str, list[Judgement]]:
    """The judgements by what they are about, in their order."""
    found = defaultdict(list)
    for judgement in judgements:
        found[judgement.left].append(judgement)
    return found
