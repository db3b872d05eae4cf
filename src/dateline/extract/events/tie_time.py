"""Which time belongs to which event: syntax first, then the flow of the report."""

from __future__ import annotations

from dateline.extract.events.lexicon import words
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.nearness import steps_between
from dateline.model.mentions import TimeMention, TimeType
from dateline.model.text import Token

SPEAKING = words("speech", "verbs")
TOO_FAR = 9
UNRESOLVED = 4


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
    if not by_sentence:
        return
    for mention in mentions:
        told = by_sentence.get(mention.sentence.index)
        if told:
            _tie(page, mention, told)


def _tie(page: Page, mention: Mention, told: list[tuple[TimeMention, Token]]) -> None:
    best: tuple[float, TimeMention, str] | None = None
    known = any(time.whole.span is not None for time, _ in told)
    for time, root in told:
        cost, meeting = steps_between(page, root, mention.token)
        if meeting is None:
            continue
        why = f"{cost} steps from '{mention.token.text}'"
        score: float = cost
        if _is_of_speech(page, root, mention):
            score += 6
            why += ", time of speaking"
        days = time.whole.span
        if known and days is None:
            score += UNRESOLVED
        if days is not None and (days.last - days.first).days > 6:
            score += 1.5
        score += abs(root.index - mention.token.index) / 100
        if best is None or score < best[0]:
            best = (score, time, why)
    if best is None or best[0] > TOO_FAR:
        return
    mention.when, mention.when_said = best[1].whole, best[1].span
    mention.reasons.append(f"time '{best[1].span.of(page.text)}': {best[2]}")


def _is_of_speech(page: Page, root: Token, mention: Mention) -> bool:
    """Whether the time hangs on a verb of saying that governs the event; before a passive one
    it is that of the event ("On Friday three were reported killed")."""
    for above in page.syntax.ancestors(root):
        if above.pos in {"VERB", "AUX"}:
            passive = bool(page.syntax.children(above, "auxpass")) and root.index < above.index
            speaks = above.lemma in SPEAKING and not passive
            return speaks and above.index != mention.token.index
    return False
