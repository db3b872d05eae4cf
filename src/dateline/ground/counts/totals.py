"""Totals that a sentence gives as such: "the death toll rose to 17", "a woman and her two
children"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.ground.counts.clause import Clause, noun_phrase, who_of
from dateline.ground.counts.groups import Kind
from dateline.ground.counts.index import Groups
from dateline.ground.counts.lexicon import grammar, quantities
from dateline.ground.counts.numbers import NumberPhrase
from dateline.ground.counts.told import Told
from dateline.model.values import Count, Harm, Relation

REACH = 14
GROUP = 4
"""Words of a group at most: "government troops"."""
FAR = 30
DETERMINERS = frozenset({"the", "their", "its"})
BRINGING = frozenset(
    {"bring", "brings", "bringing", "brought", "raise", "raises", "raising", "raised"}
    | {"push", "pushes", "pushing", "pushed", "take", "takes", "taking", "took"}
)
"""Verbs that bring a number of victims to its total."""
UP_TO = frozenset({"to", "at"})
POSSESSIVES = frozenset({"his", "her", "their"})
AGAIN = frozenset({"at", "was", "is"})
LINKS = frozenset({",", "and", "&", "(", ")", "both", "aged", "ages", "age"}) | POSSESSIVES


def toll_counts(
    clause: Clause, phrases: list[NumberPhrase], spoken_of: Harm | None = None
) -> tuple[list[Told], set[int]]:
    """ "The death toll rose to 17 from 12": totals told after a word for the total, and the
    number phrases that they use up. `spoken_of`: the harm that "the number" may mean."""
    found: list[Told] = []
    taken: set[int] = set()
    if not phrases:
        return found, taken
    for at in range(clause.sentence.first, clause.sentence.last):
        if clause.word(at) not in clause.harms.toll_words | grammar()["figures"]:
            continue
        size, harm = _toll_at(clause, at)
        who = None
        if harm is None:
            size, harm, who = _number_of(clause, at)
        if harm is None and _put_at(clause, at):
            size, harm = 1, spoken_of
        if harm is None or any(t.first <= at < t.last for t in found):
            continue
        left = [p for p in phrases if p.first not in taken]
        new, old = _figures(clause, at + size, left)
        new = new or _brought_to(clause, at, left)
        if new is None:
            continue
        taken.update(p.first for p in (new, old) if p is not None)
        toll = _toll(clause, (at, at + size), harm, new, old)
        toll = replace(toll, first=min(at, new.first), last=max(at + size, toll.last))
        found.append(replace(toll, who=toll.who or who))
        others = [*_listed(clause, new, phrases), *_again(clause, new, phrases)]
        for other in others if old is None else ():
            taken.add(other.first)
            found.append(_toll(clause, (at, at + size), harm, other, None))
    return found, taken


def _brought_to(clause: Clause, at: int, phrases: list[NumberPhrase]) -> NumberPhrase | None:
    """The total that stands before its word: "the raid brings to 150 the number of people
    killed"."""
    first = at - 1 if clause.word(at - 1) in DETERMINERS else at
    for phrase in phrases:
        verb = clause.word(phrase.first - 2)
        if phrase.last == first and clause.word(phrase.first - 1) == "to" and verb in BRINGING:
            return phrase
    return None


def _listed(
    clause: Clause, new: NumberPhrase, phrases: list[NumberPhrase]
) -> Iterator[NumberPhrase]:
    """The groups that follow the first: "the dead at 25 militants and two policemen"."""
    last = new.last
    for phrase in phrases:
        if phrase.first <= new.first:
            continue
        between = [clause.word(i) for i in range(last, phrase.first)]
        named = [i for i in range(last, phrase.first) if clause.is_people(i)]
        if between[-1:] not in (["and"], [","]) or not named or len(between) > 4:
            return
        if noun_phrase(clause, phrase.last) is None:
            return
        last = phrase.last
        yield phrase


