"""Dated facts of the world in a report: it tells a time from them ("ten years after the
invasion", "a day before the first anniversary of …"), or calls somebody by an office."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dateline.ground.clues.context import HALF_A_YEAR, Evidence, union
from dateline.model.calendar import Days
from dateline.model.clues import ClueKind, DateClue
from dateline.model.days import years_after
from dateline.model.numerals import ANNIVERSARY, NUMBER, number_in
from dateline.model.span import Span
from dateline.model.text import Sentence

AGO = re.compile(
    rf"\b(?P<how>more than |over |nearly |almost |about |some |around )?{NUMBER}"
    r"[- ]years? (?P<way>ago|after|since|on from)\b",
    re.I,
)
OLD = re.compile(
    rf"\b{NUMBER}[- ]year[- ](?:old )?(?:long )?"
    r"(?:war|conflict|insurgency|rebellion|uprising|civil war|campaign|invasion)\b",
    re.I,
)
APART = re.compile(
    rf"\b{NUMBER} (?P<unit>day|week)s? (?P<way>before|ahead of|after)(?: the| a| an)?\b", re.I
)
EVE = re.compile(r"\bon the eve of(?: the| his| her| its| their)?\s*$", re.I)
DAY_OF = re.compile(r"\b(?:day (?P<n>\d{2,4})|(?P<nth>\d{2,4})(?:st|nd|rd|th) day) of\b")
ON = re.compile(
    r"\b(?:coincid\w+ with|mark(?:s|ed|ing)?|falls on|fell on|on)(?: the| its)?\s*$", re.I
)
NEAR = 90  # characters between a number of years and the fact that it is counted from
LATER = timedelta(7)  # a report's news is of its day or of the week before
ROUND_ABOUT = timedelta(3)
MEETING_WORDS = r"\b(?:conference|summit|meeting|talks|meets?|gathers?|convenes?)\b"


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact of the data file."""

    what: str
    first: date
    last: date
    kind: str
    said: re.Pattern[str]
    phrases: tuple[str, ...]
    company: tuple[str, ...]
    subject: tuple[str, ...]

    def after(self, years: int) -> Days:
        """The same days so many years later."""
        return years_after(self.first, years), years_after(self.last, years)


@cache
def facts() -> tuple[Fact, ...]:
    """The facts of the data file."""
    text = files("dateline.data").joinpath("dated_facts.toml").read_text(encoding="utf-8")
    return tuple(
        Fact(
            row["what"],
            row["first"],
            row.get("last", row["first"]),
            row["kind"],
            re.compile(r"\b(?:" + "|".join(map(re.escape, row["said"])) + r")\b"),
            tuple(row["said"]),
            tuple(row["with"]),
            tuple(row.get("subject", ())),
        )
        for row in tomllib.loads(text)["fact"]
    )


def of_facts(evidence: Evidence) -> Iterator[DateClue]:
    """It tells a time from a dated fact of the world."""
    report = _plain(evidence.text)
    held = _Held(report)
    possible = [fact for fact in facts() if _possible(fact, held)]
    meetings: list[Fact] = []
    for sentence, words in evidence.sentences() if possible else ():
        plain = _plain(words)
        told = [fact for fact in possible if _told(fact, plain, report)]
        yield from _anniversaries(evidence, sentence, plain, told)
        yield from _years(sentence, plain, told)
        yield from _days_of_war(sentence, plain, told)
        yield from _meetings(evidence, sentence, plain, told)
        meetings += [fact for fact in told if fact.kind == "meeting" and fact not in meetings]
    if meetings:
        yield from _still_to_come(evidence, meetings)
    yield from _wars(report)


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


class _Held(dict[str, bool]):
    """Whether a report holds the words that are asked for, each looked for once."""

    def __init__(self, report: str) -> None:
        super().__init__()
        self._report = report

    def __missing__(self, words: str) -> bool:
        found = self[words] = words in self._report
        return found


def _possible(fact: Fact, held: _Held) -> bool:
    """Whether the report holds words for the fact and for its company at all (a quick look)."""
    if fact.company and not any(map(held.__getitem__, fact.company)):
        return False
    words = fact.subject if fact.kind == "meeting" else fact.phrases
    return any(map(held.__getitem__, words))


def _told(fact: Fact, sentence: str, report: str) -> bool:
    """Whether the sentence speaks of the fact: a meeting's place must stand in it as well."""
    if fact.kind == "meeting":
        held = fact.said.search(sentence) or re.search(MEETING_WORDS, sentence)
        return bool(held) and _any(fact.company, sentence) and _any(fact.subject, report)
    if not fact.said.search(sentence):
        return False
    return not fact.company or _any(fact.company, report)


def _any(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in words)


# ---------------------------------------------------------------- anniversaries and meetings


def _anniversaries(
    evidence: Evidence, sentence: Sentence, plain: str, told: list[Fact]
) -> Iterator[DateClue]:
    match = ANNIVERSARY.search(plain)
    if match is None:
        return
    known = [fact for fact in told if fact.said.search(plain, match.end(), match.end() + NEAR)]
    days = [fact.after(number_in(match)) for fact in known]
    news = [moved for pair in days if (moved := news_days(plain[: match.start()], pair))]
    if news:
        why = f"{_facts(known)}, and its news came then or as many days apart as it says"
        yield of_the_news(evidence, sentence, news, why)


