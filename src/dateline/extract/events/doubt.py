"""Whether the words leave it open who did it: "alleged rebels", "was apparently killed by",
"are believed to have planted"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import Stance
from dateline.model.text import Token

UNSURE = words("blame", "unsure")
PERHAPS = words("blame", "perhaps")
BELIEVING = words("blame", "believing")
OPEN = frozenset({"if", "whether"})
WITHIN = frozenset({"agent", "pobj", "prep", "nsubj", "nsubjpass", "attr", "conj", "appos"})
STEPS = 4


def stance_of(page: Page, doer: Token, told: Token) -> Stance:
    """How surely the words round the doer and round what is told say that it was him."""
    before = page.chunk_of.get(doer.index)
    said = page.tokens[before.first : doer.index] if before is not None else ()
    if any(token.text.lower() in UNSURE for token in said):
        return Stance.SUSPECTED
    left_open = any(_leaves_open(page, token) for token in _above(page, doer, told))
    return Stance.SUSPECTED if left_open else Stance.ASSERTED


def _above(page: Page, doer: Token, told: Token) -> Iterator[Token]:
    """The doer's word and those that it hangs on, up to what is told and its clause's verb."""
    yield doer
    token = doer
    for _ in range(STEPS):
        if token.head == token.index or token.dep not in WITHIN:
            break
        token = page.tokens[token.head]
        yield token
    if told.index != token.index:
        yield told


def _leaves_open(page: Page, token: Token) -> bool:
    for child in page.syntax.children(token, "advmod", "amod", "mark"):
        if (
            child.lemma in PERHAPS
            or child.text.lower() in PERHAPS
            or (child.dep == "mark" and child.lemma in OPEN)
        ):
            return True
    above = page.tokens[token.head]
    return token.dep == "xcomp" and above.text.lower() in BELIEVING
