"""Those whom one event hit, told in several words ("a journalist was shot dead", "the victim", a
name in the next paragraph), as one participant each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.extract.events.lexicon import head_words, words
from dateline.extract.events.mentions import Page
from dateline.extract.events.pointing import POINTING
from dateline.extract.events.refine import UNARMED
from dateline.extract.events.settle_mentions import joined
from dateline.model.annotated import Annotated
from dateline.model.mentions import Effect, EventMention, Participant, ParticipantKind, Role
from dateline.model.people import ANOTHER, one_person, traits_of
from dateline.model.text import Token
from dateline.model.values import Harm

PERSON = ParticipantKind.PERSON
HARM_OF = {
    Effect.KILLED: Harm.KILLED, Effect.INJURED: Harm.INJURED,
    Effect.ABDUCTED: Harm.ABDUCTED, Effect.CAPTURED: Harm.ARRESTED,
}  # fmt: skip
SEVERAL = frozenset({"NNS", "NNPS"})
BESIDE = frozenset({",", ", a", ", an", ", the"})
BACK = POINTING | {"both"}


@dataclass(frozen=True, slots=True)
class Telling:
    """One who was hit as some words tell him: the head of the words, how many they are (None
    where the words leave it open), and the words before the head."""

    participant: Participant
    head: Token | None
    number: int | None
    words: frozenset[str]
    sentence: int

    @property
    def named(self) -> bool:
        """Whether it is a person by name."""
        return self.participant.kind is PERSON and bool(self.participant.name)

    @property
    def noun(self) -> str:
        """The noun that tells it."""
        return self.head.lemma.lower() if self.head is not None else ""

    @property
    def general(self) -> bool:
        """Whether the noun tells no more than that they are people."""
        return self.noun in head_words("general")

    @property
    def bare(self) -> bool:
        """Whether nothing but an article, a number or their harm stands before the noun."""
        return self.words <= BACK | words("victims", "killed") | words("victims", "injured")

    @property
    def pointed(self) -> bool:
        """Whether the words point back ("the victim", "the two men")."""
        return bool(self.words & BACK)


def told_once(page: Page, event: EventMention) -> EventMention:
    """The event, each of its unarmed who were hit once, with all that befell him."""
    hit = [p for p in event.participants if p.role is Role.TARGET and p.kind in UNARMED]
    if len(hit) < 2:
        return event
    tellings = [telling(page, each) for each in sorted(hit, key=lambda p: p.span)]
    kept = _joined(page, event, tellings)
    kept = _without_whole(kept)
    left = {each.participant.span: each.participant for each in kept}
    found = [
        left.get(p.span, p) if p in hit else p
        for p in event.participants
        if p not in hit or p.span in left
    ]
    return replace(event, participants=tuple(found))


def telling(page: Page, participant: Participant) -> Telling:
    """How the words tell who was hit."""
    head = page.syntax.root_of(participant.span)
    before: list[str] = []
    sentence = -1
    if head is not None:
        chunk = page.chunk_of.get(head.index)
        first = chunk.first if chunk is not None else head.index
        before = [t.lemma.lower() for t in page.tokens[first : head.index]]
        sentence = page.syntax.sentence_of(head).index
    return Telling(participant, head, _number(participant, head), frozenset(before), sentence)


def _number(participant: Participant, head: Token | None) -> int | None:
    told = participant.number
    if told is not None and told.low == told.high:
        return told.best
    if participant.kind is PERSON and (head is None or head.tag not in SEVERAL):
        return 1
    return None


def _joined(page: Page, event: EventMention, tellings: Sequence[Telling]) -> list[Telling]:
    kept: list[Telling] = []
    for each in tellings:
        for place, known in enumerate(kept):
            if _same(page, event, known, each, tellings):
                kept[place] = _both(known, each)
                break
        else:
            kept.append(each)
    return kept


def _both(known: Telling, other: Telling) -> Telling:
    """The two as one, by the fuller words: a name before a noun, a noun before "the victims"."""
    fuller, less = known, other
    if (other.named, not other.general, other.number or 0) > (
        known.named, not known.general, known.number or 0,
    ):  # fmt: skip
        fuller, less = other, known
    made = joined(fuller.participant, less.participant)
    if less.general and not fuller.participant.description:
        made = replace(made, description=None)
    return replace(fuller, participant=made)


def _same(
    page: Page, event: EventMention, one: Telling, other: Telling, everyone: Sequence[Telling]
) -> bool:
    """Whether the two tell of the same who were hit."""
    if _beside(page, one, other):
        return True
    if one.named and other.named:
        return _one_name(one, other)
    if _apart(one, other):
        return False
    if one.named or other.named:
        return _is_named(one, other, everyone)
    if one.noun == other.noun:
        return one.number is not None or other.number is not None or other.pointed
    if one.number == other.number and one.number is not None:
        if one.general or other.general:
            return True
        return _known(page.annotated, event, one, other) == one.number and _alone(everyone, one)
    return other.general and other.pointed and other.bare


def _alone(everyone: Sequence[Telling], one: Telling) -> bool:
    """Whether no more than two tell of so many people."""
    return sum(t.number == one.number for t in everyone) == 2


def _beside(page: Page, one: Telling, other: Telling) -> bool:
    """Whether one stands beside the other: "Galo Ruiz, a union leader, …"."""
    if one.head is None or other.head is None or ANOTHER & (one.words | other.words):
        return False
    if one.named == other.named or not one.number == other.number == 1:
        return False
    first, last = sorted((one, other), key=lambda t: t.participant.span)
    between = page.text[first.participant.span.end : last.participant.span.start].lower()
    if last.noun in head_words("kin") or ";" in between or "and" in between.split():
        return False
    pair = {one.head.index, other.head.index}
    if any(h.dep == "appos" and h.head in pair - {h.index} for h in (one.head, other.head)):
        return True
    return first.named and between.strip() in BESIDE and _closes(page, last)


def _closes(page: Page, telling: Telling) -> bool:
    """Whether what stands beside a name ends in a comma or a stop, not in "and"."""
    rest = page.text[telling.participant.span.end :][:40].lstrip()
    return rest[:1] in {",", ".", ";"} or rest.lower().startswith(
        ("who ", "of ", "whose ", "from ")
    )


def _one_name(one: Telling, other: Telling) -> bool:
    """Whether one name is the end of the other ("Ruiz", "Galo Ruiz")."""
    names = [(t.participant.name or "").lower().split() for t in (one, other)]
    short, long = sorted(names, key=len)
    return bool(short) and one.sentence != other.sentence and long[-len(short) :] == short


def _apart(one: Telling, other: Telling) -> bool:
    """Whether number, sex, age, what befell them or "another" part the two."""
    if ANOTHER & (one.words | other.words) or "other" in {one.noun, other.noun}:
        return True
    if one.sentence == other.sentence and one.sentence >= 0:
        return True
    if None not in (one.number, other.number) and one.number != other.number:
        return True
    if (one.number == 1) != (other.number == 1):
        return True
    mine, theirs = one.participant.effect, other.participant.effect
    if mine and theirs and not set(mine) & set(theirs):
        return True
    return not one_person(traits_of(one.noun), traits_of(other.noun))


def _is_named(one: Telling, other: Telling, everyone: Sequence[Telling]) -> bool:
    """Whether the noun tells the person that the name does: it is what the named one is said to
    be, or each is the only one of his sort."""
    name, noun = (one, other) if one.named else (other, one)
    if noun.number != 1:
        return False
    said = (name.participant.description or "").lower().split()
    if noun.noun in said:
        return True
    if noun.noun in head_words("kin"):
        return False
    named = [t for t in everyone if t.named]
    nouns = [t for t in everyone if not t.named and t.number == 1]
    several = any((t.number or 2) > 1 for t in everyone if not t.named and not t.general)
    return len(named) == len(nouns) == 1 and not several


def _known(annotated: Annotated, event: EventMention, one: Telling, other: Telling) -> int | None:
    """The toll that the event tells of what befell both."""
    both = {*one.participant.effect, *other.participant.effect}
    harms = {HARM_OF[e] for e in both if e in HARM_OF}
    counts = [annotated.counts[i] for i in event.counts]
    return max((c.count.best or 0 for c in counts if c.what in harms), default=None)


def _without_whole(kept: Sequence[Telling]) -> list[Telling]:
    """Those who were hit without a group whose people are told one by one."""
    single = [t for t in kept if t.number == 1]
    found: list[Telling] = []
    for each in kept:
        size = each.number or 0
        mine = set(each.participant.effect)
        another = each.noun == "other" or ANOTHER & each.words
        parts = [t for t in single if not t.participant.effect or set(t.participant.effect) & mine]
        if size < 2 or each.named or another or len(parts) != size:
            found.append(each)
    return found
