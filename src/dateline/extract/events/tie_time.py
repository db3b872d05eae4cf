"""Which time belongs to which event: syntax first, then the flow of the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.extract.events.cast import is_violent
from dateline.extract.events.earlier import Counted, Earlier
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.nearness import steps_between
from dateline.extract.events.status import is_aside
from dateline.extract.events.when_clauses import opens_clause
from dateline.model.calendar import Relative
from dateline.model.days import precision_of, years_after
from dateline.model.mentions import Status, TimeMention, TimeType
from dateline.model.numerals import ANNIVERSARY, number_in
from dateline.model.span import Span
from dateline.model.text import Token
from dateline.model.values import Anchor, TimeSpan, When

SPEAKING = words("speech", "verbs")
KEEPING = words("tolls", "keeping")
AFTERMATH = words("aftermath", "verbs")
BEGINNING = words("wars", "beginning")
REACTION = words("aftermath", "reaction")
COURTS = 12
"""What a time of a court's or an official's act costs as the time of violence."""
REAL = frozenset({Status.OCCURRED, Status.ONGOING})
TOO_FAR = 9
UNRESOLVED = 4
FLOW = 3
"""Sentences back to the event whose day an hour without a day takes."""
EARLIER = "earlier"
SAME_DAY = words("times", "same_day")
TODAY = frozenset({"this", "today", "today's", "tonight"})


def tie_times(page: Page, mentions: list[Mention]) -> None:
    """Ties to each mention the time of its own sentence that stands nearest in its syntax."""
    by_sentence: dict[int, list[tuple[TimeMention, Token]]] = {}
    for time in page.annotated.times:
        if time.type not in {TimeType.DATE, TimeType.TIME}:
            continue
        if time.when.span is None and time.when.relative is None:
            continue
        root = page.syntax.root_of(time.span)
        if root is not None and root.index in page.sentence_of:
            by_sentence.setdefault(page.sentence_of[root.index].index, []).append((time, root))
    if by_sentence:
        _by_sentence(page, mentions, by_sentence)
    counted = Counted(page)
    for place, mention in enumerate(mentions):
        _years_before(page, mention)
        _days_before(page, mention, mentions[:place], counted)


def _by_sentence(
    page: Page,
    mentions: list[Mention],
    by_sentence: dict[int, list[tuple[TimeMention, Token]]],
) -> None:
    at = {mention.token.index for mention in mentions}
    bare = {time.span for told in by_sentence.values() for time, _ in told if _is_bare(page, time)}
    for place, mention in enumerate(mentions):
        told = by_sentence.get(mention.sentence.index, ())
        own = [(time, root) for time, root in told if not _is_of_other(page, root, mention, at)]
        if own:
            _tie(page, mention, own, bare)
        if mention.when_said in bare or _is_same_day(page, mention):
            _on_the_day_told(mention, mentions[:place], bare)


def _years_before(page: Page, mention: Mention) -> None:
    """Dates what an anniversary is of: "Friday's march marked the first anniversary of a siege in
    which 60 people were killed"."""
    if not any(above.lemma == "anniversary" for above in page.syntax.ancestors(mention.token)):
        return
    told = mention.sentence.span
    match = ANNIVERSARY.search(page.text, told.start, told.end)
    if match is None or mention.token.start < match.end():
        return
    if mention.when_said is not None and mention.when_said.start > match.end():
        return
    marked = mention.when.span if mention.when is not None else None
    mention.when, mention.when_said = None, None
    if marked is not None and marked.first == marked.last:
        day = years_after(marked.first, -number_in(match))
        mention.when = When(TimeSpan(day, day, precision_of(day, day)), Anchor.CONTEXT)
    mention.reasons.append(f"time: '{match.group()}'")


def _days_before(page: Page, mention: Mention, before: list[Mention], counted: Counted) -> None:
    """Dates what is told as so long before something else: "two days after a bomb …"."""
    earlier = counted.earlier_than(mention.token)
    if earlier is None:
        return
    if mention.when_said is not None and mention.when_said.start > earlier.word.start:
        return
    if not earlier.counted:
        mention.when, mention.when_said, mention.dated_back = None, None, True
        mention.reasons.append("time: some time before what is told with it")
        return
    base = _base(page, earlier, before)
    months = -earlier.months - earlier.loose, -earlier.months + earlier.loose
    shift = months, (-earlier.days, -earlier.days)
    of = base.relative if base else None
    relative = (
        Relative(months=shift[0], of=of) if earlier.months else Relative(days=shift[1], of=of)
    )
    day = base.span.first if base and base.span else page.annotated.report.published.day
    days = replace(relative, of=None).resolve(day) if day else None
    span = TimeSpan(*days, precision_of(*days)) if days else None
    told = relative if base is None or base.relative else None
    mention.when, mention.when_said = When(span, Anchor.CONTEXT, told), None
    mention.dated_back = True
    mention.reasons.append("time: so long before what is told with it")


