"""What linking needs to know of a report's text, made once when it is read.

The sketch keeps the hashes of word shingles that are divisible by a fixed number (Broder,
"On the resemblance and containment of documents", 1997): unlike a signature of minima it
tells containment too, which finds the shortened copy.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter

from dateline.link.common_words import share_of
from dateline.model.annotated import Annotated
from dateline.model.mentions import ActorMention
from dateline.model.reading import Digest
from dateline.model.syntax import Syntax
from dateline.model.text import TOLD
from dateline.model.values import ActorKind

VERSION = "digest.v2"

SHINGLE = 5
"""Words in a shingle (codebooks.md 2.4)."""
SAMPLE = 3
"""One in so many shingles is kept."""
MOST_WORDS = 250
EVERYWHERE = 0.3
"""A word in so many of all news reports tells nothing."""
MOST_QUOTES = 12
LEAST_QUOTE = 6
"""Words from which a quotation is telling."""

WORD = re.compile(r"[^\W_]+")
QUOTE = re.compile(r"[“\"]([^“”\"]{20,600})[”\"]")
TIMES = frozenset({"DATE", "TIME"})


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
    )


def fold(text: str) -> str:
    """Lower case without accents: how words are compared.

    >>> fold("Kobanî")
    'kobani'
    """
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def told_words(annotated: Annotated) -> list[str]:
    """The folded words of the zones that tell something, in order."""
    text = annotated.report.text
    zones = [zone.span.of(text) for zone in annotated.zones if zone.kind in TOLD]
    return [word for part in zones for word in WORD.findall(fold(part))]


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

    Names of known places and of known groups are left out, since linking compares those by
    what they denote.
    """
    known = _known_words(annotated)
    found: Counter[str] = Counter()
    for token in annotated.tokens:
        if token.index not in known and token.entity not in TIMES:
            found.update(word for word in WORD.findall(fold(token.text)) if _may_tell(word))
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:MOST_WORDS])


def _may_tell(word: str) -> bool:
    return len(word) > 2 and share_of(word) < EVERYWHERE


def _known_words(annotated: Annotated) -> set[int]:
    """The tokens of names that denote a known place or a known group."""
    places = [m.span for m in annotated.places if m.named and m.place]
    actors = [m.span for m in annotated.actors if m.named and _is_known_group(m)]
    syntax = Syntax(annotated)
    return {token.index for span in (*places, *actors) for token in syntax.tokens_in(span)}


def _is_known_group(mention: ActorMention) -> bool:
    return mention.actor.id is not None and mention.actor.kind is not ActorKind.PERSON


def quotations(annotated: Annotated) -> tuple[str, ...]:
    """Direct quotations that are long enough to know again, folded, in order."""
    found: list[str] = []
    for match in QUOTE.finditer(annotated.report.text):
        words = WORD.findall(fold(match[1]))
        if len(words) >= LEAST_QUOTE:
            found.append(" ".join(words[:24]))
    return tuple(dict.fromkeys(found))[:MOST_QUOTES]
