"""What each stretch of a report is, by its form: headline, dateline, body, caption, credit …

Nothing is left out: zones cover all but blanks, junk keeps its characters. The forms stand
in `data/zones.toml`; this module decides in which order they are tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateline.annotate.credits import credited, credited_source, is_signature
from dateline.annotate.datelines import BARE, dateline_length
from dateline.annotate.forms import LOOKED_AT, forms
from dateline.annotate.paragraphs import paragraphs
from dateline.annotate.posts import furniture
from dateline.model.annotated import Annotated
from dateline.model.span import Span
from dateline.model.text import TOLD, Zone, ZoneKind

VERSION = "zones.v9"

STOP = re.compile(r"[.!?…;:,][\"”’')\]]{0,3}(?:\[\d{1,3}\]){0,4}\s*$|[\"”]$")
CUT = re.compile(r"(?:\.\.\.|…)\s*$")
BULLET = re.compile(r"[-–—•*·▪◦] ?\w")
WORDS = re.compile(r"[^\W\d_][\w'’.-]*")
RULE = re.compile(r"[\W_]+$")
LAST_BRACKET = re.compile(r"[\[(]([^\[\]()]{2,80})[\])]\W{0,2}$")
HEADLINE_WORDS = 26
CAPTION_WORDS = 70
LINK_WORDS = 20
UNDER_BYLINE = 6
CUT_WORDS = 14
LOOK_BACK = 60  # paragraphs that one cut short is held against
PROSE_WORDS = 18
LONG_PARAGRAPH = 22  # words; such a one ends a list of links


@dataclass(frozen=True, slots=True)
class _Paragraph:
    span: Span
    text: str
    words: int

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence does; a short line that is cut off does not."""
        if self.words <= CUT_WORDS and CUT.search(self.text):
            return False
        return bool(STOP.search(self.text))


def find_zones(annotated: Annotated) -> Annotated:
    """Marks each paragraph of the text, or a part of it, with what it is."""
    report = annotated.report
    around = furniture(report)
    found = [
        _Paragraph(span, span.of(report.text), len(WORDS.findall(span.of(report.text))))
        for paragraph in paragraphs(report.text)
        for span in _outside(paragraph, around, report.text)
    ]
    kinds = _kinds(found, _printed_title(found, report.title))
    zones = (*_trimmed(around, report.text), *_zones(found, kinds, report.title))
    zones = tuple(sorted(zones, key=lambda zone: zone.span.start))
    credit_lines = (
        zone.span.of(report.text)
        for zone in zones
        if zone.kind in (ZoneKind.CREDIT, ZoneKind.BYLINE, ZoneKind.DATELINE)
    )
    # A picture's credit says nothing of where the words come from.
    named = [
        name
        for line in credit_lines
        if not PICTURE.match(line)
        for name in (credited_source(line) or credited(line))
    ]
    return replace(annotated, zones=zones, credits=tuple(dict.fromkeys(named)))


def _outside(paragraph: Span, around: Sequence[Zone], text: str) -> Iterator[Span]:
    """What of a paragraph is no furniture of a post, without blanks around it."""
    start = paragraph.start
    for zone in around:
        if zone.span.end > start and zone.span.start < paragraph.end:
            yield from _bare(Span(start, max(start, zone.span.start)), text)
            start = zone.span.end
    yield from _bare(Span(start, max(start, paragraph.end)), text)


def _trimmed(zones: Sequence[Zone], text: str) -> Iterator[Zone]:
    for zone in zones:
        yield from (Zone(span, zone.kind) for span in _bare(zone.span, text))


def _bare(span: Span, text: str) -> Iterator[Span]:
    """The span without the blanks around it, where words are left."""
    words = span.of(text)
    if words.strip():
        first = span.start + len(words) - len(words.lstrip())
        yield Span(first, span.start + len(words.rstrip()))


PICTURE = re.compile(
    r"\W*(?:images?|photos?|pictures?|photographs?|video|media|file photo)\b", re.IGNORECASE
)


def _kinds(found: Sequence[_Paragraph], title: str) -> list[ZoneKind]:
    """The kind of each paragraph as a whole."""
    kinds: list[ZoneKind] = []
    seen: dict[str, None] = {}
    state = _State(prose=_is_prose(found))
    for place, paragraph in enumerate(found):
        kind = _kind(paragraph, state, title, last=place == len(found) - 1, seen=seen)
        if paragraph.words >= 5:
            seen[_folded(paragraph.text)] = None
        state = state.after(kind, paragraph)
        kinds.append(kind)
    return kinds


