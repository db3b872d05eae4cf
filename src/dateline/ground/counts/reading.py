"""From sentences to counts: groups, words of harm, whom they befell, and how counts relate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.ground.counts.beside import beside
from dateline.ground.counts.clause import Clause
from dateline.ground.counts.frames import victims
from dateline.ground.counts.groups import Group, Kind, numbered
from dateline.ground.counts.index import Groups
from dateline.ground.counts.lexicon import grammar, people
from dateline.ground.counts.members import members
from dateline.ground.counts.numbers import number_phrases
from dateline.ground.counts.relations import graded, related
from dateline.ground.counts.told import Told
from dateline.ground.counts.totals import composites, plural_harms, toll_counts
from dateline.ground.counts.triggers import Trigger, triggers
from dateline.model.annotated import Annotated
from dateline.model.mentions import CountMention
from dateline.model.span import Span
from dateline.model.syntax import Syntax
from dateline.model.values import ActorKind, Count, Harm, Relation

BACK = 2
ISLAMIC_STATE = "IS"
ZERO = Count(0, 0, 0, Relation.ZERO)
ABOUT_LIFE = frozenset({Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED})


def counts_of(annotated: Annotated) -> tuple[CountMention, ...]:
    """The counts of a report in the order of its text."""
    annotated = _with_proper(annotated)
    syntax = Syntax(annotated)
    dated, persons = _marked(annotated, syntax)
    told: list[Told] = []
    spoken_of: Harm | None = None
    for sentence in annotated.sentences:
        tokens = annotated.tokens[sentence.first : sentence.last]
        words = [_plain(t.text.lower()) for t in tokens]
        clause = Clause.of(syntax, sentence, words=words, dated=dated, persons=persons)
        told.extend(_told_in(clause, told, spoken_of))
        spoken_of = _last_harm(clause)
    return tuple(_mention(annotated, item) for item in told)


def _with_proper(annotated: Annotated) -> Annotated:
    """The report with "IS" as a name, which the parser takes for the verb: "31 IS fighters"."""
    if all(t.text != ISLAMIC_STATE for t in annotated.tokens):
        return annotated
    loud = {
        index
        for s in annotated.sentences
        if s.span.of(annotated.report.text).isupper()
        for index in range(s.first, s.last)
    }
    proper = [
        replace(t, tag="NNP", pos="PROPN", lemma=ISLAMIC_STATE)
        if t.text == ISLAMIC_STATE and t.tag.startswith("V") and t.index not in loud
        else t
        for t in annotated.tokens
    ]
    return replace(annotated, tokens=tuple(proper))


def _plain(word: str) -> str:
    """The word without the note marks that stuck to it: "others.[26]"."""
    if word[-1].isalpha() or not word[0].isalpha() or len(word) < 4:
        return word
    return word.rstrip("[]0123456789.,") or word


def _marked(annotated: Annotated, syntax: Syntax) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens of times, and the last token of each person's name."""
    dated = {t.index for time in annotated.times for t in syntax.tokens_in(time.span)}
    persons = {name.last - 1 for name in annotated.names if name.label == "PERSON"}
    for mention in annotated.actors:
        if mention.actor.kind is ActorKind.PERSON and mention.named:
            persons.update(t.index for t in syntax.tokens_in(mention.span)[-1:])
    return frozenset(dated), frozenset(persons)


def _last_harm(clause: Clause) -> Harm | None:
    """What the sentence tells last of those whom it speaks of."""
    return next((t.harm for t in reversed(list(triggers(clause)))), None)


def _told_in(clause: Clause, earlier: list[Told], spoken_of: Harm | None) -> list[Told]:
    """The counts of one sentence; `earlier` are those of the sentences before, of which the last
    spoke of people whom `spoken_of` befell."""
    phrases = list(number_phrases(clause.words, clause.sentence.first))
    harms = list(triggers(clause))
    tolls, taken = toll_counts(clause, phrases, harms[0].harm if harms else spoken_of)
    used = {i for t in tolls for i in range(t.first, max(t.group_first, 1 + (t.verb or 0)))}
    found = [t for t in harms if t.at not in used]
    if not found and not phrases:
        return []
    groups = _outermost([g for p in phrases if p.first not in taken and (g := numbered(clause, p))])
    index = Groups.of(clause, groups)
    befell: dict[int, list[tuple[Group, Trigger]]] = {}
    for trigger in found:
        for group in victims(clause, index, trigger):
            befell.setdefault(group.head, []).append((group, trigger))
    told = [t for pairs in befell.values() for t in _harmed(clause, pairs)]
    listed = list(beside(clause, groups, found, told))
    befell.update({item.head: [] for item in listed})
    told += listed
    told += [t for g in groups if g.head not in befell and (t := _alone(clause, g))]
    order = composites(clause, told) + tolls
    named = members(clause, index, order)
    inside = {item.head for item in named}
    order = [t for t in order if t.head not in inside] + named + plural_harms(clause, index)
    told = sorted(order, key=lambda t: (t.group_first, -t.group_last, t.what.value))
    return related(clause, told, earlier)


def _outermost(groups: list[Group]) -> list[Group]:
    """Leaves out the three of "two of the three hostages"."""
    return [
        g
        for g in groups
        if not any(o.first < g.first and g.last <= o.last for o in groups if o is not g)
    ]


