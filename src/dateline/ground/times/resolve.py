"""From what a time expression says to its days and its TIMEX3 value, told from the day of
publication and from the times that were told before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from dateline.ground.times.meaning import Grain, Meaning, Sort, render
from dateline.model.calendar import Days, Relative, month_end
from dateline.model.mentions import TimeMention, TimeType
from dateline.model.report import Published
from dateline.model.span import Span
from dateline.model.values import Anchor, TimePrecision, TimeSpan, When

LONGEST_DOUBT = 31  # days: with more doubt about the day of publication nothing is counted from it
NEAR = 3  # sentences within which a told time lends its year or its day
CARRIED = 200  # days within which a date without year still belongs to the story before it
PRECISIONS = (
    (1, TimePrecision.DAY),
    (6, TimePrecision.FEW_DAYS),
    (7, TimePrecision.WEEK),
    (31, TimePrecision.MONTH),
    (366, TimePrecision.YEAR),
)


@dataclass(frozen=True, slots=True)
class Focus:
    """A time that was told before: its days, how they are counted, in which sentence."""

    days: Days | None
    relative: Relative | None
    grain: Grain
    sentence: int
    paragraph: int


@dataclass(slots=True)
class Teller:
    """Works out the times of one report in their order. It remembers what was told: the last
    time, the last day, the last time of each size that names its year, the last quarter."""

    published: Published
    focus: Focus | None = None
    days: Focus | None = None
    dated: dict[Grain, Focus] = field(default_factory=dict)
    quarter: Focus | None = None

    def tell(
        self, meaning: Meaning, span: Span, place: tuple[int, int], tense: Callable[[], int | None]
    ) -> TimeMention:
        """The time at the span; `place` are its sentence and paragraph, `tense` asks for the
        direction of its verb."""
        if meaning.tensed and meaning.relative is not None:
            meaning = replace(meaning, relative=directed(meaning.relative, tense()))
        told = self._told(meaning, place)
        days = narrowed(told.days, meaning) if told.days else None
        when = When(_time_span(days, meaning), told.anchor, told.relative)
        lasting = self._until_now(when, meaning) if meaning.since else None
        self._remember(meaning, told, place)
        return TimeMention(span, meaning.type, _value(meaning, told), when, lasting)

    def _until_now(self, when: When, meaning: Meaning) -> When:
        """From that time on to the day of publication."""
        today, days, relative = self.published.last, when.span, when.relative
        if relative is not None:
            relative = replace(relative, until=Relative(days=(0, 0)))
        if days is None or today is None or today < days.first:
            return When(days, when.anchor, relative)
        return When(_time_span((days.first, today), meaning), when.anchor, relative)

    def begin(self, meaning: Meaning, span: Span, end: TimeMention) -> TimeMention | None:
        """The first time of a range that ends with another: the last such day before that
        one, and the range."""
        if meaning.relative is None:
            days, relative = meaning.days, None
        elif not meaning.tensed:
            days, relative = self._counted(meaning.relative)[0], meaning.relative
        else:
            relative = replace(meaning.relative, direction=-1, near=False)
            days = relative.resolve(end.days.first) if end.days else None
            relative = replace(relative, of=end.when.relative) if end.when.relative else None
        if days is None:
            when = When(None, Anchor.NONE, relative)
            return TimeMention(span, meaning.type, meaning.open, when) if relative else None
        value = render(meaning.grain, days, meaning.letter)
        anchor = Anchor.EXPLICIT if meaning.days else end.anchor
        return TimeMention(
            span, meaning.type, value, When(_time_span(days, meaning), anchor, relative)
        )

    def _told(self, meaning: Meaning, place: tuple[int, int]) -> _Told:
        if meaning.focal and meaning.days is not None and self.quarter is not None:
            return self._that_quarter(meaning.days[0].year, self.quarter)
        if meaning.days is not None:
            return _Told(meaning.days, Anchor.EXPLICIT, None, meaning.grain)
        if meaning.compared and self.quarter is not None:
            return self._from_quarter(meaning, self.quarter)
        if meaning.story is not None:
            return self._from_story(meaning, meaning.story)
        if meaning.focal and self.quarter is not None:
            return self._from_quarter(meaning, self.quarter)
        if meaning.relative is not None:
            carried = self._carried(meaning, place) or self._in_month(meaning, place)
            return carried or self._from_publication(meaning)
        if meaning.sort in (Sort.CLOCK, Sort.PART):
            return self._of_the_day(meaning, place)
        return _Told(None, Anchor.NONE, None, meaning.grain)

    def _from_publication(self, meaning: Meaning) -> _Told:
        relative = meaning.relative
        days, known = self._counted(relative)
        anchor = Anchor.PUBLICATION if days else Anchor.NONE
        return _Told(days, anchor, relative, meaning.grain, known=known)

    def _counted(self, relative: Relative | None) -> tuple[Days | None, bool]:
        """Days counted from the day of publication, and whether all its possible days give
        the same."""
        first, last = self.published.first, self.published.last
        if relative is None or first is None or last is None:
            return None, False
        if (last - first).days > LONGEST_DOUBT:
            return None, False
        found = [relative.resolve(first + timedelta(n)) for n in range((last - first).days + 1)]
        known = [days for days in found if days is not None]
        if len(known) < len(found) or not known:
            return None, False
        same = len(set(known)) == 1
        return (min(d[0] for d in known), max(d[1] for d in known)), same

    def _carried(self, meaning: Meaning, place: tuple[int, int]) -> _Told | None:
        """A date without year next to one with a year goes on in that year."""
        focus, told = self.dated.get(meaning.grain), meaning.relative
        if not meaning.yearless or focus is None or told is None or told.direction > 0:
            return None
        if place[0] - focus.sentence > NEAR:
            return None
        onward = replace(told, direction=1, near=False)
        if focus.days is None:
            if focus.relative is None:
                return None
            unknown = replace(onward, of=focus.relative)
            return _Told(None, Anchor.NONE, unknown, meaning.grain)
        found = onward.resolve(focus.days[0])
        if found is None or (found[0] - focus.days[0]).days > CARRIED:
            return None
        if self.published.last is not None and found[0] > self.published.last:
            return None
        relative = replace(onward, of=focus.relative) if focus.relative else None
        return _Told(found, Anchor.CONTEXT, relative, meaning.grain)

    def _in_month(self, meaning: Meaning, place: tuple[int, int]) -> _Told | None:
        """In a report without a date, a day of a month that was told with its year just before:
        "in March 2025 … on 4 March"."""
        focus, told = self.dated.get(Grain.MONTH), meaning.relative
        if not meaning.yearless or focus is None or focus.days is None or told is None:
            return None
        if self.published.last is not None or place[0] - focus.sentence > NEAR:
            return None
        first, last = focus.days
        found = replace(told, direction=1, near=False).resolve(first - timedelta(1))
        if told.day is None or found is None or not first <= found[0] <= found[1] <= last:
            return None
        return _Told(found, Anchor.CONTEXT, None, meaning.grain)

    def _from_story(self, meaning: Meaning, story: Relative) -> _Told:
        focus = self.days if meaning.grain is Grain.DAY and self.days else self.focus
        if focus is None:
            return _Told(None, Anchor.NONE, None, meaning.grain)
        relative = replace(story, of=focus.relative) if focus.relative else None
        if focus.days is None:
            return _Told(None, Anchor.NONE, relative, meaning.grain)
        return _Told(story.resolve(focus.days[0]), Anchor.CONTEXT, relative, meaning.grain)

    def _from_quarter(self, meaning: Meaning, quarter: Focus) -> _Told:
        step = meaning.relative or meaning.story
        if quarter.days is None or step is None:
            return self._from_publication(meaning)
        if step.years is None:
            today = self.published.last
            if today is not None and quarter.days[1] > today:  # the latest is one that is over
                return self._from_publication(meaning)
            return _Told(quarter.days, Anchor.CONTEXT, quarter.relative, quarter.grain)
        return self._that_quarter(quarter.days[0].year + step.years[0], quarter)

    def _that_quarter(self, year: int, quarter: Focus) -> _Told:
        """The quarter, or the half, that the story speaks of, in another year."""
        if quarter.days is None:
            return _Told(None, Anchor.NONE, None, quarter.grain)
        days = (
            date(year, quarter.days[0].month, 1),
            month_end(year, quarter.days[1].month),
        )
        return _Told(days, Anchor.CONTEXT, None, quarter.grain)

    def _of_the_day(self, meaning: Meaning, place: tuple[int, int]) -> _Told:
        """An hour without a day is of the day that was told just before, else of the day of
        publication."""
        focus = self.focus
        near = focus is not None and focus.grain is Grain.DAY and focus.paragraph == place[1]
        if near and focus is not None and focus.days and focus.days[0] == focus.days[1]:
            return _Told(focus.days, Anchor.CONTEXT, focus.relative, Grain.DAY)
        return self._from_publication(replace(meaning, relative=Relative(days=(0, 0))))

    def _remember(self, meaning: Meaning, told: _Told, place: tuple[int, int]) -> None:
        if meaning.type not in (TimeType.DATE, TimeType.TIME) or meaning.value is not None:
            return
        if told.days is None and told.relative is None:
            return
        named = meaning.days is not None or (told.relative is not None and told.relative.years)
        carried = told.anchor is Anchor.CONTEXT or (told.relative and told.relative.of)
        dated = bool(named or (meaning.yearless and carried))
        focus = Focus(told.days, told.relative, told.grain, *place)
        if dated:
            self.dated[told.grain] = focus
        if told.grain is Grain.DAY:
            self.days = focus
        if told.grain in (Grain.QUARTER, Grain.HALF):
            self.quarter = self.quarter if meaning.focal or meaning.compared else focus
        else:
            self.focus = focus


@dataclass(frozen=True, slots=True)
class _Told:
    """Days and how they were come by; `known`: there is no doubt about them."""

    days: Days | None
    anchor: Anchor
    relative: Relative | None
    grain: Grain
    known: bool = True


def in_range(start: TimeMention, end: TimeMention) -> tuple[TimeMention, TimeMention]:
    """Both ends of a range with the days from the first to the last."""
    first, last = start.when, end.when
    relative = None
    if first.relative is not None and last.relative is not None:
        relative = replace(first.relative, until=last.relative)
    span = None
    if first.span is not None and last.span is not None and first.span.first <= last.span.last:
        days = (first.span.first, last.span.last)
        span = TimeSpan(*days, precision_of(days))
    if span is None and relative is None:
        return start, end
    lasting = When(span, last.anchor, relative)
    return replace(start, lasting=lasting), replace(end, lasting=lasting)


def precision_of(days: Days) -> TimePrecision:
    """How narrow the days are."""
    count = (days[1] - days[0]).days + 1
    return next((p for most, p in PRECISIONS if count <= most), TimePrecision.LONGER)


def directed(relative: Relative, direction: int | None) -> Relative:
    """The time on the side that the verb says, behind where it says nothing. A month or a part
    of the year of which a verb says that it lies behind is the last one, however near the next
    may be; a day may still be the next one ("payable May 3")."""
    sure = direction == -1 and relative.day is None
    unsaid = direction is None and relative.part is not None
    near = relative.near and not sure and not unsaid
    return replace(relative, direction=direction or -1, near=near)


def _value(meaning: Meaning, told: _Told) -> str | None:
    if meaning.value is not None:
        return meaning.value
    if told.days is None or not told.known:
        return meaning.open
    return render(told.grain, told.days, meaning.letter) + meaning.suffix


def _time_span(days: Days | None, meaning: Meaning) -> TimeSpan | None:
    if days is None:
        return None
    return TimeSpan(days[0], days[1], precision_of(days), _local(meaning))


def _local(meaning: Meaning) -> str | None:
    if meaning.local is None or meaning.offset is None:
        return meaning.local
    sign = "-" if meaning.offset < 0 else "+"
    hours, minutes = divmod(abs(meaning.offset), 60)
    return f"{meaning.local}{sign}{hours:02d}:{minutes:02d}"


def narrowed(days: Days, meaning: Meaning) -> Days:
    """The part of a year or month that is meant: its end is its last quarter, or the last
    ten days of the month."""
    first, last = days
    if meaning.narrow not in ("end", "start"):
        return days
    if meaning.grain is Grain.YEAR:
        part = (10, 12) if meaning.narrow == "end" else (1, 3)
        return date(first.year, part[0], 1), month_end(last.year, part[1])
    if meaning.grain is Grain.MONTH:
        if meaning.narrow == "end":
            return date(first.year, first.month, 21), last
        return first, date(first.year, first.month, 10)
    return days
