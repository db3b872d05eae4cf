"""Tolls over a period and an area ("300 deaths in the first half of the year"), kept apart."""

from __future__ import annotations

import hashlib

from dateline.extract.events.bulletins import is_of_period, is_over_weeks, period_covered
from dateline.extract.events.lexicon import lexicon, words
from dateline.extract.events.mentions import Page
from dateline.extract.events.one_happening import is_at_a_spot, tells_one
from dateline.extract.events.separate import day_of, in_separate
from dateline.extract.events.wars import began, is_perfect, of_war, opens_war, until_now
from dateline.extract.events.when_clauses import opens_clause
from dateline.model.mentions import (
    CountMention,
    EventMention,
    PlaceMention,
    Status,
    TimeMention,
    TimeRole,
)
from dateline.model.text import Sentence, Token
from dateline.model.values import Harm, TimeSpan, When

LONG_DAYS = 25
MONTH_DAYS = 31
MANY = 20
COUNTING = words("tolls", "counting")
SPREAD = words("tolls", "spread")
ONCE = frozenset({"ago", "earlier"})
KEEPING = words("tolls", "keeping")
WARS = words("wars", "nouns")
LOCATIVE = words("places", "locative")
LEAST = frozenset({"least", "most"})
"""Superlatives of numbers: "at least 20 died this year" tells a toll."""
MOST_SO = "iest"
"""The end of superlatives that the parser takes for plain adjectives: "bloodiest"."""
SOME_DAYS = 3
WEEK = 6
TOLL, NUMBER = "toll", "number"
"""What a count is told by that says "the number of people killed in the last week"."""
LATELY = frozenset({"last", "past"})
UNITS = frozenset({"days", "weeks", "months", "years", "decade", "week"})
RANGE = frozenset({"and", "to", "-", "–", "through", "until", "till"})
HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.DISPLACED,
                   Harm.ABDUCTED, Harm.ARRESTED, Harm.MISSING})  # fmt: skip


def find_aggregates(page: Page) -> tuple[list[EventMention], set[int]]:
    """The tolls of a report as events of their own, and the counts that they use up."""
    used: set[int] = set()
    groups: dict[tuple[int, TimeSpan | None], list[int]] = {}
    said: dict[tuple[int, TimeSpan | None], TimeMention | None] = {}
    told: dict[int, TimeMention] = {}
    for index, count in enumerate(page.annotated.counts):
        if count.what not in HARMS or max(count.count.low, count.count.high or 0) < 2:
            continue
        time = _of_joined(page, count, told) or _period(page, count)
        if time is None and in_separate(page, index):
            time = day_of(page, count)
        elif time is None and not (of_war(page, count) or _of_weeks(page, count)):
            continue
        time = began(page, count) or time
        key = (_sentence(page, count), time.whole.span if time else None)
        groups.setdefault(key, []).append(index)
        said[key] = time
        if count.verb is not None and time is not None:
            told[count.verb] = time
        used.add(index)
    events = [_event(page, sentence, said[key], indexes)
              for key, indexes in groups.items() for sentence in (key[0],)]  # fmt: skip
    return events, used


def _of_weeks(page: Page, count: CountMention) -> bool:
    """Whether several attacks of weeks did it, without their days: "raids kill 25 in a week"; or
    it is counted over the period of a report that doesn't tell which that is."""
    index = _sentence(page, count)
    if index < 0 or count.verb is None:
        return False
    sentence = page.annotated.sentences[index]
    if is_of_period(page, sentence):
        return True
    doers = page.syntax.children(page.tokens[count.verb], "nsubj")
    many = any(t.tag == "NNS" and t.lemma in lexicon().nouns for t in doers)
    return many and is_over_weeks(page, sentence)


