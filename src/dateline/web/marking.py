"""A report's text with the words its claims rest on marked, as HTML; everything is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from urllib.parse import quote

from dateline.export.words import value_words
from dateline.model.claims import Claim, CountSaid, Field
from dateline.model.report import Report

LABELS = {
    Field.EVENT: "what",
    Field.WHEN: "when",
    Field.WHERE: "where",
    Field.PARTICIPANT: "who",
    Field.CONTROL: "control",
}


def label_of(claim: Claim) -> str:
    """What stands beside the marked words: the name of the value that rests on them."""
    if isinstance(claim.value, CountSaid):
        return claim.value.what.value.replace("_", " ")
    return LABELS[claim.field]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same claims cover."""

    start: int
    end: int
    claims: tuple[Claim, ...]


def marked_text(
    report: Report, mine: Sequence[Claim], others: Mapping[str, Sequence[Claim]]
) -> str:
    """The text: words of this incident's claims lead to its values, words of another
    incident's claims (by its id) lead to that incident."""
    homes = {claim.id: home for home, claims in others.items() for claim in claims}
    everything = [*mine, *(claim for claims in others.values() for claim in claims)]
    begun: set[str] = set()
    parts: list[str] = []
    at = 0
    for piece in _pieces(everything, own={claim.id for claim in mine}):
        parts.append(escape(report.text[at : piece.start]))
        parts.append(_mark(report.text[piece.start : piece.end], piece, homes, begun))
        at = piece.end
    parts.append(escape(report.text[at:]))
    return "".join(parts)


def _pieces(claims: Sequence[Claim], own: set[str]) -> Iterable[Piece]:
    """The text cut where a claim's words begin or end. Of the claims on a piece the one with
    the fewest words comes first; where this incident has claims, no other's count."""
    edges = sorted({edge for c in claims for edge in (c.evidence.span.start, c.evidence.span.end)})
    ordered = sorted(claims, key=lambda c: (c.evidence.span.start, c.evidence.span.end, c.id))
    for start, end in pairwise(edges):
        over = [c for c in ordered if c.evidence.span.start <= start and c.evidence.span.end >= end]
        ours = [c for c in over if c.id in own] or over
        if ours:
            ours.sort(
                key=lambda c: (len(c.evidence.span), not isinstance(c.value, CountSaid), c.id)
            )
            yield Piece(start, end, tuple(ours))


def _mark(words: str, piece: Piece, homes: Mapping[str, str], begun: set[str]) -> str:
    """The piece as a link. The first piece of a claim carries its id and its label."""
    first = piece.claims[0]
    home = homes.get(first.id)
    new = [claim for claim in piece.claims if claim.id not in begun]
    begun.update(claim.id for claim in new)
    if not words.strip():
        return escape(words)
    anchors = "".join(f'<span id="c-{escape(c.id)}"></span>' for c in new if c is not first)
    to = f"/incidents/{quote(home, safe='')}#c-{quote(first.id, safe='')}" if home else "#values"
    label = label_of(first)
    told = f"{label}: {value_words(first)}" + (f" (told of {home})" if home else "")
    return (
        f'{anchors}<a class="cited {first.field.value} {"other" if home else "own"}" '
        f'href="{escape(to)}" data-claims="{escape(" ".join(c.id for c in piece.claims))}" '
        + (f'id="c-{escape(first.id)}" data-label="{escape(label)}" ' if first in new else "")
        + f'title="{escape(told)}">{escape(words)}</a>'
    )
