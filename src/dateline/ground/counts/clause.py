"""One sentence as the count grammar reads it, and the noun phrases in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.ground.counts.lexicon import Harms, People, harms, people
from dateline.model.syntax import Syntax
from dateline.model.text import Sentence, Token

NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
WITHIN = NOMINAL | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "PRP$", "AFX", "FW"}
TIMES = frozenset({"DATE", "TIME"})
NO_PERSON = frozenset(
    {"GPE", "LOC", "DATE", "TIME", "FAC", "NORP", "MONEY", "EVENT", "PRODUCT", "LAW", "ORG"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence with its words in lower case and the tables that are asked of them."""

    syntax: Syntax
    sentence: Sentence
    words: Sequence[str]
    dated: frozenset[int]
    persons: frozenset[int]
    people: People
    harms: Harms

    @classmethod
    def of(
        cls,
        syntax: Syntax,
        sentence: Sentence,
        *,
        words: Sequence[str],
        dated: frozenset[int] = frozenset(),
        persons: frozenset[int] = frozenset(),
    ) -> Clause:
        """The clause with the tables of the package; `dated` are the tokens of times."""
        return cls(syntax, sentence, words, dated, persons, people(), harms())

    def word(self, index: int) -> str:
        """The word at a place of the report, "" beyond the sentence."""
        inside = self.sentence.first <= index < self.sentence.last
        return self.words[index - self.sentence.first] if inside else ""

    def token(self, index: int) -> Token:
        """The token at a place of the report."""
        return self.syntax.tokens[index]

    def is_people(self, index: int) -> bool:
        """Whether the word there is a noun for people or a person's name."""
        word = self.word(index)
        if not word or (self.token(index).tag == "JJ" and self._noun_at(index + 1)):
            return False
        if index in self.persons or self._nationals(index):
            return True
        proper = self.token(index).tag == "NNP" and self.people.by_ending(word)
        return self.people.is_person(word) and not proper and not self._in_a_name(index)

    def is_name(self, index: int) -> bool:
        """Whether a proper name ends there that could be a person's."""
        token = self.token(index)
        if index in self.persons:
            return True
        known = token.entity in NO_PERSON or self.word(index) in self.people.things
        text = token.text
        short = text.isupper() and len(text) < 6
        return token.tag == "NNP" and not known and text[:1].isupper() and not short

    def _in_a_name(self, index: int) -> bool:
        """Whether the word is the last part of a name such as "Al-Kurd"."""
        return self.word(index - 1) == "-" and self.word(index - 2) in (
            "al",
            "el",
            "an",
            "as",
            "ad",
        )

    def _noun_at(self, index: int) -> bool:
        return bool(self.word(index)) and self.token(index).tag in NOMINAL

    def _nationals(self, index: int) -> bool:
        token = self.token(index)
        return token.entity == "NORP" and token.tag in ("NNS", "NNPS")


def who_of(clause: Clause, head: int) -> str | None:
    """The group as told, in lower case: the noun with the nouns that make a compound of it."""
    if head in clause.persons and not clause.people.is_person(clause.word(head)):
        return None
    first = head
    while first > clause.sentence.first and _belongs(clause, first - 1):
        first -= 1
    start, end = clause.token(first).start, clause.token(head).end
    return clause.syntax.annotated.report.text[start:end].lower()


def _belongs(clause: Clause, index: int) -> bool:
    token, word = clause.token(index), clause.word(index)
    if word in clause.people.telling or token.entity == "NORP":
        return True
    if index in clause.dated or not word.isalpha() or token.tag != "NN":
        return False
    return token.dep == "compound"


def noun_phrase(clause: Clause, at: int) -> tuple[int, int | None] | None:
    """The head noun of the phrase that begins here and the word of harm inside it."""
    noun = person = told_by = None
    for index in range(at, min(at + 8, clause.sentence.last)):
        people_here = clause.is_people(index)
        if clause.word(index) in clause.harms.words and not people_here:
            if _counted_here(clause, index, first=noun is None):
                return index, None
            if _of_things(clause, index):
                noun = index
                continue
            if not _leads_to_people(clause, index + 1):
                break
            told_by = index
            continue
        if _ends_phrase(clause, index, after_noun=noun is not None, after_person=bool(person)):
            break
        if people_here or clause.token(index).tag in NOMINAL:
            noun, person = index, index if people_here else person
    if noun is None:
        return None
    if noun != person and clause.word(noun) in clause.people.things:
        return (person, told_by) if person is not None and person + 1 != noun else None
    return (noun if person is None else person), told_by


def _of_things(clause: Clause, index: int) -> bool:
    """Whether the word of harm only qualifies a thing: "shooting incidents"."""
    return clause.token(index).tag == "NN" and clause.word(index + 1) in clause.people.things


def _counted_here(clause: Clause, index: int, *, first: bool) -> bool:
    """Whether the word is a noun of harm that the number counts: "12 deaths", "two bodies"."""
    word = clause.word(index)
    noun, tag = clause.harms.nouns.get(word), clause.token(index).tag
    if noun is None or not (first or tag in NOMINAL) or tag in ("VBZ", "VBP", "VBD"):
        return False
    if clause.word(index + 1) in clause.people.things:
        return False
    if clause.token(index).dep == "compound" and clause.is_people(index + 1):
        return False
    return not noun.counted or _noun_here(clause, index)


def _ends_phrase(clause: Clause, index: int, *, after_noun: bool, after_person: bool) -> bool:
    """Whether the noun phrase is over before this word."""
    token, people_here = clause.token(index), clause.is_people(index)
    if token.tag == "CD" and clause.word(index + 1) == "-":
        return False
    if after_noun and token.tag in ("VBG", "VBN") and clause.word(index + 1) != "-":
        return True
    if after_person and (token.entity in TIMES or index in clause.dated):
        return True
    if after_person and not people_here and token.tag == "NNP":
        return True
    if after_person and token.tag in ("NN", "JJ") and clause.token(index - 1).tag == "NNS":
        return True
    return token.tag not in WITHIN and not people_here


def _noun_here(clause: Clause, index: int) -> bool:
    """Whether "dead", "injured" stands as a noun here and not for what befell the number."""
    return clause.word(index) not in ("dead", "injured", "wounded") or (
        clause.word(index - 1) == "the"
    )


def _leads_to_people(clause: Clause, at: int) -> bool:
    """Whether nouns for people follow within three words of the same phrase."""
    for index in range(at, min(at + 3, clause.sentence.last)):
        if clause.is_people(index):
            return clause.token(index).tag in NOMINAL
        if clause.token(index).tag not in WITHIN:
            return False
    return False
