"""Stretches between quotation marks, whatever the marks, also over several paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.annotate.speech.tree import Tree
from dateline.model.annotated import Annotated

MARK = re.compile(r"[\"“”„«»‟‘’]|''|``")
OPENING = frozenset("“„«‟")
EITHER = frozenset(('"', "''"))


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens from the opening to the closing mark, both included (`last` excluded).

    `open_ended`: the paragraph ends before the quotation does.
    """

    first: int
    last: int
    paragraph: int
    open_ended: bool = False


def find_quotes(tree: Tree) -> list[Quote]:
    """Every quotation outside others, in order."""
    found: list[Quote] = []
    for paragraph, start, end in _paragraphs(tree.annotated):
        for begin, stop, open_ended in _stretches(tree.annotated.report.text, start, end):
            first, last = tree.reach_of(begin, stop)
            if last > first:
                found.append(Quote(first, last, paragraph, open_ended))
    return found


def _paragraphs(annotated: Annotated) -> list[tuple[int, int, int]]:
    rows: list[tuple[int, int, int]] = []
    for sentence in annotated.sentences:
        if rows and rows[-1][0] == sentence.paragraph:
            rows[-1] = (sentence.paragraph, rows[-1][1], sentence.span.end)
        else:
            rows.append((sentence.paragraph, sentence.span.start, sentence.span.end))
    return rows


def _stretches(text: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Begin and end of each quotation of a paragraph, and whether it is left open."""
    found: list[tuple[int, int, bool]] = []
    begin, mark = -1, ""
    for match in MARK.finditer(text, start, end):
        here = match.group()
        if begin < 0:
            if _opens(text, match.start(), match.end(), here, start):
                begin, mark = match.start(), here
        elif _closes(text, match.start(), match.end(), here, mark):
            found.append((begin, match.end(), False))
            begin = -1
    if begin >= 0 and mark != "‘" and (begin == start or len(found) == 0) and end - begin > 1:
        found.append((begin, end, True))
    return found


def _opens(text: str, begin: int, end: int, mark: str, start: int) -> bool:
    if mark in OPENING or mark == "``":
        return True
    free_before = begin == start or text[begin - 1] in " \t\u00a0([—–-:‘'\""
    bound_after = end < len(text) and not text[end].isspace()
    return (mark in EITHER or mark == "‘") and free_before and bound_after


def _closes(text: str, begin: int, end: int, mark: str, opened: str) -> bool:
    if opened in OPENING:
        return mark in ("”", "»") or (mark == '"' and opened == "“")
    if opened == "``":
        return mark == "''"
    if opened == "‘":
        # An apostrophe within a word ("don’t") or a plural's ("fighters’ ") is the same mark.
        after = text[end : end + 1]
        return mark == "’" and not after.isalnum() and (text[begin - 1] in ",.?!" or after in ",.;")
    if mark != opened and not (opened == '"' and mark == "”"):
        return False
    return not (text[begin - 1].isspace() and end < len(text) and not text[end].isspace())
