"""How far a content reaches: quotation marks are closed, and direct speech that goes on after
its cue, in the same or the next paragraph, is taken in."""

from __future__ import annotations

from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.tree import Reach

TRIMMED = frozenset((",", ";", ":", "—", "–", "--", "-", "and", "but"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "VB", "MD"))
FULL_STOP = frozenset((".", "!", "?"))


def complete(parts: Parts, content: Reach, cue: Reach, source: Reach | None) -> Reach | None:
    """The content with its quotation whole; None where nothing is left of it."""
    if source and (source[0] - cue[1] <= 1 and cue[0] - source[1] <= 1):
        content = _without(content, (min(cue[0], source[0]), max(cue[1], source[1])))
    content = _without(content, cue)
    if source:
        content = _without(content, source)
    content = _trimmed(parts, content)
    if content[0] >= content[1]:
        return None
    content = _with_fragment(parts, content, cue)
    content = _quotes_whole(parts, content, cue)
    return _going_on(parts, content, cue)


def _with_fragment(parts: Parts, content: Reach, cue: Reach) -> Reach:
    """What is no clause of its own goes on with the content, though the parser joins it to the
    cue: "said it left three dead | and dozens wounded"."""
    tree = parts.tree
    for word in range(*cue):
        for kid in tree.kids(word, "conj"):
            low = tree.left[kid]
            joins = low > content[1] - 1 and all(
                tree.dep[i] == "cc" for i in range(content[1], low)
            )
            finite = tree.tag[kid] in FINITE or tree.kids(kid, "aux", "auxpass")
            if joins and low > content[1] and not finite:
                return content[0], tree.right[kid] + 1
    return content


def _without(content: Reach, other: Reach) -> Reach:
    """The content less what stands at its edge and belongs to cue or source."""
    (first, last), (low, high) = content, other
    if high <= first or low >= last:
        return content
    if low <= first and high >= last:
        return (first, first)
    if low - first <= 1 and high < last:
        return (high, last)
    if last - high <= 1 and low > first:
        return (first, low)
    if low <= first:
        return (high, last)
    return (first, low) if high >= last else content


def _trimmed(parts: Parts, content: Reach) -> Reach:
    lower = parts.tree.lower
    first, last = content
    while first < last and lower[first] in TRIMMED:
        first += 1
    while last > first and (lower[last - 1] in TRIMMED or lower[last - 1] in FULL_STOP):
        # A full stop inside the marks belongs to the quotation.
        if lower[last - 1] in FULL_STOP and last - 1 in parts.quote_at:
            break
        last -= 1
    return first, last


def _quotes_whole(parts: Parts, content: Reach, cue: Reach) -> Reach:
    """Quotations that begin or end within the content are in it whole."""
    first, last = content
    opening = parts.quote_at.get(first)
    if opening is not None:
        quote = parts.quotes[opening]
        if not quote.first <= cue[0] < first and quote.last <= last + 400:
            first = min(first, quote.first)
    closing = parts.quote_at.get(last - 1)
    if closing is not None:
        quote = parts.quotes[closing]
        if quote.first >= first and not last <= cue[0] < quote.last:
            last = max(last, quote.last)
    return first, last


def _going_on(parts: Parts, content: Reach, cue: Reach) -> Reach:
    """Direct speech goes on after "…," he said. "… and over the paragraph's end."""
    tree = parts.tree
    first, last = content
    number = parts.quote_at.get(last - 1)
    if number is None or parts.quotes[number].first < first:
        return content
    if parts.quotes[number].last > last:
        return content
    end = max(last, _clause_end(parts, cue) if cue[0] >= first else last)
    while number + 1 < len(parts.quotes):
        quote, following = parts.quotes[number], parts.quotes[number + 1]
        same = following.paragraph == quote.paragraph
        next_one = following.paragraph == quote.paragraph + 1 and quote.open_ended
        if not (same or next_one) or not _only_marks(parts, end, following.first):
            break
        if same and not _whole_sentences(parts, following.first, following.last):
            break
        last = end = following.last
        number += 1
    return first, min(last, len(tree.tokens))


def _clause_end(parts: Parts, cue: Reach) -> int:
    """The end of the sentence of the cue."""
    return parts.tree.bounds(cue[0])[1]


def _only_marks(parts: Parts, start: int, stop: int) -> bool:
    return stop >= start and all(parts.tree.pos[i] == "PUNCT" for i in range(start, stop))


def _whole_sentences(parts: Parts, first: int, last: int) -> bool:
    """Whether the quotation begins a sentence."""
    low, _ = parts.tree.bounds(first)
    return first - low <= 1 and last - first > 3
