"""Which counts of people belong to which event, and what befell the participants by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.events.cast import is_violent
from dateline.extract.events.mentions import Mention, Page
from dateline.extract.events.nearness import FAR, steps_between
from dateline.model.mentions import CountMention, Effect, Role
from dateline.model.text import Token
from dateline.model.values import Harm

EFFECT_OF = {
    Harm.KILLED: Effect.KILLED, Harm.INJURED: Effect.INJURED, Harm.ABDUCTED: Effect.ABDUCTED,
    Harm.CAPTURED: Effect.CAPTURED, Harm.ARRESTED: Effect.CAPTURED, Harm.FREED: Effect.FREED,
    Harm.ESCAPED: Effect.ESCAPED,
}  # fmt: skip
VIOLENT_HARM = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.MISSING})
FITTING = {
    Harm.ARRESTED: frozenset({"arrest", "protest_intervention"}),
    Harm.CAPTURED: frozenset({"arrest", "abduction", "armed_clash", "territory_taken"}),
    Harm.ABDUCTED: frozenset({"abduction", "hijacking"}),
    Harm.FREED: frozenset({"release", "prison_break", "abduction", "agreement"}),
    Harm.ESCAPED: frozenset({"prison_break", "abduction"}),
    Harm.SURRENDERED: frozenset({"agreement", "change_to_group"}),
    Harm.DISPLACED: frozenset({"displacement", "armed_clash"}),
}
UNFIT = 4
TOO_FAR = 14
BACK = 2
UNNUMBERED = frozenset({"single", "name", "pronoun", "definite", "plural", "several"})


def tie_counts(page: Page, mentions: list[Mention]) -> None:
    """Gives each count to the mention that tells its harm, else to the nearest one."""
    by_token = {m.token.index: m for m in mentions}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence.index, []).append(mention)
    for index, count in enumerate(page.annotated.counts):
        if count.what in {Harm.STRENGTH, Harm.OTHER}:
            continue
        owner = by_token.get(count.verb) if count.verb is not None else None
        owner = owner or _owner(page, count, by_sentence)
        if owner is not None:
            owner.counts.append(index)


def _owner(
    page: Page, count: CountMention, by_sentence: Mapping[int, Sequence[Mention]]
) -> Mention | None:
    """The nearest mention of the sentence; without one, numbers of the dead and the hurt go
    to what was told last before ("Ten bodies were found.")."""
    anchor = page.syntax.root_of(count.span)
    if anchor is None or anchor.index not in page.sentence_of:
        return None
    sentence = page.sentence_of[anchor.index].index
    near = _nearest(page, count, anchor, by_sentence.get(sentence, ()))
    if near is not None or count.what not in VIOLENT_HARM or count.phrase in UNNUMBERED:
        return near
    before = [m for gap in range(BACK, 0, -1) for m in by_sentence.get(sentence - gap, ())]
    telling = [m for m in before if is_violent(m.type) and fits(count.what, m.type)]
    return telling[-1] if telling else None


def _nearest(
    page: Page, count: CountMention, anchor: Token, mentions: Sequence[Mention]
) -> Mention | None:
    best: tuple[int, int, Mention] | None = None
    for mention in mentions:
        steps, _ = steps_between(page, anchor, mention.token)
        steps = min(steps, FAR) + (0 if fits(count.what, mention.type) else UNFIT)
        key = (steps, abs(anchor.index - mention.token.index))
        if best is None or key < best[:2]:
            best = (*key, mention)
    if best is not None and best[0] <= TOO_FAR:
        return best[2]
    return None


def fits(harm: Harm, key: str) -> bool:
    """Whether an event of the type can have done the harm."""
    if harm in VIOLENT_HARM:
        return key not in {"arrest", "trial", "release", "talks", "agreement", "mobilization",
                           "protest", "threat", "withdrawal", "crime", "sanction"}  # fmt: skip
    return key in FITTING.get(harm, ())


def apply_effects(page: Page, mention: Mention) -> None:
    """Gives participants the effect and number of the counts whose head they are."""
    effects: dict[int, CountMention] = {}
    for index in mention.counts:
        count = page.annotated.counts[index]
        if count.head is not None and count.what in EFFECT_OF:
            effects[page.tokens[count.head].start] = count
    for place, participant in enumerate(mention.participants):
        if participant.role not in {Role.TARGET, Role.PARTY}:
            continue
        for start, count in effects.items():
            if participant.span.start <= start < participant.span.end:
                effect = EFFECT_OF[count.what]
                kept = tuple(dict.fromkeys((*participant.effect, effect)))
                mention.participants[place] = replace(
                    participant, effect=kept, number=participant.number or count.count
                )
