"""Whose weapon it was: "a drone belonging to the coalition struck", "warplanes believed to belong
to X", "helicopters of the army"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import Stance
from dateline.model.text import Token

OWNING = words("owners", "verbs")
UNSURE = words("blame", "unsure") | words("owners", "believing")
BEHIND = ("acl", "relcl", "xcomp")
STEPS = 3
"""Verbs that one owner stands below at most ("believed to belong to")."""
Owner = tuple[Token, Stance, str]
"""The head word for who owns it, how surely that is told, and why."""


def owners_of(page: Page, weapon: Token) -> Iterator[Owner]:
    """Who the words behind a weapon say it belongs to."""
    for preposition in page.syntax.children(weapon, "prep"):
        if preposition.lemma == "of":
            for owner in page.syntax.children(preposition, "pobj"):
                yield owner, Stance.ASSERTED, f"'{weapon.text} of'"
    for before in page.syntax.children(weapon, "compound", "poss", "nmod"):
        if before.index in page.armed:
            yield before, Stance.ASSERTED, f"before '{weapon.text}'"
    yield from _told(page, weapon, Stance.ASSERTED, STEPS)
    above = page.tokens[weapon.head]  # "A drone believed to belong to X has hit …", misparsed
    if weapon.dep == "nsubj" and above.text.lower() in UNSURE:
        yield from _told(page, above, Stance.SUSPECTED, STEPS)


def _told(page: Page, above: Token, stance: Stance, steps: int) -> Iterator[Owner]:
    for verb in page.syntax.children(above, *BEHIND) if steps else ():
        sure = Stance.SUSPECTED if verb.text.lower() in UNSURE else stance
        if verb.lemma in OWNING:
            for link in page.syntax.children(verb, "prep", "agent"):
                if link.lemma in {"to", "by", "from"}:
                    for owner in page.syntax.children(link, "pobj"):
                        yield owner, sure, f"'{verb.text} {link.text}'"
        yield from _told(page, verb, sure, steps - 1)
