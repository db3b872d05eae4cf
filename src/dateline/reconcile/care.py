"""How much care what is known of each incident needs, as persons marked it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model.incidents import SENSITIVITY, Judgement, Sensitivity, Verdict

LEVELS = tuple(Sensitivity)


def sensitivities(
    judgements: Iterable[Judgement], groups: Mapping[str, Sequence[str]]
) -> dict[str, Sensitivity]:
    """The level of each incident that was marked; `groups` are mentions by the incident's id,
    `judgements` stand in order of time.

    A mark bears on the mentions that the incident had when it was made, wherever they are now:
    on both parts of an incident that was parted since. Of several marks on a mention the last
    counts, of several mentions in an incident the strictest.
    """
    levels: dict[str, Sensitivity] = {}
    for judgement in judgements:
        if judgement.verdict is Verdict.MARKED and judgement.field == SENSITIVITY:
            held = [mention for side in judgement.held for mention in side]
            seen = held or groups.get(judgement.left, [judgement.left])
            levels |= dict.fromkeys(seen, Sensitivity(str(judgement.value)))
    told = {id: [levels[m] for m in group if m in levels] for id, group in groups.items()}
    return {id: max(found, key=LEVELS.index) for id, found in told.items() if found}
