"""Places that head a paragraph in a list of incidents: "Nikopol, Dnipropetrovsk region. On 11 May
shells hit a market."""

from __future__ import annotations

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.mentions import PlaceMention
from dateline.model.text import Sentence
from dateline.model.values import PlacePrecision

COARSE = frozenset({
    PlacePrecision.COUNTRY, PlacePrecision.INTERNATIONAL, PlacePrecision.UNKNOWN,
})  # fmt: skip
SMALL = words("places", "of_headings")
LONGEST = 10


def headed_by(page: Page) -> dict[int, PlaceMention]:
    """By sentence, the place that heads its paragraph."""
    found: dict[int, PlaceMention] = {}
    heading: PlaceMention | None = None
    last_end = 0
    for sentence in page.annotated.sentences:
        if "\n" in page.text[last_end : sentence.span.start]:
            heading = None
        last_end = sentence.span.end
        if heading is None:
            heading = _heading(page, sentence)
        else:
            found[sentence.index] = heading
    return found


def _heading(page: Page, sentence: Sentence) -> PlaceMention | None:
    """The place that is all the sentence names."""
    if sentence.last - sentence.first > LONGEST:
        return None
    places = [p for p in page.annotated.places if p.place and sentence.span.contains(p.span)]
    first = next(iter(places), None)
    if first is None or first.place is None or first.place.precision in COARSE:
        return None
    named = {t.index for p in places for t in page.syntax.tokens_in(p.span)}
    rest = {
        t.text.lower()
        for t in page.tokens[sentence.first : sentence.last]
        if t.index not in named and any(c.isalnum() for c in t.text)
    }
    return first if rest <= SMALL else None