def _of_joined(page: Page, count: CountMention, told: dict[int, TimeMention]) -> TimeMention | None:
    """The time of the count whose verb the count's is joined to: "139 were killed and 287 hurt"."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    return told.get(verb.head) if verb is not None and verb.dep == "conj" else None


def _sentence(page: Page, count: CountMention) -> int:
    tokens = page.syntax.tokens_in(count.span)
    return page.sentence_of[tokens[0].index].index if tokens else -1


def _period(page: Page, count: CountMention) -> TimeMention | None:
    """The long period of the count's sentence, where the sentence counts over it."""
    index = _sentence(page, count)
    if index < 0:
        return None
    sentence = page.annotated.sentences[index]
    if is_of_period(page, sentence):
        return period_covered(page, page.annotated.report.published.last)
    lemmas = _verbs(page, sentence)
    several = _several(page, sentence) is not None
    least = 1 if several else SOME_DAYS if lemmas & KEEPING else LONG_DAYS
    if _done_so_far(page, count):
        least = min(least, WEEK)
    if _is_toll(page, count):
        least = min(least, SOME_DAYS)
    times = [
        time
        for time in page.times_in(sentence)
        if not (_is_of_other(page, time, count) or _is_compared(page, time))
    ]
    long = [t for t in times if _lasts(t, least) and not _is_once(page, t)]
    if not long:
        return None
    if several or any(_has_gone_on(page, t, count) for t in long):
        return min(long, key=lambda t: abs(t.span.start - count.span.end))
    if not _over_time(page, sentence) and (len(times) > len(long) or count.count.low < MANY):
        return None
    if not lemmas & COUNTING and tells_one(page, sentence, count):
        return None
    if not lemmas & COUNTING and all(_is_month(t) for t in long) and is_at_a_spot(page, count):
        return None
    return min(long, key=lambda t: abs(t.span.start - count.span.end))


def _is_toll(page: Page, count: CountMention) -> bool:
    """Whether the count is told as a toll or as the number of those who came to harm."""
    said = count.span.of(page.text).lower()
    return count.phrase == TOLL or f"{NUMBER} of" in said


def _done_so_far(page: Page, count: CountMention) -> bool:
    """Whether many were harmed up to now: "has killed more than 100"."""
    many = count.verb is not None and count.count.low >= MANY
    return many and is_perfect(page, page.tokens[count.verb or 0])


def _has_gone_on(page: Page, time: TimeMention, count: CountMention) -> bool:
    """Whether the harm is told up to now of days that are counted: "in the last two weeks has
    killed more than 100"."""
    lately = set(time.span.of(page.text).lower().split())
    if not (lately & LATELY and lately & UNITS):
        return False
    if count.phrase == TOLL and page.text[count.span.start : count.span.end].split()[0] == NUMBER:
        return _lasts(time, SOME_DAYS)
    return _lasts(time, WEEK) and _done_so_far(page, count)


def _is_once(page: Page, time: TimeMention) -> bool:
    """Whether the words tell when rather than how long: "a month ago", "earlier this month"."""
    return bool(ONCE & set(time.span.of(page.text).lower().split()))


def _is_of_other(page: Page, time: TimeMention, count: CountMention) -> bool:
    """Whether the time stands in a clause on somebody or something that doesn't hold the count:
    "dozens lie in the hospital, which was hit in January"."""
    root = page.syntax.root_of(time.span)
    if root is None:
        return False
    when = opens_clause(page, time)
    if when is not None and _is_in_clause(page, when, count):
        return True  # "since Monday, when ten were killed"
    for clause in (t for t in page.syntax.ancestors(root) if t.dep == "relcl"):
        return not any(count.span.contains(t.span) for t in page.syntax.subtree(clause))
    return False


def _is_in_clause(page: Page, when: int, count: CountMention) -> bool:
    """Whether "when" opens the clause that the count stands in, and not one before it: "since
    May, when fighting began, ten have been killed"."""
    if count.span.start < page.tokens[when].start:
        return False
    verb = page.tokens[count.verb] if count.verb is not None else None
    clause = page.tokens[when].head
    return verb is None or any(t.index == clause for t in (verb, *page.syntax.ancestors(verb)))


def _is_compared(page: Page, time: TimeMention) -> bool:
    """Whether the time only tells over how long nothing was worse: "in the bloodiest day so far
    this year"."""
    tokens = page.syntax.tokens_in(time.span)
    here = page.sentence_of.get(tokens[0].index) if tokens else None
    if here is None:
        return False
    for token in reversed(page.tokens[here.first : tokens[0].index]):
        if token.pos in {"VERB", "AUX"}:
            return False
        if token.tag == "JJS" or token.text.endswith(MOST_SO):
            return token.lemma not in LEAST
    return False


