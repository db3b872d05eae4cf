"""The toll of one harm: the total that the report gives, or its persons one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.tolls.persons import Person, persons_in
from dateline.model.annotated import Annotated
from dateline.model.mentions import CountMention
from dateline.model.people import SINGLY
from dateline.model.values import Count, Harm, Relation

SEASONS = frozenset(
    {
        ("this", "year"),
        ("last", "year"),
        ("so", "far"),
        ("per", "year"),
        ("a", "year"),
        ("the", "year"),
    }
)
UNSURE = frozenset({"plural", "definite", "several", "casualties"})


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, and the counts that say so: `chosen` add up to it, `rest` are parts of it
    and earlier figures; rival totals and the toll told once more are neither. `derived`: what
    remains of a larger figure (the wounded of those who were shot), not a figure that stands
    there. `of`: a count of another harm that these persons are in already (the man who was
    wounded is the one who died)."""

    what: Harm
    count: Count
    chosen: tuple[int, ...]
    rest: tuple[int, ...] = ()
    derived: bool = False
    of: int | None = None

    @property
    def number(self) -> int:
        """The best figure, or else the least."""
        return self.count.low if self.count.best is None else self.count.best


def tally(annotated: Annotated, harm: Harm, rows: Sequence[int]) -> Toll | None:
    """The toll of one harm from its counts; None where nothing but anaphora is left."""
    counts = annotated.counts
    numbered = [i for i in rows if is_total(annotated, i) and not is_yearly(annotated, i)]
    total = _total(annotated, numbered)
    persons = persons_in(annotated, [i for i in rows if is_single(counts[i])])
    if persons and (total is None or _singly(annotated, total, persons)):
        total = tuple(sorted(person.index for person in persons))
    elif total is not None and harm is Harm.KILLED:
        total += _himself(annotated, total, persons)
    if total is None:
        total = _nobody(annotated, rows)
    if total is None:
        return None
    told = size(added(annotated, total))
    rest = tuple(
        i
        for i in rows
        if i not in total and not (_rival(annotated, i, total[0]) or _again(annotated, i, told))
    )
    return Toll(harm, added(annotated, total), total, rest)


def _again(annotated: Annotated, index: int, told: int) -> bool:
    """Whether it is the total of several people once more, no part of it: "killed 17" in the
    headline, "17 people" in the text."""
    mention = annotated.counts[index]
    same = size(mention.count) == told and told > 1
    return same and is_total(annotated, index) and mention.phrase not in UNSURE


def _rival(annotated: Annotated, index: int, chosen: int) -> bool:
    """Whether it is another total on another authority, not a part or an earlier state."""
    counts = annotated.counts
    other = size(counts[index].count) not in (size(counts[chosen].count), 1)
    if not other or not is_total(annotated, index) or counts[index].phrase in UNSURE:
        return False
    return _voucher(annotated, index) != _voucher(annotated, chosen)


def _voucher(annotated: Annotated, index: int) -> str | None:
    span = annotated.counts[index].number
    inside = [a for a in annotated.attributions if a.content.contains(span)]
    if not inside:
        return None
    nearest = min(inside, key=lambda a: (len(a.content), a.content.start))
    source = nearest.source.of(annotated.report.text) if nearest.source else None
    return nearest.speaker or nearest.organization or source


def _singly(annotated: Annotated, total: tuple[int, ...], persons: Sequence[Person]) -> bool:
    """Whether the persons told one by one are the toll: the total is vague and no larger."""
    vague = all(annotated.counts[i].phrase in UNSURE for i in total)
    return vague and len(persons) >= size(added(annotated, total))


def _himself(
    annotated: Annotated, total: tuple[int, ...], persons: Sequence[Person]
) -> tuple[int, ...]:
    """The killer who killed himself, told in the sentence of those whom he killed."""
    where = sentence_of(annotated, total[0])
    return tuple(p.index for p in persons if p.reflexive and where in p.sentences)[:1]


def is_yearly(annotated: Annotated, index: int) -> bool:
    """Whether the figure is of a year or a season ("81 homicides this year")."""
    sentence = annotated.sentences[sentence_of(annotated, index)]
    words = [t.text.lower() for t in annotated.tokens[sentence.first : sentence.last]]
    return any(tuple(words[i : i + 2]) in SEASONS for i in range(len(words) - 1))


