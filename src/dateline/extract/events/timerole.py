"""Whether an event is the report's news or its background: time, tense, cues, position."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.extract.events.bulletins import period_covered
from dateline.extract.events.cast import is_violent
from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.model.mentions import TimeRole
from dateline.model.text import Token, ZoneKind
from dateline.model.values import TimePrecision, TimeSpan, When

SINCE = frozenset({"after", "since"})
YEARS = frozenset({"year", "month", "decade", "anniversary"})
RECENT = timedelta(days=10)
LEAD_RECENT = timedelta(days=75)
MOST_OF_YEAR = timedelta(days=300)
OVER = timedelta(days=3)
HAD = frozenset({"had", "'d", "’d"})
LEAD = 3
ALONG = frozenset({"arrest", "displacement", "release"})
"""What is told along with the violence that it followed."""
MOST_BEFORE = 100
"""Mentions that two sentences can have: a cut sentence has 250 words."""
PAST_WORDS = words("background", "past")
MANY = words("background", "many")
REPEATED = words("background", "repeated")
ANNIVERSARY = words("background", "anniversary")
JUSTICE = words("aftermath", "justice")
AT_LAW = words("aftermath", "at_law")
ACCUSE = "accuse"


def settle_roles(page: Page, mentions: list[Mention]) -> None:
    """Marks each mention as current or background."""
    reference = _reference(page, mentions)
    covered = period_covered(page, reference)
    period = covered.whole.span if covered is not None else None
    for mention in mentions:
        why = _background(page, mention, reference, period)
        if why is not None:
            mention.time_role = TimeRole.BACKGROUND
            mention.reasons.append(f"background: {why}")
    for place, mention in enumerate(mentions):
        if _goes_on(mentions, place):
            mention.time_role = TimeRole.BACKGROUND
            mention.reasons.append("background: as what its paragraph tells before it")


def _goes_on(mentions: list[Mention], place: int) -> bool:
    """Whether harm without a time stands right behind background violence of a told day in its
    paragraph: "On 9 July rebels attacked Ardun. Four villagers were killed."."""
    mention = mentions[place]
    if mention.when is not None or mention.where_said is not None or in_lead(mention):
        return False
    told_along = is_violent(mention.type) or mention.type in ALONG
    if mention.time_role is TimeRole.BACKGROUND or not told_along:
        return False
    near = []
    for before in reversed(mentions[max(0, place - MOST_BEFORE) : place]):
        if before.sentence.index < mention.sentence.index - 1:
            break
        behind = before.sentence.index < mention.sentence.index
        if behind and before.sentence.paragraph == mention.sentence.paragraph:
            near.append(before)
    return bool(near) and all(m.time_role is TimeRole.BACKGROUND for m in near)


def _reference(page: Page, mentions: list[Mention]) -> date | None:
    """The day to measure from: publication, else the newest day that is told of an event."""
    published = page.annotated.report.published
    if published.last is not None:
        return published.last
    days = [m.when.span.last for m in mentions if m.when is not None and m.when.span is not None]
    return max(days, default=None)


def in_lead(mention: Mention) -> bool:
    """Whether the mention stands in the headline or the first sentences."""
    return mention.sentence.zone is ZoneKind.HEADLINE or mention.sentence.index < LEAD


def in_headline(mention: Mention) -> bool:
    """Whether the mention stands in the headline."""
    return mention.sentence.zone is ZoneKind.HEADLINE


def opens(mention: Mention) -> bool:
    """Whether the mention stands in the headline or the very first sentence."""
    return mention.sentence.zone is ZoneKind.HEADLINE or mention.sentence.index == 0


def is_before_court(page: Page, mention: Mention) -> bool:
    """Whether the mention hangs on what the law does about it: "was charged in the shooting",
    "found guilty of killing"."""
    for above in page.syntax.ancestors(mention.token):
        said_of = page.syntax.children(above, "acomp", "oprd")
        words = (word for word in (above, *said_of) if word.lemma in JUSTICE)
        if any(not _is_of_parties(page, word) for word in words):
            return True
    return False


def _is_of_parties(page: Page, word: Token) -> bool:
    """Whether one side of a conflict accuses the other, which is no matter of the law."""
    accusers = page.syntax.children(word, "nsubj") if word.lemma == ACCUSE else []
    return bool(accusers) and not any(t.lemma in AT_LAW for t in accusers)


def _background(
    page: Page, mention: Mention, reference: date | None, period: TimeSpan | None
) -> str | None:
    if in_lead(mention) and is_before_court(page, mention):
        return _by_words(page, mention)
    if mention.when is not None and mention.when.span is not None and reference is not None:
        slack = LEAD_RECENT if in_lead(mention) else RECENT
        if period is not None and period.first <= mention.when.span.first:
            slack = max(slack, reference - period.first)
        days_ago = reference - mention.when.span.last
        if days_ago > (RECENT if mention.dated_back else slack):
            return f"it ended {days_ago.days} days before"
        if _is_long(mention.when) and not in_lead(mention):
            return "it is told of a long time"
        if days_ago > OVER and not in_lead(mention) and _had(page, mention.token):
            return "it is told as over before"
        if _in_past_year(mention.when.span, reference):
            return "it is told of a year gone by"
    if mention.dated_back and mention.when is None:
        return "it is told as long before"
    if _is_earlier(page, mention) and not in_lead(mention):
        return "it is told as earlier"
    return _by_words(page, mention)


def _had(page: Page, token: Token) -> bool:
    """Whether the main clause that tells it says that it "had" happened, on nobody's word."""
    for verb in (token, *page.syntax.ancestors(token)):
        if verb.dep in {"ccomp", "relcl"}:
            return False
        if verb.dep == "ROOT":
            return any(c.text.lower() in HAD for c in page.syntax.children(verb, "aux"))
    return False


