"""Which place belongs to which event: syntax first, then the flow of the report."""

from __future__ import annotations

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.nearness import steps_between
from dateline.model.annotated import PlaceMention, Token
from dateline.model.values import Place, PlacePrecision

WHERE = words("places", "prepositions")
COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.INTERNATIONAL})
FINENESS = {
    PlacePrecision.EXACT: 0, PlacePrecision.NEAR: 1, PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3, PlacePrecision.REGION: 4, PlacePrecision.COUNTRY: 5,
    PlacePrecision.INTERNATIONAL: 6, PlacePrecision.UNKNOWN: 7,
}  # fmt: skip
TOO_FAR = 8


def fineness(place: Place | None) -> int:
    """0 for a point, rising with the extent."""
    return FINENESS[place.precision] if place else 3


def tie_places(page: Page, mentions: list[Mention]) -> None:
    """Ties to each mention the place of its own sentence that stands nearest in its syntax."""
    by_sentence: dict[int, list[tuple[PlaceMention, Token]]] = {}
    for place in page.annotated.places:
        root = page.syntax.root_of(place.span)
        if root is not None and root.index in page.sentence_of:
            by_sentence.setdefault(page.sentence_of[root.index].index, []).append((place, root))
    for mention in mentions:
        told = by_sentence.get(mention.sentence.index)
        if told:
            _tie(page, mention, told)


def _tie(page: Page, mention: Mention, told: list[tuple[PlaceMention, Token]]) -> None:
    scored: list[tuple[float, PlaceMention, str]] = []
    for place, root in told:
        cost, meeting = steps_between(page, root, mention.token)
        if meeting is None:
            continue
        score = cost + abs(root.index - mention.token.index) / 50
        how = _link(page, root)
        if how == "modifier":
            score += 4
        elif how == "subject" or how not in WHERE:
            score += 2
        if place.place is not None and place.place.precision in COARSE:
            score += 1
        scored.append((score, place, f"{cost} steps from '{mention.token.text}', '{how}'"))
    if not scored:
        return
    score, best, why = min(scored, key=lambda s: (s[0], s[1].span))
    if score > TOO_FAR:
        return
    best = _finer(best, [s[1] for s in scored if s[0] <= score + 2.5])
    mention.where, mention.where_said = best.place, best.span
    mention.reasons.append(f"place '{best.span.of(page.text)}': {why}")


def _finer(best: PlaceMention, near: list[PlaceMention]) -> PlaceMention:
    """A finer place that stands about as near and doesn't contradict the nearest."""
    for other in near:
        if fineness(other.place) < fineness(best.place) and holds(best.place, other.place):
            best = other
    return best


def holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether the outer place can hold the inner one, by their parents."""
    if outer is None or inner is None:
        return False
    if outer.country_code != inner.country_code:
        return False
    if outer.precision is PlacePrecision.COUNTRY:
        return True
    if outer.precision in {PlacePrecision.PROVINCE, PlacePrecision.REGION}:
        return outer.admin1 is None or outer.admin1 == inner.admin1
    return outer.admin1 == inner.admin1 and (outer.admin2 is None or outer.admin2 == inner.admin2)


def _link(page: Page, root: Token) -> str:
    """How the place hangs on the sentence: its preposition, "modifier", "subject" or "other"."""
    token = root
    for _ in range(4):
        if token.dep in {"pobj", "pcomp"}:
            return page.tokens[token.head].lemma
        if token.dep in {"compound", "amod", "nmod", "poss"}:
            return "modifier"
        if token.dep in {"nsubj", "nsubjpass"}:
            return "subject"
        if token.dep in {"appos", "conj", "npadvmod"} and token.head != token.index:
            token = page.tokens[token.head]
            continue
        break
    return "other"
