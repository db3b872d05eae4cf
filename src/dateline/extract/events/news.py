"""Parts real happenings from general words ("violence", "attacks on the press"): a model over
how and where an event is told, for the violent types.

An event with a count of its own is always kept, and so is all that a very short report tells.
"""

from __future__ import annotations

from dateline.extract.events.cast import is_violent
from dateline.extract.events.mentions import Page
from dateline.extract.events.merge import Cluster
from dateline.extract.events.models import score
from dateline.extract.events.news_features import news_features
from dateline.model.annotated import EventMention

SHORT = 5
"""Sentences of a report that has no room for general words."""
PASSING = -2.0
"""Log-odds below which an event is a general word and is let go."""


def features_of(page: Page, cluster: Cluster, event: EventMention) -> dict[str, float]:
    """The features of the event, its chief mention first."""
    ordered = sorted(cluster.mentions, key=lambda m: m.token.span != event.trigger)
    return news_features(page, ordered, event)


def is_told(page: Page, cluster: Cluster, event: EventMention) -> bool:
    """Whether the report tells the event as a happening of its own."""
    if event.aggregate or event.counts or not is_violent(event.type):
        return True
    if len(page.annotated.sentences) <= SHORT:
        return True
    return score("event_news", features_of(page, cluster, event)) >= PASSING
