"""Who "he" and "she" are: the last person who fits, where no other competes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from dateline.ground.actors.described import Found
from dateline.ground.actors.layout import Layout
from dateline.model.given_names import given_names
from dateline.model.mentions import Attribution
from dateline.model.text import Token
from dateline.model.values import Actor

HE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
SENTENCES_BACK = 2
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def resolve_pronouns(persons: Sequence[Found], layout: Layout) -> list[Found]:
    """The pronouns that lead to a person, in order."""
    known = sorted(persons, key=lambda one: one.first)
    reader = _Pronouns(known, layout)
    found: list[Found] = []
    for token in layout.tokens:
        sex = HE.get(token.lemma) or HE.get(token.text.lower())
        if sex is None or token.pos != "PRON":
            continue
        actor = reader.person(token, sex, found)
        if actor is not None:
            found.append(Found(token.index, token.index + 1, actor, named=False))
    return found


class _Pronouns:
    """The persons of a report, their sexes and their quotations."""

    def __init__(self, persons: Sequence[Found], layout: Layout) -> None:
        self.layout = layout
        self.persons = persons
        self.starts = [one.first for one in persons]
        self.offsets = [layout.tokens[one.first].start for one in persons]
        self.sexes = _sexes(persons)
        direct = [a for a in layout.annotated.attributions if a.direct and a.source]
        self.quotes: list[Attribution] = sorted(direct, key=lambda a: a.content.start)
        self.quote_starts = [quote.content.start for quote in self.quotes]

    def person(self, token: Token, sex: str, found: Sequence[Found]) -> Actor | None:
        """The person that a pronoun means."""
        quoted = self._quoted_by(token)
        fitting = [
            one
            for one in self._window(token, found)
            if one.actor.name not in quoted and self.sexes.get(one.actor.name, sex) == sex
        ]
        names = {one.actor.name: one.actor for one in fitting}
        if len(names) == 1:
            return next(iter(names.values()))
        subjects = [one for one in fitting if self._is_subject(one)]
        if not subjects:
            return None
        same = self._sentence(subjects[-1])
        joined = [one for one in fitting if self._is_joined(one)]
        rivals = {o.actor.name for o in (*subjects, *joined) if self._sentence(o) == same}
        return subjects[-1].actor if len(rivals) == 1 else None

    def _window(self, token: Token, found: Sequence[Found]) -> list[Found]:
        """The persons of this sentence and the two before, in order."""
        oldest = self.layout.sentence_of[token.index] - SENTENCES_BACK
        window = []
        for mentions, end in (
            (self.persons, bisect_left(self.starts, token.index)),
            (found, len(found)),
        ):
            while end > 0 and self._sentence(mentions[end - 1]) >= oldest:
                window.append(mentions[end - 1])
                end -= 1
        return sorted(window, key=lambda one: one.first)

    def _quoted_by(self, token: Token) -> set[str]:
        """Who is quoted to the letter with the word: nobody calls himself "he"."""
        at = bisect_right(self.quote_starts, token.start) - 1
        if at < 0 or not self.quotes[at].content.contains(token.span):
            return set()
        source = self.quotes[at].source
        if source is None:
            return set()
        first = bisect_left(self.offsets, source.start)
        last = bisect_left(self.offsets, source.end)
        return {one.actor.name for one in self.persons[first:last]}

    def _sentence(self, one: Found) -> int:
        return self.layout.sentence_of[one.first]

    def _is_joined(self, one: Found) -> bool:
        return any(self.layout.tokens[at].dep == "conj" for at in range(one.first, one.last))

    def _is_subject(self, one: Found) -> bool:
        tokens = self.layout.tokens
        words = [tokens[at] for at in range(one.first, one.last)]
        return any(
            word.dep in SUBJECTS or (word.dep == "appos" and tokens[word.head].dep in SUBJECTS)
            for word in words
        )


def _sexes(persons: Sequence[Found]) -> dict[str, str]:
    """The sex of each person, where the given name tells it."""
    sexes = {}
    for one in persons:
        for word in one.actor.name.split()[:-1] or [one.actor.name]:
            sex = given_names().get(word.lower())
            if sex:
                sexes[one.actor.name] = sex
                break
    return sexes