def _is_long(when: When) -> bool:
    return when.span is not None and when.span.precision in {
        TimePrecision.YEAR, TimePrecision.LONGER, TimePrecision.MONTH,
    }  # fmt: skip


def _in_past_year(span: TimeSpan, reference: date) -> bool:
    """Whether no more is told than a year, or most of one, that is over."""
    return span.last < reference and span.last - span.first > MOST_OF_YEAR


def _is_earlier(page: Page, mention: Mention) -> bool:
    """Whether it is told of the days before: "earlier this month", not "earlier on Monday"."""
    if mention.when_said is None or mention.when is None or mention.when.span is None:
        return False
    said = mention.when_said.of(page.text).lower().split()
    return "earlier" in said and mention.when.span.first != mention.when.span.last


def _years_since(page: Page, token: Token) -> str | None:
    """ "A year after gunmen stormed it", "two years since the siege"."""
    words = [c for c in page.syntax.children(token, "mark", "advmod") if c.lemma in SINCE]
    if token.dep == "pobj" and page.tokens[token.head].lemma in SINCE:
        words.append(page.tokens[token.head])
    for word in words:
        if word.index and page.tokens[word.index - 1].lemma in YEARS:
            return f"'{page.tokens[word.index - 1].text} {word.text}'"
    return None


def _by_words(page: Page, mention: Mention) -> str | None:
    token = mention.token
    since = _years_since(page, token)
    if since is not None:
        return since
    around = page.syntax.children(token)
    for child in around:
        word = child.lemma
        if child.dep == "amod" and word in PAST_WORDS:
            return f"'{child.text} {token.text}'"
        if child.dep == "amod" and {word, child.text.lower()} & REPEATED and token.tag == "NNS":
            return f"'{child.text} {token.text}'"
    for steps, above in enumerate(page.syntax.ancestors(token)):
        if steps >= 4:
            break
        if above.lemma in MANY and above.pos == "NOUN" and token.tag == "NNS":
            return f"'{above.text} of {token.text}'"
        if above.lemma in ANNIVERSARY:
            return f"'{above.text}'"
    return None
