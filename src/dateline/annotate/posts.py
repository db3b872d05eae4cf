"""The furniture of saved posts on social networks: who posted, when, counts, buttons, replies.

A saved post's page glues these to the words of the post ("Ardun Watch@ardunwatchOn May 3 …
10:23 AM · May 4, 20311.6KViews"), so that they are told apart by form, within paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.addresses import post_of
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.text import Zone, ZoneKind

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
CLOCK = r"\d{1,2}:\d{2} ?[AP]M"
SENT = re.compile(rf"{CLOCK} [·-] (?P<day>{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}})")
"""The line under a post on X: "7:44 PM · Aug 19, 2022"."""
SHARED = re.compile(
    rf"(?P<day>(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)(?: at {CLOCK})?"
    r" · (?:Shared with )?Public(?! ?group)(?![a-z])"
)
"""The line above a post on Facebook: "March 5, 2031 · Shared with Public"."""
REACTIONS = re.compile(r"All reactions:\s?[\d.,KM]*|(?:Like\s?)?Comment(?:\s?Share)?\s*$")
HEAD = 400
"""Characters within which the author of a post is named."""


def furniture(report: Report) -> tuple[Zone, ...]:
    """The zones of a saved post that are none of its words, in order; none where the report is
    no post."""
    return tuple(_of_x(report)) or tuple(_of_facebook(report.text))


def _of_x(report: Report) -> Iterator[Zone]:
    post, text = post_of(report.url), report.text
    if post is None:
        return
    author = re.compile(rf"@{re.escape(post.author)}", re.IGNORECASE).search(text, 0, HEAD)
    sent = SENT.search(text, author.end() if author else 0)
    if author is not None and (sent is None or author.end() < sent.start()):
        yield Zone(Span(0, author.end()), ZoneKind.BYLINE)
    if sent is not None:
        yield Zone(Span(sent.start(), sent.start("day")), ZoneKind.BYLINE)
        yield Zone(Span(*sent.span("day")), ZoneKind.DATELINE)
        if text[sent.end() :].strip():
            yield Zone(Span(sent.end(), len(text)), ZoneKind.BOILERPLATE)


def _of_facebook(text: str) -> Iterator[Zone]:
    shared = SHARED.search(text, 0, HEAD)
    if shared is None:
        return
    if shared.start():
        yield Zone(Span(0, shared.start()), ZoneKind.BYLINE)
    yield Zone(Span(*shared.span()), ZoneKind.DATELINE)
    reactions = REACTIONS.search(text, shared.end())
    if reactions is not None:
        yield Zone(Span(reactions.start(), len(text)), ZoneKind.BOILERPLATE)