@dataclass(frozen=True, slots=True)
class _State:
    """What came before: whether a headline or body was seen, whether a list of links or a
    caption label is open, whether the points of a list follow; `prose`: the text's longer
    paragraphs end in stops, as a rule."""

    prose: bool
    headline: bool = False
    told: bool = False
    listing: bool = False
    labelled: bool = False
    points: bool = False
    bylined: bool = False

    def after(self, kind: ZoneKind, paragraph: _Paragraph) -> _State:
        heads = bool(forms().list_head.match(paragraph.text[:LOOKED_AT]))
        label = forms().caption_label.match(paragraph.text)
        return _State(
            prose=self.prose,
            headline=self.headline or kind is ZoneKind.HEADLINE,
            told=self.told or kind is ZoneKind.BODY,
            listing=kind is ZoneKind.LINK and (heads or self.listing),
            labelled=label is not None and label.end() >= len(paragraph.text.rstrip()),
            bylined=kind is ZoneKind.BYLINE,
            points=paragraph.text.endswith(":") or (self.points and not paragraph.stops),
        )


def _is_prose(found: Sequence[_Paragraph]) -> bool:
    long = [paragraph for paragraph in found if paragraph.words >= PROSE_WORDS]
    return bool(long) and sum(p.stops for p in long) >= 0.6 * len(long)


def _printed_title(found: Sequence[_Paragraph], title: str | None) -> str:
    """The title, folded, where a paragraph of its own prints it; else ""."""
    folded = _folded(title or "")
    return folded if any(_is_title(_folded(p.text), folded) for p in found) else ""


def _kind(
    paragraph: _Paragraph, state: _State, title: str, *, last: bool, seen: dict[str, None]
) -> ZoneKind:
    if state.labelled:
        return ZoneKind.CAPTION
    folded = _folded(paragraph.text)
    if title and not state.headline and _is_title(folded, title):
        return ZoneKind.HEADLINE
    by_form = _by_form(paragraph, last=last)
    if by_form is not None:
        return by_form
    if paragraph.words >= 5 and _is_repeated(paragraph, folded, seen):
        return ZoneKind.BOILERPLATE
    if state.listing and (paragraph.words < LONG_PARAGRAPH or not paragraph.stops):
        return ZoneKind.LINK
    if state.points or BULLET.match(paragraph.text):
        return ZoneKind.BODY
    return _by_place(paragraph, state, title, last=last)


def _is_repeated(paragraph: _Paragraph, folded: str, seen: dict[str, None]) -> bool:
    """Whether an earlier paragraph says the same, in full or (of one cut short) more."""
    if folded in seen:
        return True
    if not CUT.search(paragraph.text):
        return False
    return any(earlier.startswith(folded) for earlier in islice(reversed(seen), LOOK_BACK))


def _is_title(folded: str, title: str) -> bool:
    """Whether a line is the title, or the title without the outlet's name behind it."""
    if title == folded:
        return True
    return folded.count(" ") >= 3 and title.startswith(folded) and len(folded) > 0.4 * len(title)


def _by_form(paragraph: _Paragraph, *, last: bool) -> ZoneKind | None:
    """What the words alone say the paragraph is."""
    head, known = paragraph.text[:LOOKED_AT], forms()
    if RULE.match(head) or (paragraph.words <= 12 and _is_buttons(head)):
        return ZoneKind.BOILERPLATE
    if known.caption_label.match(head) or known.caption.match(head) or _ends_as_caption(paragraph):
        return ZoneKind.CAPTION
    if paragraph.words <= 12 and (known.byline.match(head) or known.byline_cased.match(head)):
        return ZoneKind.BYLINE
    if paragraph.words <= 60 and known.credit.match(head):
        return ZoneKind.CREDIT
    if paragraph.words <= (6 if last else 3) and (_is_all_outlets(head) or is_signature(head)):
        return ZoneKind.CREDIT
    if paragraph.words <= 30 and (known.link.match(head) or known.list_head.match(head)):
        return ZoneKind.LINK
    if paragraph.words <= 50 and known.boilerplate.match(head):
        return ZoneKind.BOILERPLATE
    return None


def _by_place(paragraph: _Paragraph, state: _State, title: str, *, last: bool) -> ZoneKind:
    """What a paragraph without a telling form is, by where it stands: a short line without a
    stop before the text is its headline, within running prose the title of another story."""
    if paragraph.stops or (state.told and not state.prose):
        return ZoneKind.BODY
    if not state.told and not last and paragraph.words <= HEADLINE_WORDS:
        return _before_the_text(paragraph, state, title)
    if state.told and paragraph.words <= LINK_WORDS:
        return ZoneKind.LINK if paragraph.words > 2 else ZoneKind.BOILERPLATE
    return ZoneKind.BODY


