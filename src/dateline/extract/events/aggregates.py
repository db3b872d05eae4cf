"""Tolls over a period and an area ("300 deaths in the first half of the year"), kept apart."""

from __future__ import annotations

import hashlib

from dateline.extract.events.lexicon import head_nouns, lexicon, words
from dateline.extract.events.mentions import Page
from dateline.extract.events.when_clauses import opens_clause
from dateline.model.days import precision_of
from dateline.model.mentions import (
    CountMention,
    EventMention,
    ParticipantKind,
    PlaceMention,
    Status,
    TimeMention,
    TimeRole,
)
from dateline.model.text import Sentence, Token
from dateline.model.values import Anchor, Harm, TimeSpan, When

LONG_DAYS = 25
MONTH_DAYS = 31
MANY = 20
STRONG = 3
COUNTING = words("tolls", "counting")
SPREAD = words("tolls", "spread")
WARS = words("wars", "nouns")
BEGINNING = words("wars", "beginning")
ONCE = frozenset({"ago", "earlier"})
KEEPING = words("tolls", "keeping")
SOME_DAYS = 3
RANGE = frozenset({"and", "to", "-", "–", "through", "until", "till"})
HARMS = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.DISPLACED,
                   Harm.ABDUCTED, Harm.ARRESTED, Harm.MISSING})  # fmt: skip


def find_aggregates(page: Page) -> tuple[list[EventMention], set[int]]:
    """The tolls of a report as events of their own, and the counts that they use up."""
    used: set[int] = set()
    groups: dict[tuple[int, TimeSpan | None], list[int]] = {}
    said: dict[tuple[int, TimeSpan | None], TimeMention | None] = {}
    for index, count in enumerate(page.annotated.counts):
        if count.what not in HARMS or count.count.low < 2:
            continue
        time = _period(page, count)
        if time is None and not _of_war(page, count):
            continue
        time = time or _since_outbreak(page, count)
        key = (_sentence(page, count), time.whole.span if time else None)
        groups.setdefault(key, []).append(index)
        said[key] = time
        used.add(index)
    events = [_event(page, sentence, said[key], indexes)
              for key, indexes in groups.items() for sentence in (key[0],)]  # fmt: skip
    return events, used


def _of_war(page: Page, count: CountMention) -> bool:
    """Whether it is the toll of a whole war: "the insurgency has killed 30,000 people"."""
    if count.verb is None or count.count.low < MANY:
        return False
    verbs = _with_first(page, page.tokens[count.verb])
    perfect = any(c.lemma == "have" for verb in verbs for c in page.syntax.children(verb, "aux"))
    return perfect and _war(page, count) is not None


def _war(page: Page, count: CountMention) -> Token | None:
    """The war, violence or rebellion that did the harm."""
    if count.verb is None:
        return None
    verbs = _with_first(page, page.tokens[count.verb])
    doers = [c for verb in verbs for c in page.syntax.children(verb, "nsubj")]
    return next((doer for doer in doers if doer.lemma in WARS), None)


def _with_first(page: Page, verb: Token) -> list[Token]:
    """The verb, and those that it is joined to: "has killed 300 and driven out 2,000"."""
    found = [verb]
    while found[-1].dep == "conj":
        found.append(page.tokens[found[-1].head])
    return found


def _since_outbreak(page: Page, count: CountMention) -> TimeMention | None:
    """The time at which a clause says that the war began: "which broke out in April"."""
    war = _war(page, count)
    for clause in page.syntax.children(war, "relcl", "acl") if war is not None else ():
        told = page.syntax.subtree(clause)
        if clause.lemma in BEGINNING:
            inside = {t.index for t in told}
            for time in page.annotated.times:
                root = page.syntax.root_of(time.span)
                if root is not None and root.index in inside and time.whole.span is not None:
                    return time
    return None


def _sentence(page: Page, count: CountMention) -> int:
    tokens = page.syntax.tokens_in(count.span)
    return page.sentence_of[tokens[0].index].index if tokens else -1


def _period(page: Page, count: CountMention) -> TimeMention | None:
    """The long period of the count's sentence, where the sentence counts over it."""
    index = _sentence(page, count)
    if index < 0:
        return None
    sentence = page.annotated.sentences[index]
    lemmas = _verbs(page, sentence)
    several = _several(page, sentence) is not None
    least = 1 if several else SOME_DAYS if lemmas & KEEPING else LONG_DAYS
    times = [t for t in page.times_in(sentence) if not _is_of_other(page, t, count)]
    long = [t for t in times if _lasts(t, least) and not _is_once(page, t)]
    if not long:
        return None
    if several:
        return min(long, key=lambda t: abs(t.span.start - count.span.end))
    if not _over_time(page, sentence) and (len(times) > len(long) or count.count.low < MANY):
        return None
    if not lemmas & COUNTING and _tells_one(page, sentence, count):
        return None
    if not lemmas & COUNTING and all(_is_month(t) for t in long) and _is_at_a_spot(page, count):
        return None
    return min(long, key=lambda t: abs(t.span.start - count.span.end))


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
    if when is not None and count.span.start > page.tokens[when].start:
        return True  # "since Monday, when ten were killed"
    for clause in (t for t in page.syntax.ancestors(root) if t.dep == "relcl"):
        return not any(count.span.contains(t.span) for t in page.syntax.subtree(clause))
    return False


