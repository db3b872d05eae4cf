"""Which counts of an event are its toll: totals, parts, repeats, earlier figures.

A report tells one toll many times: in the headline, the lead, again with parts ("three of them
children"), and person by person. `toll_groups` says which of an event's counts give the toll
of each harm; the others stay as its parts. It adds nothing that isn't told: where a toll is a
sum or what remains ("five were shot, one died"), the counts that it is made of are named.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.tolls.bodily import bodily_tolls
from dateline.extract.tolls.toll import Toll, tally
from dateline.model.annotated import Annotated
from dateline.model.values import Harm

VERSION = "tolls.v4"
APART = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.STRENGTH, Harm.OTHER})


def toll_groups(annotated: Annotated, indexes: Sequence[int]) -> tuple[Toll, ...]:
    """The toll of each harm from the counts of one event, given by their places in
    `annotated.counts`."""
    own = sorted(set(indexes), key=lambda i: (annotated.counts[i].span, i))
    found = list(bodily_tolls(annotated, own))
    for harm in Harm:
        rows = [i for i in own if annotated.counts[i].what is harm]
        if harm not in APART and rows:
            toll = tally(annotated, harm, rows)
            if toll is not None:
                found.append(toll)
    return tuple(found)


__all__ = ["VERSION", "Toll", "toll_groups"]