def _before_the_text(paragraph: _Paragraph, state: _State, title: str) -> ZoneKind:
    if BARE.match(paragraph.text):
        return ZoneKind.DATELINE
    if state.bylined and state.headline and paragraph.words <= UNDER_BYLINE:
        return ZoneKind.BYLINE  # "World News, Abuja"
    if dateline_length(paragraph.text, first=False):
        return ZoneKind.BODY
    if title and not state.headline:  # the printed title is still to come
        return ZoneKind.LINK if paragraph.words > 3 else ZoneKind.BOILERPLATE
    if paragraph.words >= 3 and not state.headline:
        return ZoneKind.HEADLINE
    return ZoneKind.BOILERPLATE if paragraph.words < 3 and state.prose else ZoneKind.BODY


def _ends_as_caption(paragraph: _Paragraph) -> bool:
    """Whether it ends with a picture's credit: an agency or a word for a picture in brackets, or
    "Photo: Mara Lind"."""
    if paragraph.words > CAPTION_WORDS:
        return False
    if forms().caption_end.search(paragraph.text, max(0, len(paragraph.text) - LOOKED_AT)):
        return True
    bracket = LAST_BRACKET.search(paragraph.text[-120:])
    if bracket is None:
        return False
    words = WORDS.findall(bracket[1])
    if len(words) > 8 or paragraph.words < len(words) + 2:
        return False
    folded = {word.casefold().strip(".") for word in words}
    return bool(folded & forms().caption_end_words) or _is_all_outlets(bracket[1])


def _is_all_outlets(words: str) -> bool:
    named = credited(words)
    return bool(named) and len(WORDS.findall(words)) <= 4 * len(named)


def _is_buttons(line: str) -> bool:
    words = [word.casefold() for word in re.findall(r"[\w-]+", line)]
    known = forms()
    return any(w in known.buttons for w in words) and all(
        w in known.buttons or w in known.button_words or w.isdigit() for w in words
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _zones(
    found: Sequence[_Paragraph], kinds: Sequence[ZoneKind], title: str | None
) -> Iterator[Zone]:
    """The zones: paragraphs, parted where a dateline, a label or a credit is set apart."""
    told = False
    for place, (paragraph, kind) in enumerate(zip(found, kinds, strict=True)):
        if kind is ZoneKind.BODY:
            yield from _body(paragraph, title if place == 0 else None, first=not told)
            told = told or paragraph.stops or paragraph.words > HEADLINE_WORDS
        elif kind is ZoneKind.CAPTION:
            yield from _caption(paragraph)
        else:
            yield Zone(paragraph.span, kind)


def _caption(paragraph: _Paragraph) -> Iterator[Zone]:
    label = forms().caption_label.match(paragraph.text)
    yield from _parts(
        paragraph,
        (label.end() if label else 0, ZoneKind.BOILERPLATE),
        (len(paragraph.text), ZoneKind.CAPTION),
    )


def _body(paragraph: _Paragraph, title: str | None, *, first: bool) -> Iterator[Zone]:
    text = paragraph.text
    headline = _title_length(text, title) if title else 0
    dateline = dateline_length(text[headline:], first=first)
    credit = forms().credit_end.search(text, max(headline + dateline, len(text) - 400))
    yield from _parts(
        paragraph,
        (headline, ZoneKind.HEADLINE),
        (headline + dateline, ZoneKind.DATELINE),
        (credit.start() if credit else len(text), ZoneKind.BODY),
        (len(text), ZoneKind.CREDIT),
    )


def _title_length(text: str, title: str) -> int:
    """How far the title reaches that a text of one paragraph begins with, its stop included."""
    at = text[: len(title) + 80].find(title)
    if at < 0 or at > 60 or len(text) < at + 2 * len(title):
        return 0
    end = at + len(title)
    return end + len(text[end:]) - len(text[end:].lstrip(" .!?:-–—"))


def _parts(paragraph: _Paragraph, *parts: tuple[int, ZoneKind]) -> Iterator[Zone]:
    """Zones up to each of the ends, empty ones left out, without blanks around them."""
    start = 0
    for end, kind in parts:
        words = paragraph.text[start:end]
        if words.strip():
            first = paragraph.span.start + start + len(words) - len(words.lstrip())
            yield Zone(Span(first, paragraph.span.start + start + len(words.rstrip())), kind)
        start = max(start, end)


__all__ = ["TOLD", "VERSION", "find_zones"]
