"""Which place belongs to which event: a model over the syntax of the sentence.

The model (`training/event_places.py`) scores each place of the sentence against the event's
word; below the threshold the sentence gives the event no place. Later, the event takes the best
place that any of its mentions has.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.cast import is_violent
from dateline.extract.events.earlier import Counted
from dateline.extract.events.headings import headed_by
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.models import score
from dateline.extract.events.place_candidates import place_candidates
from dateline.extract.events.place_features import place_features
from dateline.extract.events.there import place_there
from dateline.model.mentions import PlaceMention
from dateline.model.text import Token
from dateline.model.values import Place, PlacePrecision

SPEAKING = words("speech", "verbs")
AFTERMATH = words("aftermath", "verbs")
BRINGING = words("aftermath", "bringing")
WARDS = words("updates", "wards")
OBJECT = 4.0
HEADED = 3.0
THERE = 2.0
THRESHOLD = -0.6
WITHIN = 0.0
"""What a place inside the words for what is hit is worth where the model likes none."""
AT = words("places", "within")
INSIDE = frozenset({"pobj", "dobj", "nsubjpass", "compound", "poss", "appos", "nmod"})
ABOUT_AS_GOOD = 1.5
MOST = 12
"""Places of a sentence that are weighed for an event: no sentence of news tells of more."""
FINENESS = {
    PlacePrecision.EXACT: 0, PlacePrecision.NEAR: 1, PlacePrecision.DISTRICT: 2,
    PlacePrecision.PROVINCE: 3, PlacePrecision.REGION: 4, PlacePrecision.COUNTRY: 5,
    PlacePrecision.INTERNATIONAL: 6, PlacePrecision.UNKNOWN: 7,
}  # fmt: skip
PROVINCE, COUNTRY = FINENESS[PlacePrecision.PROVINCE], FINENESS[PlacePrecision.COUNTRY]
UNKNOWN_FINENESS = 3


def fineness(place: Place | None) -> int:
    """0 for a point, rising with the extent."""
    return FINENESS[place.precision] if place else UNKNOWN_FINENESS


def tie_places(page: Page, mentions: list[Mention]) -> None:
    """Ties to each mention the place of its own sentence that the model likes best."""
    by_sentence = place_candidates(page)
    if not by_sentence:
        return
    headings, counted = headed_by(page), Counted(page)
    for place, mention in enumerate(mentions):
        told = by_sentence.get(mention.sentence.index)
        there = place_there(page, mention.token, by_sentence, mentions[:place])
        if there is not None:
            mention.where, mention.where_said = there.place, there.span
            mention.where_score = THERE
            mention.reasons.append(f"place '{there.span.of(page.text)}': 'there' points at it")
        elif told:
            _tie(page, mention, told, counted)
        heading = headings.get(mention.sentence.index)
        if heading is not None and (mention.where is None or holds(mention.where, heading.place)):
            mention.where, mention.where_said = heading.place, heading.span
            mention.where_score = HEADED
            mention.reasons.append(f"place '{heading.span.of(page.text)}': it heads the paragraph")


def _tie(
    page: Page, mention: Mention, told: list[tuple[PlaceMention, Token]], counted: Counted
) -> None:
    told = _nearest(mention, told)
    rivals = [root for _, root in told]
    told = _at_that_time(mention, told, counted)
    told = [pair for pair in told if not _is_destination(page, pair[1], mention)]
    if not told:
        return
    told = _without_speakers(page, mention, told)
    scored = [(_value(page, mention, root, place, rivals), place) for place, root in told]
    best_score, best = max(scored, key=lambda pair: (pair[0], -pair[1].span.start))
    antecedent = _antecedent(page, mention, told)
    if antecedent is not None:
        best_score, best = max(best_score, 0.0), antecedent
    if best_score < THRESHOLD:
        inside = [
            place
            for place, root in told
            if fineness(place.place) <= PROVINCE and _within_object(page, mention, root)
        ]
        if not inside:
            return
        best_score, best = WITHIN, inside[0]
    near = [place for value, place in scored if value >= best_score - ABOUT_AS_GOOD]
    best = _finer(best, near)
    mention.where, mention.where_said, mention.where_score = best.place, best.span, best_score
    mention.reasons.append(
        f"place '{best.span.of(page.text)}': {best_score:.1f} by the model of event places"
    )


def _nearest(
    mention: Mention, told: list[tuple[PlaceMention, Token]]
) -> list[tuple[PlaceMention, Token]]:
    """The places of the sentence; of a list of them those that stand nearest."""
    if len(told) <= MOST:
        return told
    gaps = sorted(abs(root.index - mention.token.index) for _, root in told)
    return [pair for pair in told if abs(pair[1].index - mention.token.index) <= gaps[MOST - 1]]


def _is_destination(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the hurt are only brought there: "two injured men were flown to Ardun"."""
    root = _ward_of(page, root) or root
    leading = page.tokens[root.head]
    if root.dep != "pobj" or leading.lemma != "to" or not is_violent(mention.type):
        return False
    return page.tokens[leading.head].lemma in BRINGING


