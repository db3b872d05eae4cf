"""Groups of people: the noun phrase of a number, or one without a number ("a man")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from dateline.ground.counts.clause import NOMINAL, WITHIN, Clause, noun_phrase, who_of
from dateline.ground.counts.exclusions import MORE, is_no_count
from dateline.ground.counts.lexicon import grammar, quantities
from dateline.ground.counts.numbers import NumberPhrase
from dateline.model.values import Count, Harm

ANOTHER = frozenset({"another", "further", "additional", "other", "extra"})
DETERMINERS = frozenset({"the", "these", "those", "their", "his", "her", "its", "our", "all"})
DEFINITE = frozenset({"the", "these", "those", "his", "her", "their", "its", "all", "both"})
OPENERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "these", "those"})
CASUALTIES = frozenset({"casualty", "casualties"})
THEM = frozenset({"them", "whom", "us", "which", "these", "those", "you"})
HIM = frozenset({"he", "she", "him", "himself", "herself", "his", "her"})


class Kind(Enum):
    """What sort of phrase tells the group."""

    NUMBER = auto()
    SINGLE = auto()
    PLURAL = auto()
    NAME = auto()
    PRONOUN = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """People as one noun phrase tells them: tokens `first` to `last` (excluded).

    `sure`: the noun is known to mean people, or there is none. `subset`: "three of them".
    `harm`: told by a word inside the phrase ("12 deaths", "three wounded soldiers"), which
    stands at `told_by`.
    """

    first: int
    last: int
    head: int
    kind: Kind
    count: Count
    number: NumberPhrase | None = None
    phrase: str = ""
    who: str | None = None
    more: bool = False
    subset: bool = False
    sure: bool = True
    harm: Harm | None = None
    told_by: int | None = None


def numbered(clause: Clause, number: NumberPhrase) -> Group | None:
    """The group that a number phrase counts; None where it counts something else."""
    if is_no_count(clause, number):
        return None
    core = number.last - 1 if clause.word(number.last - 1) != "of" else number.last - 2
    if number.phrase == "zero":
        number = _past_reports(clause, number)
    family = _family(clause, number)
    if family is not None:
        return family
    at, subset = _skip_of(clause, number)
    more = clause.word(number.first - 1) in ANOTHER or clause.word(at) == "else"
    while clause.word(at) in MORE:
        more, at = True, at + 1
    others = clause.word(at - 1) == "others"
    found = None if others else noun_phrase(clause, at)
    if found is None:
        if others or _ends_bare(clause, number, at):
            last = at if others or subset or more else number.last
            head = core if not others else at - 1
            return _bare(number, head=head, last=last, more=more, subset=subset)
        return None
    return _with_noun(clause, number, *found, more=more, subset=subset)


def _bare(number: NumberPhrase, *, head: int, last: int, more: bool, subset: bool) -> Group:
    return Group(
        number.first, last, head, Kind.NUMBER, number.count, number, number.phrase,
        more=more, subset=subset,
    )  # fmt: skip


def _with_noun(
    clause: Clause,
    number: NumberPhrase,
    head: int,
    told_by: int | None,
    *,
    more: bool,
    subset: bool,
) -> Group | None:
    word, count, phrase = clause.word(head), number.count, number.phrase
    noun = clause.harms.nouns.get(word)
    if subset and phrase == "zero" and noun is not None:
        return None
    if count.low > 1 and noun is None and _one_only(clause, head):
        return None
    harm = None
    if told_by is not None:
        harm = _attributive(clause, told_by)
    sure = clause.is_people(head)
    who: str | None = who_of(clause, head)
    if noun and not (sure and not noun.counted):
        harm, told_by, sure = _noun_harm(clause, head, noun.harm), head, True
        if not noun.counted or noun.harm in (Harm.KILLED, Harm.INJURED):
            who = _victims_before(clause, number.last, head) or _victims_after(clause, head)
        if word in CASUALTIES and number.phrase != "zero":
            count, phrase = casualties(count), "casualties"
    return Group(
        number.first, head + 1, head, Kind.NUMBER, count, number, phrase, who,
        more, subset, sure, harm, told_by,
    )  # fmt: skip


def _one_only(clause: Clause, head: int) -> bool:
    """A noun for one, or for a group, that no number above one can count: "MS 13 gang"."""
    word = clause.word(head)
    return clause.token(head).tag == "NN" and (
        word in clause.people.collective or clause.people.is_singular(word)
    )


def _noun_harm(clause: Clause, head: int, harm: Harm) -> Harm:
    """Martyrs and wounded counted as one: killed or injured."""
    other = clause.word(head + 2)
    if harm is Harm.KILLED and clause.word(head + 1) in ("and", "or", "/") and not other.isdigit():
        return Harm.KILLED_OR_INJURED if other in ("wounded", "injured", "injuries") else harm
    return harm


def _past_reports(clause: Clause, number: NumberPhrase) -> NumberPhrase:
    """No reports of injuries: as none."""
    at = number.last
    while clause.word(at) in grammar()["reports"]:
        at += 1
    if at > number.last and clause.word(at) == "of":
        return replace(number, last=at + 1)
    return number


def casualties(count: Count) -> Count:
    """Of so many killed or injured, the deaths may be none or all."""
    value = quantities().values["casualties"]
    return Count(value.low, value.best, count.high, value.relation)


def _attributive(clause: Clause, index: int) -> Harm | None:
    """The harm in "three wounded soldiers", "two dead men"."""
    word = clause.word(index)
    verb = clause.harms.verbs.get(word)
    if verb and verb.shape == "past":
        return verb.harm
    return clause.harms.states.get(word)


def _victims_before(clause: Clause, first: int, head: int) -> str | None:
    """Whose deaths: "1,601 civilian deaths" are those of civilians, as told: "civilian"."""
    for index in range(head - 1, first - 1, -1):
        if clause.people.is_person(clause.word(index)):
            return clause.word(index)
    return None


def _victims_after(clause: Clause, head: int) -> str | None:
    """Whose bodies: "65 bodies of civilians"."""
    if clause.word(head + 1) not in ("of", "were", "are", "was"):
        return None
    found = noun_phrase(clause, head + 2)
    return who_of(clause, found[0]) if found and clause.is_people(found[0]) else None


def _skip_of(clause: Clause, number: NumberPhrase) -> tuple[int, bool]:
    """Past "of the": where the noun may begin, and whether the number is a part of them."""
    at = number.last
    if clause.word(at - 1) == "of":
        return (at + 1, False) if clause.word(at) in DETERMINERS else (at, False)
    if clause.word(at) != "of":
        return at, False
    if clause.word(at + 1) in THEM and clause.word(at + 1) not in DETERMINERS:
        return at + 2, True
    if clause.word(at + 1) in DETERMINERS:
        at += 2
        while clause.word(at) in quantities().cardinals or clause.word(at).isdigit():
            at += 1
        return at, True
    return at, False


def _ends_bare(clause: Clause, number: NumberPhrase, at: int) -> bool:
    """Whether the number stands alone: no noun follows that it could count."""
    for index in range(at, min(at + 4, clause.sentence.last)):
        tag = clause.token(index).tag
        if clause.word(index) in clause.harms.words or tag not in WITHIN:
            break
        if tag in NOMINAL:
            return False
    return not (number.bare and 1900 <= number.count.low <= 2100)


def _family(clause: Clause, number: NumberPhrase) -> Group | None:
    """A family of five, a group of 12."""
    if clause.word(number.first - 1) != "of":
        return None
    head = number.first - 2
    if clause.word(head) not in clause.people.collective:
        return None
    noun = noun_phrase(clause, number.last)
    last = noun[0] + 1 if noun else number.last
    who = who_of(clause, noun[0] if noun else head)
    first = head - 1 if clause.word(head - 1) in ("a", "an", "the", "one") else head
    return Group(
        first, last, head, Kind.NUMBER, number.count, number, number.phrase or "composite", who
    )


def unnumbered(clause: Clause, head: int) -> Group | None:
    """The group that a noun, name or pronoun without a number tells; None where no people."""
    word, token = clause.word(head), clause.token(head)
    one, first = Count(1, 1, 1), _first_of(clause, head)
    if word in HIM and token.tag != "PRP$":
        return Group(head, head + 1, head, Kind.PRONOUN, one, phrase="pronoun")
    if _is_modifier(clause, head):
        return None
    if clause.is_people(head) and clause.people.is_singular(word) and token.tag != "NNS":
        return Group(
            first, head + 1, head, Kind.SINGLE, one, phrase="single", who=who_of(clause, head)
        )
    if word == "old" and clause.word(head - 2) in grammar()["periods"]:
        return _of_an_age(clause, head)
    if clause.is_name(head) and not clause.people.is_plural(word):
        return Group(first, head + 1, head, Kind.NAME, one, phrase="name")
    if word in clause.people.kin or (
        clause.is_people(head) and word not in clause.people.collective
    ):
        return _several(clause, first, head)
    return None


def possessor(head: int) -> Group:
    """Him or her whose death is told: "his death"."""
    return Group(head, head + 1, head, Kind.PRONOUN, Count(1, 1, 1), phrase="pronoun")


def _is_modifier(clause: Clause, head: int) -> bool:
    """Whether the noun only qualifies the next one: "army positions"."""
    token = clause.token(head)
    ahead = 0 < token.head - head < 4
    return ahead and token.dep in ("compound", "amod", "nmod") and token.tag != "NNS"


def _several(clause: Clause, first: int, head: int) -> Group:
    """Several people without a number; where the noun is known from before ("the men"), the
    phrase says so."""
    value, who = quantities().values["plural"], who_of(clause, head)
    if clause.word(head) == "others":
        who = None
    known = clause.word(first) in DEFINITE
    key = "definite" if known else "plural"
    more = clause.word(head) == "others"
    return Group(first, head + 1, head, Kind.PLURAL, value, phrase=key, who=who, more=more)


def _of_an_age(clause: Clause, head: int) -> Group:
    """A 19-year-old."""
    first = head
    while first > clause.sentence.first and not clause.word(first).isdigit() and head - first < 5:
        first -= 1
    start, end = clause.token(first).start, clause.token(head).end
    who = clause.syntax.annotated.report.text[start:end].lower()
    if clause.word(first - 1) in ("a", "an", "the"):
        first -= 1
    return Group(first, head + 1, head, Kind.SINGLE, Count(1, 1, 1), phrase="single", who=who)


def _age_before(clause: Clause, at: int) -> int | None:
    """Where the age begins that ends with the word: "52-year-old", "52 year old"."""
    if clause.word(at) != "old":
        return None
    words = [i for i in range(at - 1, max(at - 5, clause.sentence.first - 1), -1)
             if clause.word(i) != "-"]  # fmt: skip
    if len(words) < 2 or clause.word(words[0]).rstrip("s") not in grammar()["periods"]:
        return None
    return words[1] if clause.token(words[1]).tag == "CD" else None


def _first_of(clause: Clause, head: int) -> int:
    """Where the noun phrase of a head begins: its determiner, adjectives, first names."""
    first = head
    while first > clause.sentence.first:
        token, word = clause.token(first - 1), clause.word(first - 1)
        if word in OPENERS:
            return first - 1
        if token.tag == "CD" and clause.word(first) in ("-", "year", "years"):
            first -= 1
            continue
        if (age := _age_before(clause, first)) is not None:
            first = age
            continue
        if token.tag not in WITHIN or word in clause.harms.verbs or token.head not in (first, head):
            break
        first -= 1
    return first
