"""Datelines: the town, the day and the agency in front of a report's first words."""

from __future__ import annotations

import re

from dateline.annotate.credits import names_outlet
from dateline.annotate.forms import forms

_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    rf"(?:(?:(?i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{2,4}})?)|NO DATE)"
)
_TOWN = r"[A-Z][\w.'’]*(?:[ -][A-Z][\w.'’]*){0,4}"
_CAPITALS = r"[A-Z][A-Z.'’]+(?:[ /-][A-Z][A-Z.'’]*){0,5}"
_REGION = (
    r"(?:(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’]*){0,3}){0,2}|"
    rf" ?\([A-Z][\w.'’ -]{{1,30}}\)(?=,? ?{_DAY}))"
)
_BRACKET = r"\((?P<agency>[^()\n]{2,60})\)"
_DASH = r"(?: ?(?:--|—|–|_)| -(?= )|-(?=[A-Z\"“‘']))[-—–_ ]*"

CAPITALS = re.compile(
    rf"(?P<town>{_CAPITALS})(?P<region>{_REGION})(?P<day>,? ?{_DAY})?"
    rf"(?: ?{_BRACKET})?(?P<dash>{_DASH})"
)
TOWN = re.compile(
    rf"(?P<town>{_TOWN})(?P<region>{_REGION})(?P<day>,? ?{_DAY})?(?: ?{_BRACKET})? ?(?:{_DASH}|: ?)"
)
BEFORE_AGENCY = re.compile(
    rf"(?P<town>{_TOWN})(?P<region>{_REGION})(?:, ?| ?/ ?)"
    r"(?P<agency>[A-Z][A-Za-z]{1,12}) ?[-—–]+ ?"
)
"""A town and its agency without brackets: "Damascus, SANA- Two farmers"."""
AGENCY_ALONE = re.compile(rf"{_BRACKET} ?{_DASH}")
COLON = re.compile(r"(?P<town>[A-Z][A-Z]{3,}(?:[ -][A-Z]+){0,2}|[a-z]{4,}(?: [a-z]{3,})?): ?(?=\S)")
IN_BRACKETS = re.compile(rf"\((?P<town>{_CAPITALS}(?: / {_CAPITALS})?)\)[-—–_:]* (?=[A-Z\"“‘'])")
HEADERS = re.compile(r"(?:\[[^\[\]]{2,120}\] ?\n?){0,4}\[(?:excerpts?|text)\]\s*", re.IGNORECASE)
BARE = re.compile(rf"{_CAPITALS}{_REGION} ?[-—–]+$")


def dateline_length(paragraph: str, *, first: bool) -> int:
    """How many characters of the paragraph are its dateline; 0 where it has none. `first`:
    no paragraph before it told anything, so that "TOWN:" may stand for one.

    >>> dateline_length("GENEVA, May 3 (Reuters) - Talks began.", first=True)
    26
    """
    head = paragraph[:200]
    length = _length(head, first=first)
    if not length:
        return 0
    headers = HEADERS.match(paragraph, length)
    return headers.end() if headers else length


def _length(head: str, *, first: bool) -> int:
    match = CAPITALS.match(head)
    if match and _is_town(match["town"]) and _is_marked(match):
        return match.end()
    match = TOWN.match(head)
    if match and (match["day"] or (match["agency"] and names_outlet(match["agency"]))):
        return match.end() if _is_town(match["town"]) else 0
    match = BEFORE_AGENCY.match(head)
    if match and names_outlet(match["agency"]) and _is_town(match["town"]):
        return match.end()
    match = AGENCY_ALONE.match(head)
    if match and names_outlet(match["agency"]):
        return match.end()
    match = IN_BRACKETS.match(head) if first else None
    if match and not names_outlet(match["town"]):
        return match.end() if _is_town(match["town"]) else 0
    match = COLON.match(head) if first else None
    return match.end() if match and _is_town(match["town"]) else 0


def _is_marked(match: re.Match[str]) -> bool:
    """Capitals alone are a town where a blank or a further part stands before the dash."""
    dash = match["dash"]
    if match["region"] or match["day"] or match["agency"]:
        return True
    return (len(match["town"]) > 2 and dash[:1] != "-") or dash.startswith("--")


def _is_town(words: str) -> bool:
    return len(words) > 2 and words.casefold() not in forms().not_places