def _ward_of(page: Page, root: Token) -> Token | None:
    """The hospital that a place tells the name or the town of: "taken to hospital in Ardun"."""
    above = page.tokens[root.head]
    if root.dep == "pobj" and above.lemma in {"in", "of", "at"}:
        above = page.tokens[above.head]
        brought = page.syntax.children(above, "prep") if above.lemma in BRINGING else []
        wards = [w for to in brought for w in page.syntax.children(to, "pobj")]
        above = next((w for w in wards if w.lemma in WARDS), above)
    elif root.dep not in {"compound", "nmod", "poss"}:
        return None
    return above if above.lemma.lower() in WARDS else None


def _without_speakers(
    page: Page, mention: Mention, told: list[tuple[PlaceMention, Token]]
) -> list[tuple[PlaceMention, Token]]:
    """The places without those where somebody spoke, or where a court or the police dealt with
    it, as long as others remain."""
    kept = [pair for pair in told if not _is_of_speech(page, pair[1], mention.token)] or told
    law = _law_over(page, mention.token) if is_violent(mention.type) else None
    if law is None:
        return kept
    doers = page.syntax.children(law, "nsubj")
    theirs = {t.index for doer in doers for t in page.syntax.subtree(doer)}
    return [pair for pair in kept if pair[1].index not in theirs] or kept


def _law_over(page: Page, token: Token) -> Token | None:
    """The verb above that tells what was done about it: "a court in Ardun sentenced …"."""
    above = (t for t in page.syntax.ancestors(token) if t.pos == "VERB")
    verb = next(above, None)
    return verb if verb is not None and verb.lemma in AFTERMATH else None


def _at_that_time(
    mention: Mention, told: list[tuple[PlaceMention, Token]], counted: Counted
) -> list[tuple[PlaceMention, Token]]:
    """The places without those of something told as earlier ("two days after a bomb in …")."""
    own = counted.earlier_than(mention.token)
    return [pair for pair in told if counted.earlier_than(pair[1]) in (None, own)]


def _is_of_speech(page: Page, root: Token, event: Token) -> bool:
    if root.dep != "pobj" or root.start < event.start:
        return False
    for above in page.syntax.ancestors(root):
        if above.pos in {"VERB", "AUX"}:
            return above.lemma in SPEAKING and above.index > event.index
    return False


def _antecedent(
    page: Page, mention: Mention, told: list[tuple[PlaceMention, Token]]
) -> PlaceMention | None:
    """The place that a clause with "where" hangs on: "Nawa, where a man was killed"."""
    token = mention.token
    where = any(c.lemma == "where" for c in page.syntax.children(token, "advmod"))
    if token.dep != "relcl" or not where:
        return None
    head = page.tokens[token.head]
    near = {head.index, *(c.index for c in page.syntax.children(head))}
    return next((place for place, root in told if root.index in near), None)


