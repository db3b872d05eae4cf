"""Tolls of a whole war, or since something began: "have died since fighting erupted in May"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Page
from dateline.model.days import precision_of
from dateline.model.mentions import CountMention, TimeMention
from dateline.model.text import Sentence, Token
from dateline.model.values import Anchor, Harm, TimeSpan, When

MANY = 20
OF_YEARS = 1000
"""Fewer may be those whom a day's "fighting" or "violence" has killed."""
OF_A_WAR = 100
"""Fewer dead "in the conflict" may be those of a day's news."""
TOLL = "toll"
FEW_DAYS = timedelta(5)
LONG = timedelta(25)
WARS = words("wars", "nouns")
LASTING = words("wars", "lasting")
BEGINNING = words("wars", "beginning")
STARTS = words("wars", "starts")
LENGTHS = frozenset({"year", "month", "decade"})
WITHIN = frozenset({"in", "during", "from", "of", "over", "amid"})
LEAD = 3
"""Sentences in which thousands may be those of the day's news."""
COUNTED = frozenset({Harm.KILLED, Harm.INJURED, Harm.MISSING})
BACK = 3
"""Sentences back to the day that "since then" takes up."""


def of_war(page: Page, count: CountMention) -> bool:
    """Whether it is the toll of a whole war: "the insurgency has killed 30,000 people", "9,000
    have died in the conflict", "in three years of turmoil", "since the coup"."""
    if count.verb is None:
        return False
    if since(page, count) is not None:
        return True
    verb = page.tokens[count.verb]
    if _size(count) < MANY or not (is_perfect(page, verb) or verb.lemma == TOLL):
        return False
    doer = _war(page, count)
    if doer is not None and (doer.lemma in LASTING or _size(count) >= OF_YEARS):
        return True
    if _size(count) >= OF_YEARS and _is_far_on(page, verb) and count.what in COUNTED:
        return True
    return _in_war(page, verb, least=_size(count) < OF_A_WAR)


def _is_far_on(page: Page, verb: Token) -> bool:
    """Whether the body of a report tells it without a day: "more than 8,000 have been killed"."""
    sentence = page.sentence_of[verb.index]
    dated = any(time.when.span is not None for time in page.times_in(sentence))
    return sentence.index >= LEAD and not dated and verb.lemma != TOLL


def _size(count: CountMention) -> int:
    return max(count.count.low, count.count.best or 0, count.count.high or 0)


def is_perfect(page: Page, verb: Token) -> bool:
    """Whether the verb, or one that it is joined to, is told with "has" or "had"."""
    verbs = with_first(page, verb)
    return any(c.lemma == "have" for v in verbs for c in page.syntax.children(v, "aux"))


def with_first(page: Page, verb: Token) -> list[Token]:
    """The verb, and those that it is joined to: "has killed 300 and driven out 2,000"."""
    found = [verb]
    while found[-1].dep == "conj":
        found.append(page.tokens[found[-1].head])
    return found


def _war(page: Page, count: CountMention) -> Token | None:
    """The war, violence or rebellion that did the harm."""
    if count.verb is None:
        return None
    verbs = with_first(page, page.tokens[count.verb])
    doers = [c for verb in verbs for c in page.syntax.children(verb, "nsubj")]
    whose = [page.tokens[verb.head] for verb in verbs if verb.dep == "relcl"]
    of = [noun for word in whose if word.lemma in LENGTHS for noun in page.syntax.of(word)]
    return next((doer for doer in (*doers, *whose, *of) if doer.lemma in WARS), None)


def _in_war(page: Page, verb: Token, *, least: bool) -> bool:
    """Whether the harm is told to be that of a war, or of years of fighting; `least`: of years
    only, since so few may be a day's."""
    for word in _joined(page, verb):
        for at in page.syntax.children(word, "prep"):
            for thing in page.syntax.children(at, "pobj") if at.lemma in WITHIN else ():
                if _is_long(page, thing) or (thing.lemma in LASTING and not least):
                    return True
    return False


def _joined(page: Page, verb: Token) -> list[Token]:
    """The verb and all that are joined with it; for "toll", the verb that puts it."""
    top = with_first(page, verb)[-1]
    if verb.lemma == TOLL:
        return [verb, page.tokens[verb.head]]
    row = page.syntax.sentence_tokens(page.sentence_of[verb.index])
    return [t for t in row if with_first(page, t)[-1].index == top.index]


def _is_long(page: Page, thing: Token) -> bool:
    """Whether it is a war of a length that is told: "years of turmoil", "the five-year war"."""
    if thing.lemma in LENGTHS:
        return any(noun.lemma in WARS for noun in page.syntax.of(thing))
    before = {c.lemma for c in page.syntax.children(thing, "compound", "amod", "nummod")}
    return thing.lemma in WARS and bool(before & LENGTHS)


def since(page: Page, count: CountMention) -> Token | None:
    """The "since" from whose day or beginning the count is told: "have died since the war began",
    "since the coup", "since then"; None where it is told of a few days only."""
    if count.verb is None:
        return None
    verb = page.tokens[count.verb]
    if not (is_perfect(page, verb) or verb.lemma == TOLL):
        return None
    sentence = page.sentence_of[verb.index]
    for token in page.syntax.sentence_tokens(sentence):
        if token.lemma.lower() == "since" and _speaks_of(page, token, verb):
            return token if _lasts(page, token, sentence, count) else None
    return None


