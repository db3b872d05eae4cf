"""The forces and organs of a state: those with a name of their own, and those made by rule."""

from __future__ import annotations

import re
from functools import cache

from dateline.ground.actors.lexicon import trie
from dateline.ground.actors.tables import State, fold
from dateline.model.values import Actor, ActorKind

FORCES = {
    "MIL": ("mil", "{} armed forces"),
    "COP": ("cop", "{} police"),
    "SPY": ("spy", "{} intelligence"),
    "PRM": ("prm", "{} paramilitaries"),
    "GOV": ("gov", "Government of {}"),
    "LEG": ("leg", "Parliament of {}"),
    "JUD": ("jud", "Judiciary of {}"),
}
USUAL = {"MIL": "army", "COP": "police", "GOV": "government", "LEG": "parliament"}
WHOLE = frozenset(
    {
        "government",
        "governments",
        "regime",
        "authorities",
        "junta",
        "military junta",
        "ruling junta",
    }
    | {"state", "administration", "military government", "parliament", "national assembly"}
)
BRANCH = re.compile(r"\b(?:army|air force|navy)$")
"""A branch is one with the armed forces, and called by its own name."""
MINISTRY = re.compile(r"ministry of (?:the )?(.+)")


@cache
def body_of(state: State, sector: str, phrase: str = "") -> Actor:
    """The force or organ of a state that a word for it ("soldiers", "interior ministry")
    stands for."""
    key, form = FORCES.get(sector, FORCES["GOV"])
    kind = ActorKind.GOVERNMENT if key in ("gov", "leg", "jud") else ActorKind.STATE_FORCE
    code = state.alpha2
    named = _named(state, phrase)
    if named is not None:
        return named
    if "security" in phrase and sector == "MIL":
        name = f"{state.adjective} security forces"
        return Actor(name, kind, f"sec:{code.lower()}", None, None, code, sector)
    if kind is ActorKind.GOVERNMENT and phrase and phrase not in WHOLE:
        organ = MINISTRY.sub(r"\1 ministry", phrase)
        name = f"{state.adjective} {organ.title() if 'minist' in organ else organ}"
        organ_key = f"{key}:{organ.replace(' ', '-')}:{code.lower()}"
        return Actor(name, kind, organ_key, None, None, code, sector)
    named = _named(state, USUAL.get(sector, ""))
    if named is not None:
        return named
    name = form.format(state.name if kind is ActorKind.GOVERNMENT else state.adjective)
    branch = BRANCH.search(phrase) if sector == "MIL" else None
    if branch is not None:
        name = f"{state.adjective} {branch.group()}"
    return Actor(name, kind, f"{key}:{code.lower()}", None, None, code, sector)


def _named(state: State, phrase: str) -> Actor | None:
    """The actor of the files whose name is the country's adjective and the word."""
    node = trie()
    for word in (*fold(state.adjective).split(), *phrase.split()):
        step = node.after.get(word)
        if step is None or not phrase:
            return None
        node = step
    known = [entry.known for entry in node.entries if entry.known and not entry.shared]
    return known[0].actor if known and known[0].actor.country_code == state.alpha2 else None
