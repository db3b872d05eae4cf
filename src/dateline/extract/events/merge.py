"""Which mentions of a report tell one event: each goes to the event before it that it is most
like, or begins a new one."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clusters import GENERIC, Cluster, figures_of, is_background
from dateline.extract.events.likeness import Telling, likeness, only_points
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.paragraphs import latest_dated
from dateline.extract.events.pointing import is_definite, shown_by
from dateline.model.mentions import TimeRole

JOIN = 1.5
SHOWN = 1.5
UNHARMED = -4.0
FIRST, LATEST = 10, 40
"""So many events from the report's beginning, and so many of the latest, may be told again: no
report of news tells of more, and lists of thousands would be compared each with each."""


def merge(page: Page, mentions: list[Mention]) -> list[Cluster]:
    """Events of the report, each with the mentions that tell it."""
    clusters: list[Cluster] = []
    page.news = {m.sentence.index for m in mentions if m.time_role is TimeRole.CURRENT}
    for told in _with_causes(mentions):
        home = _home(page, _in_reach(clusters), told)
        if home is None:
            if any(only_points(mention) for mention in told):
                continue
            home = Cluster()
            clusters.append(home)
        for mention in told:
            home.add(page, mention)
    return clusters


def _in_reach(clusters: list[Cluster]) -> list[Cluster]:
    if len(clusters) <= FIRST + LATEST:
        return clusters
    return [*clusters[:FIRST], *clusters[-LATEST:]]


def _with_causes(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """The mentions in order of the text, harm along with what it is laid to."""
    laid: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.cause is not None:
            laid.setdefault(id(mention.cause), []).append(mention)
    told: set[int] = set()
    for mention in mentions:
        chief = mention.cause or mention
        if id(chief) not in told:
            told.add(id(chief))
            yield [chief, *laid.get(id(chief), ())]


def _home(page: Page, clusters: list[Cluster], told: list[Mention]) -> Cluster | None:
    """The event before that the mentions are most like, if they are like enough. Harm that is
    laid to something new speaks only for events that are told by their harm alone."""
    best: tuple[float, Cluster, str] | None = None
    for mention in told:
        telling = Telling.of(page, mention, latest_dated(page, clusters, mention))
        shown = shown_by(page, clusters, mention)
        speaks = mention.cause is None or is_definite(page, mention.cause.token)
        for cluster in clusters:
            if not speaks and not cluster.types <= GENERIC:
                continue
            score, why = likeness(page, cluster, telling)
            if _harms_though_none(page, cluster, told):
                score += UNHARMED
            if shown is not None:
                score += SHOWN if cluster is shown else -SHOWN
            if best is None or score > best[0]:
                best = (score, cluster, why)
    if best is None or best[0] < JOIN:
        return None
    _, home, why = best
    for mention in told:
        mention.reasons.append(f"same event as '{home.mentions[0].token.text}': {why}")
        if mention.when is None and is_background(home):
            mention.time_role = TimeRole.BACKGROUND
    return home


def _harms_though_none(page: Page, cluster: Cluster, told: list[Mention]) -> bool:
    """Whether another paragraph has said that the cluster's event harmed nobody, and these tell
    how many came to harm."""
    if cluster.figures or cluster.unharmed_in in {None, told[0].sentence.paragraph}:
        return False
    return any(figures_of(page, mention) for mention in told)
