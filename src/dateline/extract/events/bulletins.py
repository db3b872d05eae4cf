"""What bulletins and notes count over the weeks or months that they are on."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateline.extract.events.mentions import Page
from dateline.model.mentions import TimeMention
from dateline.model.text import Sentence

SOME_DAYS, SOME_MONTHS = timedelta(4), timedelta(100)
"""What a bulletin or a note may be on."""
ISSUED_WITHIN = timedelta(60)
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HEADINGS = 8
"""Lines at the top of a report among which its heading is looked for (ours)."""
OF_PERIOD = re.compile(
    r"\b(?:(?:during|over|in|within|for|throughout) (?:the|this) (?:reporting |review )?"
    r"(?:period|quarter)|(?:the|this) reporting (?:period|month|week)|(?:the )?period under review)"
    r"(?! of)\b"
)
OVER_WEEKS = re.compile(
    r"\b(?:in|over|within) (?:a|one|two|three|four|five|six|\d+) (?:weeks?|months?|years?)\b(?!-)"
)


def period_covered(page: Page, reference: date | None) -> TimeMention | None:
    """The weeks or months that the report is on, where a heading at its top tells them: "Trends
    in July 2021", "Bulletin 41, 18 - 24 November"."""
    if reference is None:
        return None
    for sentence in page.annotated.sentences[:HEADINGS]:
        if any(t.tag in FINITE for t in page.tokens[sentence.first : sentence.last]):
            continue
        for time in page.times_in(sentence):
            span = time.whole.span
            if span is None or not SOME_DAYS <= span.last - span.first <= SOME_MONTHS:
                continue
            if timedelta(0) <= reference - span.last <= ISSUED_WITHIN:
                return time
    return None


def is_of_period(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence counts over the period of its report: "during the reporting period"."""
    return OF_PERIOD.search(sentence.span.of(page.text).lower()) is not None


def is_over_weeks(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence counts over weeks: "raids kill 25 in a week"."""
    return OVER_WEEKS.search(sentence.span.of(page.text).lower()) is not None
