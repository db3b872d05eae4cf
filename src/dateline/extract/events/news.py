"""Parts real happenings from general words ("violence", "attacks on the press"): a model over
how and where an event is told, for the violent types, threats and weapons found.

An event with a count of its own is always kept, and so are a fight that the report opens with and
all that a very short report tells.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.events.cast import is_violent
from dateline.extract.events.clusters import A_NIGHT, Cluster
from dateline.extract.events.mentions import Page
from dateline.extract.events.models import score
from dateline.extract.events.news_features import news_features
from dateline.extract.events.refine import GROUND
from dateline.extract.events.tie_place import PROVINCE, fineness
from dateline.extract.events.timerole import opens
from dateline.model.mentions import EventMention, TimeRole

SHORT = 5
"""Sentences of a report that has no room for general words."""
NEWS = -1.0
"""Log-odds below which an event is background."""
PASSING = -2.0
"""Log-odds below which an event is a general word and is let go."""
UNFOUGHT = -1.3
"""The same for current violence that is no fight between armed sides, and not what the report
opens with: of fights the model knows too little, since MUC-4 wants none."""
JUDGED = frozenset({"threat", "disrupted_weapons"})
"""Types without violence of which general words tell too: let go where they would be background."""


def features_of(page: Page, cluster: Cluster, event: EventMention) -> dict[str, float]:
    """The features of the event, its chief mention first."""
    ordered = sorted(cluster.mentions, key=lambda m: m.token.span != event.trigger)
    return news_features(page, ordered, event)


def _stands_alone(event: EventMention) -> bool:
    """Whether words of its own give it a day and a town: no general word has both."""
    span = event.when.span if event.when is not None and event.when_said is not None else None
    town = event.where_said is not None and fineness(event.where) < PROVINCE
    return town and span is not None and span.last - span.first <= A_NIGHT


def told(page: Page, cluster: Cluster, event: EventMention) -> EventMention | None:
    """The event as a happening of the report's own: as background where the model doubts that
    it is the news, None where it is a general word."""
    aside = event.type in JUDGED
    if len(page.annotated.sentences) <= SHORT or not (aside or is_violent(event.type)):
        return event
    odds = score("event_news", features_of(page, cluster, event))
    lead = any(opens(mention) for mention in cluster.mentions)
    if aside:
        return event if odds >= NEWS or event.counts else None
    current = event.time_role is TimeRole.CURRENT
    least = UNFOUGHT if current and not lead and event.type not in GROUND else PASSING
    opening = lead and current and event.type in GROUND
    if odds < least and not (event.counts or opening or _stands_alone(event)):
        return None
    doubted = odds < NEWS and not lead and not event.counts
    if doubted and current:
        why = f"background: {odds:.1f} by the model of news"
        return replace(event, time_role=TimeRole.BACKGROUND, reasons=(*event.reasons, why))
    return event
