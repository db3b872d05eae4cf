"""What each claim is worth: who vouches for it, through which independent report, and when."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from dateline.model.claims import Claim, Speaker
from dateline.model.incidents import Lineage
from dateline.model.mentions import Stance, TimeRole
from dateline.model.reading import Reading
from dateline.model.report import Published

STANCE_RANK = {
    Stance.CONFIRMED: 1, Stance.ASSERTED: 0, Stance.CLAIMED: 0, Stance.SUSPECTED: -1,
    Stance.UNVERIFIED: -1, Stance.DENIED: -9,
}  # fmt: skip
"""What a stance adds to the rank of whoever vouches."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with whoever vouches for it (`claimant`), the independent group of its report,
    the day of its report, and how far its word goes (`rank`)."""

    claim: Claim
    report: str
    group: str
    claimant: str
    rank: int
    published: date | None
    current: bool


@dataclass(frozen=True, slots=True)
class Press:
    """What is known of the reports: lineages and days of publication."""

    readings: Mapping[str, Reading]
    groups: Mapping[str, str]
    published: Mapping[str, Published]

    @classmethod
    def of(
        cls,
        readings: Sequence[Reading],
        lineages: Sequence[Lineage],
        published: Mapping[str, Published],
    ) -> Press:
        """The reports with their lineages and the days that were worked out."""
        dates = {r.report.id: published.get(r.report.id, r.report.published) for r in readings}
        groups = {lineage.report: lineage.group for lineage in lineages}
        return cls({r.report.id: r for r in readings}, groups, dates)

    def told(self, claim: Claim) -> Told:
        """The claim with its voucher."""
        group = self.groups.get(claim.report, claim.report)
        return Told(
            claim=claim,
            report=claim.report,
            group=group,
            claimant=claimant_of(claim.attributed_to) or f"outlet:{group}",
            rank=rank_of(claim),
            published=self.published[claim.report].day,
            current=claim.time_role is TimeRole.CURRENT,
        )


def claimant_of(speaker: Speaker | None) -> str | None:
    """A key of whoever is said to vouch, the same in every report; None for nobody."""
    if speaker is None:
        return None
    key = speaker.id or speaker.name or speaker.organization or speaker.role
    return key.casefold() if key else None


def rank_of(claim: Claim) -> int:
    """How far the claim's word goes: the claimant's kind, and the stance."""
    speaker = claim.attributed_to
    kinds = _kinds()
    if speaker is None:
        return kinds.outlet + STANCE_RANK[claim.stance]
    words = " ".join(filter(None, (speaker.name, speaker.role, speaker.organization, speaker.id)))
    folded = words.casefold()
    rank = next((rank for pattern, rank in kinds.known if pattern.search(folded)), kinds.other)
    return rank + STANCE_RANK[claim.stance]


@dataclass(frozen=True, slots=True)
class _Kinds:
    other: int
    outlet: int
    known: tuple[tuple[re.Pattern[str], int], ...]


@cache
def _kinds() -> _Kinds:
    text = resources.files("dateline.data").joinpath("claimants.toml").read_text("utf-8")
    table = tomllib.loads(text)
    known = tuple((_any_of(kind["words"]), int(kind["rank"])) for kind in table["kind"])
    return _Kinds(table["other"], table["outlet"], known)


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in words) + r")(?!\w)")
