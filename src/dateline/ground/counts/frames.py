"""Whom a word of harm befell: by syntax first, by neighbourhood where the parse gives none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.groups import Group, unnumbered
from dateline.ground.counts.lexicon import grammar
from dateline.ground.counts.triggers import Trigger
from dateline.model.annotated import Token

RELATIVE = frozenset({"who", "whom", "that", "which", "whose"})
RAISED = frozenset({"oprd", "ccomp", "xcomp", "acomp", "prep", "advcl", "attr", "pobj", "advmod"})
NOUN_OF = frozenset({"acl", "relcl", "amod", "appos"})


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups of a sentence, found by any of their tokens."""

    clause: Clause
    by_token: dict[int, Group]
    by_last: dict[int, Group]
    by_first: dict[int, Group]

    @classmethod
    def of(cls, clause: Clause, groups: list[Group]) -> Groups:
        """An index over the numbered groups of a sentence."""
        by_token: dict[int, Group] = {}
        for group in groups:
            inside = range(group.first, group.last)
            by_token.update(dict.fromkeys(inside, group))
        return cls(clause, by_token, {g.last - 1: g for g in groups}, {g.first: g for g in groups})

    def at(self, token: Token) -> Group | None:
        """The group that the token heads or stands in."""
        known = self.by_token.get(token.index)
        if known is not None:
            return known
        return unnumbered(self.clause, token.index)


def victims(clause: Clause, groups: Groups, trigger: Trigger) -> list[Group]:
    """The people whom the harm befell, as the sentence tells them."""
    frame = _Frame(clause, groups, trigger)
    tokens = {
        "object": frame.of_object,
        "subject": frame.of_subject,
        "before": frame.of_subject,
        "after": frame.following,
        "of": frame.of_noun,
    }[trigger.victim]()
    return list(frame.people(tokens))


@dataclass(frozen=True, slots=True)
class _Frame:
    clause: Clause
    groups: Groups
    trigger: Trigger

    @property
    def words(self) -> Mapping[str, frozenset[str]]:
        """The small words of the grammar."""
        return grammar()

    @property
    def _chief(self) -> Token:
        return self.clause.token(self.trigger.at)

    def people(self, tokens: list[Token]) -> Iterator[Group]:
        """The groups of the tokens and of what is conjoined with them, each once."""
        seen: set[int] = set()
        for token in tokens:
            for member in self._conjoined(token):
                group = self.groups.at(member)
                if group is not None and group.head not in seen:
                    seen.add(group.head)
                    yield group

    def _conjoined(self, token: Token) -> Iterator[Token]:
        yield token
        waiting = [token]
        while waiting:
            current = waiting.pop()
            for child in self.clause.syntax.children(current, "conj"):
                if child.tag.startswith("V") and self.groups.at(child) is None:
                    continue
                yield child
                waiting.append(child)

    def of_object(self) -> list[Token]:
        """The object of the active verb, the subject of the passive."""
        chief, syntax = self._chief, self.clause.syntax
        objects = [t for t in syntax.children(chief, "dobj") if t.index >= self.trigger.last]
        if objects and not self._passive():
            people = [t for t in objects if self._is_people(t)]
            return people or self._after()
        if self.trigger.shape != "past":
            return self._after()
        if self._passive() or objects:
            return self.of_subject()
        return self._after() or self.of_subject()

    def _passive(self) -> bool:
        chief = self._chief
        if self.clause.syntax.children(chief, "auxpass", "nsubjpass"):
            return True
        before = self.clause.word(self.trigger.first - 1)
        return before in ("was", "were", "been", "being", "be", "is", "are", "got", "get")

    def _after(self) -> list[Token]:
        """The people who follow the verb at once, for headlines and broken parses."""
        index = self.trigger.last
        while (
            self.clause.word(index) in self.words["adverbs"] and index not in self.groups.by_first
        ):
            index += 1
        if self.clause.word(index) in ("himself", "herself", "him", "her"):
            return [self.clause.token(index)]
        return self._people_from(index)

    def _people_from(self, index: int) -> list[Token]:
        if index in self.groups.by_first:
            return [self.clause.token(self.groups.by_first[index].head)]
        for step in range(6):
            at = index + step
            if not self.clause.word(at) or self.clause.word(at) in self.words["stops"]:
                return []
            token = self.clause.token(at)
            ended = not (
                self.clause.is_people(at + 1) and self.clause.token(at + 1).tag.startswith("N")
            )
            if self._is_people(token) and ended:
                return [token]
            if token.tag not in self.words["nominal_tags"]:
                return []
        return []

    def following(self) -> list[Token]:
        """What follows the last word of a turn of phrase: "claimed the lives of …"."""
        return self._people_from(self.trigger.last)

    def of_subject(self) -> list[Token]:
        """The subject of the verb or state, wherever the parse put it."""
        found = [t for t in self._subjects(self._chief) if self._is_people(t)]
        return found or self._preceding()

    def _subjects(self, token: Token, depth: int = 0) -> list[Token]:
        syntax = self.clause.syntax
        own = syntax.children(token, "nsubjpass", "nsubj")
        own = [t for t in own if t.index < self.trigger.first]
        if own:
            return [a for t in own for a in self._antecedent(t, token)]
        head = syntax.head(token)
        if head is None or depth > 4:
            return []
        if token.dep in NOUN_OF and self._is_people(head):
            return [head]
        if token.dep in RAISED:
            objects = [t for t in syntax.children(head, "dobj") if t.index < self.trigger.first]
            if objects and token.dep != "advcl":
                return objects
        if token.dep == "prep" and self._is_people(head):
            return [head]
        return self._subjects(head, depth + 1)

    def _antecedent(self, subject: Token, verb: Token) -> list[Token]:
        if subject.text.lower() not in RELATIVE:
            return [subject]
        if verb.dep == "relcl" and verb.head != verb.index:
            return [self.clause.token(verb.head)]
        return []

    def _preceding(self) -> list[Token]:
        """The people who end right before the words of harm."""
        index, floor = self.trigger.first - 1, self.clause.sentence.first
        while index >= floor and self.trigger.first - index < 9:
            if index in self.groups.by_last:
                return [self.clause.token(self.groups.by_last[index].head)]
            token, word = self.clause.token(index), self.clause.word(index)
            if self._is_people(token):
                return [token]
            if (
                word not in self.words["skipped"]
                and word not in self.clause.harms.verbs
                and not self._aside(index)
            ):
                return []
            index -= 1
        return []

    def _aside(self, index: int) -> bool:
        """An age in commas or brackets: "Smith, 23, was"."""
        word = self.clause.word(index)
        if word in (",", ")", "("):
            return self.clause.word(index - 1).isdigit() or self.clause.word(index + 1).isdigit()
        return word.isdigit() and self.clause.word(index - 1) in (",", "(")

    def of_noun(self) -> list[Token]:
        """Whose death: "of 12 people", "a teenager's", "his"."""
        syntax, chief = self.clause.syntax, self._chief
        found = [
            child
            for preposition in syntax.children(chief, "prep")
            if preposition.text.lower() in ("of", "to")
            for child in syntax.children(preposition, "pobj")
        ]
        found += [t for t in syntax.children(chief, "poss") if t.text.lower() != "their"]
        people = [t for t in found if self._is_people(t) or t.text.lower() in ("his", "her")]
        if not people and self.clause.word(self.trigger.last) == "of":
            return self._people_from(self.trigger.last + 1)
        return people

    def _is_people(self, token: Token) -> bool:
        group = self.groups.at(token)
        return group is not None and (
            group.sure or self.trigger.harm.value in ("killed", "injured")
        )