def news_days(before: str, days: Days) -> Days | None:
    """The days of the news, which is told as so many days before or after, or as on the day."""
    apart = next(reversed(list(APART.finditer(before))), None)
    if apart is not None and len(before) - apart.end() <= 3:
        step = timedelta(number_in(apart) * (7 if apart["unit"] == "week" else 1))
        sign = 1 if apart["way"] == "after" else -1
        return days[0] + sign * step, days[1] + sign * step
    if EVE.search(before):
        return days[0] - timedelta(1), days[0] - timedelta(1)
    if ON.search(before):
        return days[0] - ROUND_ABOUT, days[1] + ROUND_ABOUT
    return None


def of_the_news(evidence: Evidence, sentence: Sentence, news: list[Days], why: str) -> DateClue:
    """The report is of the day of its news, where it tells it so, or of the week after."""
    later = timedelta(0) if evidence.same_day() else LATER
    ranges = union((first, last + later) for first, last in news)
    return DateClue(ClueKind.FACT, sentence.span, why, ranges)


def _meetings(
    evidence: Evidence, sentence: Sentence, plain: str, told: list[Fact]
) -> Iterator[DateClue]:
    """News told as so many days before a meeting, or a meeting's day told without a year."""
    meetings = [fact for fact in told if fact.kind == "meeting"]
    if not meetings:
        return
    place = re.search(MEETING_WORDS, plain)
    apart = next(
        (m for m in APART.finditer(plain) if place and 0 <= place.start() - m.end() <= NEAR), None
    )
    if apart is not None:
        news = [
            moved
            for fact in meetings
            if (moved := news_days(plain[: apart.end()], (fact.first, fact.first)))
        ]
        if news:
            yield of_the_news(
                evidence,
                sentence,
                news,
                f"{_facts(meetings)}, and its news came so many days apart from it as it says",
            )
    yield from _days_of_meetings(evidence, sentence, meetings)


def _days_of_meetings(
    evidence: Evidence, sentence: Sentence, meetings: list[Fact]
) -> Iterator[DateClue]:
    for time in evidence.times_in(sentence.span):
        told = time.when.relative
        if told is None or told.month is None or told.day is None or told.years is not None:
            continue
        fits = [
            fact
            for fact in meetings
            if fact.first <= date(fact.first.year, told.month, min(told.day, 28)) <= fact.last
            or (fact.first.month, fact.first.day) == (told.month, told.day)
        ]
        if fits:
            ranges = union((f.first - HALF_A_YEAR, f.last + HALF_A_YEAR) for f in fits)
            yield DateClue(ClueKind.FACT, time.span, _facts(fits), ranges)


def _still_to_come(evidence: Evidence, meetings: list[Fact]) -> Iterator[DateClue]:
    """What a meeting is expected to bring is told before it ends."""
    for sentence, words in evidence.sentences():
        plain = _plain(words)
        if re.search(MEETING_WORDS, plain) and re.search(
            r"\b(?:will|are expected to|is expected to|are to|is to|is due to)\b", plain
        ):
            last = max(fact.last for fact in meetings)
            why = f"{_facts(meetings)} and it tells the meeting as still to come"
            yield DateClue(ClueKind.FACT, sentence.span, why, ((date.min, last),))
            return


# --------------------------------------------------------------------------- years and wars


def _years(sentence: Sentence, plain: str, told: list[Fact]) -> Iterator[DateClue]:
    """ "14 years after the invasion", "the start of the war ten years ago"."""
    for match in AGO.finditer(plain):
        if match["way"] == "ago":
            near = (max(0, match.start() - NEAR), match.start())
        else:
            near = (match.end(), match.end() + NEAR)
        known = [fact for fact in told if fact.said.search(plain, *near) and fact.kind != "meeting"]
        if not known:
            continue
        ranges = union(_about(fact, number_in(match), match["how"]) for fact in known)
        why = f'{_facts(known)}, told as "{match[0].strip()}"'
        yield DateClue(ClueKind.FACT, sentence.span, why, ranges)


def _days_of_war(sentence: Sentence, plain: str, told: list[Fact]) -> Iterator[DateClue]:
    """ "The 443rd day of the invasion" is told on that day, or on the next."""
    for match in DAY_OF.finditer(plain):
        near = (match.end(), match.end() + NEAR)
        known = [
            fact
            for fact in told
            if fact.kind == "start" and fact.first == fact.last and fact.said.search(plain, *near)
        ]
        if known:
            count = timedelta(int(match["n"] or match["nth"]))
            days = ((fact.first + count - timedelta(1), fact.first + count) for fact in known)
            why = f'{_facts(known)}, of which it tells "{match[0]}"'
            yield DateClue(ClueKind.FACT, sentence.span, why, union(days))


def _about(fact: Fact, years: int, how: str | None) -> Days:
    """The days from which the fact lies about so many years back."""
    first, last = fact.after(years)
    match (how or "").strip():
        case "more than" | "over":
            return first, years_after(last, 2)
        case "nearly" | "almost":
            return first - timedelta(275), last
        case _:
            return first - HALF_A_YEAR, years_after(last, 1)


def _wars(report: str) -> Iterator[DateClue]:
    """ "The 15-year-old conflict": one of the wars that the report can mean."""
    match = OLD.search(report)
    if match is None:
        return
    known = [f for f in facts() if f.kind == "start" and f.company and _any(f.company, report)]
    if not known:
        return
    ranges = union(_about(fact, number_in(match), None) for fact in known)
    why = f'{_facts(known)}, of which it says "{match[0]}"'
    yield DateClue(ClueKind.FACT, Span(*match.span()), why, ranges)


def _facts(known: list[Fact]) -> str:
    return "; ".join(dict.fromkeys(fact.what for fact in known))