def _speaks_of(page: Page, word: Token, verb: Token) -> bool:
    """Whether "since" hangs on the verb, or on one that it is joined with."""
    above = page.tokens[word.head]
    if word.dep == "mark" and above.dep == "advcl":
        above = page.tokens[above.head]
    top = with_first(page, above)[-1]
    return any(t.index == top.index for t in (verb, *_up_to_clause(page, verb)))


def _up_to_clause(page: Page, token: Token) -> Iterator[Token]:
    """The words above, as far as the clause about somebody or something ("who …") that holds
    the word."""
    below = token
    for above in page.syntax.ancestors(token):
        if below.dep == "relcl":
            return
        yield above
        below = above


def _lasts(page: Page, word: Token, sentence: Sentence, count: CountMention) -> bool:
    """Whether it opens something long: what began more than a few days ago, where its day is
    told, or a war, a coup, protests, where it isn't."""
    if _then(page, word):
        days = _day_before(page, sentence)
        return _size(count) >= MANY and (days is None or _is_ago(page, days, LONG))
    opened = _beginning(page, word)
    if opened is None:
        return False
    told = _time_within(page, word)
    if told is not None and told.whole.span is not None:
        return _is_ago(page, told.whole.span, FEW_DAYS)
    return opened.lemma in LASTING


def _then(page: Page, word: Token) -> bool:
    after = page.tokens[word.index + 1] if word.index + 1 < len(page.tokens) else None
    return after is not None and after.lemma == "then"


def _beginning(page: Page, word: Token) -> Token | None:
    """What "since" says to have begun: the subject of its clause, or of "the start of …"."""
    clause = page.tokens[word.head]
    if word.dep == "mark" and clause.lemma in BEGINNING:
        return next(iter(page.syntax.children(clause, "nsubj", "nsubjpass")), None)
    for thing in page.syntax.children(word, "pobj"):
        if thing.lemma in STARTS:
            return next(iter(page.syntax.of(thing)), thing)
        if thing.lemma in LASTING:
            return thing
    return None


def _time_within(page: Page, word: Token) -> TimeMention | None:
    """The time at which it began, in the clause or phrase that "since" opens."""
    return _first_in(page, _opened(page, word), page.times_in(page.sentence_of[word.index]))


def _opened(page: Page, word: Token) -> Token:
    """The top of the clause or phrase that "since" opens."""
    return page.tokens[word.head] if word.dep == "mark" else word


def _first_in(page: Page, top: Token, times: Iterable[TimeMention]) -> TimeMention | None:
    """The first of the times with known days that stands under a word."""
    inside = {t.index for t in page.syntax.subtree(top)}
    for time in times:
        root = page.syntax.root_of(time.span)
        if root is not None and root.index in inside and time.whole.span is not None:
            return time
    return None


def _is_ago(page: Page, days: TimeSpan, least: timedelta) -> bool:
    last = page.annotated.report.published.last
    return last is None or last - days.first >= least


def _day_before(page: Page, sentence: Sentence) -> TimeSpan | None:
    """The last day told before the sentence, a few sentences back at most."""
    for before in reversed(
        page.annotated.sentences[max(0, sentence.index - BACK) : sentence.index]
    ):
        spans = [t.when.span for t in page.times_in(before) if t.when.span is not None]
        if spans:
            return spans[-1]
    return None


def began(page: Page, count: CountMention) -> TimeMention | None:
    """The time at which the war, or whatever the count is told since, began: "the war, which
    broke out in April"."""
    word = since(page, count)
    if word is not None:
        return _time_within(page, word)
    war = _war(page, count) or _of_toll(page, count)
    for clause in page.syntax.children(war, "relcl", "acl") if war is not None else ():
        if clause.lemma in BEGINNING:
            time = _first_in(page, clause, page.annotated.times)
            if time is not None:
                return time
    return None


def _of_toll(page: Page, count: CountMention) -> Token | None:
    """What a toll is of that is told to have begun: "the toll from protests that erupted in
    May"."""
    for noun in page.syntax.tokens_in(count.span) if count.phrase == TOLL else ():
        if any(c.lemma in BEGINNING for c in page.syntax.children(noun, "relcl", "acl")):
            return noun
    return None


def until_now(page: Page, count: CountMention) -> When | None:
    """The time from the beginning to the report, for a count that is told over it."""
    word, time = since(page, count), began(page, count)
    first = time.whole.span if time is not None else None
    if word is not None and _then(page, word):
        first = _day_before(page, page.sentence_of[word.index])
    last = page.annotated.report.published.last
    if first is None or last is None or last < first.first:
        return None
    return When(TimeSpan(first.first, last, precision_of(first.first, last)), Anchor.CONTEXT)


def opens_war(page: Page, token: Token, counts: Iterable[CountMention]) -> bool:
    """Whether a word only tells what began, in a clause that one of the counts is told since."""
    for count in counts:
        word = since(page, count)
        opened = page.syntax.subtree(_opened(page, word)) if word is not None else ()
        if any(t.index == token.index for t in opened):
            return True
    return False
