"""What speaks for and against an event having happened at a place of its sentence.

The features of a pair (event word, place words), for the weights that `training/event_places.py`
learns from sentences with one event and its place.
"""

from __future__ import annotations

from dateline.extract.events.mentions import Page
from dateline.model.mentions import PlaceMention
from dateline.model.text import Token

MAX_PATH = 5


def place_features(
    page: Page, event: Token, root: Token, place: PlaceMention, rivals: list[Token]
) -> dict[str, float]:
    """Features of tying the place (whose chief word is `root`) to the event."""
    up, down = _path(page, root, event)
    gap = root.index - event.index
    verbs = page.verbs_between(*sorted((root.index, event.index)))
    preposition, noun = _held_by(page, root)
    sentence = page.sentence_of[event.index]
    nearer = sum(abs(r.index - event.index) < abs(gap) for r in rivals)
    found: dict[str, float] = {
        "bias": 1.0,
        f"up={'>'.join(up[:MAX_PATH])}": 1.0,
        f"down={'>'.join(down[:MAX_PATH])}": 1.0,
        f"path={'>'.join(up[:4])}|{'>'.join(down[:3])}": 1.0,
        f"steps={min(len(up) + len(down), 9)}": 1.0,
        f"side={'after' if gap > 0 else 'before'}": 1.0,
        f"gap={_bucket(abs(gap))}": 1.0,
        f"verbs={min(verbs, 3)}": 1.0,
        f"prep={preposition}": 1.0,
        f"prep+down={preposition}|{'>'.join(down[:2])}": 1.0,
        f"noun={noun}": 1.0,
        f"nearer={min(nearer, 3)}": 1.0,
        f"rivals={min(len(rivals), 4)}": 1.0,
        f"dep={root.dep}": 1.0,
        f"entity={root.entity}": 1.0,
        f"precision={place.place.precision if place.place else 'none'}": 1.0,
        f"event={event.lemma}": 1.0,
        f"tag={event.tag}": 1.0,
        f"start={root.index - sentence.first < 3}": 1.0,
        f"named={place.named}": 1.0,
    }
    if place.modifier:
        found["modifier"] = 1.0
    return found


def _bucket(gap: int) -> str:
    for limit in (1, 2, 3, 5, 8, 12, 18, 30):
        if gap <= limit:
            return str(limit)
    return "far"


def _path(page: Page, root: Token, event: Token) -> tuple[list[str], list[str]]:
    """Labels from the place up to the common governor, and from there down to the event."""
    rising, falling, common = page.syntax.between(root, event)
    if common is None:
        return ["none"], [token.dep for token in (event, *page.syntax.ancestors(event))]
    return [_label(token) for token in rising], [token.dep for token in falling]


def _label(token: Token) -> str:
    return f"{token.dep}:{token.lemma}" if token.pos == "ADP" else token.dep


def _held_by(page: Page, root: Token) -> tuple[str, str]:
    """The preposition over the place and the noun over that, where there are such."""
    token = root
    for _ in range(3):
        if token.dep == "pobj":
            preposition = page.tokens[token.head]
            governor = page.tokens[preposition.head]
            return preposition.lemma, governor.lemma if governor.pos == "NOUN" else governor.pos
        if token.dep in {"appos", "conj", "compound", "nmod", "amod"} and token.head != token.index:
            token = page.tokens[token.head]
            continue
        break
    return token.dep, "-"
