"""Persons: their full name, role and organisation, and the surnames that take them up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.ground.actors.described import Found
from dateline.ground.actors.focus import Focus
from dateline.ground.actors.layout import Layout
from dateline.ground.actors.roles import Post, find_post
from dateline.ground.actors.skeleton import PARTICLES, skeleton
from dateline.ground.actors.tables import Known, fold, officials
from dateline.ground.places.words import SHORT_DIRECTIONS
from dateline.model.annotated import Annotated
from dateline.model.text import Name
from dateline.model.values import Actor, ActorKind

LONGEST = 6  # words of a person's name


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the report as far as it is known by now."""

    actor: Actor
    parts: tuple[str, ...]


def find_persons(layout: Layout, focus: Focus) -> list[Found]:
    """Every mention of a person by name, each as the same actor with all that the report
    tells of him."""
    annotated = layout.annotated
    told: list[tuple[Name, tuple[str, ...], Post]] = []
    places = {mention.span.start for mention in annotated.places if mention.place is not None}
    for name in annotated.names:
        if name.label != "PERSON" or _place_in(name, annotated) in places:
            continue
        words = _words(annotated, name)
        if words and len(words) <= LONGEST:
            told.append((name, words, find_post(name, layout, focus)))
    people: dict[str, Person] = {}
    for _, words, post in told:
        if len(words) > 1:
            _learn(people, words, post, focus)
    _take_up_fuller(people)
    parts = _by_parts({id(p): p for p in people.values()}.values())
    return [
        Found(name.first, name.last, _actor(people, parts, words, post, focus))
        for name, words, post in told
    ]


def _place_in(name: Name, annotated: Annotated) -> int:
    """Where a place would begin that the name may be ("Ardun" of "E. Ardun")."""
    tokens = annotated.tokens[name.first : name.last]
    return tokens[1 if len(tokens) > 1 and tokens[0].text in SHORT_DIRECTIONS else 0].start


def _words(annotated: Annotated, name: Name) -> tuple[str, ...]:
    """The words of a name without possessives and titles that slipped in."""
    tokens = annotated.tokens[name.first : name.last]
    text = annotated.report.text[tokens[0].start : tokens[-1].end]
    cased = " ".join(token.text for token in tokens) if text.isupper() or text.islower() else text
    return tuple(
        w for w in cased.replace("’s", "").replace("'s", "").split() if any(map(str.isalpha, w))
    )


def _learn(people: dict[str, Person], words: tuple[str, ...], post: Post, focus: Focus) -> None:
    """Adds what one mention by full name tells of a person."""
    known = _official(words, post, focus)
    name = known.actor.name if known else " ".join(words)
    key = skeleton(name)
    before = people.get(key)
    actor = before.actor if before else _new(name, key, known)
    people[key] = Person(_with_post(actor, post), before.parts if before else words)


def _take_up_fuller(people: dict[str, Person]) -> None:
    """Lets a name of two words or more that begins or ends the full name of one other person
    be that person's: "Ana Maria", "Brandel Soto" beside "Ana Maria Brandel Soto"."""
    split = {key: tuple(skeleton(" ".join(p.parts)).split("-")) for key, p in people.items()}
    homes: dict[str, str] = {}
    for key, parts in split.items():
        longer = [o for o, told in split.items() if len(told) > len(parts) and _within(parts, told)]
        fullest = max(longer, key=lambda other: len(split[other]), default=None)
        if fullest is not None and all(_within(split[o], split[fullest]) for o in longer):
            homes[key] = fullest
    for key, home in homes.items():
        short, full = people[key].actor, people[home]
        post = Post(short.role, short.organization, short.country_code, short.sector)
        people[home] = replace(full, actor=_with_post(full.actor, post))
    people.update({key: people[home] for key, home in homes.items()})


def _within(parts: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the parts of a name begin or end the whole."""
    return parts in (whole[: len(parts)], whole[-len(parts) :])


def _new(name: str, key: str, known: Known | None) -> Actor:
    if known is None:
        return Actor(name, ActorKind.PERSON, f"person:{key}")
    return replace(known.actor, id=f"person:{key}")


def _with_post(actor: Actor, post: Post) -> Actor:
    """The actor with role and organisation where they weren't known yet; the fuller role,
    told first, stays."""
    return replace(
        actor,
        role=actor.role or post.role,
        organization=actor.organization or post.organization,
        country_code=actor.country_code or post.country_code,
        sector=actor.sector or post.sector,
    )


def _actor(
    people: Mapping[str, Person],
    parts: Mapping[str, list[Person]],
    words: tuple[str, ...],
    post: Post,
    focus: Focus,
) -> Actor:
    """Who a mention by name is: a person told in full, else one with just this name."""
    known = _official(words, post, focus)
    name = known.actor.name if known else " ".join(words)
    key = skeleton(name)
    person = people.get(key) if len(words) > 1 or known else None
    person = person or _only(parts.get(f"-{key}", ())) or _only(parts.get(key, ()))
    if person is not None:
        return person.actor
    actor = _new(name, key, known)
    return _with_post(actor if known else replace(actor, id=None), post)


def _by_parts(people: Iterable[Person]) -> Mapping[str, list[Person]]:
    """The persons by each part of their name's key, and by how it ends (with a hyphen in
    front), which counts for more."""
    found: dict[str, list[Person]] = {}
    for person in people:
        parts = skeleton(" ".join(person.parts)).split("-")
        for part in dict.fromkeys(parts):
            found.setdefault(part, []).append(person)
        for length in range(1, len(parts)):
            found.setdefault("-" + "-".join(parts[-length:]), []).append(person)
    return found


def _only(people: Sequence[Person]) -> Person | None:
    return people[0] if len(people) == 1 else None


def _official(words: tuple[str, ...], post: Post, focus: Focus) -> Known | None:
    """The official of the files that a name means here: a surname where his country is spoken
    of, a full name also elsewhere, unless it holds another post there ("Ardun's mayor …")."""
    plain = _key(" ".join(words))
    bearers = _officials().get(plain, ())
    if len(bearers) > 1:  # namesakes: only the year tells them apart
        bearers = tuple(known for known in bearers if _in_office(known, focus.year))
    if len(bearers) != 1:
        return None
    known = bearers[0]
    short = len([part for part in plain if part not in PARTICLES]) < 2
    at_home = known.actor.country_code in focus.countries or known.code in ("UNO", "EUR")
    other = post.role is not None and (known.actor.role or "") not in post.role.lower()
    return known if at_home or not (short or other) else None


def _in_office(known: Known, year: int | None) -> bool:
    return year is not None and (known.first or 0) <= year <= (known.last or 9999)


def _key(name: str) -> tuple[str, ...]:
    return tuple(fold(name).replace("-", " ").split())


@cache
def _officials() -> Mapping[tuple[str, ...], tuple[Known, ...]]:
    found: dict[tuple[str, ...], tuple[Known, ...]] = {}
    for known in officials():
        for name in known.names:
            key = _key(name)
            found[key] = (*found.get(key, ()), known)
    return found
