"""Of what sort those are who fight, by the words for a body of them: "a group of guerrillas",
"army members", "rebel commandos"."""

from __future__ import annotations

from dateline.extract.events.lexicon import head_nouns, head_words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import ParticipantKind
from dateline.model.text import Token

FORCE, GROUP = ParticipantKind.STATE_FORCE, ParticipantKind.ARMED_GROUP
VAGUE = frozenset({ParticipantKind.PEOPLE, ParticipantKind.ORGANIZATION})
BEFORE = ("compound", "amod", "nmod")


def is_irregular(page: Page, token: Token) -> bool:
    """Whether words before a word for forces say that they are no state's."""
    before = page.syntax.children(token, *BEFORE)
    return any(child.text.lower() in head_words("irregular") for child in before)


def made_up_of(page: Page, token: Token, kind: ParticipantKind) -> ParticipantKind:
    """The kind of a body by those who are said to make it up."""
    if kind is FORCE:
        return GROUP if is_irregular(page, token) else kind
    if kind not in VAGUE or token.lemma.lower() not in head_words("made_up_of"):
        return kind
    near = [*page.syntax.children(token, *BEFORE), *page.syntax.of(token)]
    kinds = [head_nouns().get(child.lemma.lower()) for child in near]
    return next((k for k in kinds if k in (FORCE, GROUP)), kind)
