"""Whom a word of harm befell: by syntax first, by neighbourhood where the parse gives none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ground.counts.clause import Clause
from dateline.ground.counts.groups import Group, Kind, possessor
from dateline.ground.counts.index import Groups
from dateline.ground.counts.lexicon import grammar
from dateline.ground.counts.triggers import Trigger
from dateline.model.text import Token
from dateline.model.values import Harm, Relation

INCLUDING = frozenset({"including", "among"})
PRONOUNS = frozenset({"them", "whom", "these", "those"})
RELATIVE = frozenset({"who", "whom", "that", "which", "whose"})
RAISED = frozenset({"oprd", "xcomp", "acomp", "prep", "advcl", "attr", "advmod", "conj", "pcomp"})
OF_OBJECT = frozenset({"oprd", "ccomp", "xcomp", "acomp", "prep"})
BODILY = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED, Harm.MISSING})
NOUN_OF = frozenset({"acl", "relcl", "amod", "appos"})


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
    def _chief(self) -> Token:
        return self.clause.token(self.trigger.at)

    def people(self, tokens: list[Token]) -> Iterator[Group]:
        """The groups of the tokens and of what is conjoined with them, each once."""
        seen: set[int] = set()
        named_after = False
        for token in tokens + self._company(tokens):
            for member in self._conjoined(token):
                group = self.groups.at(member) or self._possessor(member)
                if group is None or group.head in seen or not self._fits(member, group):
                    continue
                if group.kind is Kind.NAME and named_after and not self._joined(group):
                    continue
                named_after = named_after or group.kind in (Kind.NUMBER, Kind.SINGLE)
                seen.add(group.head)
                yield group

    def _joined(self, group: Group) -> bool:
        """Whether "and" without a comma brings the name in: not one of a list of names that
        say who "three children" are."""
        before = self.clause.word(group.first - 1)
        return before == "and" and self.clause.word(group.first - 2) != ","

    def _possessor(self, token: Token) -> Group | None:
        return possessor(token.index) if token.tag == "PRP$" else None

    def _fits(self, token: Token, group: Group) -> bool:
        """Leaves out "and leaders" of "18 fighters and leaders", and "mostly civilians"."""
        if group.kind is Kind.NAME and not self._is_people(token):
            return False
        if self.clause.word(self.trigger.at) in grammar()["only_none"]:
            return self.trigger.negated or group.count.relation is Relation.ZERO
        if self._tells(group) or (self._of_things() and not self._known(group)):
            return False
        if group.kind is not Kind.PLURAL:
            return True
        if self.clause.word(group.first - 1) in grammar()["mostly"]:
            return False
        if group.who in grammar()["tellers"]:
            return False
        if token.dep != "conj" or group.phrase == "definite" or group.more:
            return True
        head = self.groups.at(self.clause.token(token.head))
        return head is None or head.kind is not Kind.NUMBER

    def _tells(self, group: Group) -> bool:
        """Whether the group tells of the harm: "..., police and rescue workers said"."""
        if group.first < self.trigger.last or self.clause.word(group.last) not in grammar()["said"]:
            return False
        return any(self.clause.word(i) == "," for i in range(self.trigger.last, group.first))

    def _company(self, tokens: list[Token]) -> list[Token]:
        """Those killed along with the subject: "together with his wife"."""
        if self.trigger.victim not in ("object", "subject", "before") or not tokens:
            return []
        at = self.trigger.last
        if self.clause.word(at) in ("by", "in"):
            return []
        if self.clause.word(at) not in grammar()["with_them"]:
            return []
        at += 1 if self.clause.word(at) == "alongside" else 2
        own = {"his", "her", "their"}
        kin = [
            self.clause.token(group.head)
            for first, group in sorted(self.groups.by_first.items())
            if first > at + 2 and self.clause.word(first - 1) in own
        ]
        return self._people_from(at) + kin

    def _conjoined(self, token: Token) -> Iterator[Token]:
        yield token
        waiting = [token]
        while waiting:
            current = waiting.pop()
            for child in self._beside(current):
                verb = child.tag.startswith("V") and self.groups.at(child) is None
                if verb or self._parted(token.index, child.index):
                    continue
                yield child
                waiting.append(child)

    def _beside(self, token: Token) -> list[Token]:
        """What is conjoined with the word, and what a list names between: "a doctor, a nurse
        and three patients"."""
        syntax = self.clause.syntax
        if self.clause.word(token.index - 1) not in ("a", "an"):
            return syntax.children(token, "conj")
        listed = [t for t in syntax.children(token, "appos") if syntax.children(t, "conj")]
        named = [t for t in listed if self._is_listed(t)]
        return syntax.children(token, "conj") + named

    def _is_listed(self, token: Token) -> bool:
        """Whether it is told as one more of a list: "a nurse", "her two children"."""
        group = self.groups.at(token)
        if group is None or self.clause.word(token.index - 1) in ("a", "an"):
            return group is not None
        return self.clause.word(group.first - 1) in ("his", "her", "their")

    def _parted(self, first: int, last: int) -> bool:
        """Whether another harm stands between: "killed three and injured others"."""
        for index in range(first + 1, last):
            form = self.clause.harms.verbs.get(self.clause.word(index))
            if form is not None and form.shape == "past" and index != self.trigger.at:
                return True
        return False

    def of_object(self) -> list[Token]:
        """The object of the active verb, the subject of the passive."""
        chief, syntax = self._chief, self.clause.syntax
        objects = [t for t in syntax.children(chief, "dobj") if t.index >= self.trigger.last]
        past = self.trigger.shape == "past"
        headline = self._headline() and not self.trigger.numbered
        if past and (self._passive() or headline):
            return self.of_subject()
        members = [m for t in objects for m in self._conjoined(t)]
        people = [t for t in members if self._is_people(t)] or self._after() or self._shared()
        if people or not past or objects or self._is_done_by_things():
            return people
        return self.of_subject()

    def _is_done_by_things(self) -> bool:
        """Whether the verb of a clause has a subject of its own that is no people: "were there
        when the missile hit"."""
        own = self.clause.syntax.children(self._chief, "nsubj")
        told = [t for t in own if t.index < self.trigger.first and t.text.lower() not in RELATIVE]
        things = bool(told) and not any(self._is_people(t) for t in told)
        return things and self._chief.dep == "advcl"

    def _passive(self) -> bool:
        if self.clause.syntax.children(self._chief, "auxpass", "nsubjpass"):
            return True
        before = self.clause.word(self.trigger.first - 1)
        return before in grammar()["be"]

    def _headline(self) -> bool:
        """ "12 Killed Over 40 Injured": a number right before, and the next has its own harm."""
        if self.trigger.first - 1 not in self.groups.by_last:
            return False
        after = self.groups.by_first.get(self.trigger.last)
        return after is None or self.clause.word(after.last) in self.clause.harms.words

    def _shared(self) -> list[Token]:
        """The object that the verb shares with the next one: "shot and killed a man"."""
        if self.clause.word(self.trigger.last) not in ("and", "or"):
            return []
        index = self.trigger.last + 1
        form = self.clause.harms.verbs.get(self.clause.word(index))
        if form is None or not form.of_object:
            return []
        objects = self.clause.syntax.children(self.clause.token(index), "dobj")
        return [t for t in objects if self._is_people(t)] or self._people_from(index + 1)

    def _after(self) -> list[Token]:
        """The people who follow the verb at once, for headlines and broken parses."""
        index, adverbs = self.trigger.last, grammar()["adverbs"]
        while self.clause.word(index) in adverbs and index not in self.groups.by_first:
            index += 1
        return self._people_from(index)

    def _people_from(self, index: int) -> list[Token]:
        if index in self.groups.by_first:
            return [self.clause.token(self.groups.by_first[index].head)]
        for at in range(index, index + 6):
            word = self.clause.word(at)
            if not word or word in grammar()["stops"]:
                return []
            token = self.clause.token(at)
            more = self.clause.is_people(at + 1) and self.clause.token(at + 1).tag[0] == "N"
            if self._is_people(token) and not more:
                return [token]
            if token.tag not in grammar()["nominal_tags"]:
                return []
        return []

    def following(self) -> list[Token]:
        """What follows the last word of a turn of phrase: "claimed the lives of …"."""
        return self._people_from(self.trigger.last)

    def of_subject(self) -> list[Token]:
        """The subject of the verb or state, wherever the parse put it."""
        near = self.groups.by_last.get(self.trigger.first - 1)
        own = [t for t in self._own(self._chief) if self._is_people(t)]
        if near is not None and self.trigger.shape == "past":
            heads = {near.head, *(t.index for t in self._up(near.head))}
            if any(m.index in heads for t in own for m in self._conjoined(t)):
                return own
            return [self._list_head(self.clause.token(near.head))]
        if self.trigger.harm not in BODILY:
            return own or self._preceding()
        return own or self._preceding() or self._climbed(self._chief)

    def _up(self, index: int) -> list[Token]:
        """The words that the word is a complement of: "members of one family"."""
        token = self.clause.token(index)
        found: list[Token] = []
        while token.dep in ("pobj", "prep") and len(found) < 6:
            token = self.clause.token(token.head)
            found.append(token)
        return found

    def _list_head(self, token: Token) -> Token:
        """The first of the people that the token is listed with."""
        while token.dep == "conj" and token.head < token.index:
            head = self.clause.token(token.head)
            if self.groups.at(head) is None or self._parted(head.index, token.index):
                break
            token = head
        return token

    def _own(self, verb: Token) -> list[Token]:
        found = self.clause.syntax.children(verb, "nsubjpass", "nsubj")
        found = [self._whole(t) for t in found if t.index < self.trigger.first]
        return [a for t in found for a in self._antecedent(t, verb)]

    def _whole(self, token: Token) -> Token:
        """Those of whom a part is told between commas, where the parse takes the part for the
        subject: "70 civilians, most of them women, were killed"."""
        at = token.index
        if self.clause.word(at) not in grammar()["parts"] or self.clause.word(at - 1) != ",":
            return token
        group = self.groups.by_last.get(at - 2)
        of_them = self.clause.word(at + 1) == "of" and self.clause.word(at + 2) in PRONOUNS
        return self.clause.token(group.head) if of_them and group is not None else token

    def _climbed(self, token: Token, depth: int = 0) -> list[Token]:
        """The subject of a verb further up, or its object: "left 289 people dead"."""
        head = self.clause.syntax.head(token)
        if head is None or depth > 4:
            return []
        if token.dep in NOUN_OF or (token.dep == "prep" and head.tag.startswith("N")):
            return [head] if self._is_people(head) else []
        objects = self.clause.syntax.children(head, "dobj")
        objects = [t for t in objects if t.index < self.trigger.first and self._is_people(t)]
        of_object = token.dep in OF_OBJECT and (token.dep != "prep" or depth == 0)
        if objects and of_object and self.trigger.victim != "subject":
            return objects
        if token.dep not in RAISED:
            return []
        own = self._own(head)
        if own:
            return [t for t in own if self._is_people(t)]
        return self._climbed(head, depth + 1)

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
                head = self._list_head(self.clause.token(self.groups.by_last[index].head))
                return [self._including(head)]
            token, word = self.clause.token(index), self.clause.word(index)
            if self._is_people(token) and not self._is_where(token):
                return [self._including(self._list_head(token))]
            known = word in grammar()["skipped"] or word in self.clause.harms.verbs
            if not known and not self._aside(index):
                return []
            index -= 1
        return []

    def _including(self, part: Token) -> Token:
        """Those of whom only some are named right before the word of harm: "38 people including
        women and children were reported to have been killed"."""
        group = self.groups.at(part)
        first = group.first if group is not None else part.index
        if self.clause.word(first - 1) not in INCLUDING:
            return part
        before = first - 2 if self.clause.word(first - 2) != "," else first - 3
        whole = self.groups.by_last.get(before)
        return self.clause.token(whole.head) if whole is not None else part

    def _of_things(self) -> bool:
        """Whether the verb is said of things as often as of people: "burned 40 granaries"."""
        return self.clause.word(self.trigger.at) in grammar()["of_things"]

    def _known(self, group: Group) -> bool:
        """Whether words say that they are people, and how many where that is asked for."""
        named = group.sure and (group.who is not None or group.kind is not Kind.NUMBER)
        exact = group.kind is Kind.NUMBER and group.count.relation is not Relation.VAGUE
        return named and (exact or not self.trigger.numbered)

    def _is_where(self, token: Token) -> bool:
        """Whether a name tells where: "taken to Ardun with burns"."""
        group = self.groups.at(token)
        named = group is not None and group.kind is Kind.NAME and token.dep == "pobj"
        return named and self.clause.token(token.head).text.lower() in grammar()["at_places"]

    def _aside(self, index: int) -> bool:
        """An age in commas or brackets: "Smith, 23, was"."""
        word = self.clause.word(index)
        if word in (",", ")", "("):
            return self.clause.word(index - 1).isdigit() or self.clause.word(index + 1).isdigit()
        return word.isdigit() and self.clause.word(index - 1) in (",", "(")

    def of_noun(self) -> list[Token]:
        """Whose death: "of 12 people", "a teenager's", "his"; "12 deaths" has its people."""
        if self.trigger.at in self.groups.by_token:
            return []
        syntax, chief = self.clause.syntax, self._chief
        if self.clause.word(self.trigger.last) in ("of", "to"):
            near = self._people_from(self.trigger.last + 1)
            if near:
                return near
        found = [
            child
            for preposition in syntax.children(chief, "prep")
            if preposition.text.lower() in ("of", "to")
            for child in syntax.children(preposition, "pobj")
        ]
        found += [t for t in syntax.children(chief, "poss") if t.text.lower() != "their"]
        deadly = self.trigger.harm is Harm.KILLED
        return [t for t in found if self._is_people(t) or (deadly and t.tag == "PRP$")]

    def _is_people(self, token: Token) -> bool:
        group = self.groups.at(token)
        if group is None:
            return False
        if self._of_things():
            return self._known(group)
        if self.trigger.numbered:
            return group.kind is Kind.NUMBER and (group.sure or group.who is None)
        return group.sure or self.trigger.harm.value in ("killed", "injured")
