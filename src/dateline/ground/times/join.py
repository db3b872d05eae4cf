"""Puts pieces together that make one time: "Friday" and "Oct. 3", "noon" and "on Thursday",
"September 28" and "last year"; and widens them by the words that belong to them ("early",
"the end of", "nearly")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

from dateline.ground.times.lexicon import lexicon
from dateline.ground.times.meaning import Grain, Meaning, Sort
from dateline.ground.times.scan import Piece
from dateline.ground.times.tokens import Words
from dateline.model.calendar import Relative
from dateline.model.mentions import TimeType
from dateline.model.span import Span

HOURS = (Sort.CLOCK, Sort.PART)
DAYS = (Sort.WEEKDAY, Sort.MONTH_DAY, Sort.DAY)
ENDS = (frozenset(DAYS), frozenset({Sort.MONTH}), frozenset({Sort.YEAR}))
MINUTES_A_DAY = 24 * 60
FARTHEST_EAST = 14 * 60  # the largest offset from UTC


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return lexicon().classes.compile(pattern)


def join(words: Words, pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, joined where they make one time, until nothing more can be joined."""
    found: list[Piece] = []
    for piece in pieces:
        found.append(piece)
        while len(found) > 1 and (one := _joined(words, found[-2], found[-1])):
            found[-2:] = [one]
    found = [_on_a_later_day(words, found, place) for place in range(len(found))]
    return [_widened(words, piece) for piece in _told_in_two_zones(words, found)]


def _on_a_later_day(words: Words, pieces: list[Piece], place: int) -> Piece:
    """An hour whose day is told at the end of a range of hours, or after another zone's hour:
    "from 10 a.m. to noon on Friday", "10 a.m. (0700 GMT) on Friday"."""
    piece, later = pieces[place], pieces[place + 1 : place + 3]
    if piece.meaning.sort not in HOURS or piece.meaning.relative is not None or not later:
        return piece
    gap = words.letters[piece.last : later[0].first]
    day = later[0].meaning
    if day.sort is Sort.DAY and day.suffix and _fits("{TO}|{HYPHEN}|{AND}", gap):
        return replace(piece, meaning=_at_hour(day, piece.meaning))
    if len(later) < 2 or day.offset is None or not _fits("{LPAR}", gap):
        return piece
    after = words.letters[later[0].last : later[1].first]
    if _is_day(later[1].meaning) and _fits("{RPAR}{COMMA}?{ON}?", after):
        return replace(piece, meaning=_at_hour(later[1].meaning, piece.meaning))
    return piece


def span_of(words: Words, piece: Piece) -> Span:
    """Where the piece stands in the text."""
    return Span(words.words[piece.first].start, words.words[piece.last - 1].end)


def is_range(words: Words, left: Piece, right: Piece) -> bool:
    """Whether two times are the ends of one range: "from Friday to Sunday"."""
    if left.meaning.type is not TimeType.DATE or right.meaning.type is not TimeType.DATE:
        return False
    sorts = {left.meaning.sort, right.meaning.sort}
    if not any(sorts <= ends for ends in ENDS) or left.meaning.value is not None:
        return False
    gap = words.letters[left.last : right.first]
    if _fits("{TO}{THE}?|{HYPHEN}", gap):
        return True
    return _fits("{AND}{THE}?", gap) and _before(words.letters, left.first, "{BETWEEN}") is not None


def _joined(words: Words, left: Piece, right: Piece) -> Piece | None:
    gap = words.letters[left.last : right.first]
    if len(gap) > 3:
        return None
    meaning = _both(left.meaning, right.meaning, gap)
    return Piece(left.first, right.last, meaning, f"{left.rule}+{right.rule}") if meaning else None


def _both(left: Meaning, right: Meaning, gap: str) -> Meaning | None:
    """What two neighbours mean together; None where they are two times."""
    if left.sort is Sort.WEEKDAY and right.sort in (Sort.MONTH_DAY, Sort.DAY):
        if right.grain is Grain.DAY and _fits("(?:{COMMA|LPAR}{THE}?)?", gap) and not right.suffix:
            return _on_weekday(left, right)
        return None
    if left.sort is Sort.WEEKDAY and right.sort is Sort.WEEK and _fits("{OF}?", gap):
        return _weekday_of_week(left, right)
    if left.sort in (Sort.MONTH_DAY, Sort.MONTH, Sort.OTHER) and right.sort is Sort.YEAR:
        return _with_year(left, right) if _fits("{COMMA}?{IN|OF}?", gap) else None
    if left.suffix and left.weekday is not None and right.sort is Sort.MONTH_DAY:
        return _at_hour(_on_weekday(left, right), left) if _fits("{COMMA}", gap) else None
    if left.suffix and right.sort is Sort.PART and not gap and right.relative is None:
        return left
    if left.sort in HOURS and left.relative is None and _is_day(right):
        return _at_hour(right, left) if _fits("{COMMA}?(?:{ON|OF|LPAR}{THE}?)?", gap) else None
    if _is_day(left) and right.sort in HOURS and right.relative is None and not left.suffix:
        near = _fits("{COMMA}?(?:{AT|IN|BY|ABOUT}|{AT}{ABOUT}|{COMMA})?", gap)
        return _at_hour(left, right) if near else None
    return None


def _on_weekday(left: Meaning, right: Meaning) -> Meaning:
    """A date with its weekday: where no year is told, the weekday picks it."""
    told = right.relative
    if told is None or told.years is not None or told.month is None or not right.tensed:
        return replace(right, weekday=left.weekday)
    relative = replace(told, weekday=left.weekday, direction=0)
    return replace(right, weekday=left.weekday, relative=relative, tensed=False, yearless=False)