def only_counted(page: Page, token: Token, used: set[int]) -> bool:
    """Whether a word only tells the harm of one of the tolls that are counted over time."""
    sentence = page.sentence_of[token.index]
    counts = [page.annotated.counts[index] for index in used]
    inside = [count for count in counts if sentence.span.contains(count.span)]
    several = _several(page, sentence)
    if inside and several is not None and several.index == token.index:
        return True
    if inside and opens_war(page, token, inside):
        return True
    acts = {token.index, token.head} if token.dep in {"nsubj", "compound"} else {token.index}
    return any(c.verb in acts for c in inside)


def _several(page: Page, sentence: Sentence) -> Token | None:
    """The word for several happenings that are counted together: "two attacks", or "attacks"
    in the time between two days that are told."""
    nouns = lexicon().nouns
    ranged = any(_is_range(page, time) for time in page.times_in(sentence))
    for token in page.tokens[sentence.first : sentence.last]:
        if token.tag != "NNS" or token.lemma not in nouns:
            continue
        if page.syntax.children(token, "nummod") or (ranged and _did_it(page, token)):
            return token
    return None


def _is_range(page: Page, time: TimeMention) -> bool:
    """Whether the time is a stretch of some days told by its first and last."""
    words = time.span.of(page.text).lower().split()
    return _lasts(time, SOME_DAYS) and bool(RANGE & set(words))


def _did_it(page: Page, token: Token) -> bool:
    """Whether the harm was done in or by them: "killed in attacks", "raids killed ten"."""
    if token.dep == "pobj":
        return page.tokens[token.head].lemma in {"in", "by"}
    if token.dep != "ROOT":
        return token.dep == "nsubj"
    return any(c.index == token.index + 1 for c in page.syntax.children(token, "acl"))


def _over_time(page: Page, sentence: Sentence) -> bool:
    lower = sentence.span.of(page.text).lower()
    return bool(_verbs(page, sentence) & COUNTING) or any(word in lower for word in SPREAD)


def _verbs(page: Page, sentence: Sentence) -> set[str]:
    return {t.lemma for t in page.tokens[sentence.first : sentence.last] if t.pos == "VERB"}


def _is_month(time: TimeMention) -> bool:
    days = time.whole.span
    return days is not None and (days.last - days.first).days <= MONTH_DAYS


def _lasts(time: TimeMention, least: int) -> bool:
    days = time.whole.span
    return days is not None and (days.last - days.first).days >= least


def _event(page: Page, sentence: int, time: TimeMention | None, indexes: list[int]) -> EventMention:
    annotated = page.annotated
    first = annotated.counts[indexes[0]]
    material = f"{annotated.report.id}\x1f{first.span.start}\x1ftoll"
    place = _place(page, sentence)
    return EventMention(
        id="e1:" + hashlib.sha256(material.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        type="toll",
        triggers=(first.span,),
        status=Status.OCCURRED,
        time_role=TimeRole.BACKGROUND,
        when=_over(page, first, time),
        when_said=time.span if time else None,
        where=place.place if place else None,
        where_said=place.span if place else None,
        counts=tuple(indexes),
        sentences=(sentence,),
        aggregate=True,
        reasons=(f"toll over '{time.span.of(page.text)}'" if time else "toll of a war or weeks",),
    )


def _over(page: Page, count: CountMention, time: TimeMention | None) -> When | None:
    """The time that the toll is over; from the outbreak of a war to the report."""
    from_outbreak = until_now(page, count)
    if from_outbreak is not None or time is None or time == began(page, count):
        return from_outbreak
    return time.whole


def _place(page: Page, sentence: int) -> PlaceMention | None:
    """The first place of the sentence that tells where: "in Ardun", "Ardun's war"."""
    span = page.annotated.sentences[sentence].span
    told = [p for p in page.annotated.places if span.contains(p.span) and p.place]
    return next((p for p in told if _is_where(page, p)), None)


def _is_where(page: Page, place: PlaceMention) -> bool:
    root = page.syntax.root_of(place.span)
    if root is None:
        return False
    head = page.tokens[root.head]
    if root.dep == "poss" or (root.dep in {"compound", "amod"} and head.lemma in WARS):
        return head.lemma in WARS or head.dep == "pobj"
    while root.dep in {"compound", "conj", "appos", "amod"} and head.index != root.index:
        root, head = head, page.tokens[head.head]
    return root.dep == "pobj" and head.lemma in LOCATIVE
