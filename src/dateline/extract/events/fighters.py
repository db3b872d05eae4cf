"""Of what sort those are who fight, by the words for a body of them: "a group of guerrillas",
"army members", "rebel commandos"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.events.lexicon import head_nouns, head_words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import ActorMention, ParticipantKind
from dateline.model.text import Token
from dateline.model.values import ActorKind

FORCE, GROUP = ParticipantKind.STATE_FORCE, ParticipantKind.ARMED_GROUP
SORTS = {ActorKind.ARMED_GROUP: GROUP, ActorKind.STATE_FORCE: FORCE}
VAGUE = frozenset({ParticipantKind.PEOPLE, ParticipantKind.ORGANIZATION})
BEFORE = ("compound", "amod", "nmod")


def is_irregular(page: Page, token: Token) -> bool:
    """Whether words before a word for forces say that they are no state's."""
    before = page.syntax.children(token, *BEFORE)
    return any(child.text.lower() in head_words("irregular") for child in before)


def holders_of(
    page: Page, token: Token, actor_at: Callable[[Token], ActorMention | None]
) -> ParticipantKind | None:
    """Of what sort those are whose positions, strongholds or trenches the word tells: who hits
    these hits fighters."""
    if token.lemma.lower() not in head_words("held_by_fighters"):
        return None
    near = page.syntax.children(token, "compound", "amod", "poss", "nmod")
    for child in (*near, *page.syntax.of(token)):
        mention = actor_at(child)
        kind = SORTS.get(mention.actor.kind) if mention is not None else None
        kind = kind or head_nouns().get(child.lemma.lower())
        if kind in SORTS.values():
            return kind
    return None


def made_up_of(page: Page, token: Token, kind: ParticipantKind) -> ParticipantKind:
    """The kind of a body by those who are said to make it up."""
    if kind is FORCE:
        return GROUP if is_irregular(page, token) else kind
    if kind not in VAGUE or token.lemma.lower() not in head_words("made_up_of"):
        return kind
    near = [*page.syntax.children(token, *BEFORE), *page.syntax.of(token)]
    kinds = [head_nouns().get(child.lemma.lower()) for child in near]
    return next((k for k in kinds if k in (FORCE, GROUP)), kind)
