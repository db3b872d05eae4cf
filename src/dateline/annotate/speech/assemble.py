"""Attributions from what was found by token: stances, nesting, and quotations without a cue."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.speech.lexicon import Lexicon
from dateline.annotate.speech.parts import Parts
from dateline.annotate.speech.quotes import Quote
from dateline.annotate.speech.rules import Found
from dateline.annotate.speech.standing import manner_of, stance_of
from dateline.model.along import Along
from dateline.model.mentions import Attribution, Manner
from dateline.model.span import Span

SPOKEN = 5
MANY = 2000  # more than any report has; beyond, nothing is compared with everything else
RELATIVE = frozenset(("who", "which", "that"))


def assemble(parts: Parts, found: list[Found], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """The report's attributions in order of their content, each with what it is nested in."""
    rows = [_attribution(parts, one, lexicon) for one in found]
    if len(rows) + len(parts.quotes) <= MANY:
        rows.extend(_uncued(parts, rows))
    ordered = sorted(set(rows), key=_place)
    if len(ordered) > MANY:
        return tuple(ordered)
    contents = Along(range(len(ordered)), lambda number: ordered[number].content)
    return tuple(replace(row, parent=_parent(row, ordered, contents)) for row in ordered)


def _place(row: Attribution) -> tuple[int, int, int, int]:
    cue = row.cue or row.content
    source = row.source or cue
    return row.content.start, -row.content.end, cue.start, source.start


def _attribution(parts: Parts, found: Found, lexicon: Lexicon) -> Attribution:
    tree = parts.tree
    first, last = found.content
    quoted = sum(1 for token in range(first, last) if token in parts.quote_at)
    return Attribution(
        content=tree.span(found.content),
        cue=tree.span(found.cue),
        source=tree.span(found.source) if found.source else None,
        direct=2 * quoted > last - first,
        stance=stance_of(tree, found, lexicon),
        manner=manner_of(tree, found, lexicon),
    )


def _uncued(parts: Parts, rows: list[Attribution]) -> list[Attribution]:
    """Whole sentences in quotation marks with no cue: by whoever spoke right before."""
    found: list[Attribution] = []
    for quote in parts.quotes:
        span = parts.tree.span((quote.first, quote.last))
        if not _sentence_like(parts, quote) or any(span.overlaps(row.content) for row in rows):
            continue
        before = _speaker_before(parts, quote, [*rows, *found])
        source = before.source if before else None
        found.append(Attribution(content=span, cue=None, source=source, direct=True))
    return found


def _sentence_like(parts: Parts, quote: Quote) -> bool:
    tree = parts.tree
    low, _ = tree.bounds(quote.first)
    verbs = any(tree.pos[i] in ("VERB", "AUX") for i in range(quote.first, quote.last))
    return verbs and quote.first - low <= 1 and quote.last - quote.first > SPOKEN


def _speaker_before(parts: Parts, quote: Quote, rows: list[Attribution]) -> Attribution | None:
    """The attribution whose sentence comes right before the quotation, in its paragraph or as
    the last of the one before."""
    tree = parts.tree
    sentences = tree.annotated.sentences
    here = tree.sentence[quote.first]
    if here == 0 or quote.paragraph - sentences[here - 1].paragraph > 1:
        return None
    before, text = sentences[here - 1].span, tree.annotated.report.text
    close = [
        row
        for row in rows
        if row.source is not None
        and row.manner is Manner.TELLS
        and row.source.of(text).lower() not in RELATIVE
        and (row.content.overlaps(before) or (row.cue is not None and row.cue.overlaps(before)))
    ]
    return max(close, key=lambda row: (row.cue or row.content).start, default=None)


def _parent(row: Attribution, rows: list[Attribution], contents: Along[int]) -> int | None:
    """The narrowest attribution whose content holds this one, source and cue included."""
    whole = row.content.cover(row.cue) if row.cue else row.content
    if row.source:
        whole = whole.cover(row.source)
    best: tuple[int, int] | None = None
    for index in contents.at(whole):
        other = rows[index]
        if other is row or not _holds(other, row, whole):
            continue
        if best is None or len(other.content) < best[0]:
            best = (len(other.content), index)
    return best[1] if best else None


def _holds(other: Attribution, row: Attribution, whole: Span) -> bool:
    if not other.content.contains(whole) or other.content == row.content:
        return False
    return other.cue is None or not other.cue.overlaps(whole)
