"""Names in zones that the parser leaves out: datelines are read like a sentence, and names that the
report itself shows to be places are found again in its links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.model.annotated import Annotated
from dateline.model.mentions import PlaceMention
from dateline.model.span import Span
from dateline.model.text import Sentence, Token, ZoneKind

WORD = re.compile(r"\w[\w.’']*|[^\w\s]")
SOURCE = re.compile(r"(?<=\d)\D*?[(\[].*", re.S)
"""What stands behind a dateline's day: outlet and sort of the text, in brackets."""
AGENCIES = frozenset({"ap", "afp", "reuters", "upi", "dpa", "ap)", "tass", "xinhua", "cnn"})


def with_datelines(annotated: Annotated) -> Annotated:
    """The report with its datelines as further sentences, each word before the outlet a name of
    a place."""
    tokens = list(annotated.tokens)
    sentences = list(annotated.sentences)
    text = annotated.report.text
    for zone in annotated.zones:
        if zone.kind is not ZoneKind.DATELINE:
            continue
        first = len(tokens)
        source = SOURCE.search(text, zone.span.start, zone.span.end)
        end = source.start() if source else zone.span.end
        for match in WORD.finditer(text, zone.span.start, zone.span.end):
            tokens.append(_token(len(tokens), match, within=match.start() < end))
        span = Span(zone.span.start, zone.span.end)
        index = len(sentences)
        sentences.append(Sentence(index, span, first, len(tokens), zone.kind, index))
    return replace(annotated, tokens=tuple(tokens), sentences=tuple(sentences))


def _token(index: int, match: re.Match[str], *, within: bool) -> Token:
    word = match.group()
    named = within and word[0].isupper() and word.lower() not in AGENCIES
    return Token(
        index=index,
        start=match.start(),
        end=match.end(),
        text=word,
        lemma=word.lower(),
        pos="PROPN" if named else "X",
        tag="NNP" if named else "XX",
        dep="ROOT",
        head=index,
        entity="GPE" if named else "ORG",
    )


def in_links(annotated: Annotated, named: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The report's own place names where they stand in its links to other stories."""
    text = annotated.report.text
    links = [zone.span for zone in annotated.zones if zone.kind is ZoneKind.LINK]
    if not links:
        return []
    places = {mention.span.of(text): mention.place for mention in reversed(named)}
    names = sorted(places, key=lambda name: (-len(name), name))
    if not names:
        return []
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    return [
        PlaceMention(Span(match.start(), match.end()), places[match.group()])
        for link in links
        for match in pattern.finditer(text, link.start, link.end)
    ]
