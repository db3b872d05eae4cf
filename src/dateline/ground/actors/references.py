"""Who is meant by "he", "the militants", "the army": the actor in focus, where just one fits.

Left open where several compete: a wrong tie is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.ground.actors.bodies import body_of
from dateline.ground.actors.described import Found
from dateline.ground.actors.focus import Focus
from dateline.ground.actors.tables import homes, states
from dateline.model.annotated import Annotated, Token
from dateline.model.given_names import given_names
from dateline.model.values import Actor, ActorKind

HE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
UNKNOWN = frozenset({"unidentified", "unknown", "unnamed", "other", "another", "rival", "foreign"})
SENTENCES_BACK = 2
FEWEST = 3  # mentions of a group for it to be in focus
IN_FOCUS = 0.7  # share of all mentions of groups
GROUP_KINDS = (ActorKind.ARMED_GROUP,)


def resolve_descriptions(found: Sequence[Found], annotated: Annotated, focus: Focus) -> list[Found]:
    """ "The militants", "the group", "the army" as the actor in focus, where one fits."""
    groups = [one for one in found if one.named and one.actor.kind in GROUP_KINDS]
    resolved = []
    for one in found:
        actor = _meant(one, groups, annotated, focus) if one.open else None
        if actor is not None:
            one = replace(one, actor=actor, named=False, open=False)
        if not (one.open and one.word is not None and one.word.sort == "group"):
            resolved.append(one)
    return resolved


def _meant(one: Found, groups: Sequence[Found], annotated: Annotated, focus: Focus) -> Actor | None:
    word = one.word
    if word is None or _is_other(one, annotated):
        return None
    if word.sort in ("armed", "group") and word.kind is ActorKind.ARMED_GROUP:
        return _group(one, _of_country(groups, focus), annotated)
    if word.sort in ("force", "government") and word.kind in (
        ActorKind.STATE_FORCE,
        ActorKind.GOVERNMENT,
    ):
        country = focus.country
        if country is not None and country in states():
            return body_of(states()[country], word.sector or "GOV", word.text)
    return None


def _is_other(one: Found, annotated: Annotated) -> bool:
    """Whether the words in front say that it is nobody known, or forces of another sort."""
    before = annotated.tokens[one.first - 1] if one.first else None
    if before is None or annotated.tokens[one.first].start - before.end > 1:
        return False
    bare = one.word is not None and one.word.text == "forces"
    return before.lemma in UNKNOWN or (bare and before.pos in ("ADJ", "NOUN", "PROPN"))


def _of_country(groups: Sequence[Found], focus: Focus) -> list[Found]:
    """The groups that are active in the country in focus."""
    country = focus.country
    return [g for g in groups if country is None or country in homes().get(g.actor.id, ())]


def _group(one: Found, groups: Sequence[Found], annotated: Annotated) -> Actor | None:
    """The armed group that a word takes up: the only one named before (else in the whole
    report), or the only one of this sentence and the one before."""
    code = one.actor.country_code
    fitting = [g for g in groups if code is None or g.actor.country_code == code]
    before = [g for g in fitting if g.last <= one.first]
    definite = _definite(one, annotated)
    if one.word is not None and one.word.sort == "group" and not definite:
        return None
    if not definite and _in_sentence(groups, one, annotated):
        return None  # "rebels fought the Taliban": two sides
    sectors = {one.actor.sector, None} if one.actor.sector in ("PRM", "CRM") else None
    for candidates in (before, _near(before, one, annotated), fitting, _in_focus(groups)):
        distinct = {
            g.actor.id: g.actor for g in candidates if not sectors or g.actor.sector in sectors
        }
        if len(distinct) == 1:
            return next(iter(distinct.values()))
    return None


def _in_focus(groups: Sequence[Found]) -> list[Found]:
    """The mentions of the group that nearly all mentions are of."""
    counts = Counter(g.actor.id for g in groups).most_common(1)
    if not counts or counts[0][1] < max(FEWEST, IN_FOCUS * len(groups)):
        return []
    return [g for g in groups if g.actor.id == counts[0][0]]


def _near(groups: Sequence[Found], one: Found, annotated: Annotated) -> list[Found]:
    if not _definite(one, annotated):
        return []
    firsts = [sentence.first for sentence in annotated.sentences]
    here = bisect_right(firsts, one.first)
    return [g for g in groups if bisect_right(firsts, g.first) >= here - 1]


def _in_sentence(groups: Sequence[Found], one: Found, annotated: Annotated) -> bool:
    firsts = [sentence.first for sentence in annotated.sentences]
    here = bisect_right(firsts, one.first)
    return any(bisect_right(firsts, g.first) == here for g in groups)


def _definite(one: Found, annotated: Annotated) -> bool:
    tokens = annotated.tokens
    first = one.first
    while first > 0 and tokens[first - 1].pos in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return first > 0 and tokens[first - 1].lemma in ("the", "this", "that", "these", "those")


def resolve_pronouns(persons: Sequence[Found], annotated: Annotated) -> list[Found]:
    """ "He" and "she" as the last person who fits, where no other competes."""
    found: list[Found] = []
    firsts = [sentence.first for sentence in annotated.sentences]
    sexes = _sexes(persons)
    for token in annotated.tokens:
        sex = HE.get(token.lemma) or HE.get(token.text.lower())
        if sex is None or token.pos != "PRON":
            continue
        here = bisect_right(firsts, token.index)
        known = sorted((*persons, *found), key=lambda f: f.first)
        window = [f for f in known if f.first < token.index]
        window = [f for f in window if bisect_right(firsts, f.first) >= here - SENTENCES_BACK]
        quoted = _quoted_by(token, persons, annotated)
        window = [f for f in window if f.actor.name not in quoted]
        actor = _person(window, sex, sexes, annotated, token)
        if actor is not None:
            found.append(Found(token.index, token.index + 1, actor, named=False))
    return found


def _quoted_by(token: Token, persons: Sequence[Found], annotated: Annotated) -> set[str]:
    """Who is quoted to the letter with the word: nobody calls himself "he"."""
    sources = [
        attribution.source
        for attribution in annotated.attributions
        if attribution.direct and attribution.source and attribution.content.contains(token.span)
    ]
    return {
        person.actor.name
        for person in persons
        for source in sources
        if source.overlaps(annotated.tokens[person.first].span)
    }


def _person(
    window: Sequence[Found], sex: str, sexes: dict[str, str], annotated: Annotated, token: Token
) -> Actor | None:
    fitting = [f for f in window if sexes.get(f.actor.name, sex) == sex]
    names = {f.actor.name: f.actor for f in fitting}
    if len(names) == 1:
        return next(iter(names.values()))
    subjects = [f for f in fitting if _is_subject(f, annotated) and f.last < token.index]
    if not subjects:
        return None
    last = subjects[-1]
    firsts = [sentence.first for sentence in annotated.sentences]
    same = bisect_right(firsts, last.first)
    joined = [
        f for f in fitting if bisect_right(firsts, f.first) == same and _is_joined(f, annotated)
    ]
    rivals = {f.actor.name for f in (*subjects, *joined) if bisect_right(firsts, f.first) == same}
    return last.actor if len(rivals) == 1 else None


def _is_joined(one: Found, annotated: Annotated) -> bool:
    return any(annotated.tokens[token].dep == "conj" for token in range(one.first, one.last))


def _is_subject(one: Found, annotated: Annotated) -> bool:
    return any(
        annotated.tokens[token].dep in ("nsubj", "nsubjpass")
        for token in range(one.first, one.last)
    ) or any(
        annotated.tokens[annotated.tokens[token].head].dep in ("nsubj", "nsubjpass")
        and annotated.tokens[token].dep == "appos"
        for token in range(one.first, one.last)
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
