"""The two sides of an incident as the codebooks know them, and the deaths of each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.export.findings import ALL, names, total
from dateline.model.countries import country
from dateline.model.incidents import Incident, Involved
from dateline.model.mentions import ParticipantKind, Role
from dateline.model.values import Harm

STATE = frozenset({ParticipantKind.STATE_FORCE, ParticipantKind.GOVERNMENT})
GROUP = frozenset({ParticipantKind.ARMED_GROUP})


@cache
def side_words() -> dict[str, frozenset[str]]:
    """Words for the dead by the side they are laid to (`data/sides.toml`)."""
    text = resources.files("dateline.data").joinpath("sides.toml").read_text("utf-8")
    return {side: frozenset(words) for side, words in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Sides:
    """UCDP's view of an incident: its type of violence (1 state-based, 2 non-state, 3
    one-sided) and who stands where; None: the reports don't say."""

    violence: int | None
    a: Involved | None
    b: Involved | None

    def name(self, side: str) -> str:
        """A side's name as UCDP writes it: a state is "Government of X"."""
        if side == "b" and self.violence == 3:
            return "Civilians"
        return side_name(self.a if side == "a" else self.b)


def sides_of(incident: Incident) -> Sides:
    """Who fought whom, the state first; who struck civilians first."""
    attackers = [p for p in incident.participants if p.role is Role.PERPETRATOR]
    parties = [p for p in incident.participants if p.role is Role.PARTY]
    targets = [p for p in incident.participants if p.role is Role.TARGET]
    everyone = attackers + parties + targets
    states = [p for p in everyone if p.kind in STATE]
    groups = _distinct([p for p in everyone if p.kind in GROUP])
    if states and groups:
        return Sides(1, states[0], groups[0])
    abroad = [p for p in states if p.said.country_code != states[0].said.country_code]
    if abroad and states[0].said.country_code and abroad[0].said.country_code:
        return Sides(1, states[0], abroad[0])
    if len(groups) > 1:
        return Sides(2, groups[0], groups[1])
    armed = [p for p in attackers + parties if p.kind in STATE | GROUP]
    if armed:
        return Sides(3, armed[0], None)
    return Sides(None, attackers[0] if attackers else None, targets[0] if targets else None)


def _distinct(groups: list[Involved]) -> list[Involved]:
    return list({names([group])[0]: group for group in reversed(groups)}.values())[::-1]


def side_name(involved: Involved | None) -> str:
    """What UCDP would call it; unidentified actors are XXX and the country's number."""
    if involved is None:
        return ""
    home = country(involved.said.country_code)
    if involved.kind in STATE and home:
        return f"Government of {home.ucdp_name}"
    return names([involved])[0]


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths by side, best figures; `best` is their sum (codebooks.md 1.1.3)."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The total."""
        return self.a + self.b + self.civilians + self.unknown


def deaths_of(incident: Incident, sides: Sides) -> Deaths | None:
    """The deaths told, laid to the sides by the words for the dead; None: nothing told."""
    count = total(incident, Harm.KILLED)
    if count is None:
        return None
    parts = {"a": 0, "b": 0, "civilians": 0}
    for toll in incident.tolls:
        where = side_of_group(toll.who, sides) if toll.what is Harm.KILLED else None
        if where:
            parts[where] += toll.settled.value.figure or 0
    best = count.best if count.best is not None else count.low
    unknown = max(best - sum(parts.values()), 0)
    best = sum(parts.values()) + unknown
    high = best if count.high is None else max(count.high, best)
    return Deaths(**parts, unknown=unknown, low=min(count.low, best), high=high)


def side_of_group(who: str, sides: Sides) -> str | None:
    """Which side the dead of that name belong to; None: no telling."""
    if who in (ALL, "unknown"):
        return None
    if who in ("side_a", "side_b"):
        return who[-1]
    told = {who.lower(), who.split()[-1].lower()}
    if told & side_words()["civilians"]:
        return "civilians"
    wanted = next(
        (kinds for key, kinds in (("state", STATE), ("group", GROUP)) if told & side_words()[key]),
        frozenset(),
    )
    for side, involved in (("a", sides.a), ("b", sides.b)):
        if involved and involved.kind in wanted:
            return side
    return None
