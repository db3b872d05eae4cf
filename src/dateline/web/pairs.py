"""Two mentions of events side by side, with their words, for a person to say same or different."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.link import rules
from dateline.web.passages import Passage
from dateline.web.snapshot import Snapshot
from dateline.web.views import LinkView


@dataclass(frozen=True, slots=True)
class Side:
    """One mention: its words, and the incident that it is part of; `careful`: that needs care."""

    told: Passage
    incident: str
    title: str
    careful: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A link with its two sides."""

    link: LinkView
    left: Side | None
    right: Side | None


def pairs(
    snapshot: Snapshot, passages: Mapping[str, Passage], links: Sequence[LinkView]
) -> list[Pair]:
    """The links with the passages of both their mentions."""

    def side(mention: str) -> Side | None:
        home, told = snapshot.homes.get(mention, ""), passages.get(mention)
        title = snapshot.title(home) if home else ""
        return Side(told, home, title, snapshot.needs_care(home)) if told else None

    return [Pair(link, side(link.left), side(link.right)) for link in links]


def reason_words(rule: str) -> str:
    """What a reason means, as its rule says it; empty where no such rule is known."""
    found = getattr(rules, rule, None)
    return " ".join((found.__doc__ or "").split()) if callable(found) else ""
