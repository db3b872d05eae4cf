"""Where the reports differ, of which kind, and in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from dateline.model.incidents import Disagreement, DisagreementKind, Held, Settled
from dateline.model.values import Place, PlacePrecision, TimeSpan
from dateline.reconcile.circumstances import near
from dateline.reconcile.figures import Figure, Scope
from dateline.reconcile.groups import ALL
from dateline.reconcile.policies import replaces
from dateline.reconcile.telling import Told

WORD = re.compile(r"[^\W\d_]{4,}")
FAR_KM = 25.0
"""UCDP's "limited area around a known point" (codebooks.md 1.1.2)."""
FINE = frozenset({PlacePrecision.EXACT, PlacePrecision.NEAR})


def figures_disagree(figures: Mapping[Scope, Sequence[Figure]]) -> Iterator[Disagreement]:
    """Figures of one harm and group of people that don't agree, pair by pair of neighbours
    in time."""
    for (harm, who), told in figures.items():
        numbers = sorted({figure.number for figure in told})
        if len(numbers) > 1:
            kind = _kind(told)
            claims = tuple(sorted({c for figure in told for c in figure.claims}))
            text = "; ".join(_figure_words(f) for f in sorted(told, key=lambda f: f.published))
            whose = "" if who == ALL else f" of {who}"
            yield Disagreement(f"count.{harm.value}", kind, claims, f"{harm.value}{whose}: {text}.")


def _kind(told: Sequence[Figure]) -> DisagreementKind:
    if any(figure.summed for figure in told) and len({f.summed for f in told}) > 1:
        return DisagreementKind.SCOPE
    ordered = sorted(told, key=lambda f: (f.published, f.number))
    days = [f.published for f in ordered]
    rising = all(a.number <= b.number for a, b in pairwise(ordered))
    replaced = any(replaces(b, a) for a in told for b in told)
    if replaced or (rising and days[0] < days[-1] and days[0] != date.min):
        return DisagreementKind.UPDATE
    return DisagreementKind.CONTRADICTION


def _figure_words(figure: Figure) -> str:
    who = figure.told[0].claim.attributed_to
    name = (who.name or who.organization or who.role) if who else None
    source = name or f"report {figure.told[0].report}"
    day = "" if figure.published == date.min else f" ({figure.published})"
    return f"{figure.number} according to {source}{day}"


def control_disagrees(held: Sequence[Held], reports: Mapping[str, str]) -> Iterator[Disagreement]:
    """Reports that differ in how much of the same thing is held, by whom or how: "half the
    city" and "most of the city"; `reports` gives the report of each claim."""
    for topic in _topics(held):
        if len({reports[claim] for each in topic for claim in each.claims}) > 1:
            claims = tuple(sorted({claim for each in topic for claim in each.claims}))
            words = "; ".join(
                f"{h.said.what}: {h.said.status.value} by {h.said.by or 'somebody'}" for h in topic
            )
            yield Disagreement("control", DisagreementKind.CONTRADICTION, claims, f"{words}.")


def _topics(held: Sequence[Held]) -> Iterator[list[Held]]:
    """Tellings that share a word for what is held, more than one of them each."""
    by_word: dict[str, list[Held]] = defaultdict(list)
    for each in held:
        for word in set(WORD.findall(each.said.what.casefold())):
            by_word[word].append(each)
    seen: set[tuple[str, ...]] = set()
    for word in sorted(by_word):
        topic = by_word[word]
        key = tuple(sorted(claim for each in topic for claim in each.claims))
        if len(topic) > 1 and key not in seen:
            seen.add(key)
            yield topic


def days_disagree(
    settled: Settled[TimeSpan] | None, told: Sequence[tuple[Told, TimeSpan]]
) -> Iterator[Disagreement]:
    """Days that the settled ones don't touch."""
    if settled is None:
        return
    others = [(t, days) for t, days in told if not days.overlaps(settled.value)]
    if others:
        claims = {*settled.chosen, *(t.claim.id for t, _ in others)}
        words = ", ".join(sorted({f"{days.first}" for _, days in others}))
        text = f"settled on {settled.value.first}, others say {words}."
        yield Disagreement("when", DisagreementKind.CONTRADICTION, tuple(sorted(claims)), text)


def places_disagree(settled: Settled[Place] | None, told: Sequence[Told]) -> Iterator[Disagreement]:
    """Settlements away from the settled one."""
    far = [(t, place) for t in told if settled and (place := _elsewhere(t, settled.value))]
    if settled is None or not far:
        return
    claims = {*settled.chosen, *(t.claim.id for t, _ in far)}
    words = ", ".join(sorted({place.name for _, place in far}))
    text = f"settled on {settled.value.name}, others say {words}."
    yield Disagreement("where", DisagreementKind.CONTRADICTION, tuple(sorted(claims)), text)


def _elsewhere(told: Told, settled: Place) -> Place | None:
    place = told.claim.value
    if not isinstance(place, Place) or place.precision not in FINE or settled.precision not in FINE:
        return None
    return None if near(settled, place, km=FAR_KM) else place