def _again(
    clause: Clause, new: NumberPhrase, phrases: list[NumberPhrase]
) -> Iterator[NumberPhrase]:
    """Other figures for the same total: "police put the toll at 4, while residents put it at 9"."""
    for phrase in phrases:
        before = clause.word(phrase.first - 1)
        of_it = clause.word(phrase.first - 2) in grammar()["again"] and before in AGAIN
        if phrase.first > new.last and of_it and noun_phrase(clause, phrase.last) is None:
            yield phrase


def _put_at(clause: Clause, at: int) -> bool:
    """Whether the word is the number of what was spoken of: "put their number at 48"."""
    if clause.word(at) not in grammar()["figures"] or clause.word(at + 1) not in UP_TO:
        return False
    return clause.word(at - 2) in grammar()["placing"]


def _toll_at(clause: Clause, at: int) -> tuple[int, Harm | None]:
    for size in range(4, 0, -1):
        words = tuple(clause.word(i) for i in range(at, at + size))
        if words in clause.harms.tolls:
            return size, clause.harms.tolls[words]
    return 0, None


def _number_of(clause: Clause, at: int) -> tuple[int, Harm | None, str | None]:
    """ "The number of soldiers killed": how many words, what befell them and who they are."""
    if clause.word(at) not in grammar()["figures"] or clause.word(at + 1) != "of":
        return 0, None, None
    for noun in range(at + 2, at + 2 + GROUP):
        if not clause.is_people(noun):
            continue
        form = clause.harms.verbs.get(clause.word(noun + 1))
        if form is not None and form.of_object and clause.token(noun + 1).tag in ("VBN", "VBD"):
            return noun + 2 - at, form.harm, who_of(clause, noun)
    return 0, None, None


def _toll(
    clause: Clause,
    words: tuple[int, int],
    harm: Harm,
    new: NumberPhrase,
    old: NumberPhrase | None,
) -> Told:
    return Told(
        first=words[0],
        last=max(new.last, old.last if old else 0),
        group_first=new.first,
        group_last=new.last,
        head=new.last - 1,
        count=new.count,
        what=harm,
        kind=Kind.NUMBER,
        number=(new.first, new.last),
        phrase=new.phrase or "toll",
        who=_who(clause, new.last),
        verb=words[1] - 1,
        supersedes=old.count if old else None,
    )


def _who(clause: Clause, at: int) -> str | None:
    found = noun_phrase(clause, at)
    return who_of(clause, found[0]) if found and clause.is_people(found[0]) else None


def _figures(
    clause: Clause, start: int, phrases: list[NumberPhrase]
) -> tuple[NumberPhrase | None, NumberPhrase | None]:
    """The total and the one that it replaces, by the word before each."""
    new = old = None
    for phrase in phrases:
        before = clause.word(phrase.first - 1)
        risen = before in UP_TO and clause.word(phrase.first - 2) in grammar()["rising"]
        nearer = any(_toll_at(clause, i)[1] for i in range(start, phrase.first))
        reach = FAR if risen and not nearer else REACH
        if not start <= phrase.first < start + reach or phrase.first in clause.dated:
            continue
        if clause.word(phrase.first) == "from" and phrase.count.high is not None:
            low, high = phrase.count.low, phrase.count.high
            return replace(phrase, count=Count(high, high, high)), replace(
                phrase, count=Count(low, low, low)
            )
        if before == "from" and old is None:
            old = phrase
        elif new is None and before in grammar()["leading"] and _fits(clause, phrase):
            new = phrase
    return (new, old) if new else (None, None)


