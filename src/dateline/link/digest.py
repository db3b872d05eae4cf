"""What linking needs to know of a report's text, made once when it is read.

The sketch keeps the hashes of word shingles that are divisible by a fixed number (Broder,
"On the resemblance and containment of documents", 1997): unlike a signature of minima it
tells containment too, which finds the shortened copy.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from dateline.link.scenes import scenes_of
from dateline.link.words import WORD, fold, telling
from dateline.model.addresses import before_archiving, post_of
from dateline.model.annotated import Annotated
from dateline.model.reading import Digest
from dateline.model.text import TOLD, Token

VERSION = "digest.v7"

SHINGLE = 5
"""Words in a shingle (codebooks.md 2.4)."""
SAMPLE = 3
"""One in so many shingles is kept."""
MOST_WORDS = 250
MOST_NAMES = 120
MOST_QUOTES = 12
LEAST_QUOTE = 6
"""Words from which a quotation is telling."""

QUOTE = re.compile(r"[“\"]([^“”\"]{20,600})[”\"]")
TIMES = frozenset({"DATE", "TIME"})
AGE = re.compile(
    r"\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:year|month)s?[- ]old\b"
    r"|, (?:age )?(\d{1,2})(?=[,.])"
)
"""“a 17-year-old”, “Hall, 19, of …”."""
PARTS = re.compile(r"[-_+.,%/:]+")


def digest(annotated: Annotated) -> Digest:
    """The report's digest."""
    ranked = landmarks(annotated)
    return Digest(
        report=annotated.report.id,
        signature=sketch(told_words(annotated)),
        words=tuple(word for word, _ in ranked),
        times=tuple(count for _, count in ranked),
        quotes=quotations(annotated),
        credits=tuple(sorted(set(annotated.credits))),
        clues=annotated.clues,
        passed_over=bool(annotated.passed) and not annotated.sentences,
        names=names(annotated.tokens),
        ages=ages(told_text(annotated)),
        address=address_words(annotated.report.url),
        scenes=scenes_of(annotated),
        posted=next((c.weekday for c in annotated.clues if c.weekday is not None), None),
    )


def told_text(annotated: Annotated) -> str:
    """The zones that tell something, a line each."""
    text = annotated.report.text
    return "\n".join(zone.span.of(text) for zone in annotated.zones if zone.kind in TOLD)


def told_words(annotated: Annotated) -> list[str]:
    """The folded words of the zones that tell something, in order."""
    return WORD.findall(fold(told_text(annotated)))


def sketch(words: list[str]) -> tuple[int, ...]:
    """A fixed share of the hashes of all shingles, sorted."""
    hashes = (
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode())
        for i in range(len(words) - SHINGLE + 1)
    )
    return tuple(sorted({value for value in hashes if value % SAMPLE == 0}))


def landmarks(annotated: Annotated) -> tuple[tuple[str, int], ...]:
    """The words of the report that may set it apart, with how often they stand in it, the
    commonest first: how rare each is among all reports is known only when they are linked.

    Words for times are left out, since linking compares days. Names of places stay: where a
    place was misread, its name still tells that two reports speak of the same one.
    """
    found: Counter[str] = Counter()
    for token in annotated.tokens:
        if token.entity not in TIMES:
            found.update(telling(token.text))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:MOST_WORDS])


def names(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Pairs of words that follow each other in names, folded, each once: of "Officer Ana Ruiz
    Vega" "officer ana", "ana ruiz" and "ruiz vega", so that a title or a further name parts
    nothing."""
    found = (
        fold(f"{left.text} {right.text}")
        for left, right in pairwise(t for t in tokens if not _is_initial(t))
        if _in_name(left) and _in_name(right)
    )
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _in_name(token: Token) -> bool:
    return token.pos == "PROPN" and len(token.text) > 1 and token.text[:1].isupper()


def _is_initial(token: Token) -> bool:
    return len(token.text) <= 2 and token.text[:1].isupper() and token.text[1:] in {"", "."}


def ages(text: str) -> tuple[str, ...]:
    """The ages of people that a text tells, sorted.

    >>> ages("A 17-year-old boy was hurt. Ruiz, 43, was arrested.")
    ('17', '43')
    """
    return tuple(sorted({match[1] or match[2] for match in AGE.finditer(text)}))


def address_words(url: str | None) -> tuple[str, ...]:
    """The words of a page's address, which mostly are those of its title; without those of its
    host, numbers and keys. The address of a post holds no title.

    >>> address_words("http://www.ardunpost.org/news/2031/05/12/two-shot-at-mill-bridge-99812.html")
    ('news', 'two', 'shot', 'mill', 'bridge', 'html')
    """
    if not url or post_of(url):
        return ()
    bare = re.split(r"[?#]", before_archiving(url), maxsplit=1)[0]
    path = re.sub(r"^https?://", "", bare).partition("/")[2]
    words = PARTS.split(fold(path))
    return tuple(dict.fromkeys(word for word in words if len(word) > 2 and word.isalpha()))


def quotations(annotated: Annotated) -> tuple[str, ...]:
    """Direct quotations that are long enough to know again, folded, in order."""
    found: list[str] = []
    for match in QUOTE.finditer(annotated.report.text):
        words = WORD.findall(fold(match[1]))
        if len(words) >= LEAST_QUOTE:
            found.append(" ".join(words[:24]))
    return tuple(dict.fromkeys(found))[:MOST_QUOTES]