def _base(page: Page, earlier: Earlier, before: list[Mention]) -> When | None:
    """The time from which is counted back: of the verb above, else the newest one told."""
    above = _verb_above(
        page, earlier.word if earlier.word.head != earlier.top.index else earlier.top
    )
    told = [(m, m.when.span.last) for m in before if m.when is not None and m.when.span is not None]
    own = [m for m, _ in told if above is not None and m.token.index == above.index]
    if not own and above is not None:
        hanging = _time_of(page, above)
        if hanging is not None:
            return hanging
    days = [(m, last) for m, last in told if m.when and m.when.span and m.when.span.first == last]
    newest = [m for m, _ in sorted(days or told, key=lambda pair: pair[1])[-1:]]
    return next((m.when for m in [*own, *newest]), None)


def _time_of(page: Page, verb: Token) -> When | None:
    """The known day that hangs on a verb: "buried twelve on Tuesday"."""
    for time in page.times_in(page.sentence_of[verb.index]):
        root = page.syntax.root_of(time.span)
        above = _verb_above(page, root) if root is not None else None
        known = time.when.span is not None and time.type in {TimeType.DATE, TimeType.TIME}
        if known and above is not None and above.index == verb.index:
            return time.whole
    return None


def _is_same_day(page: Page, mention: Mention) -> bool:
    """Whether no more is said of its time than that it was "the same day"."""
    said = mention.when_said
    return said is not None and " ".join(said.of(page.text).lower().split()) in SAME_DAY


def _is_bare(page: Page, time: TimeMention) -> bool:
    """Whether an hour or part of the day is told without its day ("until 2 a.m.")."""
    relative = time.when.relative
    if time.type is not TimeType.TIME or relative is None or relative != Relative(days=(0, 0)):
        return False
    return not TODAY & set(time.span.of(page.text).lower().split())


def _on_the_day_told(mention: Mention, before: list[Mention], bare: set[Span]) -> None:
    """Gives an hour without a day the day of what was told last before it."""
    hour = mention.when.span.local_time if mention.when and mention.when.span else None
    for other in reversed(before):
        if mention.sentence.index - other.sentence.index > FLOW:
            return
        when = other.when
        if when is None or when.span is None or other.when_said in bare:
            continue
        if when.span.first == when.span.last and is_violent(other.type):
            mention.when = replace(when, span=replace(when.span, local_time=hour))
            mention.reasons.append(f"the day of '{other.token.text}' before it")
            return


def _tie(
    page: Page, mention: Mention, told: list[tuple[TimeMention, Token]], bare: set[Span]
) -> None:
    best = _of_its_clause(page, mention, told) or _nearest(page, mention, told, bare)
    if best is None or best[0] > TOO_FAR:
        return
    when: When | None = best[1].whole
    if mention.status in REAL:
        when = no_later(best[1].whole, page.annotated.report.published.last)
        when = _earlier_part(page, when, best[1].span)
    if when is not None:
        mention.when, mention.when_said = when, best[1].span
        mention.reasons.append(f"time '{best[1].span.of(page.text)}': {best[2]}")


Choice = tuple[float, TimeMention, str]
"""A time, what speaks against it, and why it is taken."""


def _of_its_clause(
    page: Page, mention: Mention, told: list[tuple[TimeMention, Token]]
) -> Choice | None:
    """The time that opens the mention's clause: "on Monday, when ten were killed"."""
    for time, _ in told:
        when = opens_clause(page, time)
        if when is not None and mention.token.index > when:
            return 0.0, replace(time, lasting=None), "it opens the clause"
    return None


def _nearest(
    page: Page, mention: Mention, told: list[tuple[TimeMention, Token]], bare: set[Span]
) -> Choice | None:
    """The time that stands nearest in the syntax, with what speaks against it."""
    best: Choice | None = None
    known = any(time.whole.span is not None for time, _ in told)
    all_bare = all(time.span in bare for time, _ in told)
    for time, root in told:
        cost, meeting = steps_between(page, root, mention.token)
        if meeting is None or _is_compared(page, root, mention.token):
            continue
        more, said = _told_of_other(page, root, mention)
        score = cost + more + abs(root.index - mention.token.index) / 100
        days = time.whole.span
        if known and (days is None or (time.span in bare and not all_bare)):
            score += UNRESOLVED
        if days is not None and (days.last - days.first).days > 6:
            score += 1.5
        if best is None or score < best[0]:
            best = (score, time, f"{cost} steps from '{mention.token.text}'{said}")
    return best


