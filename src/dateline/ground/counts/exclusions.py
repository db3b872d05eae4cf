"""Numbers that count no people: dates, ages, money, addresses, scores."""

from __future__ import annotations

from dateline.ground.counts.clause import NOMINAL, TIMES, Clause, noun_phrase
from dateline.ground.counts.lexicon import grammar
from dateline.ground.counts.numbers import NumberPhrase

LONGEST_STREET = 5
AGES = frozenset({"age", "ages", "aged"})
LISTING = frozenset({",", "and", "to", "&", "or"})
AGED = frozenset({"year", "years", "month", "months"})
MORE = frozenset({"more", "other", "others", "additional", "further", "new", "extra"})


def is_no_count(clause: Clause, number: NumberPhrase) -> bool:
    """Dates, ages, money, addresses, scores: numbers that count no people."""
    before, after = clause.word(number.first - 1), clause.word(number.last)
    if before in grammar()["money"] or _names_something(clause, number):
        return True
    if before in ("how", "so") or (before == "too" and number.phrase == "several"):
        return True
    if clause.word(number.first) == "both" and before in grammar()["claiming"]:
        return True
    if clause.word(number.first) == "both" and clause.token(number.last).tag not in ("NNS", "IN"):
        return clause.token(number.last).tag in NOMINAL
    if number.bare and 1900 <= number.count.low <= 2100 and _is_year(clause, number):
        return True
    if before in ("-", "–", "/") and clause.word(number.first - 2).isdigit():
        return True
    if after in ("-", "–") and clause.word(number.last + 1).isalpha():
        return True
    if after in ("-", "–", ".", "/") and clause.word(number.last + 1).isdigit():
        return True
    if after in AGED and clause.word(number.last + 1) in ("old", "-"):
        return True
    return number.bare and (_is_age(clause, number) or _is_listed_age(clause, number))


def _names_something(clause: Clause, number: NumberPhrase) -> bool:
    """Whether the number is a date, a house, somebody's children or to be dialled."""
    if _is_dated(clause, number) or _is_address(clause, number) or _is_call(clause, number):
        return True
    return _is_offspring(clause, number)


def _is_offspring(clause: Clause, number: NumberPhrase) -> bool:
    """How many children somebody has: "a mother of three"."""
    before = clause.word(number.first - 2), clause.word(number.first - 1)
    if before[1] != "of" or before[0] not in grammar()["parents"]:
        return False
    return noun_phrase(clause, number.last) is None


def _is_dated(clause: Clause, number: NumberPhrase) -> bool:
    """Whether its figures belong to a date: "on 8 July", "between 8 and 12 July"."""
    if number.first in clause.dated:
        return True
    return clause.word(number.first) in ("between", "from") and number.last - 1 in clause.dated


def _is_address(clause: Clause, number: NumberPhrase) -> bool:
    """The number of a house: "1504 S. Beech St", "300 Oak Avenue"."""
    if not number.bare or not clause.word(number.first).isdigit():
        return False
    for index in range(number.last, number.last + LONGEST_STREET):
        if not clause.word(index) or not clause.token(index).text[0].isupper():
            return False
        if index > number.last and clause.word(index) in grammar()["street"]:
            return True
    return False


def _is_call(clause: Clause, number: NumberPhrase) -> bool:
    """A number to be dialled: "call 911"."""
    dialled = clause.word(number.first) in grammar()["emergency"]
    return dialled and clause.word(number.first - 1) in grammar()["calling"]


def _is_year(clause: Clause, number: NumberPhrase) -> bool:
    token = clause.token(number.first)
    if token.entity in TIMES or "," in token.text:
        return token.entity in TIMES
    return clause.token(number.last).tag == "NNP" if clause.word(number.last) else True


def _is_listed_age(clause: Clause, number: NumberPhrase) -> bool:
    """One of the ages of several people: "four teens, ages 14, 16, 17 and 18"."""
    at = number.first - 1
    while at >= clause.sentence.first and (clause.word(at).isdigit() or clause.word(at) in LISTING):
        at -= 1
    return clause.word(at) in AGES and at >= clause.sentence.first


def _is_age(clause: Clause, number: NumberPhrase) -> bool:
    """A bare number in commas or brackets after a name or "man": "Smith, 23, of …"."""
    if number.last - number.first != 1 or not 0 < number.count.low <= 110:
        return False
    opener, closer = clause.word(number.first - 1), clause.word(number.last)
    if opener not in (",", "(", "and"):
        return False
    if closer in clause.harms.words or closer in MORE or clause.is_people(number.last):
        return (
            opener == "," and clause.token(number.first - 2).tag == "NNP" and closer in (",", ")")
        )
    named = number.first - 2
    if named < clause.sentence.first:
        return False
    person = named in clause.persons or clause.token(named).tag == "NNP"
    return (person or clause.people.is_singular(clause.word(named))) and opener != "and"