def _harmed(clause: Clause, pairs: list[tuple[Group, Trigger]]) -> Iterator[Told]:
    """What befell one group, where several words tell it: the graver of dead and hurt."""
    group = pairs[0][0]
    bodily = [t for _, t in pairs if t.harm in ABOUT_LIFE]
    strong = [t for t in bodily if not t.weak]
    if group.kind is Kind.PRONOUN or not group.sure:
        bodily = strong
    worse = group.harm is Harm.INJURED and any(
        t.harm is Harm.KILLED and t.victim == "subject" and not t.negated for t in strong
    )
    if group.harm in ABOUT_LIFE and group.told_by is not None and not worse:
        yield Told.of(group, group.harm, group.told_by)
        strong = []
    elif strong or bodily:
        yield _bodily(clause, group, strong or bodily)
    others = {t.harm: t for _, t in reversed(pairs) if t.harm not in ABOUT_LIFE}
    for harm, trigger in others.items():
        if harm is Harm.DISPLACED and bodily and _carried_away(clause, trigger):
            continue
        if _countable(clause, group, harm, trigger):
            yield _with(group, harm, trigger)


def _carried_away(clause: Clause, trigger: Trigger) -> bool:
    """Whether those who are hurt were only taken to be treated: "evacuated with burns"."""
    form = clause.harms.verbs.get(clause.word(trigger.at))
    return form is not None and form.lemma == "evacuate"


def _bodily(clause: Clause, group: Group, found: list[Trigger]) -> Told:
    kinds = {t.harm for t in found if not t.negated}
    first = found[0]
    if not kinds:
        return replace(_with(group, first.harm, first), count=ZERO, phrase="zero")
    chief = {harm: next(t for t in found if t.harm is harm and not t.negated) for harm in kinds}
    if {Harm.KILLED, Harm.INJURED} <= kinds and _either(clause, group, chief):
        return _with(group, Harm.KILLED_OR_INJURED, chief[Harm.KILLED])
    for harm in (Harm.KILLED, Harm.INJURED, Harm.KILLED_OR_INJURED):
        if harm in kinds:
            told = _with(group, harm, chief[harm])
            among = clause.word(chief[harm].first) in ("among", "amongst")
            return told.as_subset() if among else told
    raise AssertionError(kinds)


def _either(clause: Clause, group: Group, chief: dict[Harm, Trigger]) -> bool:
    """ "20 people were killed or wounded", "killed and wounded dozens"."""
    first, second = sorted((chief[Harm.KILLED], chief[Harm.INJURED]), key=lambda t: t.at)
    between = [clause.word(i) for i in range(first.last, second.first)]
    if between in (["or"], ["/"], ["and", "/", "or"], ["and/or"]):
        return True
    return between == ["and"] and (group.count.best is None or group.count.best > 1)


def _with(group: Group, harm: Harm, trigger: Trigger) -> Told:
    return replace(
        Told.of(group, harm, trigger.at),
        first=min(group.first, trigger.first),
        last=max(group.last, trigger.last),
    )


def _countable(clause: Clause, group: Group, harm: Harm, trigger: Trigger) -> bool:
    """Arrests and the like are counted where people are sure to be meant; "displaced people"
    without a number are a sort of people, of whom nothing is told."""
    if harm in (Harm.DISPLACED, Harm.ESCAPED) and group.kind is not Kind.NUMBER:
        a_sort = clause.token(trigger.at).dep == "amod"
        return group.phrase == "plural" and harm is Harm.DISPLACED and not a_sort
    if group.kind is Kind.PLURAL and harm is not Harm.MISSING:
        return False
    return group.sure and group.kind is not Kind.PRONOUN and harm is not Harm.OTHER


def _alone(clause: Clause, group: Group) -> Told | None:
    """A number of people of whom no word tells a harm: a strength, or just people."""
    if group.harm is not None and group.told_by is not None:
        return Told.of(group, group.harm, group.told_by)
    if graded(clause, group.last) is not None:
        return Told.of(group, Harm.OTHER, None)
    if group.who is None:
        return Told.of(group, Harm.OTHER, None) if group.more or group.subset else None
    if not group.sure or group.count.relation is Relation.ZERO:
        return None
    armed = group.who.split()[-1] in people().armed
    if not armed and _arrives(clause, group):
        return Told.of(group, Harm.DISPLACED, None)
    return Told.of(group, Harm.STRENGTH if armed else Harm.OTHER, None)


def _arrives(clause: Clause, group: Group) -> bool:
    """Whether they came from where people flee: "3,200 people, who had arrived in …", told with
    displacement in this sentence or the two before."""
    words = [clause.word(i) for i in range(group.last, clause.sentence.last)]
    if not any(word in grammar()["arriving"] for word in words):
        return False
    sentences = clause.syntax.annotated.sentences
    first = sentences[max(0, clause.sentence.index - BACK)].first
    tokens = clause.syntax.tokens[first : clause.sentence.last]
    return any(token.text.lower() in grammar()["displacing"] for token in tokens)


def _mention(annotated: Annotated, told: Told) -> CountMention:
    tokens = annotated.tokens
    number = told.number or (told.group_first, told.group_last)
    return CountMention(
        span=Span(tokens[told.first].start, tokens[told.last - 1].end),
        number=Span(tokens[number[0]].start, tokens[number[1] - 1].end),
        count=told.count,
        what=told.what,
        who=told.who,
        part_of=told.part_of,
        more=told.more,
        supersedes=told.supersedes,
        head=told.head,
        verb=told.verb,
        phrase=told.phrase,
    )
