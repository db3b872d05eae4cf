"""Persons told one by one: which mentions are of the same one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model.annotated import Annotated
from dateline.model.people import ANOTHER, one_person, traits_of
from dateline.model.text import Token
from dateline.model.values import Harm

OWN = frozenset({"himself", "herself", "own", "suicide"})
GENERIC = frozenset({"victim", "person", "teen", "teenager", "one"})
KNOWN = frozenset({"the", "this", "that"})


@dataclass(slots=True)
class Person:
    """One person whom counts tell, by the place of the count that tells him first."""

    index: int
    sentences: set[int] = field(default_factory=set)
    names: set[frozenset[str]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class _Mention:
    index: int
    sentence: int
    name: frozenset[str]
    noun: str | None
    opener: str
    pronoun: bool
    reflexive: bool


def persons_in(annotated: Annotated, rows: Sequence[int]) -> list[Person]:
    """The persons whom the counts tell, each once, in order of the text."""
    persons: list[Person] = []
    for i in sorted(rows, key=lambda i: annotated.counts[i].number):
        mention = _read(annotated, i)
        person = _same(persons, mention)
        if person is None:
            person = Person(i)
            persons.append(person)
        person.sentences.add(mention.sentence)
        person.mentions.append(i)
        person.reflexive = person.reflexive or mention.reflexive
        if mention.name:
            person.names.add(mention.name)
        if mention.noun:
            person.nouns.add(mention.noun)
    return persons


def _read(annotated: Annotated, index: int) -> _Mention:
    count = annotated.counts[index]
    starts = [sentence.span.start for sentence in annotated.sentences]
    sentence = bisect_right(starts, count.number.start) - 1
    words = count.number.of(annotated.report.text).lower().split()
    name = _name(annotated, count.head) if count.phrase == "name" else frozenset()
    noun = count.who.split()[-1] if count.who else None
    opener = next((w for w in words if w in ANOTHER), words[0] if words else "")
    pronoun = count.phrase == "pronoun"
    killed = pronoun and count.what is Harm.KILLED
    reflexive = bool(OWN & set(count.span.of(annotated.report.text).lower().split()))
    return _Mention(index, sentence, name, noun, opener, pronoun, reflexive and killed)


def _name(annotated: Annotated, head: int | None) -> frozenset[str]:
    """The words of the name that ends or begins in the token."""
    if head is None:
        return frozenset()
    tokens = annotated.tokens
    first, last = head, head + 1
    while first > 0 and _goes_on(tokens, first - 1):
        first -= 1
    while last < len(tokens) and _goes_on(tokens, last):
        last += 1
    words = frozenset(t.text.lower() for t in tokens[first:last] if len(t.text) > 1)
    return words or frozenset({tokens[head].text.lower()})


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].pos == "PROPN" or tokens[index].text == "-"


def _same(persons: Sequence[Person], mention: _Mention) -> Person | None:
    """The person told before whom the mention is of; None for a new one."""
    if mention.opener in ANOTHER and any(_alike(p, mention.noun) for p in persons):
        return None
    if mention.reflexive:
        return next((p for p in persons if p.reflexive), None)
    if mention.pronoun:
        return persons[-1] if persons else None
    if mention.name:
        return _named(persons, mention)
    apart = [p for p in persons if mention.sentence not in p.sentences]
    fitting = [p for p in apart if _fits(p, mention.noun)]
    same_noun = [p for p in fitting if mention.noun in p.nouns]
    if same_noun:
        return same_noun[0]
    if mention.opener in KNOWN and persons:
        near = [p for p in persons if _fits(p, mention.noun)]
        return near[-1] if near else persons[-1]
    if _kin(mention):
        fitting = [p for p in apart if not p.names and not p.nouns]
    return fitting[0] if fitting else None


def _named(persons: Sequence[Person], mention: _Mention) -> Person | None:
    for person in persons:
        if any(mention.name <= name or name <= mention.name for name in person.names):
            return person
    for person in persons:
        if not person.names and mention.sentence not in person.sentences:
            return person
    return None


def _alike(person: Person, noun: str | None) -> bool:
    return noun is None or noun in person.nouns or noun in GENERIC


def _kin(mention: _Mention) -> bool:
    return mention.opener in ("his", "her", "their")


def _fits(person: Person, noun: str | None) -> bool:
    """Whether the noun can be of the person: a man isn't a girl."""
    return one_person(traits_of(noun), (t for n in person.nouns for t in traits_of(n)))
