"""Stage events: who did what to whom, when and where, as one report tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.events.afterwards import add_from_later
from dateline.extract.events.aggregates import find_aggregates, only_counted
from dateline.extract.events.cast import cast
from dateline.extract.events.causes import lay_to_causes
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.context import fill_in
from dateline.extract.events.counted import with_counted
from dateline.extract.events.describe import Describer
from dateline.extract.events.individuals import within_tolls
from dateline.extract.events.lexicon import lexicon, policing_lexicon
from dateline.extract.events.means import by_means
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.merge import merge
from dateline.extract.events.nations import add_states
from dateline.extract.events.news import told
from dateline.extract.events.numbers import with_numbers
from dateline.extract.events.parts import with_parts
from dateline.extract.events.policing import find_policing
from dateline.extract.events.separate import date_parts
from dateline.extract.events.settle_mentions import event_of
from dateline.extract.events.status import settle_status
from dateline.extract.events.support import supported
from dateline.extract.events.tie_counts import apply_effects, tie_counts
from dateline.extract.events.tie_place import tie_places
from dateline.extract.events.tie_time import tie_times
from dateline.extract.events.timerole import settle_roles
from dateline.extract.events.told_once import told_once
from dateline.extract.events.triggers import find_triggers
from dateline.extract.events.updates import undate_deaths, untie_from_totals
from dateline.model.annotated import Annotated
from dateline.model.mentions import EventMention

VERSION = "events.v32"
ASIDE = frozenset({"displacement", "restriction", "mobilization", "threat", "talks", "trial",
                   "release", "sanction", "crime", "withdrawal"})  # fmt: skip
"""Types that mostly go with another event: told after it."""


def find_events(annotated: Annotated) -> Annotated:
    """The report with its events, one for each happening however often it is told."""
    keys = lexicon().keys | policing_lexicon().keys
    if not any(token.lemma in keys for token in annotated.tokens):
        return annotated
    page = Page(annotated)
    tolls, used = find_aggregates(page)
    describer = Describer(page)
    mentions = _mentions(page, describer, used)
    mentions = [m for m in mentions if not only_counted(page, m.token, used)]
    settle_roles(page, mentions)
    clusters = merge(page, mentions)
    add_from_later(page, clusters, describer, used)
    pairs = list(_told(page, clusters))
    homes = {event.id: cluster for event, cluster in pairs}
    events = [*(event for event, _ in pairs), *tolls]
    events.sort(key=lambda event: (event.type in ASIDE, min(event.sentences), event.trigger))
    taken = {index for mention in mentions for index in mention.trigger.words}
    events += find_policing(page, describer, taken)
    counts = within_tolls(page, events)
    recast = with_parts(page, fill_in(page, events), homes, describer)
    recast = [with_numbers(page, with_counted(page, event, describer)) for event in recast]
    once = tuple(told_once(page, event) for event in recast)
    return replace(annotated, events=once, counts=counts)


def _told(page: Page, clusters: list[Cluster]) -> Iterator[tuple[EventMention, Cluster]]:
    """The events that the report tells as happenings, with their mentions."""
    for cluster in clusters:
        event = told(page, cluster, event_of(page, cluster))
        if event is not None:
            yield event, cluster


def _mentions(page: Page, describer: Describer, used: set[int]) -> list[Mention]:
    """The tellings that stand, with status, people, times, places and counts."""
    mentions = [Mention(trigger, trigger.sense.type) for trigger in find_triggers(page)]
    for mention in mentions:
        settle_status(page, mention)
        cast(page, mention, describer)
        by_means(page, mention)
        add_states(page, mention)
    tie_counts(page, mentions)
    mentions = supported(page, mentions)
    lay_to_causes(page, mentions)
    for mention in mentions:
        mention.counts = []
    tie_counts(page, mentions)
    for mention in mentions:
        mention.counts = [index for index in mention.counts if index not in used]
        apply_effects(page, mention)
    tie_times(page, mentions)
    date_parts(page, mentions)
    tie_places(page, mentions)
    undate_deaths(page, mentions)
    untie_from_totals(page, mentions)
    return mentions