def _is_compared(page: Page, root: Token, token: Token) -> bool:
    """Whether the time only tells since when there was no worse: "the worst attack since May"."""
    superlative = any(child.tag == "JJS" for child in page.syntax.children(token, "amod"))
    return superlative and page.tokens[root.head].lemma == "since"


def _told_of_other(page: Page, root: Token, mention: Mention) -> tuple[float, str]:
    """What it costs that the time hangs on speaking, or on what followed the violence."""
    if _is_of_aftermath(page, root, mention) or _is_of_reaction(page, root, mention):
        return COURTS, ", time of what followed"
    return (6, ", time of speaking") if _is_of_speech(page, root, mention) else (0, "")


def _is_of_speech(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the time hangs on a verb of saying that governs the event; before a passive one
    it is that of the event ("On Friday three were reported killed"), before a monitor's verb too
    ("On 3 May activists documented the death of two"), and so it is behind what is said and
    before who says it ("was shot Saturday, the sheriff said Monday")."""
    verb = _verb_above(page, root, mention)
    if verb is None or verb.index == mention.token.index:
        return False
    opens = root.index < verb.index
    passive = opens and bool(page.syntax.children(verb, "auxpass"))
    kept = opens and verb.lemma in KEEPING
    speaker = page.syntax.children(verb, "nsubj")
    before = bool(speaker) and root.index < page.syntax.subtree(speaker[0])[0].index
    within = before and mention.token.index < root.index
    return verb.lemma in SPEAKING and not (passive or kept or within)


def _is_of_other(page: Page, root: Token, mention: Mention, told: set[int]) -> bool:
    """Whether the time stands in a clause on somebody or something that tells another event, or
    what went before: "people who were abducted a week ago have been freed", "freed six men whom
    they had held since March"."""
    if _is_beginning(page, root, mention):
        return True
    for clause in (t for t in page.syntax.ancestors(root) if is_aside(t)):
        inside = {t.index for t in page.syntax.subtree(clause)}
        over = any(c.lemma == "have" for c in page.syntax.children(clause, "aux"))
        over = over or (clause.lemma in BEGINNING and clause.head != mention.token.index)
        return mention.token.index not in inside and (bool(inside & told) or over)
    return False


def _is_beginning(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the time is that of a beginning from which is counted: "two more were killed,
    pushing the toll to 60 since fighting erupted in May"."""
    for clause in (t for t in page.syntax.ancestors(root) if t.dep == "advcl"):
        marks = {c.lemma.lower() for c in page.syntax.children(clause, "mark")}
        if "since" in marks and clause.lemma in BEGINNING:
            return all(t.index != mention.token.index for t in page.syntax.subtree(clause))
    return False


def _is_of_aftermath(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the time hangs on what a court or the police did about the violence ("was
    sentenced Monday for shooting his neighbour"), not on its own noun ("the May 25 shooting")."""
    verb = _verb_above(page, root, mention)
    if verb is None or verb.index == mention.token.index or not is_violent(mention.type):
        return False
    return verb.lemma in AFTERMATH


def _is_of_reaction(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the violence is the object of what somebody says or does about it ("claimed the
    attack in a call on Tuesday"), and the time doesn't hang on its own noun."""
    token = mention.token
    if token.dep != "dobj" or page.tokens[token.head].lemma not in REACTION:
        return False
    return all(above.index != token.index for above in page.syntax.ancestors(root))


def _verb_above(page: Page, root: Token, mention: Mention | None = None) -> Token | None:
    """The verb that governs the word, unless the mention's own word governs it before."""
    for token in page.syntax.ancestors(root):
        if mention is not None and token.index == mention.token.index:
            return None
        if token.pos in {"VERB", "AUX"}:
            return token
    return None


def no_later(when: When, published: date | None) -> When | None:
    """The time of something that has happened: where it was read as one after the report, the
    same weekday or day of the year before it; None where there is none ("next week")."""
    if when.span is None or published is None or when.span.first <= published:
        return when
    if when.relative is None:
        return None
    relative = _looking_back(when.relative)
    found = relative.resolve(published)
    if found is None or found[0] > published:
        return None
    first, last = found
    span = TimeSpan(first, last, precision_of(first, last), when.span.local_time)
    return When(span, when.anchor, relative)


def _earlier_part(page: Page, when: When | None, said: Span) -> When | None:
    """What "earlier this month" leaves of the month: the days before the report."""
    published = page.annotated.report.published.day
    if when is None or when.span is None or published is None:
        return when
    last = published - timedelta(1)
    if EARLIER not in said.of(page.text).lower() or not when.span.first <= last < when.span.last:
        return when
    span = TimeSpan(when.span.first, last, precision_of(when.span.first, last))
    return replace(when, span=span)


def _looking_back(relative: Relative) -> Relative:
    of = _looking_back(relative.of) if relative.of else None
    return replace(relative, of=of, direction=-1, near=False)
