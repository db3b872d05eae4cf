"""What the layout of a report says of one event or two: its paragraphs, and names of places that
no gazetteer has."""

from __future__ import annotations

from dateline.extract.events.cast import is_violent
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.mentions import Mention, Page
from dateline.model.text import ZoneKind
from dateline.model.values import TimeSpan

IN_PARAGRAPH = 0.9
UNKNOWN_PLACE = -2.0
LEADS = 1.0
NEXT = 3
"""Sentences back to the violence that its paragraph tells with a day."""


def by_paragraph(clusters: list[Cluster], cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """What is told without a time and a place of its own behind violence whose day its paragraph
    tells belongs to that: "On 9 July rebels attacked Ardun. Four villagers were killed."."""
    if mention.when is not None or mention.where_said is not None or not is_violent(mention.type):
        return 0.0, ""
    latest = max((_dated_before(c, mention) for c in clusters), default=-1)
    if latest < 0:
        return 0.0, ""
    if _dated_before(cluster, mention) == latest:
        return IN_PARAGRAPH, "told in one paragraph"
    return -IN_PARAGRAPH, "its paragraph tells another"


def _dated_before(cluster: Cluster, mention: Mention) -> int:
    """The last word shortly before the mention, in its paragraph but in an earlier sentence, that
    tells the event of the cluster as violence of a certain day; -1 where there is none."""
    told = [
        other.token.index
        for other in cluster.mentions
        if other.sentence.paragraph == mention.sentence.paragraph
        and 0 < mention.sentence.index - other.sentence.index <= NEXT
        and other.when is not None
        and other.when.span is not None
        and lasts(other.when.span) <= 1
    ]
    return max(told, default=-1)


def by_lead(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """The first sentence of a report tells what its headline does."""
    first = next((s for s in page.annotated.sentences if s.zone is ZoneKind.BODY), None)
    if first is None or mention.sentence.index != first.index or not is_violent(mention.type):
        return 0.0, ""
    if not all(m.sentence.zone is ZoneKind.HEADLINE for m in cluster.mentions):
        return 0.0, ""
    if not any(is_violent(kind) for kind in cluster.types):
        return 0.0, ""
    return LEADS, "the lead tells what the headline does"


def by_unknown_place(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """A place that no gazetteer has, told with a time in a sentence of its own, is another than
    those that are told of the event."""
    if mention.where_said is None or mention.when is None:
        return 0.0, ""
    if mention.sentence.index in cluster.first_in:
        return 0.0, ""
    told = {m.where_said.of(page.text) for m in cluster.mentions if m.where_said is not None}
    told |= {m.where.name for m in cluster.mentions if m.where is not None}
    name = mention.where_said.of(page.text)
    if not told or any(name in other or other in name for other in told):
        return 0.0, ""
    return UNKNOWN_PLACE, "a place of another name"


def lasts(span: TimeSpan) -> int:
    """Days from the first to the last."""
    return (span.last - span.first).days
