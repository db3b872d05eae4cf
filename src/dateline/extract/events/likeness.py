"""How much speaks for a mention telling an event that the report told before: by type, words,
place, time, people and harm."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import timedelta

from dateline.extract.events.cast import is_violent
from dateline.extract.events.clusters import (
    GENERIC,
    LIKE,
    Cluster,
    doers_of,
    figures_of,
    heads_of,
    is_background,
    sides_of,
    tells_date,
    tells_weekday,
    tolls_of,
    victims_named,
)
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.nearness import steps_between
from dateline.extract.events.paragraphs import (
    by_elsewhere,
    by_lead,
    by_paragraph,
    lasts,
)
from dateline.extract.events.pointing import is_definite, takes_up
from dateline.extract.events.refine import GROUND, PROPERTY, UNARMED
from dateline.extract.events.timerole import in_lead, is_before_court
from dateline.extract.events.triggers import TAKEN_UP
from dateline.extract.events.undated import by_unresolved_time
from dateline.extract.events.updates import DYING, tells_former_toll
from dateline.extract.events.where_alike import by_place, goes_elsewhere
from dateline.model.mentions import Role, Status, TimeRole

APART = frozenset({"arrest", "trial", "release", "protest", "threat", "talks", "agreement",
                   "displacement", "mobilization", "restriction", "disrupted_weapons", "accident",
                   "disaster", "crime", "coup", "sanction", "change_to_group", "withdrawal",
                   "mass_grave", "base_established"})  # fmt: skip
ANOTHER = words("reference", "another")
ALSO = words("reference", "also")
LATEST = "late"
NEXT_OF = frozenset({"second", "third"})
DOERS = words("reference", "doers")
"""Words for who did it: "a bomber blew himself up" goes on about the bombing told before."""
UNREAL = frozenset({Status.HYPOTHETICAL, Status.PLANNED, Status.THREATENED, Status.DENIED})
LONG_DAYS = 25
SHORT = timedelta(3)
"""Days within which the time of one event may be told a day off."""
HARM_ALONE = 4
TOLLS_APART = 2
NEXT = 3
CHIEF = 4


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with what it is compared by: the words that hang on its own, whether they point
    back, what its participants are called, its figures, its tolls, the victims that it names,
    who it says did it, their sides, and whom its noun says it befell; whether it speaks of the
    toll that is known, and opens with a place of its own; the last word before it in its
    paragraph that tells violence of a day."""

    mention: Mention
    around: Set[str]
    definite: bool
    heads: Set[str]
    figures: Set[tuple[str, int]]
    tolls: Set[int]
    victims: Set[str]
    doers: Set[str]
    sides: Set[bool]
    befallen: Set[str]
    points_to_toll: bool
    goes_elsewhere: bool
    latest: int

    @classmethod
    def of(cls, page: Page, mention: Mention, latest: int) -> Telling:
        """The mention, made ready once for all events that it is held against."""
        tolls = tolls_of(page, mention)
        return cls(
            mention,
            {child.lemma for child in page.syntax.children(mention.token)},
            is_definite(page, mention.token),
            heads_of(mention),
            figures_of(page, mention),
            tolls,
            victims_named(mention),
            doers_of(mention),
            sides_of(mention),
            _befallen(page, mention),
            bool(tolls) and _points_to_toll(page, mention),
            goes_elsewhere(page, mention),
            latest,
        )


def likeness(page: Page, cluster: Cluster, telling: Telling) -> tuple[float, str]:
    """How much speaks for the mention telling the event of the cluster, with reasons."""
    mention = telling.mention
    score, reasons = _by_type(cluster, mention)
    if score <= -5:
        return score, reasons
    told, lead = [reasons], by_lead(page, cluster, mention)
    for found, why in (
        _by_sentence(page, cluster, mention),
        _by_wording(cluster, telling, leads=lead[0] > 0),
        by_elsewhere(page, cluster, mention),
        by_paragraph(page, cluster, mention, telling.latest),
        lead,
        _by_role(page, cluster, mention),
        by_place(page, cluster, mention, elsewhere=telling.goes_elsewhere),
        _by_time(page, cluster, mention),
        by_unresolved_time(page, cluster, mention),
        _by_people(cluster, telling),
        _by_harm(cluster, telling),
        _by_toll(cluster, telling),
    ):
        if found:
            score += found
            told.append(why)
    gap = cluster.gap(mention.sentence.index)
    return score - min(gap, 10) * 0.08, ", ".join(told)