def _value(
    page: Page, mention: Mention, root: Token, place: PlaceMention, rivals: list[Token]
) -> float:
    best = max(
        score("event_places", place_features(page, event, root, place, rivals))
        for event in _words_for(page, mention)
    )
    return best + _as_object(page, mention, root)


def _within_object(page: Page, mention: Mention, root: Token) -> bool:
    """Whether the place is told inside the words for what is hit: "attacked a camp for families
    near Ardun", "shells hit the market of Ardun"."""
    locating = False
    token = root
    while token.index != mention.token.index:
        head = page.tokens[token.head]
        if token.dep == "prep":
            if head.pos in {"VERB", "AUX"}:
                return False
            locating = locating or token.lemma in AT
        elif token.dep not in INSIDE or token.index == head.index:
            return False
        token = head
    return locating and is_violent(mention.type) and mention.token.pos in {"VERB", "NOUN"}


def _hit_by(page: Page, mention: Mention, root: Token) -> bool:
    """Whether the place, or the town of that name, was hit by what the mention tells."""
    means = mention.token
    while means.dep == "compound" and means.head != means.index:
        means = page.tokens[means.head]
    by = page.tokens[means.head]
    hit = root
    if root.dep == "pobj" and page.tokens[root.head].lemma == "of":
        hit = page.tokens[page.tokens[root.head].head]
    return by.dep == "agent" and hit.dep == "nsubjpass" and hit.head == by.head


def _as_object(page: Page, mention: Mention, root: Token) -> float:
    """What it adds that the place itself is attacked ("raided the town", "the town was hit by
    missile fire")."""
    falls = mention.trigger.sense.frame.key == "fall" and root.dep == "nsubj"
    hit = root.head == mention.token.index and (falls or root.dep in {"dobj", "nsubjpass"})
    hit = hit or _hit_by(page, mention, root)
    return OBJECT if hit and is_violent(mention.type) else 0.0


def _words_for(page: Page, mention: Mention) -> Iterator[Token]:
    """The trigger, and for a noun also the verb that it hangs on."""
    token = mention.token
    yield token
    if mention.trigger.sense.pos != "verbs" and token.head != token.index:
        head = page.tokens[token.head]
        if head.pos == "ADP" and head.head != head.index:
            head = page.tokens[head.head]
        if head.pos == "VERB":
            yield head


def _finer(best: PlaceMention, near: list[PlaceMention]) -> PlaceMention:
    """A finer place that stands about as near and lies within the nearest."""
    for other in near:
        if is_within(best.place, other.place):
            best = other
    return best


def is_within(outer: Place | None, inner: Place | None) -> bool:
    """Whether the inner place is a finer one that lies in the outer, or one that no gazetteer
    knows and that was put where the outer one is: "a village in Ardun"."""
    if outer is None or inner is None:
        return False
    if inner.described and inner.geonames_id is None and outer.geonames_id is not None:
        if fineness(outer) > PROVINCE:
            return holds(outer, inner)
        return (inner.lat, inner.lon) == (outer.lat, outer.lon)
    return fineness(inner) < fineness(outer) and holds(outer, inner)


def is_inside_namesake(headlined: Place | None, told: Place | None) -> bool:
    """Whether the town of a headline bears the name of its province, and another place in that is
    told: "Five killed in Kandahar", of a village there.

    >>> city = Place("Kandahār", 31.61, 65.71, country_code="AF", admin1="Kandahār", feature="PPL")
    >>> village = Place("Maiwand", 31.75, 65.1, country_code="AF", admin1="Kandahār", feature="PPL")
    >>> is_inside_namesake(city, village), is_inside_namesake(village, city)
    (True, False)
    """
    if headlined is None or told is None or headlined.country_code != told.country_code:
        return False
    if not (headlined.feature or "").startswith("PPL") or fineness(told) > PROVINCE:
        return False
    return told.name != headlined.name and headlined.name == headlined.admin1 == told.admin1


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