def only_counted(page: Page, token: Token, used: set[int]) -> bool:
    """Whether a word only tells the harm of one of the tolls that are counted over time."""
    sentence = page.sentence_of[token.index]
    counts = [page.annotated.counts[index] for index in used]
    inside = [count for count in counts if sentence.span.contains(count.span)]
    several = _several(page, sentence)
    if inside and several is not None and several.index == token.index:
        return True
    acts = {token.index, token.head} if token.dep == "nsubj" else {token.index}
    return any(c.verb in acts for c in inside)


def _several(page: Page, sentence: Sentence) -> Token | None:
    """The word for several happenings that are counted together: "two attacks", or "attacks"
    in the time between two days that are told."""
    nouns = lexicon().nouns
    ranged = any(_is_range(page, time) for time in page.times_in(sentence))
    for token in page.tokens[sentence.first : sentence.last]:
        if token.tag != "NNS" or token.lemma not in nouns:
            continue
        if page.syntax.children(token, "nummod") or (ranged and _is_in(page, token)):
            return token
    return None


def _is_range(page: Page, time: TimeMention) -> bool:
    """Whether the time is a stretch of some days told by its first and last."""
    words = time.span.of(page.text).lower().split()
    return _lasts(time, SOME_DAYS) and bool(RANGE & set(words))


def _is_in(page: Page, token: Token) -> bool:
    """Whether the harm was done in them: "killed in attacks"."""
    return token.dep == "pobj" and page.tokens[token.head].lemma in {"in", "by"}


def _over_time(page: Page, sentence: Sentence) -> bool:
    lower = sentence.span.of(page.text).lower()
    return bool(_verbs(page, sentence) & COUNTING) or any(word in lower for word in SPREAD)


def _verbs(page: Page, sentence: Sentence) -> set[str]:
    return {t.lemma for t in page.tokens[sentence.first : sentence.last] if t.pos == "VERB"}


def _tells_one(page: Page, sentence: Sentence, count: CountMention) -> bool:
    """Whether a single happening of the sentence did the harm ("an air strike killed 42")."""
    nouns = lexicon().nouns
    for token in page.tokens[sentence.first : sentence.last]:
        if token.pos != "NOUN" or token.tag == "NNS":
            continue
        if any(told.span.contains(token.span) for told in page.annotated.counts):
            continue
        senses = nouns.get(token.lemma, ())
        if any(s.strength >= STRONG and len(s.words) == 1 for s in senses):
            return True
    return _tells_when(page, count)


def _tells_when(page: Page, count: CountMention) -> bool:
    """Whether a clause says what did the harm: "31 people died when troops shelled the camp"."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    if verb is None:
        return False
    for clause in page.syntax.children(verb, "advcl"):
        opened = any(c.lemma == "when" for c in page.syntax.children(clause, "advmod", "mark"))
        senses = lexicon().verbs.get(clause.lemma, ())
        if opened and any(s.strength >= STRONG and len(s.words) == 1 for s in senses):
            return True
    return False


def _is_month(time: TimeMention) -> bool:
    days = time.whole.span
    return days is not None and (days.last - days.first).days <= MONTH_DAYS


def _is_at_a_spot(page: Page, count: CountMention) -> bool:
    """Whether somebody does the harm at one spot: "they killed 21 people at a hotel"."""
    verb = page.tokens[count.verb] if count.verb is not None else None
    if verb is None or not page.syntax.children(verb, "nsubj"):
        return False
    spots = [
        below
        for at in page.syntax.children(verb, "prep")
        if at.lemma == "at"
        for below in page.syntax.children(at, "pobj")
    ]
    return any(head_nouns().get(spot.lemma) is ParticipantKind.FACILITY for spot in spots)


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
        reasons=(f"toll over '{time.span.of(page.text)}'" if time else "toll of a whole war",),
    )


def _over(page: Page, count: CountMention, time: TimeMention | None) -> When | None:
    """The time that the toll is over; from the outbreak of a war to the report."""
    if time is None or time != _since_outbreak(page, count):
        return time.whole if time else None
    began, last = time.whole.span, page.annotated.report.published.last
    if began is None or last is None or last < began.first:
        return None
    return When(TimeSpan(began.first, last, precision_of(began.first, last)), Anchor.CONTEXT)


def _place(page: Page, sentence: int) -> PlaceMention | None:
    span = page.annotated.sentences[sentence].span
    return next((p for p in page.annotated.places if span.contains(p.span) and p.place), None)
