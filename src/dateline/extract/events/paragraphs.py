"""What the layout of a report says of one event or two: its paragraphs, and names of places that
no gazetteer has."""

from __future__ import annotations

from dateline.extract.events.cast import is_violent
from dateline.extract.events.clusters import Cluster
from dateline.extract.events.lexicon import head_nouns, words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.mentions import ParticipantKind
from dateline.model.span import Span
from dateline.model.text import Token, ZoneKind
from dateline.model.values import TimeSpan

IN_PARAGRAPH = 0.9
UNKNOWN_PLACE = -2.0
LEADS = 1.0
ELSEWHERE = -4.0
HARMLESS = frozenset({"displacement", "restriction", "mobilization", "threat", "talks",
                      "agreement", "trial", "sanction", "withdrawal"})  # fmt: skip
"""Types of which no harm is told behind them."""
APART = words("reference", "apart")
ANOTHER = words("reference", "another")
SPOTS = words("tolls", "settlements") | words("reference", "spots")
NEXT = 3
"""Sentences back to the violence that its paragraph tells with a day."""


def latest_dated(page: Page, clusters: list[Cluster], mention: Mention) -> int:
    """The last word shortly before the mention, in its paragraph but in an earlier sentence, that
    tells violence of a certain day; -1 where there is none, or where the mention has a time or
    place of its own."""
    if mention.when is not None or not is_violent(mention.type):
        return -1
    if mention.where_said is not None and not _points(page, mention):
        return -1
    near = _near(page, mention)
    harmful = [c for c in clusters if not c.types <= HARMLESS] if near else []
    return max((_dated_before(c, near) for c in harmful), default=-1)


def _points(page: Page, mention: Mention) -> bool:
    """Whether its place is told by no name and isn't known: "in the village"."""
    said = mention.where_said.of(page.text) if mention.where_said is not None else ""
    return mention.where is None and said.startswith(("the ", "that ", "this "))


def by_paragraph(page: Page, cluster: Cluster, mention: Mention, latest: int) -> tuple[float, str]:
    """What is told without a time and a place of its own behind violence whose day its paragraph
    tells belongs to that: "On 9 July rebels attacked Ardun. Four villagers were killed."."""
    if latest < 0:
        return 0.0, ""
    if _dated_before(cluster, _near(page, mention)) == latest:
        return IN_PARAGRAPH, "told in one paragraph"
    return -IN_PARAGRAPH, "its paragraph tells another"


def _near(page: Page, mention: Mention) -> list[int]:
    """The sentences shortly before the mention's, in its paragraph."""
    here = mention.sentence
    before = page.annotated.sentences[max(0, here.index - NEXT) : here.index]
    return [sentence.index for sentence in before if sentence.paragraph == here.paragraph]


def _dated_before(cluster: Cluster, near: list[int]) -> int:
    """The last word in these sentences that tells the event of the cluster with its day."""
    return max((cluster.dated.get(index, -1) for index in near), default=-1)


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


def by_elsewhere(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """What a sentence of the body tells "elsewhere", "separately" or "in another village" is none
    of what was told before it."""
    if mention.sentence.index in cluster.first_in:
        return 0.0, ""
    if _opens_apart(page, mention) or _in_another(page, mention.token):
        return ELSEWHERE, "told as of another place"
    return 0.0, ""


def _opens_apart(page: Page, mention: Mention) -> bool:
    """Whether the sentence opens with such a word."""
    return page.tokens[mention.sentence.first].text.lower() in APART


def _in_another(page: Page, token: Token) -> bool:
    """Whether the event's word is told "in another village", "at a second checkpoint"."""
    for at in page.syntax.children(token, "prep"):
        for spot in page.syntax.children(at, "pobj"):
            before = page.syntax.children(spot, "det", "amod", "compound")
            if spot.lemma in SPOTS and any(c.lemma.lower() in ANOTHER for c in before):
                return True
    return False


def by_unknown_place(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    """A place that no gazetteer has, told with a time in a sentence of its own, is another than
    those that are told of the event."""
    if mention.where_said is None or mention.when is None:
        return 0.0, ""
    if mention.sentence.index in cluster.first_in:
        return 0.0, ""
    name = mention.where_said.of(page.text)
    if _names_building(page, mention.where_said):
        return 0.0, ""
    if not cluster.names or any(name in other or other in name for other in cluster.names):
        return 0.0, ""
    return UNKNOWN_PLACE, "a place of another name"


def _names_building(page: Page, said: Span) -> bool:
    """Whether the name is no place's but part of a building's: "the Sel hospital"."""
    root = page.syntax.root_of(said)
    if root is None or root.dep not in {"compound", "nmod", "poss"}:
        return False
    return head_nouns().get(page.tokens[root.head].lemma.lower()) is ParticipantKind.FACILITY


def lasts(span: TimeSpan) -> int:
    """Days from the first to the last."""
    return (span.last - span.first).days
