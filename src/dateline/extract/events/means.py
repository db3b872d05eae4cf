"""The type of an attack by its means: what it was done with, and who did it."""

from __future__ import annotations

from itertools import pairwise

from dateline.extract.events.lexicon import types_of_means, words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.mentions import Participant, ParticipantKind, Role

OPEN_TO = {
    "attack": frozenset({"shelling", "air_strike", "drone_strike", "grenade_attack", "bombing",
                         "chemical_attack", "stabbing", "mob_violence", "shooting"}),
    "killing": frozenset({"shelling", "air_strike", "drone_strike", "grenade_attack", "bombing",
                          "chemical_attack", "stabbing", "mob_violence", "shooting"}),
    "shooting": frozenset({"shelling", "grenade_attack", "air_strike"}),
    "air_strike": frozenset({"shelling", "drone_strike", "bombing", "grenade_attack"}),
    "shelling": frozenset({"air_strike", "drone_strike", "chemical_attack"}),
    "bombing": frozenset({"grenade_attack", "air_strike", "shelling", "chemical_attack"}),
    "property_destruction": frozenset({"shelling", "air_strike", "mob_violence"}),
    "beating": frozenset({"mob_violence"}),
    "armed_clash": frozenset({"chemical_attack", "shelling"}),
    "arson": frozenset({"mob_violence"}),
    "looting": frozenset({"mob_violence"}),
}  # fmt: skip
"""Types that say little of the means, and what the means can make of them."""


BY_BOMBERS = frozenset({"attack", "killing", "air_strike", "bombing"})
"""Types that a suicide bomber's doing may be told as ("a bomber struck")."""
STRIKE = "strike"
ATTACKERS = words("reference", "attackers") | words("reference", "attackers_many")
DASHES = ("-", "\N{EN DASH}")


def by_means(page: Page, mention: Mention) -> None:
    """Names the mention's type by its instruments and doers, where the word leaves it open."""
    if mention.type == "protest" and _is_violent(page, mention):
        mention.type = "violent_demonstration"
        return
    allowed = OPEN_TO.get(mention.type)
    if not allowed:
        return
    if mention.type in BY_BOMBERS:
        allowed |= {"suicide_bombing"}
    for word in _means(page, mention):
        key = types_of_means().get(word)
        if key in allowed and key != mention.type:
            mention.reasons.append(f"type {key}: by '{word}'")
            mention.type = key
            return
    if _strikes_by_hand(mention):
        mention.type = "attack"
        mention.reasons.append("type attack: it has no weapon of the air")


def _strikes_by_hand(mention: Mention) -> bool:
    """Whether attackers "struck" without any means that is told."""
    if mention.type != "air_strike" or mention.token.lemma != STRIKE:
        return False
    if mention.trigger.sense.pos != "verbs" or any(
        p.role is Role.INSTRUMENT for p in mention.participants
    ):
        return False
    doers = [p for p in mention.participants if p.role is Role.PERPETRATOR]
    return bool(doers) and all(p.text.lower().split()[-1] in ATTACKERS for p in doers)


def _is_violent(page: Page, mention: Mention) -> bool:
    """Whether the words before a protest call it violent."""
    near = page.syntax.children(mention.token, "amod", "advmod")
    calling = [word for word in near if word.lemma in {"violent", "violently"}]
    return any(page.text[word.start - 1 : word.start] not in DASHES for word in calling)


def _means(page: Page, mention: Mention) -> list[str]:
    """Head words of instruments, then of doers in arms or in a crowd, of the mention."""
    words: list[str] = []
    for participant in mention.participants:
        doer = participant.role is Role.PERPETRATOR and participant.kind in {
            ParticipantKind.PEOPLE, ParticipantKind.STATE_FORCE, ParticipantKind.VEHICLE,
        }  # fmt: skip
        if participant.role is Role.INSTRUMENT or doer:
            tokens = page.syntax.tokens_in(participant.span)
            words.extend(t.lemma for t in reversed(tokens) if t.pos in {"NOUN", "PROPN"})
        if participant.role is not Role.TARGET:
            words[:0] = _twos(page, participant)
    return words


def _twos(page: Page, participant: Participant) -> list[str]:
    """The groups of two words in the participant's ("suicide bomber")."""
    lemmas = [t.lemma.lower() for t in page.syntax.tokens_in(participant.span)]
    return [f"{first} {second}" for first, second in pairwise(lemmas)]
