"""The actor files: groups, forces, organisations, outlets, officials, countries and words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from dateline.model.outlets import outlets
from dateline.model.values import Actor, ActorKind

NOTE = re.compile(r" ?\([^)]*\)$")
NOT_COUNTRIES = frozenset({"IGO", "UNO", "NGO", "EUR", "IMG", "MNC", "ISM"})


@dataclass(frozen=True, slots=True)
class Known:
    """An actor of the files: the actor itself, PLOVER's code of its country or body, the
    years of its existence or term, and all its names. A note in brackets behind a name says
    that others bear it too. `homes` are the states that it is of, or active in."""

    actor: Actor
    code: str | None
    homes: tuple[str, ...]
    first: int | None
    last: int | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state as an actor: ISO codes, names, demonyms (the adjective first), seats of
    government."""

    alpha2: str
    alpha3: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def adjective(self) -> str:
        """The word that makes a force or government its own: "Afghan"."""
        return self.demonyms[0] if self.demonyms else self.name


@dataclass(frozen=True, slots=True)
class ActorWord:
    """A word for an actor that is no name; `sort` says how it is used (see the file)."""

    text: str
    sort: str
    kind: ActorKind
    sector: str | None


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a table of the data folder, comments left out."""
    table = resources.files("dateline.data").joinpath(name).read_text("utf-8")
    return (line.split("\t") for line in table.splitlines() if line and line[0] != "#")


@cache
def states() -> Mapping[str, State]:
    """The states by ISO alpha-2 code."""
    table = rows("states.tsv")
    return MappingProxyType(
        {
            alpha2: State(alpha2, alpha3, name, _split(names), _split(demonyms), _split(seats))
            for alpha2, alpha3, name, names, demonyms, seats in table
        }
    )


@cache
def actor_words() -> Mapping[str, ActorWord]:
    """The words for actors, by the word in small letters."""
    return MappingProxyType(
        {
            text: ActorWord(text, sort, ActorKind(kind), sector or None)
            for text, sort, kind, sector in rows("actor_words.tsv")
        }
    )


@cache
def verbs() -> frozenset[str]:
    """What a state does as an actor: lemmas."""
    table = resources.files("dateline.data").joinpath("actor_verbs.toml").read_text("utf-8")
    return frozenset(tomllib.loads(table)["verbs"].split())


@cache
def clear_acronyms() -> frozenset[str]:
    """Short acronyms that need no context."""
    return _signs("clear")


@cache
def unclear_words() -> frozenset[str]:
    """Single words that name an actor only where the report says more."""
    return _signs("unclear")


def _signs(key: str) -> frozenset[str]:
    table = resources.files("dateline.data").joinpath("actor_signs.toml").read_text("utf-8")
    return frozenset(tomllib.loads(table)[key].split())


@cache
def known_actors() -> tuple[Known, ...]:
    """Every actor that the files know, in their order: groups, forces, organisations,
    outlets."""
    return (*_groups(), *_forces(), *_organizations(), *_outlets())


@cache
def homes() -> Mapping[str | None, tuple[str, ...]]:
    """The states that each actor is of, or active in, by its id."""
    return MappingProxyType({known.actor.id: known.homes for known in known_actors()})


@cache
def officials() -> tuple[Known, ...]:
    """Persons with an office and its years."""
    return tuple(
        _known("person", name, ActorKind.PERSON, code, sector, (first, last, names), role=role)
        for name, code, sector, first, last, role, names in rows("officials.tsv")
    )


def _groups() -> Iterator[Known]:
    for name, codes, sector, first, last, names in rows("armed_groups.tsv"):
        kind = ActorKind.STATE_FORCE if sector in ("MIL", "COP") else ActorKind.ARMED_GROUP
        kind = ActorKind.ORGANIZATION if sector in ("PTY", "GOV") else kind
        kind = ActorKind.CIVILIANS if sector == "CVL" else kind
        yield _known("group", name, kind, codes, sector, (first, last, names))


def _forces() -> Iterator[Known]:
    for name, code, kind, sector, names in rows("forces.tsv"):
        yield _known("force", name, ActorKind(kind), code, sector, ("", "", names))


def _organizations() -> Iterator[Known]:
    for name, code, sector, names in rows("organizations.tsv"):
        kind = ActorKind.STATE_FORCE if sector == "MIL" else ActorKind.ORGANIZATION
        yield _known("org", name, kind, code, sector, ("", "", names))


def _outlets() -> Iterator[Known]:
    for outlet in outlets():
        names = "|".join(outlet.aliases)
        yield _known(
            "outlet",
            outlet.name,
            ActorKind.OUTLET,
            outlet.country_code or "",
            "JRN",
            ("", "", names),
        )


def _known(
    prefix: str,
    name: str,
    kind: ActorKind,
    codes: str,
    sector: str,
    rest: tuple[str, str, str],
    *,
    role: str | None = None,
) -> Known:
    first, last, names = rest
    code = codes.split("|")[0]
    country = states().get(code)
    actor = Actor(
        NOTE.sub("", name),
        kind,
        f"{prefix}:{slug(name)}",
        role=role,
        country_code=country.alpha2 if country else None,
        sector=sector or None,
    )
    plover = country.alpha3 if country else code if code in NOT_COUNTRIES else None
    homes = tuple(part for part in _split(codes) if part in states())
    return Known(actor, plover, homes, _year(first), _year(last), (name, *_split(names)))


def _year(text: str) -> int | None:
    return int(text) if text else None


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def slug(name: str) -> str:
    """A name as a key: small letters, no marks, hyphens.

    >>> slug("Médecins Sans Frontières")
    'medecins-sans-frontieres'
    """
    return "-".join(re.findall(r"[a-z0-9]+", fold(name)))


def fold(text: str) -> str:
    """Small letters without marks; apostrophes and dashes as on a typewriter.

    >>> fold("Séléka’s")
    "seleka's"
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.translate(SIGNS))
    return "".join(mark for mark in plain if not unicodedata.combining(mark)).lower()


SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "ı": "i"})
