"""Where "there" is: "They shelled Ardun. Three people were wounded there."."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.cast import is_violent
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.place_candidates import Candidates
from dateline.model.mentions import PlaceMention
from dateline.model.text import Token
from dateline.model.values import PlacePrecision

THERE = "there"
REACH = 4
"""Words behind its verb within which "there" is of it where the parse put it elsewhere."""
COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.INTERNATIONAL, PlacePrecision.UNKNOWN})


def place_there(
    page: Page, token: Token, told: Candidates, before: Sequence[Mention]
) -> PlaceMention | None:
    """The place that "there" points at, where it hangs on the event's word: that of the violence
    told just before, else the one named last in its sentence or the one before; None where no
    gazetteer has that one."""
    word = _there(page, token)
    if word is None:
        return None
    here = page.sentence_of[word.index].index
    for mention in reversed(before):
        if is_violent(mention.type) and 0 < here - mention.sentence.index <= 1:
            said, where = mention.where_said, mention.where
            return None if said is None or where is None else PlaceMention(said, where)
    near = [
        place
        for index in (here - 1, here)
        for place, _ in told.get(index, ())
        if place.span.end <= word.start
        and (place.place is None or place.place.precision not in COARSE)
    ]
    last = near[-1] if near else None
    return last if last is not None and last.place is not None else None


def _there(page: Page, token: Token) -> Token | None:
    """The word "there" that tells where the event was, not "there was"."""
    verbs = [token]
    if token.pos not in {"VERB", "AUX"} and token.head != token.index:
        verbs.append(page.tokens[token.head])
    for verb in verbs:
        for child in page.syntax.children(verb, "advmod"):
            if child.lemma.lower() == THERE and child.index > verb.index:
                return child
    ahead = page.tokens[token.index + 1 : token.index + 1 + REACH]
    here = page.sentence_of[token.index]
    return next((t for t in ahead if t.lemma.lower() == THERE and t.tag == "RB"
                 and t.index < here.last and t.pos != "PRON"), None)  # fmt: skip