def plural_harms(clause: Clause, groups: Groups) -> list[Told]:
    """ "The strike caused injuries": several, where no number and nobody in particular."""
    found: list[Told] = []
    for at in range(clause.sentence.first, clause.sentence.last):
        noun = clause.harms.nouns.get(clause.word(at))
        plural = noun is not None and clause.token(at).tag in ("NNS", "NNPS")
        if noun is None or not plural or at in groups.by_token or noun.harm not in BODILY:
            continue
        first = at
        while clause.token(first - 1).tag in ("JJ", "NN", "``", "''") and _inside(clause, first):
            first -= 1
        before = clause.word(first - 1)
        if before in grammar()["cause"] and clause.word(at + 1) not in ("of", "to"):
            found.append(_plural_harm(clause, first, at, noun.harm))
    return found


BODILY = frozenset({Harm.KILLED, Harm.INJURED})


def _inside(clause: Clause, first: int) -> bool:
    return first - 1 > clause.sentence.first


def _plural_harm(clause: Clause, first: int, at: int, harm: Harm) -> Told:
    who = next((clause.word(i) for i in range(first, at) if _person(clause, i)), None)
    value = quantities().values["plural"]
    return Told(
        first=first,
        last=at + 1,
        group_first=first,
        group_last=at + 1,
        head=at,
        count=value,
        what=harm,
        kind=Kind.PLURAL,
        phrase="plural",
        who=who,
        verb=at,
    )


def _person(clause: Clause, index: int) -> bool:
    return clause.people.is_person(clause.word(index))


def _fits(clause: Clause, phrase: NumberPhrase) -> bool:
    """Whether the number isn't one of other things: a time, a district, an attack."""
    after = clause.word(phrase.last)
    year = phrase.bare and 1900 <= phrase.count.low <= 2100
    return not year and after not in clause.people.things and after not in ("-", "%")


def composites(clause: Clause, told: list[Told]) -> list[Told]:
    """Adds the whole of "a woman and her two children"; names joined by "and" become one."""
    result = list(told)
    ordered = sorted(told, key=lambda t: t.group_first)
    place = 0
    while place < len(ordered):
        run = [ordered[place]]
        while place + 1 < len(ordered) and _joined(clause, run[-1], ordered[place + 1]):
            place += 1
            run.append(ordered[place])
        place += 1
        whole = _whole(clause, run)
        if whole is not None:
            names = all(t.kind is Kind.NAME for t in run)
            result = [t for t in result if not (names and t in run)] + [whole]
    return result


def _joined(clause: Clause, left: Told, right: Told) -> bool:
    if left.what is not right.what or left.verb != right.verb:
        return False
    between = [clause.word(i) for i in range(left.group_last, right.group_first)]
    rest = [w for w in between if w not in LINKS and not w.isdigit()]
    return 0 < len(between) < 7 and not rest


def _whole(clause: Clause, run: list[Told]) -> Told | None:
    names = all(t.kind is Kind.NAME for t in run)
    if len(run) < 2 or not (names or any(_possessed(clause, t) for t in run[1:])):
        return None
    return replace(
        run[0],
        first=min(t.first for t in run),
        last=max(t.last for t in run),
        group_first=run[0].group_first,
        group_last=run[-1].group_last,
        count=_sum(run),
        phrase="composite",
        who=None if names else _words(clause, run[0].group_first, run[-1].group_last),
        number=(run[0].group_first, run[-1].group_last),
        kind=Kind.NUMBER,
    )


def _sum(run: list[Told]) -> Count:
    relations = [t.count.relation for t in run if t.count.relation is not Relation.EXACT]
    open_above = any(t.count.high is None for t in run)
    return Count(
        sum(t.count.low for t in run),
        sum(t.size for t in run),
        None if open_above else sum(t.count.high or 0 for t in run),
        relations[0] if relations else Relation.EXACT,
    )


def _words(clause: Clause, first: int, last: int) -> str:
    first += clause.word(first) in ("a", "an", "the", "his", "her", "their")
    start, end = clause.token(first).start, clause.token(last - 1).end
    return clause.syntax.annotated.report.text[start:end].lower()


def _possessed(clause: Clause, item: Told) -> bool:
    first = item.group_first
    return bool({clause.word(first), clause.word(first - 1)} & POSSESSIVES)