def _fits(pattern: str, gap: str) -> bool:
    return _pattern(pattern).fullmatch(gap) is not None


def _is_day(meaning: Meaning) -> bool:
    return (
        meaning.sort in DAYS
        and meaning.grain is Grain.DAY
        and meaning.type is TimeType.DATE
        and (meaning.value is None or meaning.days is not None)
    )


def _weekday_of_week(left: Meaning, right: Meaning) -> Meaning | None:
    week = right.relative
    if week is None or week.weeks is None:
        return None
    return replace(left, relative=replace(week, weekday=left.weekday), tensed=False)


def _with_year(left: Meaning, right: Meaning) -> Meaning | None:
    """A day, a month or a part of the year in the year that follows."""
    told = left.relative
    if told is None or (told.month is None and told.part is None) or told.years is not None:
        return None
    calm = replace(left, tensed=False, yearless=False)
    if right.relative is not None and right.relative.size == 1:
        return replace(calm, relative=replace(told, years=right.relative.years, of=None))
    if right.story is not None:
        return replace(calm, relative=None, story=replace(told, years=right.story.years))
    if right.days is not None and right.grain is Grain.YEAR:
        days = replace(told, years=(0, 0)).resolve(right.days[0])
        return replace(calm, relative=None, days=days) if days else None
    return None


def _at_hour(day: Meaning, hour: Meaning) -> Meaning:
    return replace(
        day,
        type=TimeType.TIME,
        sort=Sort.DAY,
        suffix=hour.suffix,
        local=hour.local,
        offset=hour.offset,
        open=f"{day.open}{hour.suffix}" if day.open else None,
    )


def _told_in_two_zones(words: Words, pieces: list[Piece]) -> list[Piece]:
    """ "midnight (1930GMT on Sunday)": the first hour is local, the second says which day and,
    by the difference, how far the place is from Greenwich."""
    found = list(pieces)
    for place, (left, right) in enumerate(pairwise(pieces)):
        gap = words.letters[left.last : right.first]
        if not _fits("{LPAR|COMMA|SLASH}", gap) or right.meaning.offset is None:
            continue
        moved = _local_day(left.meaning, right.meaning)
        if moved is not None:
            found[place] = replace(left, meaning=moved)
    return found


def _local_day(local: Meaning, zoned: Meaning) -> Meaning | None:
    here, there = _minutes(local.local), _minutes(zoned.local)
    if local.sort not in HOURS or here is None or there is None or zoned.offset is None:
        return None
    utc = there - zoned.offset
    ahead = (here - utc) % MINUTES_A_DAY
    if ahead > FARTHEST_EAST:
        ahead -= MINUTES_A_DAY
    step = (utc + ahead) // MINUTES_A_DAY
    days = zoned.days
    if days is not None:
        moved = Relative(days=(step, step)).resolve(days[0])
        return replace(local, sort=Sort.DAY, days=moved, suffix=f"T{local.local}")
    if zoned.relative is None:
        return None
    told = zoned.relative if not step else Relative(days=(step, step), of=zoned.relative)
    return replace(
        local, sort=Sort.DAY, relative=told, tensed=zoned.tensed, suffix=f"T{local.local}"
    )


def _minutes(local: str | None) -> int | None:
    match = re.fullmatch(r"(\d\d):(\d\d)", local or "")
    return int(match[1]) * 60 + int(match[2]) if match else None


NARROW = (
    ("early", "{THE}?(?:{EARLIER}|{EARLY})(?:{IN|ON}{THE}?|{HYPHEN})?"),
    ("late", "{THE}?(?:{LATER}|{LATE})(?:{IN|ON}{THE}?|{HYPHEN})?"),
    ("mid", "{THE}?{MID}{HYPHEN}?"),
    ("mid", "{THE}?{MIDDLE}{OF}"),
    ("start", "{THE}?{BEGINNING}{OF}"),
    ("end", "{THE}?{END}{OF}"),
)
POINTING = frozenset({"THE", "LAST", "PAST", "NEXT", "COMING", "RECENT"})
ROUGHLY = "(?:{AT}{LEAST|MOST}|{MORE|LESS}{THAN}|{UP}{TO}|{ABOUT})"


def _widened(words: Words, piece: Piece) -> Piece:
    """The piece with the words before it that say which part of it is meant, or how nearly."""
    meaning = piece.meaning
    if meaning.type is TimeType.DURATION:
        told = words.words[piece.first].name in POINTING
        first = None if told else _before(words.letters, piece.first, ROUGHLY)
        return piece if first is None else replace(piece, first=first)
    if meaning.type is TimeType.SET:
        return piece
    for narrow, pattern in NARROW:
        first = _before(words.letters, piece.first, pattern)
        if first is not None:
            told_of_day = words.words[first].name in ("EARLIER", "LATER")
            part = replace(meaning, narrow=None if told_of_day else narrow)
            return _lasting(words, replace(piece, first=first, meaning=part))
    return _lasting(words, piece)


def _lasting(words: Words, piece: Piece) -> Piece:
    """ "Since April", "since 2 May" last on; "since Monday" is left the day that it names."""
    meaning = piece.meaning
    dated = meaning.days is not None or (meaning.relative and meaning.relative.month is not None)
    longer = dated or meaning.grain not in (Grain.DAY, Grain.WEEK, Grain.WEEKEND)
    if not longer or _before(words.letters, piece.first, "{SINCE}") is None:
        return piece
    return replace(piece, meaning=replace(piece.meaning, since=True))


def _before(letters: str, end: int, pattern: str) -> int | None:
    """Where a match that ends right there begins."""
    compiled = _pattern(pattern)
    for start in range(max(0, end - 4), end):
        if compiled.fullmatch(letters, start, end):
            return start
    return None
