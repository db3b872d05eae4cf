"""Tolls of several attacks that the report then tells one by one: "50 people were killed in two
separate attacks"."""

from __future__ import annotations

from dateline.extract.events.cast import is_violent
from dateline.extract.events.lexicon import lexicon, words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.mentions import CountMention, TimeMention
from dateline.model.text import Sentence

APART = words("tolls", "apart")
BEHIND = 3
"""Sentences behind the toll that may tell of them."""
PARTS = 2
"""So many smaller figures behind it at least are those of the attacks."""


def in_separate(page: Page, index: int) -> bool:
    """Whether the count is that of separate attacks together, whose own figures follow."""
    counts = page.annotated.counts
    whole = counts[index]
    if not _of_separate(page, whole):
        return False
    parts = [c for c in counts[index + 1 :] if c.what is whole.what]
    return sum(0 < c.count.low < whole.count.low for c in parts) >= PARTS


def date_parts(page: Page, mentions: list[Mention]) -> None:
    """Gives attacks that are told behind the toll of all of them the day of that toll."""
    for index, count in enumerate(page.annotated.counts):
        if not in_separate(page, index):
            continue
        time = day_of(page, count)
        here = sentence_of(page, count).index
        for mention in mentions if time is not None else ():
            behind = here < mention.sentence.index <= here + BEHIND
            if behind and mention.when is None and time is not None and is_violent(mention.type):
                mention.when = time.whole
                mention.reasons.append(f"time '{time.span.of(page.text)}': that of all the attacks")


def day_of(page: Page, count: CountMention) -> TimeMention | None:
    """The first time with known days that the count's sentence tells."""
    told = page.times_in(sentence_of(page, count))
    return next((time for time in told if time.when.span is not None), None)


def sentence_of(page: Page, count: CountMention) -> Sentence:
    """The sentence that the count's words begin in."""
    return page.syntax.sentence_of(page.syntax.tokens_in(count.span)[0])


def _of_separate(page: Page, count: CountMention) -> bool:
    """Whether the harm was done in several attacks that are told to be separate."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    for at in page.syntax.children(verb, "prep", "agent") if verb is not None else ():
        for thing in page.syntax.children(at, "pobj"):
            before = {c.lemma.lower() for c in page.syntax.children(thing, "amod")}
            if thing.tag == "NNS" and thing.lemma in lexicon().nouns and before & APART:
                return True
    return False