def is_total(annotated: Annotated, index: int) -> bool:
    """Whether the count is of a whole group and no part of another of its harm."""
    mention = annotated.counts[index]
    whole = mention.part_of
    return (
        (whole is None or annotated.counts[whole].what is not mention.what)
        and mention.phrase not in SINGLY
        and mention.phrase != "definite"
        and mention.count.relation is not Relation.ZERO
    )


def is_single(mention: CountMention) -> bool:
    """Whether the count is of one person without a number."""
    return mention.phrase in SINGLY


def _total(annotated: Annotated, rows: Sequence[int]) -> tuple[int, ...] | None:
    """The first sentence that gives a sure total, in numbers rather than by "dozens", or a later
    one that replaces it."""
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for i in rows:
        by_sentence[sentence_of(annotated, i)].append(i)
    told = [_of_sentence(annotated, each) for _, each in sorted(by_sentence.items())]
    if not told:
        return None
    sure = [t for t in told if annotated.counts[t[0]].phrase not in UNSURE]
    chosen = (sure or told)[0]
    chosen = next((t for t in sure if _numbers(annotated, t, chosen)), chosen)
    for other in sure:
        newer = any(annotated.counts[i].phrase == "toll" for i in other)
        newer = newer or any(annotated.counts[i].supersedes for i in other)
        if newer and size(added(annotated, other)) > size(added(annotated, chosen)):
            chosen = other
    return chosen


def _numbers(annotated: Annotated, other: tuple[int, ...], chosen: tuple[int, ...]) -> bool:
    """Whether the other gives in numbers what the first told by a word: "dozens", then "34"."""
    vague, plain = annotated.counts[chosen[0]].count, annotated.counts[other[0]].count
    if vague.relation is not Relation.VAGUE or plain.relation is Relation.VAGUE:
        return False
    return vague.low <= size(added(annotated, other)) <= (vague.high or size(vague))


def _of_sentence(annotated: Annotated, rows: Sequence[int]) -> tuple[int, ...]:
    """What one sentence comes to: groups under one verb add up, rival figures don't."""
    by_verb: dict[int | None, list[int]] = defaultdict(list)
    for i in rows:
        by_verb[annotated.counts[i].verb].append(i)
    sums = [tuple(each) for each in by_verb.values()]
    more = tuple(i for each in sums for i in each if annotated.counts[i].more and len(sums) > 1)
    plain = [each for each in sums if not set(each) & set(more)]
    if not plain:
        return more
    best = max(plain, key=lambda each: (size(added(annotated, each)), -each[0]))
    return tuple(sorted(best + more)) if plain.index(best) == 0 else best


def _nobody(annotated: Annotated, rows: Sequence[int]) -> tuple[int, ...] | None:
    """The count that says that nobody was harmed."""
    for i in rows:
        mention = annotated.counts[i]
        if mention.count.relation is Relation.ZERO and mention.who is None and not mention.more:
            return (i,)
    rest = [i for i in rows if annotated.counts[i].phrase in UNSURE]
    return (rest[0],) if rest else None


def added(annotated: Annotated, rows: Sequence[int]) -> Count:
    """The sum of counts that don't overlap."""
    counts = [annotated.counts[i].count for i in rows]
    if len(counts) == 1:
        return counts[0]
    open_above = any(c.high is None for c in counts)
    relations = [c.relation for c in counts if c.relation is not Relation.EXACT]
    return Count(
        sum(c.low for c in counts),
        sum(size(c) for c in counts),
        None if open_above else sum(c.high or 0 for c in counts),
        relations[0] if relations else Relation.EXACT,
    )


def size(count: Count) -> int:
    """The best figure, or else the least."""
    return count.low if count.best is None else count.best


def sentence_of(annotated: Annotated, index: int) -> int:
    """The place of the sentence that the count stands in."""
    starts = [sentence.span.start for sentence in annotated.sentences]
    return bisect_right(starts, annotated.counts[index].number.start) - 1


__all__ = ["Person", "Toll", "added", "is_single", "is_total", "size", "tally"]