def _by_type(cluster: Cluster, mention: Mention) -> tuple[float, str]:
    types = cluster.types
    if mention.type in types:
        return 2.0, "same type"
    if not types.isdisjoint(LIKE.get(mention.type, ())):
        return 1.6, "like types"
    types = types - APART
    if not is_violent(mention.type) or mention.type in APART or not types:
        return -9.0, "other kind"
    if mention.type in GENERIC or types <= GENERIC:
        return 1.5, "a general word"
    if types & GENERIC:
        return 1.2, "a general word before"
    return 0.2, "another kind of violence"


def _by_sentence(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    other = cluster.first_in.get(mention.sentence.index)
    if other is None:
        return 0.0, ""
    if mention.dated_back or other.dated_back:
        return -4.0, "one is told as long before the other"
    steps, _ = steps_between(page, other.token, mention.token)
    if steps <= 4:
        return 1.5, "joined in one sentence"
    return 0.5, "in one sentence"


def only_points(mention: Mention) -> bool:
    """Whether the mention tells no event of its own: "it happened on Friday"."""
    return mention.trigger.sense.frame.key == TAKEN_UP


def _by_wording(cluster: Cluster, telling: Telling, *, leads: bool) -> tuple[float, str]:
    mention, lemmas = telling.mention, telling.around
    if only_points(mention):
        gap = mention.sentence.index - cluster.mentions[-1].sentence.index
        return (2.0, "a pronoun that points back") if 0 <= gap <= NEXT else (-4.0, "far behind")
    if _is_the_latest(telling) and not is_background(cluster):
        return 1.0, "the latest is the news"
    if lemmas & ANOTHER and mention.trigger.sense.pos == "nouns" and not leads:
        if lemmas & ANOTHER <= NEXT_OF and _were_several(cluster, mention):
            return 0.8, "one of the several that were told"
        return -4.0, "told as another"
    if mention.trigger.sense.pos != "nouns":
        elsewhere = mention.where is not None and not cluster.places
        return (-1.5, "told as going on elsewhere") if lemmas & ALSO and elsewhere else (0.0, "")
    if telling.definite:
        if telling.befallen and not telling.befallen & cluster.heads:
            return 0.0, ""
        return 1.0, "a definite noun"
    if lemmas & {"a", "an"} and not in_lead(mention) and mention.token.lemma not in DOERS:
        return -0.8, "an indefinite noun"
    return 0.0, ""


def _were_several(cluster: Cluster, mention: Mention) -> bool:
    """Whether the event was told as several blows of the sort: "two explosions … the second
    blast"."""
    return any(
        m.token.tag in {"NNS", "NNPS"} and m.type in LIKE.get(mention.type, {mention.type})
        for m in cluster.mentions
    )


def _is_the_latest(telling: Telling) -> bool:
    """Whether the noun speaks of the news as the last of several: "the latest killings bring the
    toll to 150"."""
    return telling.definite and LATEST in telling.around


def _by_role(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    score, why = 0.0, ""
    apart = mention.time_role not in cluster.roles
    if apart and takes_up(page, cluster, mention):
        score, why = 0.6, "taken up by a word that points back"
    elif apart and (_is_case(page, cluster.mentions) or _is_case(page, [mention])):
        score, why = 0.0, "what is before the court has no time of its own"
    elif apart:
        score, why = -2.5, "one is background"
    if _is_only_tried(cluster, mention):
        score, why = score - 2.5, "one is only attempted"
    other = cluster.statuses - UNREAL if mention.status in UNREAL else cluster.statuses & UNREAL
    if other == cluster.statuses:
        score, why = score - 3.0, "one is not told as real"
    return score, why


def _is_only_tried(cluster: Cluster, mention: Mention) -> bool:
    """Whether one of the two was no more than tried; what was "repelled" and "thwarted" has come
    to pass, and harm told of it does too."""
    if mention.status is Status.ATTEMPTED:
        return Status.ATTEMPTED not in cluster.statuses
    return cluster.statuses == {Status.ATTEMPTED}


def _is_case(page: Page, mentions: list[Mention]) -> bool:
    """Whether the mentions tell without a time what a court or the police deal with now."""
    undated = all(m.when is None for m in mentions)
    return undated and any(is_before_court(page, m) for m in mentions)


def _by_toll(cluster: Cluster, telling: Telling) -> tuple[float, str]:
    """Two tolls of people of which one is more than twice the other are of two events, unless
    the later says that it takes the place of the earlier."""
    if not telling.tolls or not cluster.tolls:
        return 0.0, ""
    if telling.points_to_toll:
        return 0.6, "the toll of what is told"
    apart = all(max(a, b) > TOLLS_APART * min(a, b) for a in telling.tolls for b in cluster.tolls)
    return (-3.0, "another toll") if apart else (0.0, "")


def _befallen(page: Page, mention: Mention) -> Set[str]:
    """What those are called whom the noun itself names: "the murder of two leaders"."""
    of = page.syntax.of(mention.token)
    return {
        (p.name or p.text).lower()
        for p in mention.participants
        if p.role is Role.TARGET and p.kind in UNARMED and any(p.span.contains(t.span) for t in of)
    }


def _points_to_toll(page: Page, mention: Mention) -> bool:
    """Whether its toll is that of what is known, told again, put right or grown since."""
    return mention.later or _is_the_toll(page, mention) or tells_former_toll(page, mention)


def _is_the_toll(page: Page, mention: Mention) -> bool:
    """Whether the sentence speaks of the toll that is known: "the army put the toll at ten"."""
    for token in page.syntax.sentence_tokens(mention.sentence):
        if token.lemma == "toll":
            return is_definite(page, token)
    return False


def _by_time(page: Page, cluster: Cluster, mention: Mention) -> tuple[float, str]:
    if mention.when is None or mention.when.span is None:
        return 0.0, ""
    told = list(cluster.days)
    if not told:
        return 0.0, ""
    if mention.when.span.first == mention.when.span.last:
        told = [span for span in told if span.first == span.last] or told
    if any(span.overlaps(mention.when.span) for span in told):
        long = max(lasts(mention.when.span), min(map(lasts, told))) >= LONG_DAYS
        day = min(lasts(mention.when.span), *map(lasts, told)) <= 1
        return (-1.0, "a month beside a day") if long and day else (0.8, "same time")
    if tells_date(mention) and cluster.dates and mention.token.lemma not in DYING:
        return -3.0, "another date"
    if cluster.weekdays and tells_weekday(page, mention) and mention.token.lemma not in DYING:
        return -2.0, "another day of the week"
    short = mention.when.span.last - mention.when.span.first <= SHORT
    if short and min(span.days_apart(mention.when.span) for span in told) <= 1:
        return -0.5, "a day apart"
    return -3.0, "other time"


def _by_people(cluster: Cluster, telling: Telling) -> tuple[float, str]:
    shared = telling.heads & cluster.heads
    if telling.figures & cluster.figures:
        return 1.5, "same figures"
    if _opposed(cluster, telling):
        return -2.0, "the other side does it"
    if shared:
        return 1.0, f"same people ({', '.join(sorted(shared)[:2])})"
    return 0.0, ""


def _opposed(cluster: Cluster, telling: Telling) -> bool:
    """Whether forces of a state alone do the one and others alone the other, by their own words;
    what both sides do to each other is a fight."""
    mine, theirs = telling.sides, cluster.sides
    if not mine or not theirs or mine & theirs:
        return False
    return telling.mention.type not in GROUND and cluster.types.isdisjoint(GROUND)


def _by_harm(cluster: Cluster, telling: Telling) -> tuple[float, str]:
    """A word of harm alone tells what the violence before it did, unless it names others."""
    mention = telling.mention
    if mention.trigger.sense.strength > HARM_ALONE or not is_violent(mention.type):
        return 0.0, ""
    if mention.type not in GENERIC or not any(map(is_violent, cluster.types)):
        return 0.0, ""
    if mention.type in PROPERTY and telling.doers and not telling.doers & cluster.heads:
        return -0.5, "others do it"
    gap = mention.sentence.index - cluster.mentions[-1].sentence.index
    if is_background(cluster) and mention.time_role is TimeRole.CURRENT:
        return 0.0, ""
    if gap > NEXT or gap < 0:
        bare = mention.where is None and mention.when is None
        chief = bare and len(cluster.mentions) >= CHIEF
        return (0.9, "harm told of the chief event") if chief else (0.0, "")
    names, known = telling.victims, cluster.victims
    if names and known and not names & known and gap:
        return -0.5, "other names"
    return 0.7, "harm told after violence"
