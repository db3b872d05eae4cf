"""What speaks for an event being a real happening that the report tells, not a general word.

Features for the weights that `training/event_news.py` learns: where and how the event is told,
how much is said of it, how its chief word is used.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.refine import GROUND
from dateline.model.mentions import EventMention, Role
from dateline.model.text import Token, ZoneKind

SENTENCES = (0, 1, 2, 3, 5, 8, 12, 20, 35)
DAYS = (1, 3, 7, 14, 31, 62, 200, 500)


def news_features(page: Page, mentions: Sequence[Mention], event: EventMention) -> dict[str, float]:
    """The features of an event with its mentions, the chief one first."""
    chief = mentions[0]
    found = {"bias": 1.0, f"status={event.status.value}": 1.0}
    for key in (*_place_in_text(page, mentions), *_word(page, chief), *_said(page, event)):
        found[key] = 1.0
    found[f"mentions={min(len(mentions), 6)}"] = 1.0
    found[f"role={event.time_role.value}"] = 1.0
    best = max(mentions, key=lambda m: len(m.participants))
    if best is not chief:
        for key in _word(page, best):
            found[f"best:{key}"] = 1.0
    return found


def _bucket(value: int, limits: Sequence[int]) -> str:
    return next((str(limit) for limit in limits if value <= limit), "more")


def _place_in_text(page: Page, mentions: Sequence[Mention]) -> list[str]:
    first = min(m.sentence.index for m in mentions)
    found = [f"sentence={_bucket(first, SENTENCES)}"]
    found.append(f"sentences={_bucket(len(page.annotated.sentences), SENTENCES)}")
    if any(m.sentence.zone is ZoneKind.HEADLINE for m in mentions):
        found.append("headline")
    return found


def _word(page: Page, mention: Mention) -> list[str]:
    token = mention.token
    children = page.syntax.children(token)
    lemmas = {c.lemma for c in children if c.dep in {"det", "poss", "amod"}}
    head = page.tokens[token.head]
    found = [f"tag={token.tag}", f"dep={token.dep}"]
    if mention.type not in GROUND:
        found.append(f"word={token.lemma}")
    if token.dep != "ROOT":
        found.append(f"head={head.lemma if head.pos in {'VERB', 'NOUN'} else head.pos}")
    if token.pos in {"NOUN", "PROPN"}:
        kind = "the" if "the" in lemmas else "a" if lemmas & {"a", "an"} else "bare"
        found.append(f"det={kind}")
        found.append(f"det+tag={kind}{token.tag}")
    if any(c.dep in {"aux", "auxpass"} and c.lemma in {"have", "be"} for c in children):
        found.append("aux=" + "+".join(c.lemma for c in children if c.dep in {"aux", "auxpass"}))
    found.append(f"clause={_clause(page, token)}")
    return found


def _clause(page: Page, token: Token) -> str:
    """The kind of clause that the word stands in."""
    for above in (token, *page.syntax.ancestors(token)):
        if above.dep in {"relcl", "advcl", "ccomp", "xcomp", "acl", "pcomp"}:
            return above.dep
    return "main"


def _said(page: Page, event: EventMention) -> list[str]:
    found = [f"when={event.when_said is not None}", f"where={event.where_said is not None}"]
    published = page.annotated.report.published.last
    if event.when is not None and event.when.span is not None and published is not None:
        found.append(f"age={_bucket((published - event.when.span.last).days, DAYS)}")
        width = (event.when.span.last - event.when.span.first).days
        found.append(f"width={_bucket(width, DAYS)}")
    if event.where is not None:
        found.append(f"precision={event.where.precision.value}")
    for participant in event.participants:
        role = participant.role.value
        if participant.role is Role.TARGET:
            found.append(f"{role}:named={participant.name is not None}")
            found.append(f"{role}:number={participant.number is not None}")
            for effect in participant.effect:
                found.append(f"effect={effect.value}")
    for role in Role:
        if not any(p.role is role for p in event.participants):
            found.append(f"no {role.value}")
    for index in event.counts:
        count = page.annotated.counts[index]
        found.append(f"count={count.what.value}")
        found.append(f"count={count.what.value}:{count.count.relation.value}")
    direct = any(
        a.direct and a.content.contains(event.trigger) for a in page.annotated.attributions
    )
    if direct:
        found.append("in direct speech")
    return found
